import CUnistring

extension String {
  /// How many bytes at its beginning are printable ASCII that nothing joins, so that each is a cluster of one column.
  ///
  /// Most of what is shown is, and this is told many times faster than clusters are gone through.
  var plainPrefixCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      let end = bytes.firstIndex { $0 &- 0x20 >= 0x5F } ?? bytes.count
      // What follows may be a mark on the last one.
      return end == bytes.count || bytes[end] < 0x80 ? end : max(0, end - 1)
    }
  }

  /// The text after some bytes of which none belongs to a larger cluster.
  func dropping(bytes count: Int) -> String {
    count == 0 ? self : String(self[utf8.index(startIndex, offsetBy: count)...])
  }

  /// Goes through the clusters of the text as a terminal shows them.
  ///
  /// Finding the ends of grapheme clusters is what costs time in text layout, so a cluster that is surely one scalar is
  /// told by its bytes: letters and signs that join nothing, before others of their kind. Everything else is left to
  /// Swift's `Character`.
  ///
  /// - Parameter body: Is given each cluster, `nil` for one that shows nothing, and the number of bytes that it takes in
  ///   the text; it ends the walk by returning `false`.
  func forEachDisplayCluster(_ body: (_ cluster: DisplayCluster?, _ utf8Count: Int) -> Bool) {
    var text = self
    text.withUTF8 { bytes in
      var offset = 0
      var plain = LoneScalar(bytes, at: 0)
      while offset < bytes.count {
        let cluster: DisplayCluster?
        let count: Int
        if let scalar = plain, case let next = offset + scalar.utf8Count,
          case let following = LoneScalar(bytes, at: next),
          following != nil || next == bytes.count || bytes[next] < 0x80
        {
          cluster = DisplayCluster(scalar.scalar, width: scalar.width)
          count = scalar.utf8Count
          plain = following
        } else {
          let start = utf8.index(startIndex, offsetBy: offset)
          let end = index(after: start)
          cluster = DisplayCluster(self[start])
          count = utf8.distance(from: start, to: end)
          plain = LoneScalar(bytes, at: offset + count)
        }
        offset += count
        guard body(cluster, count) else { return }
      }
    }
  }
}

/// A visible scalar that never joins what stands before it, and is joined only by scalars of other kinds.
private struct LoneScalar {
  let scalar: Unicode.Scalar
  let utf8Count: Int
  /// Columns taken, 1 or 2.
  let width: Int

  /// - Returns: `nil` for everything that isn't known to be one, and at the end.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    switch byte {
    case 0x20..<0x7F:
      (scalar, utf8Count, width) = (Unicode.Scalar(byte), 1, 1)
    case 0xC2...0xC3:
      // Latin letters and signs, but for controls and the soft hyphen.
      let value = UInt32(byte & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
      guard value > 0xA0, value != 0xAD else { return nil }
      (scalar, utf8Count, width) = (Unicode.Scalar(value)!, 2, 1)
    case 0xE2...0xE9, 0xEF:
      let value =
        UInt32(byte & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
      switch value {
      case 0x2010...0x2027: width = 1
      case 0x2190...0x25FF:
        // Arrows, signs and lines, some of which are emoji.
        width = Int(uc_width(value, "UTF-8"))
        guard width > 0 else { return nil }
      case 0x3000...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF60: width = 2
      default: return nil
      }
      (scalar, utf8Count) = (Unicode.Scalar(value)!, 3)
    default: return nil
    }
  }
}
