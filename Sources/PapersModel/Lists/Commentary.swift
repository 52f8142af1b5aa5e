/// What the list's editors say about an entry.
public struct Commentary: Hashable, Sendable, Codable {
  /// Why it is in the list, and why at this place.
  public var why: LocalizedText?
  /// What to take away, one idea each.
  public var ideas: [LocalizedText]
  /// What to pay attention to while reading.
  public var lookFor: LocalizedText?
  /// What to know first.
  public var before: LocalizedText?
  /// When to turn to it; resources have this.
  public var when: LocalizedText?
  /// What a reader should be able to answer afterwards.
  public var questions: [Question]
  /// Where the field took it since.
  public var then: LocalizedText?
  /// English glossary terms it introduces or needs.
  public var terms: [String]
  public var effort: Effort?

  public init(
    why: LocalizedText? = nil, ideas: [LocalizedText] = [], lookFor: LocalizedText? = nil,
    before: LocalizedText? = nil, when: LocalizedText? = nil, questions: [Question] = [],
    then: LocalizedText? = nil, terms: [String] = [], effort: Effort? = nil
  ) {
    self.why = why
    self.ideas = ideas
    self.lookFor = lookFor
    self.before = before
    self.when = when
    self.questions = questions
    self.then = then
    self.terms = terms
    self.effort = effort
  }

  /// Every sentence of it, for search.
  public var texts: [LocalizedText] {
    [why, lookFor, before, when, then].compactMap { $0 } + ideas + questions.flatMap { [$0.question, $0.answer] }
  }
}

/// A question for the reader, with the answer that stays hidden until asked for.
public struct Question: Hashable, Sendable, Codable {
  public var question: LocalizedText
  public var answer: LocalizedText

  public init(question: LocalizedText, answer: LocalizedText) {
    self.question = question
    self.answer = answer
  }
}

/// Honest ranges of minutes for the first two passes. They are there to plan with, never a deadline.
public struct Effort: Hashable, Sendable, Codable {
  /// Minutes for a first pass.
  public var survey: ClosedRange<Int>
  /// Minutes for a second pass.
  public var grasp: ClosedRange<Int>

  public init(survey: ClosedRange<Int>, grasp: ClosedRange<Int>) {
    self.survey = survey
    self.grasp = grasp
  }
}
