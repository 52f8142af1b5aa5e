// Words to add to. But where it is said, each is written as it stands in names.

extension PersonName {
  /// What stands for the authors that are left out, in small letters.
  static let leftOut: Set = ["et al.", "et al", "others", "and others"]

  /// What comes after a name.
  static let suffixes: Set = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"]

  /// Particles that some families write with a capital. `Bin` and `Das` are left out, being names more often.
  static let capitalParticles: Set = [
    "Al", "Bar", "Ben", "Da", "De", "Del", "Dela", "Della", "Delos", "Den", "Der", "Di", "Dos", "Du", "El", "La", "Le",
    "Los", "Ten", "Ter", "Van", "Von",
  ]

  /// Words that no person is called. Case counts: `AI` is none, `Ai` is a name.
  static let groupWords: Set = [
    "AI", "Agency", "Alibaba", "Anthropic", "Association", "Authors", "Baidu", "BigScience", "Center", "Centre",
    "Collaboration", "Collective", "Committee", "Community", "Company", "Consortium", "Contributors", "Corp", "Corp.",
    "Corporation", "DeepMind", "DeepSeek", "Department", "Developers", "EleutherAI", "Facebook", "Foundation", "GmbH",
    "Google", "Group", "Huawei", "Inc", "Inc.", "Initiative", "Institute", "LLC", "Lab", "Laboratories", "Laboratory",
    "Labs", "Ltd", "Ltd.", "Maintainers", "Microsoft", "Ministry", "NVIDIA", "Network", "Nvidia", "OpenAI",
    "Organisation", "Organization", "Project", "Research", "Society", "Team", "Tencent", "University", "Workshop",
  ]

  /// Small words that join the words of a group's name and never those of a person's. With capitals, `The` and `On`
  /// are names; `and` is not even then, since BibTeX divides names there.
  static let joiningWords: Set = ["and", "at", "for", "of", "on", "the"]
}
