import CNcursesw
import Foundation

/// The locale decides whether the terminal understands UTF-8.
enum LocaleSetup {
  /// Adopts the environment's locale. Where it names none at all, as in a bare container, UTF-8 is assumed; where it
  /// names one, that is respected.
  static func adopt() {
    let isNamed = ["LC_ALL", "LC_CTYPE", "LANG"].contains { ProcessInfo.processInfo.environment[$0]?.isEmpty == false }
    if setlocale(LC_ALL, "") == nil || !isNamed {
      // A locale that isn't installed leaves "C" behind; its name still says whether it is UTF-8.
      if !isNamed || namedEncodingIsUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    }
  }

  /// Whether text may be written in UTF-8.
  static var isUTF8: Bool { locale_is_utf8() }

  /// Whether the environment asks for Chinese.
  static var isChinese: Bool { localeName.hasPrefix("zh") }

  private static var localeName: String {
    let environment = ProcessInfo.processInfo.environment
    return ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
  }

  private static var namedEncodingIsUTF8: Bool {
    let environment = ProcessInfo.processInfo.environment
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return name.lowercased().hasSuffix("utf-8") || name.lowercased().hasSuffix("utf8")
  }
}
