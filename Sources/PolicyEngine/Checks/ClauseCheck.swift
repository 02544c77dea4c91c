// Clauses that can never be reached, never refuse anybody, or never let anybody through.
//
// Clauses are compared in one spelling with the sheet's locals followed, so only what is surely the
// same measure or selection is ever compared.

import Workforce

enum ClauseCheck {
  /// A clause in one spelling, with the number it compares by.
  struct Stated {
    /// The clause without its last value: the measure or selection and the question asked of it.
    let subject: String
    let question: String
    let number: Int64?
    let whole: String
    let tokens: Range<Int>
    let line: Int
  }

  static func check(_ sheet: SheetInspection) {
    for part in sheet.outline.parts where ["rule", "standard"].contains(part.kind) {
      list(part.entry("when")?.value, "all_of", sheet)
    }
    for expression in sheet.syntax.expressions {
      guard case .call(let callee, let arguments) = expression.form,
        case .name(let word, nil) = callee.form, ["all_of", "any_of", "none_of"].contains(word)
      else { continue }
      list(arguments.first, word, sheet)
    }
  }

  private static func list(
    _ value: SheetExpression?, _ how: String, _ sheet: SheetInspection
  ) {
    guard let value, let entries = sheet.resolved(value).entries else { return }
    let clauses = entries.map { stated($0.value, sheet) }
    for (place, clause) in clauses.enumerated() {
      for earlier in clauses[..<place] {
        if implies(earlier, clause) {
          sheet.remark(
            .neverFails(clause: sheet.written(clause.tokens), impliedBy: earlier.line),
            tokens: clause.tokens)
        } else if how == "all_of", excludes(earlier, clause) {
          sheet.remark(
            .neverHolds(clause: sheet.written(clause.tokens), with: earlier.line),
            tokens: clause.tokens)
        } else if how == "all_of", implies(clause, earlier) {
          sheet.remark(
            .neverFails(clause: sheet.written(earlier.tokens), impliedBy: clause.line),
            tokens: earlier.tokens)
        }
      }
      // Whoever asks for at least none asks for nothing.
      if clause.question == "at_least", let number = clause.number, number <= 0 {
        sheet.remark(
          .neverFails(clause: sheet.written(clause.tokens), impliedBy: clause.line),
          tokens: clause.tokens)
      }
      if clause.question == "below", let number = clause.number, number <= 0 {
        sheet.remark(
          .neverHolds(clause: sheet.written(clause.tokens), with: clause.line),
          tokens: clause.tokens)
      }
    }
  }

  static func stated(_ expression: SheetExpression, _ sheet: SheetInspection) -> Stated {
    let line = sheet.syntax.tokens[expression.tokens.lowerBound].line
    let whole = sheet.canonical(expression)
    let resolved = sheet.resolved(expression)
    guard case .call(let callee, let arguments) = resolved.form, let value = arguments.first,
      case .member(let subject, let question) = sheet.resolved(callee).form
    else {
      return Stated(
        subject: "", question: "", number: nil, whole: whole, tokens: expression.tokens, line: line)
    }
    var number: Int64?
    let compared = sheet.resolved(value)
    if case .number(let text) = compared.form { number = Int64(text) }
    if case .call(let word, let inner) = compared.form, case .name("hours", nil) = word.form,
      case .number(let text)? = inner.first?.form
    {
      number = Int64(text)
    }
    if let text = compared.text { number = order(of: text, question) }
    return Stated(
      subject: sheet.canonical(subject), question: question, number: number, whole: whole,
      tokens: expression.tokens, line: line)
  }

  /// Texts that have an order: results of assessments by how good they are.
  private static func order(of text: String, _ question: String) -> Int64? {
    guard question == "at_least", let result = AssessmentResult(text) else { return nil }
    return Int64(result.rawValue)
  }

  /// Whether a clause holds wherever another does.
  static func implies(_ one: Stated, _ other: Stated) -> Bool {
    if one.whole == other.whole { return true }
    guard !one.subject.isEmpty, one.subject == other.subject else { return false }
    if one.question == "held", other.question == "held" {
      return one.whole.contains("\"on the last day\"")
        && other.whole.contains("\"on some day of the month\"")
    }
    if one.question == "is_current", other.question == "is_current" {
      return one.whole.contains("\"on the last day\"")
    }
    guard one.question == other.question, let left = one.number, let right = other.number else {
      return false
    }
    return one.question == "at_least" ? left >= right : one.question == "below" && left <= right
  }

  /// Whether two clauses never hold together.
  static func excludes(_ one: Stated, _ other: Stated) -> Bool {
    for (one, other) in [(one, other), (other, one)] {
      if other.whole == "none_of({ \(one.whole) })" { return true }
      guard !one.subject.isEmpty, one.subject == other.subject else { continue }
      if one.question == "at_least", other.question == "below", let least = one.number,
        let below = other.number, least >= below
      {
        return true
      }
    }
    return false
  }

  /// Whether the clauses of two rules never hold for one person in one period.
  static func exclude(_ rule: OutlinePart, _ other: OutlinePart, _ sheet: SheetInspection) -> Bool {
    func clauses(_ part: OutlinePart) -> [Stated] {
      guard let value = part.entry("when")?.value else { return [] }
      return sheet.resolved(value).entries?.map { stated($0.value, sheet) } ?? []
    }
    let others = clauses(other)
    return clauses(rule).contains { one in others.contains { excludes(one, $0) } }
  }
}
