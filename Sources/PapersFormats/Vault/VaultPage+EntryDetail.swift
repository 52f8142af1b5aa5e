import PapersModel

extension VaultPage {
  /// - Parameters:
  ///   - names: Knows what the pages are called that the page links to.
  ///   - languages: The languages of what the list says, in this order; a text that has none of them stands in the one
  ///     it has.
  ///   - calendar: Tells the dates.
  public init(
    _ detail: EntryDetail, names: VaultFileNames, languages: [Language] = Language.allCases,
    calendar: LocalCalendar
  ) {
    let entry = detail.entry
    let progress = detail.progress
    func day(_ moment: Moment?) -> VaultProperty.Value? { moment.map { .day(calendar.day(of: $0)) } }
    func text(_ text: String?) -> VaultProperty.Value? { text.flatMap { $0.isEmpty ? nil : .text($0) } }
    func texts(_ texts: [String]) -> VaultProperty.Value? { texts.isEmpty ? nil : .texts(texts) }

    let title = entry.title.preferring(.english)
    // Note programs find a page by its file's name and by these.
    var aliases: [String] = []
    for alias in entry.title.all + [entry.shortTitle].compactMap({ $0 }) where !aliases.contains(alias) {
      aliases.append(alias)
    }
    let values: [(VaultProperty.Name, VaultProperty.Value?)] = [
      (.title, text(title)), (.citekey, text(entry.key.rawValue)), (.aliases, texts(aliases)),
      (.authors, texts(entry.authors)), (.year, entry.year.map { .number($0) }), (.venue, text(entry.venue)),
      (.doi, text(entry.doi)), (.arxiv, text(entry.arXivID)), (.url, text(entry.address)),
      (.tags, texts(progress.tags)),
      (.status, text(progress.status.rawValue)), (.rating, progress.rating.map { .number($0) }),
      (.started, day(progress.startedAt)), (.read, day(progress.readAt)), (.survey, day(progress.passes[.survey])),
      (.grasp, day(progress.passes[.grasp])), (.rebuild, day(progress.passes[.rebuild])),
      (.noteWritten, progress.hasNote ? day(progress.noteWrittenAt) : nil),
    ]
    key = entry.key
    properties = values.compactMap { name, value in value.map { VaultProperty(name, $0) } }
    about = AboutText(detail: detail, names: names, languages: languages).text
    note = progress.note
  }
}

/// What the list says about a paper, as Markdown.
private struct AboutText {
  let detail: EntryDetail
  let names: VaultFileNames
  let languages: [Language]

  var text: String {
    let entry = detail.entry
    var blocks = ["# " + Markdown.escaped(entry.title.preferring(.english))]
    if entry.title.english != nil, let chinese = entry.title.chinese { blocks.append(Self.paragraph(chinese)) }
    blocks.append(MarkdownExport.bibliographicLine(entry))
    if let why = entry.commentary.why { blocks += ["## Why it is here"] + paragraphs(why) }
    if !entry.commentary.ideas.isEmpty {
      let items = entry.commentary.ideas.map { "- " + paragraphs($0).joined(separator: "\n\n  ") }
      blocks += ["## Key ideas", items.joined(separator: "\n")]
    }
    for (heading, entries) in [("Builds on", detail.requires), ("Leads to", detail.leadsTo)] where !entries.isEmpty {
      let items = entries.map { "- \(names.link(to: $0.key)) \(Markdown.escaped($0.name))" }
      blocks += ["## \(heading)", items.joined(separator: "\n")]
    }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func paragraphs(_ text: LocalizedText) -> [String] {
    let chosen = languages.compactMap { text[$0] }
    return (chosen.isEmpty ? text.all : chosen).map(Self.paragraph)
  }

  private static func paragraph(_ text: String) -> String { Markdown.paragraph(Markdown.escaped(text)) }
}
