import PapersModel

/// Brings a page of the library and the file of a vault together.
///
/// The library's text stands between guards (`VaultGuard`), and what is outside of them is the person's, byte for byte. A
/// guard carries a fingerprint of what was written, so that the file itself tells what was edited since.
///
/// Of the properties, `tags` and `aliases` are shared: the person's come first, in their order, ours after them. Of the
/// others the library's value wins, also over a `status` or a `rating` that the person changed in the file; a value that
/// may have been theirs is reported. Properties that are not ours are not touched.
public enum VaultMerge {
  public struct Merged: Hashable, Sendable {
    /// The whole content of the file.
    public var text: String
    /// The note as it was edited in the vault, to be stored in the library as a new version over the one the page had.
    ///
    /// Store it before the file is written. In the other order, a program that is ended in between leaves a file that
    /// counts as exported and a library that doesn't know the edit, and the next export would take it back.
    public var noteTakenIn: String?
    /// Whether the note was edited on both sides. Both texts are in it then, the vault's first.
    public var conflict = false
    public var warnings: [VaultWarning] = []
  }

  /// - Parameters:
  ///   - existing: The file as it is; `nil` if there is none.
  ///   - oldKey: The key under which the file was written, if it is not the page's.
  ///   - today: The day that `note-written` gets where a note is taken in, so that the next export finds it so.
  public static func merge(
    _ page: VaultPage, into existing: String?, writtenUnder oldKey: CitationKey? = nil, dialect: VaultDialect,
    today: CivilDay? = nil
  ) -> Merged {
    var merge = PageMerge(page, into: VaultFile(existing), writtenUnder: oldKey ?? page.key, dialect: dialect)
    return merge.merged(today: today)
  }
}

/// One page on its way into one file.
private struct PageMerge {
  private let page: VaultPage
  private let file: VaultFile
  /// The key that the fingerprints in the file were made with.
  private let writtenKey: CitationKey
  private let dialect: VaultDialect
  /// The lines of the file that hold properties.
  private let headLines: ArraySlice<ByteSlice>
  private var body: VaultBody
  private let aboutPart: VaultBody.Part?
  private let notePart: VaultBody.Part?
  private var warnings: [VaultWarning] = []

  init(_ page: VaultPage, into file: VaultFile, writtenUnder writtenKey: CitationKey, dialect: VaultDialect) {
    self.page = page
    self.file = file
    self.writtenKey = writtenKey
    self.dialect = dialect
    let headCount =
      dialect == .logseq ? LogseqProperties.lineCount(in: file.lines) : FrontMatter.lineCount(in: file.lines)
    headLines = file.lines[..<headCount]
    let body = VaultBody(lines: Array(file.lines[headCount...]))
    notePart = body.note { part in
      let text = VaultGuard.unescaped(body.content(of: part))
      return part.opening.fingerprints == [ContentHash(of: .note, writtenKey, text).description]
    }
    aboutPart = body.part(.about, outside: notePart)
    self.body = body
  }

  mutating func merged(today: CivilDay?) -> VaultMerge.Merged {
    let note = mergedNote()
    var properties = page.properties
    if note.isTakenIn, let today {
      properties.removeAll { $0.name == .noteWritten }
      if !note.note.isEmpty { properties.append(VaultProperty(.noteWritten, .day(today))) }
    }
    let head = mergedHead(properties)
    place(GeneratedPart(page.about, lineBreak: file.lineBreak), properties, note)
    let text = body.text(below: head.text(above: body.lines.first, file.lineBreak), lineBreak: file.lineBreak)
    return VaultMerge.Merged(
      text: (file.mark + text).text, noteTakenIn: note.isTakenIn ? note.note.text : nil, conflict: note.isConflict,
      warnings: warnings)
  }

  private mutating func mergedNote() -> NoteMerge {
    let library = Bytes(page.note.utf8)
    guard let notePart else {
      return NoteMerge(library: library, file: library, lineBreak: file.lineBreak, isAsExported: nil)
    }
    let exported = notePart.opening.fingerprints.first
    if exported == nil { warnings.append(.fingerprintLost(.note)) }
    return NoteMerge(
      library: library, file: VaultGuard.unescaped(body.content(of: notePart)), lineBreak: file.lineBreak,
      isAsExported: exported.map { [key = writtenKey] exported in
        { ContentHash(of: .note, key, $0).description == exported }
      })
  }

  private mutating func mergedHead(_ properties: [VaultProperty]) -> VaultHead {
    let fingerprints = aboutPart?.opening.fingerprints ?? []
    let written = fingerprints.count == 2 ? fingerprints[1] : nil
    let isAsWritten = { [key = writtenKey] (print: PropertyPrint) in print.fingerprint(for: key).description == written
    }
    let head =
      dialect == .logseq
      ? LogseqProperties.merge(properties, into: headLines, file.lineBreak, isAsWritten: isAsWritten)
      : FrontMatter.merge(properties, into: headLines, file.lineBreak, isAsWritten: isAsWritten)
    warnings += head.warnings
    return head
  }

  /// Puts both parts where they were, where one of their guards is, or at the end.
  private mutating func place(_ about: GeneratedPart, _ properties: [VaultProperty], _ merged: NoteMerge) {
    let aboutText = about.between(
      VaultGuard.opening(
        .about, ContentHash(of: .about, page.key, about.text),
        PropertyPrint(properties, in: dialect).fingerprint(for: page.key)),
      VaultGuard.closing(.about))
    let note = VaultGuard.escaped(merged.note) + file.lineBreak.bytes
    let noteText =
      file.lineBreak.applied(to: VaultGuard.opening(.note, ContentHash(of: .note, page.key, merged.note)) + "\n")
      + note + file.lineBreak.applied(to: VaultGuard.closing(.note) + "\n")

    var strays = body.strays(outside: [notePart, aboutPart])
    func putBack(_ part: VaultPart, holding content: Bytes, _ text: Bytes) {
      guard let stray = strays.firstIndex(where: { $0.guard.part == part }) else { return }
      body.replace(part, atStray: strays.remove(at: stray), holding: content, with: text)
      warnings.append(.partPutBack(part))
    }
    if let aboutPart {
      let kept = about.linesToKeep(of: aboutPart, in: body) { [key = writtenKey] in ContentHash(of: .about, key, $0) }
      if !kept.isEmpty { warnings.append(.linesMovedOut(.about)) }
      body.replace(.about, at: aboutPart.lines, with: aboutText + kept)
    } else {
      putBack(.about, holding: about.text, aboutText)
    }
    if let notePart {
      body.replace(.note, at: notePart.lines, with: noteText)
    } else {
      putBack(.note, holding: note, noteText)
    }
    let wasOurs = body.hasPlace(.about) || body.hasPlace(.note)
    for (part, other, text) in [(VaultPart.about, VaultPart.note, aboutText), (.note, .about, noteText)]
    where !body.hasPlace(part) {
      if wasOurs { warnings.append(.partPutBack(part)) }
      body.add(part, text, beside: other, lineBreak: file.lineBreak)
    }
    warnings += strays.map { .strayGuard(line: headLines.count + $0.line + 1) }
  }
}
