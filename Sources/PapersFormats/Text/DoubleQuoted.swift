extension String {
  /// The text between double quotes, as JSON and YAML write it: quotes and backslashes are escaped in any case.
  ///
  /// - Parameter escape: What stands for another scalar; `nil` for itself.
  func doubleQuoted(escaping escape: (Unicode.Scalar) -> String?) -> String {
    var out = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      default:
        if let escaped = escape(scalar) { out += escaped } else { out.unicodeScalars.append(scalar) }
      }
    }
    return out + "\""
  }
}
