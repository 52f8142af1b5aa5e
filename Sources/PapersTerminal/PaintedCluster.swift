import CNcursesw
import PapersScreen

extension Cell {
  /// The scalar of a cell that needs no care: printable ASCII, or a CJK ideograph where these may be painted.
  func plainScalar(asciiOnly: Bool) -> wchar_t? {
    guard let value = scalar?.value, value < 0x80 || !asciiOnly && width == 2 && (0x4E00...0x9FFF).contains(value)
    else {
      return nil
    }
    return wchar_t(bitPattern: value)
  }
}

/// A cell as it is handed to curses: scalars whose widths curses counts as the cell's width.
///
/// Curses 6.4 keeps a base character and combining marks in a cell, counts by the C library's `wcwidth`, and takes a
/// joined emoji apart. A cluster that it can't hold is painted by its first scalar and marks, or by a stand-in.
struct PaintedCluster: Equatable {
  var scalars: [wchar_t]
  /// One scalar whose width is beyond doubt; runs of such clusters may be sent together.
  var isPlain: Bool

  init(_ cell: Cell, asciiOnly: Bool) {
    let width = Int(cell.width)
    if let scalar = cell.scalar {
      let value = wchar_t(bitPattern: scalar.value)
      if scalar.isASCII || !asciiOnly && Int(curses_width(value)) == width {
        scalars = [value]
        isPlain = true
        return
      }
    }
    if asciiOnly {
      let cluster = DisplayCluster(cell.character)
      scalars = (cluster?.ascii ?? "?").unicodeScalars.map { wchar_t(bitPattern: $0.value) }
      isPlain = true
      return
    }
    let all = Array(cell.character.unicodeScalars)
    isPlain = false
    if all.count == 2, all.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }) {
      // A flag: its two letters, which every terminal agrees on.
      scalars = all.map { wchar_t(bitPattern: $0.value - 0x1F1E6 + 0x41) }
      return
    }
    var kept = [wchar_t(bitPattern: all[0].value)]
    var used = Int(curses_width(kept[0]))
    if used <= 0 || used > width {
      kept = [0xFFFD]
      used = 1
    } else {
      for scalar in all.dropFirst() {
        let value = wchar_t(bitPattern: scalar.value)
        let columns = Int(curses_width(value))
        // A joiner or a presentation selector would make terminals disagree with the width painted here.
        if scalar.value == 0x200D { break }
        if scalar.value == 0xFE0F || scalar.value == 0xFE0E { continue }
        if columns == 0, kept.count < 5 {
          kept.append(value)
        } else if columns > 0, used + columns <= width {
          kept.append(value)
          used += columns
        }
      }
    }
    scalars = kept + [wchar_t](repeating: 0x20, count: width - used)
  }

  /// The scalars as curses' cells hold them: each that takes columns with the marks on it.
  var columns: [[wchar_t]] {
    scalars.reduce(into: []) { cells, scalar in
      if cells.isEmpty || curses_width(scalar) > 0 {
        cells.append([scalar])
      } else {
        cells[cells.count - 1].append(scalar)
      }
    }
  }
}
