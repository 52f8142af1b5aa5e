import Foundation

/// Where files live, by the XDG base directory specification.
/// See <https://specifications.freedesktop.org/basedir-spec/latest/>.
package enum Places {
  /// The person's progress and notes.
  package static var library: URL { home("XDG_DATA_HOME", ".local/share").appendingPathComponent("library.sqlite") }

  /// What the person has set.
  package static var configuration: URL { home("XDG_CONFIG_HOME", ".config").appendingPathComponent("config.yaml") }

  /// Where the screen was left; losing it costs nothing.
  package static var savedView: URL { state.appendingPathComponent("view.json") }

  /// What was exported to which file.
  package static var exports: URL { state.appendingPathComponent("exports.json") }

  /// A line that was being typed when the program crashed.
  package static var interruptedPrompt: URL { state.appendingPathComponent("prompt.json") }

  /// Which device this machine is for which library.
  package static var devices: URL { state.appendingPathComponent("devices", isDirectory: true) }

  /// Notes that are being edited.
  package static var drafts: URL { state.appendingPathComponent("drafts", isDirectory: true) }

  /// Edits of notes that were cut short and that nobody wanted.
  package static var draftsAside: URL { state.appendingPathComponent("drafts-aside", isDirectory: true) }

  private static let state = home("XDG_STATE_HOME", ".local/state")

  private static func home(_ variable: String, _ fallback: String) -> URL {
    let base: URL
    // The specification says to ignore relative paths.
    if let path = Environment.value(of: variable), path.hasPrefix("/") {
      base = URL(fileURLWithPath: path, isDirectory: true)
    } else {
      let user = Environment.value(of: "HOME") ?? NSHomeDirectory()
      base = URL(fileURLWithPath: user, isDirectory: true).appendingPathComponent(fallback, isDirectory: true)
    }
    return base.appendingPathComponent("paperstui", isDirectory: true)
  }
}
