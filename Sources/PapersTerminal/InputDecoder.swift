import CNcursesw
import PapersScreen

extension Key {
  /// The key that sends a single scalar; `nil` for the one of Ctrl and the space bar, which means nothing.
  init?(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0: return nil
    case 0x0D, 0x0A: self = .enter
    case 0x09: self = .tab
    case 0x1B: self = .escape
    case 0x7F, 0x08: self = .backspace
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    case 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x40))))
    default: self = .character(Character(scalar))
    }
  }
}

/// Turns the bytes that a terminal sends into keys, pasted text and mouse events.
///
/// Curses has a reader of its own. It isn't used since it waits in reads of its own for the rest of a mouse report, loses
/// a character of which only a part has come, and reads a byte at a time.
///
/// Bytes may come in pieces of any size. A piece that may go on is kept until more has come, or until `pause` says that
/// nothing did.
struct InputDecoder {
  enum Output: Equatable {
    case key(Key)
    case paste(String)
    case mouse(Mouse)
  }

  private let sequences: KeySequences
  /// What isn't understood yet.
  private var rest: [UInt8] = []
  /// Text between the marks of a bracketed paste, as far as it wasn't passed on.
  private var pasted: [UInt8]?
  /// Whether nothing has come for a while since the beginning of a paste.
  private var isQuiet = false

  /// Bytes of a paste that are kept, far more than any prompt takes.
  private static let pasteLimit = 1 << 17
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let escape: UInt8 = 0x1B
  private static let interrupt: UInt8 = 0x03

  init(_ sequences: KeySequences = .standard) {
    self.sequences = sequences
  }

  /// How long to wait for more before calling `pause`, in milliseconds; `nil` if nothing is incomplete.
  var patience: Int32? {
    if pasted != nil {
      return !isQuiet ? 100 : rest.isEmpty ? nil : 25
    }
    // A lone Esc is most often the key, and whoever pressed it waits.
    return rest.isEmpty ? nil : rest.count == 1 ? 25 : 100
  }

  /// Drops what is incomplete.
  mutating func forget() {
    rest = []
    pasted = nil
    isQuiet = false
  }

