// One change of one worker's facts.

public import Workforce

/// A change of facts small enough to be one row of a form: a posting of another kind, a
/// registration extended to a date, a course added.
public struct FactChange: Sendable {
  /// What kind of fact changes.
  public enum Noun: String, Sendable {
    case posting, certificate, registration, assessment, training, payment, circumstance, staff
  }

  public let noun: Noun
  public let text: Sentence
  /// Changes that differ only in their date or number share a group; the first of a group that
  /// does is the smallest.
  let group: String
  let apply: @Sendable (inout PersonFacts) -> Void

  init(
    _ noun: Noun, _ group: String, zh: String, en: String,
    _ apply: @escaping @Sendable (inout PersonFacts) -> Void
  ) {
    self.noun = noun
    self.group = "\(noun.rawValue) \(group)"
    text = Sentence(zh: zh, en: en)
    self.apply = apply
  }
}

extension String {
  /// An English word with its article: "an intermediate", "a senior".
  var withArticle: String {
    (first.map { "aeiouAEIOU".contains($0) } == true ? "an " : "a ") + self
  }
}

extension PersonFacts {
  /// The same person after some changes.
  func after(_ changes: [FactChange]) -> PersonFacts {
    with(self) { person in for change in changes { change.apply(&person) } }
  }
}

extension CivilDate {
  /// The date of a day number, with the open end in words.
  static func text(_ day: Int32) -> Sentence {
    day == openEnd.day
      ? Sentence(zh: "长期", en: "open end") : Sentence(same: CivilDate(day: day).description)
  }
}
