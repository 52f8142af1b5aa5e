// Words to add to. Each is written as it stands in titles.

extension BibTeXTitle {
  /// Words of the field that keep their capital in any case: names, and what is called after people and places.
  static let namesWithCapital: Set = [
    "Adam", "Arabic", "Bayes", "Bayesian", "Bernoulli", "Boltzmann", "Cauchy", "Chinese", "Dirichlet", "English",
    "Euclidean", "European", "Fourier", "French", "Gaussian", "German", "Gibbs", "Greek", "Hamiltonian", "Hessian",
    "Hilbert", "Hopfield", "Italian", "Jacobian", "Japanese", "Kalman", "Korean", "Kullback", "Lagrangian", "Langevin",
    "Laplace", "Laplacian", "Latin", "Leibler", "Lipschitz", "Mamba", "Markov", "Markovian", "Monte", "Carlo", "Nash",
    "Nesterov", "Newton", "Poisson", "Python", "Riemannian", "Russian", "Shannon", "Spanish", "Taylor", "Transformer",
    "Transformers", "Turing", "Wasserstein", "Wikipedia", "Winograd",
  ]
}
