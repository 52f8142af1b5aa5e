import PapersModel

/// What the files of papers are called in a vault: `@vaswani2017.md`.
///
/// A key may come from anywhere, so that nothing is taken for granted about it. Letters and digits of ASCII and `-_.+`
/// stand for themselves, everything else as `%` and two hexadecimal digits for each byte: no name leaves its folder, hides
/// itself, means a device on Windows or differs only in how Unicode composes it.
public struct VaultFileNames: Sendable {
  private var stems: [CitationKey: String] = [:]

  /// The longest name without its extension, in bytes. Encrypting file systems allow 143 for the whole name.
  static let stemLimit = 120

  /// Names for keys, no two of which are one file where upper and lower case are the same.
  ///
  /// Of keys that differ only in case, the first keeps its plain name and the others carry a fingerprint. So that a file
  /// keeps its name, give the keys in an order that new ones don't change, such as that in which they became known.
  public init(for keys: some Sequence<CitationKey>) {
    var taken: Set<String> = []
    for key in keys where stems[key] == nil {
      var stem = Self.stem(of: key)
      if !taken.insert(stem.lowercased()).inserted {
        stem = Self.marked(stem, for: key)
        taken.insert(stem.lowercased())
      }
      stems[key] = stem
    }
  }

  /// Whether the key is one of those that were given.
  public func hasPage(of key: CitationKey) -> Bool { stems[key] != nil }

  /// The name of the file, without a folder.
  public func file(of key: CitationKey) -> String { page(of: key) + ".md" }

  /// What a link calls the page: the name of the file without its extension. A key that wasn't given before has its
  /// plain name.
  public func page(of key: CitationKey) -> String { stems[key] ?? Self.stem(of: key) }

  public func link(to key: CitationKey) -> String { "[[\(page(of: key))]]" }

  private static func stem(of key: CitationKey) -> String {
    var out = "@"
    var last = UInt8(ascii: ".")
    for byte in key.rawValue.utf8 {
      let scalar = Unicode.Scalar(byte)
      // A dot at the beginning or after another one means a folder or a hidden file to some.
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "-_+".utf8.contains(byte) || byte == UInt8(ascii: ".") && last != byte
      if isPlain {
        out.unicodeScalars.append(scalar)
      } else {
        out += "%" + byte.digits(2, radix: 16, uppercase: true)
      }
      last = byte
    }
    return out.utf8.count > stemLimit ? marked(out, for: key) : out
  }

  /// A name that only this key has. No plain name has a `~`.
  private static func marked(_ stem: String, for key: CitationKey) -> String {
    let fingerprint = "~\(ContentHash(key.rawValue.utf8))"
    return String(stem.prefix(stemLimit - fingerprint.utf8.count)) + fingerprint
  }
}
