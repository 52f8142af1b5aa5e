import PapersModel

/// What a reader delivers: a list as its file says it, each part with its place in the file.
///
/// A draft knows nothing of the file's format, and nothing in it has been judged yet: keys may be malformed, dates no
/// dates, relations may lead nowhere. `ListChecks` says what is wrong with it; `list` makes a list of it.
///
/// A part that isn't there is `nil`. A reader that finds something it can't read in the place of a part says so itself
/// and leaves the part out; only titles and sections are then there and empty, so that nobody says they were missing.
struct ListDraft {
  /// The file's name as the person gave it.
  var file: String
  var place: Place
  /// The version of the format that the file is written in.
  var format: Placed<String>?
  var id: Placed<String>?
  var title: TextDraft?
  var introduction: TextDraft?
  var credit: TextDraft?
  var sections: Placed<[SectionDraft]>?
  var glossary: [TermDraft] = []
}

struct SectionDraft {
  var place: Place
  var id: Placed<String>?
  var title: TextDraft?
  var introduction: TextDraft?
  var afterwards: TextDraft?
  var entries: [EntryDraft] = []
}

struct EntryDraft {
  struct LinkDraft {
    var kind: Link.Kind
    var address: Placed<String>
  }

  struct EffortDraft {
    var place: Place
    /// Minutes, as a number or a range such as `20-30`.
    var survey: Placed<String>?
    var grasp: Placed<String>?
  }

  struct QuestionDraft {
    var place: Place
    var question: TextDraft?
    var answer: TextDraft?
  }

  var place: Place
  var key: Placed<String>?
  var aliases: [Placed<String>] = []
  /// `paper` or `resource`; a follow-up is one by where it stands.
  var kind: Placed<String>?
  var title: TextDraft?
  var shortTitle: Placed<String>?
  var authors: [Placed<String>] = []
  var year: Placed<String>?
  /// A date known to the year, the month or the day.
  var published: Placed<String>?
  var venue: Placed<String>?
  var arXivIDs: [Placed<String>] = []
  var dois: [Placed<String>] = []
  var links: [LinkDraft] = []
  var requires: [Placed<String>] = []
  var leadsTo: [Placed<String>] = []
  var related: [Placed<String>] = []
  var why: TextDraft?
  var ideas: [TextDraft] = []
  var lookFor: TextDraft?
  var before: TextDraft?
  var when: TextDraft?
  var questions: [QuestionDraft] = []
  var then: TextDraft?
  var terms: [Placed<String>] = []
  var effort: EffortDraft?
  var followUps: [EntryDraft] = []
}

struct TermDraft {
  var place: Place
  var term: TextDraft?
  var definition: TextDraft?
  /// The key of the entry that introduces it.
  var entry: Placed<String>?
  var see: [Placed<String>] = []
}

/// Text in one or both languages.
struct TextDraft: Equatable {
  var place: Place
  var english: Placed<String>?
  var chinese: Placed<String>?

  init(at place: Place, english: Placed<String>? = nil, chinese: Placed<String>? = nil) {
    self.place = place
    self.english = english
    self.chinese = chinese
  }

  /// A text of which the file doesn't say the language: with Chinese characters in it, it is Chinese.
  init(_ text: Placed<String>) {
    let isChinese = text.value.containsHan
    self.init(at: text.place, english: isChinese ? nil : text, chinese: isChinese ? text : nil)
  }

  var isEmpty: Bool { english == nil && chinese == nil }

  subscript(language: Language) -> Placed<String>? {
    language == .english ? english : chinese
  }
}

extension ListDraft {
  /// Visits each text that may be there in two languages, with what the list format calls it.
  func forEachText(_ visit: (TextDraft, String) -> Void) {
    func see(_ text: TextDraft?, _ name: String) {
      if let text { visit(text, name) }
    }
    func see(_ entry: EntryDraft) {
      see(entry.title, "title")
      see(entry.why, "why")
      for idea in entry.ideas { visit(idea, "ideas") }
      see(entry.lookFor, "look_for")
      see(entry.before, "before")
      see(entry.when, "when")
      for question in entry.questions {
        see(question.question, "question")
        see(question.answer, "answer")
      }
      see(entry.then, "then")
      for followUp in entry.followUps { see(followUp) }
    }
    see(title, "title")
    see(introduction, "introduction")
    see(credit, "credit")
    for section in sections?.value ?? [] {
      see(section.title, "title")
      see(section.introduction, "introduction")
      see(section.afterwards, "afterwards")
      for entry in section.entries { see(entry) }
    }
    for term in glossary {
      see(term.term, "term")
      see(term.definition, "definition")
    }
  }

  /// Visits everything else that is written as one text, such as keys, names, numbers, dates and addresses, with what
  /// the list format calls it.
  func forEachValue(_ visit: (Placed<String>, String) -> Void) {
    func see(_ value: Placed<String>?, _ name: String) {
      if let value { visit(value, name) }
    }
    func see(_ values: [Placed<String>], _ name: String) {
      for value in values { visit(value, name) }
    }
    func see(_ entry: EntryDraft) {
      see(entry.key, "key")
      see(entry.aliases, "aliases")
      see(entry.kind, "kind")
      see(entry.shortTitle, "short")
      see(entry.authors, "authors")
      see(entry.year, "year")
      see(entry.published, "published")
      see(entry.venue, "venue")
      see(entry.arXivIDs, "arxiv")
      see(entry.dois, "doi")
      for link in entry.links { visit(link.address, link.kind.rawValue) }
      see(entry.requires, "requires")
      see(entry.leadsTo, "leads_to")
      see(entry.related, "related")
      see(entry.terms, "terms")
      see(entry.effort?.survey, "survey")
      see(entry.effort?.grasp, "grasp")
      for followUp in entry.followUps { see(followUp) }
    }
    see(format, "format")
    see(id, "id")
    for section in sections?.value ?? [] {
      see(section.id, "id")
      for entry in section.entries { see(entry) }
    }
    for term in glossary {
      see(term.entry, "entry")
      see(term.see, "see")
    }
  }
}

extension String {
  fileprivate var containsHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value) }
  }
}
