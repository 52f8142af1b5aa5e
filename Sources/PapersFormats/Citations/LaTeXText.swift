/// Plain text in a form that LaTeX sets as it stands.
enum LaTeXText {
  /// The text with LaTeX's ten special characters escaped; anything else stays as it is, in UTF-8.
  ///
  /// Braces are escaped by name: BibTeX counts those after a backslash too when it looks for the end of a field. The
  /// named ones are in braces of their own, which makes them a special character to BibTeX (*Tame the BeaST*,
  /// <https://ctan.org/pkg/tamethebeast>), so that no style changes the case of the command.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "%", "$", "#", "_":
        out += "\\"
        out.unicodeScalars.append(scalar)
      case "{": out += "{\\textbraceleft}"
      case "}": out += "{\\textbraceright}"
      case "~": out += "{\\textasciitilde}"
      case "^": out += "{\\textasciicircum}"
      case "\\": out += "{\\textbackslash}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
