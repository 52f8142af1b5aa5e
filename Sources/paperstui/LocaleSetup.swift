import Foundation
import PapersApp
import PapersTerminal

/// What the locale says of the terminal and of the person.
enum LocaleSetup {
  static func adopt() {
    TerminalEnvironment.adoptLocale(ProcessInfo.processInfo.environment)
  }

  /// Whether text may be written in UTF-8.
  static var isUTF8: Bool { TerminalEnvironment.isUTF8 }

  /// Whether the environment asks for Chinese.
  static var isChinese: Bool {
    let environment = ProcessInfo.processInfo.environment
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return name?.hasPrefix("zh") == true
  }

  /// The language of the screen where the person has chosen none.
  static var language: CommentaryLanguage { isChinese && isUTF8 ? .chinese : .english }
}
