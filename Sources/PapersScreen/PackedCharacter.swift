import Synchronization

/// A character in four bytes, so that the cells of a frame are copied, compared and let go without counting references.
///
/// Nearly all are one scalar, which is the value. Clusters of several scalars, such as letters with combining marks and
/// joined emoji, are numbered when they are met first and kept until the program ends; texts have few of them.
struct PackedCharacter: Hashable, Sendable {
  private let code: UInt32

  /// The bit that no scalar has.
  private static let isNumber: UInt32 = 0x8000_0000
  private static let clusters = Mutex(Clusters())

  private struct Clusters {
    var characters: [Character] = []
    var numbers: [Character: UInt32] = [:]
  }

  init(_ scalar: Unicode.Scalar) {
    code = scalar.value
  }

  init(_ character: Character) {
    let scalars = character.unicodeScalars
    let first = scalars[scalars.startIndex]
    code = scalars.index(after: scalars.startIndex) == scalars.endIndex ? first.value : Self.number(of: character)
  }

  private static func number(of character: Character) -> UInt32 {
    clusters.withLock { clusters in
      if let number = clusters.numbers[character] { return number }
      let number = isNumber | UInt32(clusters.characters.count)
      clusters.characters.append(character)
      clusters.numbers[character] = number
      return number
    }
  }

  /// The scalar, where it is the only one.
  var scalar: Unicode.Scalar? { Unicode.Scalar(code) }

  var character: Character {
    if let scalar { return Character(scalar) }
    return Self.clusters.withLock { $0.characters[Int(code & ~Self.isNumber)] }
  }

  /// - Parameter text: UTF-8, to which bytes are added faster than characters are to a string.
  func append(to text: inout [UInt8]) {
    switch scalar {
    case let scalar? where scalar.isASCII: text.append(UInt8(scalar.value))
    case let scalar?: text.append(contentsOf: UTF8.encode(scalar)!)
    case nil: text.append(contentsOf: character.utf8)
    }
  }
}