  /// Takes in what has come.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [Output] {
    rest += bytes
    return decode(isOver: false)
  }

  /// Takes what is incomplete as it is, after nothing has come for a while.
  mutating func pause() -> [Output] {
    var outputs: [Output] = []
    if pasted != nil, !isQuiet {
      // The rest of an end that has begun may still come.
      if !Self.pasteEnd.starts(with: rest) {
        pasted! += rest
        rest = []
      }
      passOnPaste(&outputs, isOver: false)
      isQuiet = true
      return outputs
    }
    outputs += decode(isOver: true)
    return outputs
  }

  /// - Parameter isOver: Whether what is incomplete stays so.
  private mutating func decode(isOver: Bool) -> [Output] {
    var outputs: [Output] = []
    var index = 0
    while index < rest.count {
      if pasted != nil {
        guard takePasted(&index, &outputs, isOver: isOver) else { break }
        continue
      }
      switch step(rest[index...], isOver: isOver) {
      case .incomplete:
        rest.removeFirst(index)
        return outputs
      case .pasteStart(let count):
        index += count
        pasted = []
        isQuiet = false
      case .taken(let count, let output):
        index += count
        if let output { outputs.append(output) }
      }
    }
    rest.removeFirst(index)
    return outputs
  }

  // MARK: - Pasted text

  /// Takes the text of a paste, up to its end if that has come.
  ///
  /// A terminal may be cut off before it sends the end. Then everything would be text for ever. So Ctrl-C, and Esc or
  /// whatever else begins with its byte, end a paste if nothing came for a while before them: a person pressed them.
  /// Within a text, such bytes are text, or else what is pasted could press keys.
  ///
  /// - Returns: Whether to go on with what follows.
  private mutating func takePasted(_ index: inout Int, _ outputs: inout [Output], isOver: Bool) -> Bool {
    let bytes = rest[index...]
    if isQuiet {
      let isEnd = Self.pasteEnd.starts(with: bytes.prefix(Self.pasteEnd.count))
      if !isEnd || isOver, bytes.first == Self.escape || bytes.first == Self.interrupt {
        pasted = nil
        return true
      }
      if isEnd, bytes.count < Self.pasteEnd.count { return false }
      isQuiet = false
    }
    var end = bytes.startIndex
    while end < bytes.endIndex {
      if bytes[end] == Self.escape {
        let mark = bytes[end...].prefix(Self.pasteEnd.count)
        if mark.elementsEqual(Self.pasteEnd) {
          keep(bytes[..<end])
          index = end + Self.pasteEnd.count
          passOnPaste(&outputs, isOver: true)
          pasted = nil
          return true
        }
        if Self.pasteEnd.starts(with: mark) { break }
      }
      end += 1
    }
    keep(bytes[..<end])
    index = end
    return false
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = max(0, Self.pasteLimit - (pasted?.count ?? 0))
    pasted? += bytes.prefix(room)
  }

  /// Gives out the text that has come; a character of which only a part has come waits unless the paste is over.
  private mutating func passOnPaste(_ outputs: inout [Output], isOver: Bool) {
    guard let bytes = pasted else { return }
    var text = ""
    var index = bytes.startIndex
    decoding: while index < bytes.endIndex {
      switch Self.scalar(bytes[index...]) {
      case .whole(let scalar, let count):
        text.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
        index += count
      case .part:
        if !isOver { break decoding }
        index = bytes.endIndex
      case .none: index += 1
      }
    }
    pasted = Array(bytes[index...])
    if !text.isEmpty { outputs.append(.paste(text)) }
  }

  // MARK: - Keys

  private enum Step {
    case incomplete
    case pasteStart(Int)
    /// So many bytes, which may mean nothing.
    case taken(Int, Output?)
  }

  private func step(_ bytes: ArraySlice<UInt8>, isOver: Bool) -> Step {
    let first = bytes[bytes.startIndex]
    if first == Self.escape { return stepAfterEscape(bytes, isOver: isOver) }
    switch Self.scalar(bytes) {
    case .whole(let scalar, let count): return .taken(count, Key(scalar: scalar).map(Output.key))
    case .part: return isOver ? .taken(bytes.count, nil) : .incomplete
    case .none: return .taken(1, nil)
    }
  }

  private func stepAfterEscape(_ bytes: ArraySlice<UInt8>, isOver: Bool) -> Step {
    guard bytes.count > 1 else { return isOver ? .taken(1, .key(.escape)) : .incomplete }
    if let (key, count) = sequences.match(bytes) { return .taken(count, .key(key)) }
    if !isOver, sequences.isBeginning(bytes) { return .incomplete }
    switch bytes[bytes.startIndex + 1] {
    case UInt8(ascii: "["): return stepThroughSequence(bytes, isOver: isOver)
    case UInt8(ascii: "O"):
      // Keypads send a letter, after digits for the keys that are held.
      let end = bytes.dropFirst(2).firstIndex { !(0x30...0x39).contains($0) }
      guard let end else { return unfinished(bytes, isOver: isOver) }
      guard (0x40...0x7E).contains(bytes[end]) else { return broken(bytes[..<end]) }
      return .taken(end - bytes.startIndex + 1, nil)
    // The Esc key and another after it, or a key held with Alt, which is the same.
    case 0...0x20, 0x7F: return .taken(1, .key(.escape))
    default:
      switch Self.scalar(bytes.dropFirst()) {
      case .whole(let scalar, let count): return .taken(count + 1, .key(.alt(Character(scalar))))
      case .part: return isOver ? .taken(1, .key(.escape)) : .incomplete
      case .none: return .taken(1, .key(.escape))
      }
    }
  }

  /// A control sequence (ECMA-48): parameters, and a final byte that tells what it is.
  private func stepThroughSequence(_ bytes: ArraySlice<UInt8>, isOver: Bool) -> Step {
    let parameters = bytes.dropFirst(2).prefix { (0x20...0x3F).contains($0) }
    let end = parameters.endIndex
    guard parameters.count <= 64 else { return .taken(end - bytes.startIndex, nil) }
    guard end < bytes.endIndex else { return unfinished(bytes, isOver: isOver) }
    let final = bytes[end]
    guard (0x40...0x7E).contains(final) else { return broken(bytes[..<end]) }
    let count = end - bytes.startIndex + 1
    if final == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) { return .pasteStart(count) }
    if parameters.first == UInt8(ascii: "<") {
      return .taken(count, Mouse(report: parameters.dropFirst(), final: final).map(Output.mouse))
    }
    guard parameters.isEmpty, final == UInt8(ascii: "M") || final == UInt8(ascii: "[") else {
      return .taken(count, nil)
    }
    // The old report of the mouse, and a function key of the Linux console, go on after what looks like their end.
    let whole = bytes.prefix(final == UInt8(ascii: "M") ? 6 : 4)
    guard whole.count == (final == UInt8(ascii: "M") ? 6 : 4) else { return unfinished(bytes, isOver: isOver) }
    return .taken(whole.count, Mouse(oldReport: whole.dropFirst(3)).map(Output.mouse))
  }

  private func unfinished(_ bytes: ArraySlice<UInt8>, isOver: Bool) -> Step {
    isOver ? broken(bytes) : .incomplete
  }

  /// The beginning of a sequence that never came: a key held with Alt, or nothing that a key sends.
  private func broken(_ bytes: ArraySlice<UInt8>) -> Step {
    guard bytes.count == 2 else { return .taken(bytes.count, nil) }
    return .taken(2, .key(.alt(Character(Unicode.Scalar(bytes[bytes.startIndex + 1])))))
  }

  private enum Decoded {
    case whole(Unicode.Scalar, Int)
    case part, none
  }

  /// The first scalar of some bytes in the encoding of the locale.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Decoded {
    let first = bytes[bytes.startIndex]
    if first < 0x80 { return .whole(Unicode.Scalar(first), 1) }
    var character: wchar_t = 0
    let count = bytes.prefix(8).withUnsafeBytes {
      locale_decode($0.bindMemory(to: CChar.self).baseAddress, $0.count, &character)
    }
    guard count > 0 else { return count == 0 ? .part : .none }
    return Unicode.Scalar(UInt32(bitPattern: character)).map { .whole($0, Int(count)) } ?? .none
  }
}

extension Mouse {
  /// What a report in the form of xterm's mode 1006 tells: button, column and row, counted from 1, with a final `M` for a
  /// press and `m` for the end of one. `nil` for what the program has no use for.
  init?(report: ArraySlice<UInt8>, final: UInt8) {
    let numbers = report.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.count <= 5 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
    guard final == UInt8(ascii: "M"), numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2]
    else { return nil }
    self.init(button: button, column: column, row: row)
  }

  /// What a report in xterm's first form tells: the same in a byte each, with 32 added.
  init?(oldReport bytes: ArraySlice<UInt8>) {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let numbers = bytes.map { Int($0) - 32 }
    self.init(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  private init?(button: Int, column: Int, row: Int) {
    guard column >= 1, row >= 1 else { return nil }
    let kind: Kind
    // Shift, Alt and Ctrl, which may be held, are bits of their own.
    switch button & ~0x1C {
    case 0: kind = .click
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    default: return nil
    }
    self.init(kind, at: CellPosition(row: row - 1, column: column - 1))
  }
}
