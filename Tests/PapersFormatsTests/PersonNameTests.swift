import Testing

@testable import PapersFormats

@Suite("Names of authors")
struct PersonNameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var written: String
    var name: PersonName

    init(
      _ written: String, _ family: String, _ given: String, particle: String = "", suffix: String = ""
    ) {
      self.written = written
      name = .person(given: given, particle: particle, family: family, suffix: suffix)
    }

    var testDescription: String { written }
  }

  @Test(
    "Persons have a family name, a given name, particles and a suffix",
    arguments: [
      Case("Łukasz Kaiser", "Kaiser", "Łukasz"),
      Case("Aidan N. Gomez", "Gomez", "Aidan N."),
      Case("Ming-Wei Chang", "Chang", "Ming-Wei"),
      Case("Simon A. A. Kohl", "Kohl", "Simon A. A."),
      Case("M Saiful Bari", "Bari", "M Saiful"),
      Case("Quoc Le", "Le", "Quoc"),
      Case("Da Ju", "Ju", "Da"),
      Case("The Anh Han", "Han", "The Anh"),
      Case("Conan O'Brien", "O'Brien", "Conan"),
      // Particles, small.
      Case("Laurens van der Maaten", "Maaten", "Laurens", particle: "van der"),
      Case("Patrick von Platen", "Platen", "Patrick", particle: "von"),
      Case("Javier de la Rosa", "Rosa", "Javier", particle: "de la"),
      Case("Diego de Las Casas", "Las Casas", "Diego", particle: "de"),
      Case("Charles de Gaulle", "Gaulle", "Charles", particle: "de"),
      Case("Lucia di Lammermoor", "Lammermoor", "Lucia", particle: "di"),
      Case("Maria dos Santos", "Santos", "Maria", particle: "dos"),
      Case("Abu Ali ibn Sina", "Sina", "Abu Ali", particle: "ibn"),
      Case("Balder ten Cate", "Cate", "Balder", particle: "ten"),
      Case("Gerard 't Hooft", "Hooft", "Gerard", particle: "'t"),
      Case("van Gogh", "Gogh", "", particle: "van"),
      // Small to the last word, and joined to it.
      Case("Muhammad ibn Musa al-Khwarizmi", "al-Khwarizmi", "Muhammad ibn Musa"),
      Case("Jean d'Alembert", "d'Alembert", "Jean"),
      Case("danah boyd", "boyd", "danah"),
      // Particles with a capital belong to the family name.
      Case("Teven Le Scao", "Le Scao", "Teven"),
      Case("Daniel De Freitas", "De Freitas", "Daniel"),
      Case("Sheer El Showk", "El Showk", "Sheer"),
      Case("Eyal Bar Natan", "Bar Natan", "Eyal"),
      Case("Loubna Ben allal", "Ben allal", "Loubna"),
      Case("Guy Van den Broeck", "Van den Broeck", "Guy"),
      Case("Blaise Agüera y Arcas", "Agüera y Arcas", "Blaise"),
      // Suffixes.
      Case("Jose Luis Olmos Jr.", "Olmos", "Jose Luis", suffix: "Jr."),
      Case("Jose Luis Olmos, Jr.", "Olmos", "Jose Luis", suffix: "Jr."),
      Case("Guy L. Steele Jr", "Steele", "Guy L.", suffix: "Jr"),
      Case("William H. Gates III", "Gates", "William H.", suffix: "III"),
      Case("Otto van der Berg Sr.", "Berg", "Otto", particle: "van der", suffix: "Sr."),
      // With commas.
      Case("Vaswani, Ashish", "Vaswani", "Ashish"),
      Case("Ortiz Suarez, Pedro", "Ortiz Suarez", "Pedro"),
      Case("van der Maaten, Laurens", "Maaten", "Laurens", particle: "van der"),
      Case("Steele, Jr., Guy L.", "Steele", "Guy L.", suffix: "Jr."),
      // Any white space, anywhere.
      Case("  Noam\u{A0}\n Shazeer\u{1B} ", "Shazeer", "Noam"),
    ])
  func persons(example: Case) {
    #expect(PersonName(example.written) == example.name)
  }

  @Test(
    "Groups and names that can't be taken apart stay whole",
    arguments: [
      "BigScience Workshop", "OpenAI", "DeepMind Interactive Agents Team", "Google Research", "Meta AI", "DeepSeek-AI",
      "Gemini Team", "Google, Inc.", "Association for Computing Machinery", "Simons and Partners",
      "Simons AND Partners",
      "Plato", "王伟", "山田 太郎", "김철수", "R&D {Team}", "4chan user", "a, b, c, d", "Smith,", ",", "{}", "Jr.",
    ])
  func whole(name: String) {
    #expect(PersonName(name) == .literal(name))
  }

  @Test("What a list leaves out is said once at the end, in any of the usual ways")
  func leftOut() {
    let devlin = PersonName.person(given: "Jacob", particle: "", family: "Devlin", suffix: "")
    #expect(PersonName.names(["Jacob Devlin", "et al."]) == [devlin, .others])
    #expect(PersonName.names(["Jacob Devlin et al."]) == [devlin, .others])
    #expect(PersonName.names(["Jacob Devlin, et al", ""]) == [devlin, .others])
    #expect(PersonName.names(["Jacob Devlin and others"]) == [devlin, .others])
    #expect(PersonName.names(["Jacob Devlin", "others"]) == [devlin, .others])
    #expect(PersonName.names(["et al.", "Jacob Devlin et al."]) == [devlin, .others])
    #expect(
      PersonName.names(["Ann Brothers", "\n"]) == [.person(given: "Ann", particle: "", family: "Brothers", suffix: "")])
  }
}
