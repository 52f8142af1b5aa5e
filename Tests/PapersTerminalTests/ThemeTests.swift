import Foundation
import PapersScreen
import Testing

@testable import PapersTerminal

@Suite("Themes")
struct ThemeTests {
  /// Red, green and blue of an entry of xterm's palette beyond the first 16, which people set themselves.
  private func rgb(_ index: Int) -> [Double] {
    if index >= 232 { return Array(repeating: Double(8 + (index - 232) * 10), count: 3) }
    let steps = [0.0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
  }

  /// Relative luminance, by WCAG 2.
  private func luminance(_ index: Int) -> Double {
    let linear = rgb(index).map { value in
      let part = value / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ one: Int, _ other: Int) -> Double {
    let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
  }

  @Test("Text has a contrast of at least 4.5 to 1", arguments: [Theme.light, .dark])
  func contrast(theme: Theme) throws {
    // Lines between panes are no text.
    for role in Role.allCases where role != .border {
      let look = theme.look(of: role)
      let foreground = try #require(look.foreground)
      let background = try #require(look.background)
      #expect(contrast(foreground, background) >= 4.5, "\(theme.name) \(role): \(contrast(foreground, background))")
    }
  }

  @Test("The default keeps to the terminal's own 16 colours and background; mono has none")
  func modest() {
    #expect(Theme.terminal.colorCount == 8)
    #expect(Role.allCases.allSatisfy { $0 == .match || Theme.terminal.look(of: $0).background == nil })
    #expect(Theme.mono.colorCount == 0)
    #expect(Theme.all.map(\.name) == ["terminal", "light", "dark", "mono"])
  }

  @Test("What is selected looks different from what isn't, in every theme", arguments: Theme.all)
  func selection(theme: Theme) {
    let looks = [Role.text, .selection, .idleSelection, .match].map(theme.look)
    #expect(Set(looks).count == looks.count)
  }
}
