import PapersModel
import Testing

@testable import PapersApp

@Suite("The program's words")
struct WordingTests {
  @Test(
    "Minutes become hours where they are many, in halves",
    arguments: [
      (20...30, "20–30 min"), (0...119, "0–119 min"), (60...120, "1–2 h"), (74...135, "1–2.5 h"), (75...134, "1.5–2 h"),
      (0...Int.max, "0–153722867280912930 h"),
    ])
  func minutes(range: ClosedRange<Int>, text: String) {
    #expect(Wording.minutes(range, .english) == text)
  }
}
