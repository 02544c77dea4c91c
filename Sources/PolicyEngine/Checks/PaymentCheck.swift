// Faults in what rules pay: twice, by nobody, or by shares that do not make a whole.

import Workforce

enum PaymentCheck {
  static func check(_ sheet: SheetInspection) {
    let rules = sheet.outline.each("rule")
    for (place, rule) in rules.enumerated() {
      if let entry = rule.entry("amount") { WordCheck.returning(entry.value, sheet) }
      fundOfEveryLevel(rule, sheet)
      for other in rules[..<place] { paidTwice(rule, other, sheet) }
    }
    for expression in sheet.syntax.expressions { shares(expression, sheet) }
  }

  /// The parameter an amount is taken from: the `by_level` at its beginning.
  static func parameter(_ value: SheetExpression, _ sheet: SheetInspection) -> String? {
    let value = sheet.resolved(value)
    switch value.form {
    case .call(let callee, let arguments):
      if case .name("by_level", nil) = callee.form { return arguments.first?.text }
      return parameter(callee, sheet)
    case .method(let base, _, _), .member(let base, _): return parameter(base, sheet)
    default: return nil
    }
  }

  private static func paidTwice(
    _ rule: OutlinePart, _ other: OutlinePart, _ sheet: SheetInspection
  ) {
    guard let amount = rule.entry("amount"), let otherAmount = other.entry("amount"),
      let name = parameter(amount.value, sheet), name == parameter(otherAmount.value, sheet),
      rule.id != other.id
    else { return }
    let combining = ["limit", "exclusive", "stacking"].flatMap(sheet.outline.each)
    let together = combining.contains { part in
      let names = SheetOutline.texts(part.entry("rules")).compactMap(\.text)
      return names.contains(rule.id) && names.contains(other.id)
    }
    if together || refers(rule, to: other.id, sheet) || refers(other, to: rule.id, sheet) { return }
    if ClauseCheck.exclude(rule, other, sheet) { return }
    sheet.remark(
      .paidTwice(rule: rule.id, other: other.id, otherLine: other.line, parameter: name),
      at: rule.mark)
  }

  /// Whether a rule names another anywhere: `paid.nothing "other"`, `:less_paid "other"`.
  private static func refers(
    _ rule: OutlinePart, to id: String, _ sheet: SheetInspection
  ) -> Bool {
    rule.tokens.contains { place in
      guard sheet.syntax.tokens[place].quoted == id, place > rule.mark else { return false }
      let source = rule.entry("source")?.tokens.contains(place) ?? false
      let fund = rule.entry("fund")?.tokens.contains(place) ?? false
      // `by_level "award"` names the parameter, not the rule of the same name.
      let isParameter = sheet.syntax.tokens[max(0, place - 1)].text == "by_level"
      return !source && !fund && !isParameter
    }
  }

  private static func fundOfEveryLevel(_ rule: OutlinePart, _ sheet: SheetInspection) {
    guard let fund = rule.entry("fund"), let amount = rule.entry("amount"),
      case .call(let callee, let arguments) = sheet.resolved(fund.value).form,
      case .name("by_level", nil) = callee.form, let entries = arguments.first?.entries,
      let name = parameter(amount.value, sheet),
      let part = sheet.outline.each("parameter").first(where: { $0.id == name })
    else { return }
    let funded = Set(entries.compactMap(\.name))
    let paid = Set(SheetOutline.segments(part, sheet.syntax).flatMap { $0.values.map(\.level) })
    for level in CertificateLevel.allCases.map(\.code)
    where paid.contains(level) && !funded.contains(level) {
      sheet.remark(
        .problem(.levelWithoutFund(rule: rule.id, level: level)), tokens: fund.tokens)
    }
  }

  /// Shares are percentages by fund: `shared { { "city", 60 }, { "region", 40 } }`.
  private static func shares(_ expression: SheetExpression, _ sheet: SheetInspection) {
    guard let entries = expression.arguments?.first?.entries, !entries.isEmpty,
      case .call(let callee, _) = expression.form, case .name("shared", nil) = callee.form
    else { return }
    let numbers = entries.compactMap { entry -> Int? in
      guard let pair = entry.value.entries, pair.count == 2,
        case .number(let text) = pair[1].value.form
      else { return nil }
      return Int(text)
    }
    let sum = numbers.reduce(0, +)
    if numbers.count == entries.count, sum != 100 {
      sheet.remark(.shares(percent: sum), at: expression.mark)
    }
  }
}
