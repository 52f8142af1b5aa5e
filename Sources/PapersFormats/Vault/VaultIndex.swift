import PapersModel

/// The page of a vault that lists the others, in reading order.
public struct VaultIndex: Sendable {
  /// The name of the file. No paper's file has it: theirs begin with `@`.
  public static let file = "index.md"

  private let overview: ListOverview
  private let entries: [EntrySummary]
  private let names: VaultFileNames

  /// - Parameter entries: All of the list, in reading order.
  public init(overview: ListOverview, entries: [EntrySummary], names: VaultFileNames) {
    self.overview = overview
    self.entries = entries
    self.names = names
  }

  /// Brings the index and the file of a vault together. What is outside of the guards stays byte for byte.
  ///
  /// A folder has one index: two lists exported to the same one take turns in it.
  public func merged(into existing: String?, dialect: VaultDialect) -> VaultMerge.Merged {
    let file = VaultFile(existing)
    var body = VaultBody(lines: file.lines)
    var warnings: [VaultWarning] = []
    func fingerprint(_ text: Bytes) -> ContentHash { ContentHash(of: .index, CitationKey(""), text) }
    let generated = GeneratedPart(text(in: dialect), lineBreak: file.lineBreak)
    func block(below kept: Bytes = []) -> Bytes {
      generated.between(VaultGuard.opening(.index, fingerprint(generated.text)), VaultGuard.closing(.index)) + kept
    }
    let part = body.part(.index, outside: nil)
    var strays = body.strays(outside: [part])
    if let part {
      let kept = generated.linesToKeep(of: part, in: body, fingerprint: fingerprint)
      if !kept.isEmpty { warnings.append(.linesMovedOut(.index)) }
      body.replace(.index, at: part.lines, with: block(below: kept))
    } else if let stray = strays.firstIndex(where: { $0.guard.part == .index }) {
      body.replace(.index, atStray: strays.remove(at: stray), holding: generated.text, with: block())
      warnings.append(.partPutBack(.index))
    } else {
      body.add(.index, block(), beside: nil, lineBreak: file.lineBreak)
    }
    warnings += strays.map { .strayGuard(line: $0.line + 1) }
    let text = file.mark + body.text(below: [], lineBreak: file.lineBreak)
    return VaultMerge.Merged(text: text.text, warnings: warnings)
  }

  private func text(in dialect: VaultDialect) -> String {
    var out = "# \(Markdown.escaped(overview.title.preferring(.english)))\n"
    let papers = overview.papers
    if papers.total > 0 { out += "\n\(papers[.read]) of \(papers.total) papers read.\n" }
    for section in overview.sections {
      let title = section.title.all.map(Markdown.escaped).joined(separator: " · ")
      out += "\n## \(section.number.map { "\($0). " } ?? "")\(title)\n"
      let listed = section.positions.filter(entries.indices.contains).map { entries[$0] }
      if !listed.isEmpty { out += "\n" }
      for entry in listed {
        out += "- \(link(to: entry, in: dialect)) (\(entry.status.word))\n"
      }
    }
    return out
  }

  private func link(to entry: EntrySummary, in dialect: VaultDialect) -> String {
    // Brackets and bars end a label.
    let signs = entry.title.preferring(.english).unicodeScalars.map {
      "[]|\\".unicodeScalars.contains($0) || Character($0).isNewline ? " " : $0
    }
    let label = String(String.UnicodeScalarView(signs))
    switch dialect {
    case .frontMatter: return "[[\(names.page(of: entry.key))|\(label)]]"
    case .logseq: return "[\(label)](\(names.link(to: entry.key)))"
    }
  }
}
