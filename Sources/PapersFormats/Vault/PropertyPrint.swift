import PapersModel

/// The values of our properties, to be recognised. Those that the person shares don't count.
struct PropertyPrint {
  private var values: [VaultProperty.Name: [String]] = [:]

  init(_ properties: [VaultProperty], in dialect: VaultDialect) {
    for property in properties where !property.name.isShared {
      values[property.name] =
        dialect == .logseq ? [LogseqProperties.text(of: property.value)] : property.value.items
    }
  }

  /// - Parameter values: As they stand in a file; a value that is neither a text nor a list of texts is `nil`.
  init(_ values: [VaultProperty.Name: [String]?]) {
    for (name, value) in values where !name.isShared { self.values[name] = value ?? ["\u{0}"] }
  }

  /// Only the values that some properties have.
  func of(_ properties: [VaultProperty]) -> PropertyPrint {
    var print = self
    print.values = values.filter { value in properties.contains { $0.name == value.key } }
    return print
  }

  func fingerprint(for key: CitationKey) -> ContentHash {
    var text = Bytes()
    for name in VaultProperty.Name.allCases {
      guard let items = values[name] else { continue }
      text += "\(name.rawValue)\u{0}\(items.joined(separator: "\u{1}"))\u{0}".utf8
    }
    return ContentHash(Bytes(key.rawValue.utf8) + [0] + text)
  }
}
