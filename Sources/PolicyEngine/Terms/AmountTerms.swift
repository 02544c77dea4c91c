// Words that say how much.

import LuaRuntime
import Workforce

enum AmountTerms: Family {
  static let words = [
    Word(
      "by_level", .call, gives: "amount", zh: "按证书级别取 parameter 的数值；或按级别列出资金渠道",
      en: "a parameter's value for the level; or funds listed by level"),
    Word("fixed", .call, gives: "amount", zh: "固定金额", en: "a fixed amount"),
    Word(
      "rate", .call, gives: "amount", zh: "parameter 在月末的数值；rate(\"名\", { year = \"before\" }) 取上一年年末的数值",
      en: "a parameter's value on the last day; with { year = \"before\" } at the end of last year"),
    Word(
      "amount.percent", .call, gives: "amount", zh: "按百分比，四舍五入到分",
      en: "so many percent, half up to the fen"),
    Word(
      "amount.divided_by", .call, gives: "amount", zh: "除以整数（如 12 个月），四舍五入到分",
      en: "divided by a whole number, such as twelve months, half up to the fen"),
    Word(
      "amount.times", .call, gives: "amount", zh: "乘以计数（年数、月数、天数）",
      en: "times a count of years, months or days"),
    Word(
      "amount.plus", .call, gives: "amount", zh: "加上另一 parameter 的数值",
      en: "and another parameter's value"),
    Word(
      "amount.prorated", .call, gives: "amount", zh: "按天数折算：× 天数 ÷ 当月天数，四舍五入到分",
      en: "times days counted, divided by the days of the month, half up to the fen"),
    Word(
      "amount.less_paid", .call, gives: "amount", zh: "减去该项目以前已发放的全部金额；不足零按零",
      en: "less everything already paid under the measure; never below nothing"),
    Word(
      "amount.less_level", .call, gives: "amount", zh: "减去另一级别的标准（差额）",
      en: "less the rate of another level of the worker (the difference)"),
    Word(
      "amount.at_most_ever", .call, gives: "amount", zh: "累计封顶：at_most_ever(\"项目\", yuan(2000))",
      en: "no more than a lifetime sum: at_most_ever(\"measure\", yuan(2000))"),
    Word("amount.at_most", .call, gives: "amount", zh: "封顶", en: "no more than an amount"),
  ]

  static func amount(
    _ value: LuaValue?, line: Int, _ loading: Loading
  ) throws(PolicyError.Problem) -> Amount {
    if case .function(let function)? = value {
      return Amount(base: .function(function), line: Int(function.line), steps: [])
    }
    guard let node = SheetNode(value) else { throw .wrongValue(word: "amount", expected: .amount) }
    loading.move(to: node)
    try loading.needValue(node)
    switch node.word {
    case "by_level":
      guard let parameter = node.text else { throw .wrongValue(word: node.word, expected: .text) }
      try loading.needLevel(node)
      try loading.needParameter(parameter, units: [.money])
      return Amount(base: .byLevel(parameter: parameter), line: node.line, steps: [])
    case "rate":
      guard let parameter = node.text else { throw .wrongValue(word: node.word, expected: .text) }
      try loading.needParameter(parameter, units: [.money])
      return Amount(
        base: .rate(parameter: parameter, lastYear: try isLastYear(node)), line: node.line, steps: [])
    case "circumstances.sum":
      let sum = CircumstanceMeasure(
        selection: try CircumstanceSelection(node.of, loading),
        window: try CircumstanceWindow(node), what: .sum)
      return Amount(base: .measure(sum), line: node.line, steps: [])
    case "fixed":
      return Amount(
        base: .fixed(try loading.paidMoney(node.arguments.first, word: node.word)), line: node.line,
        steps: [])
    default:
      guard let of = node.arguments.isEmpty ? nil : node.of, node.word.hasPrefix("amount.") else {
        throw .wrongValue(word: "amount", expected: .amount)
      }
      let step = try step(node, loading)
      let inner = try amount(of, line, loading)
      return Amount(base: inner.base, line: inner.line, steps: inner.steps + [(step, node.line)])
    }
  }

  private static func isLastYear(_ node: SheetNode) throws(PolicyError.Problem) -> Bool {
    guard node.arguments.count > 1 else { return false }
    guard case .table(let table) = node.arguments[1], table.fields.count == 1,
      case .string("before")? = table.fields["year"]
    else { throw .wrongValue(word: node.word, expected: .oneOf(["{ year = \"before\" }"])) }
    return true
  }

  private static func amount(
    _ node: SheetNode, _ line: Int, _ loading: Loading
  ) throws(PolicyError.Problem) -> Amount {
    try amount(node.value, line: line, loading)
  }

  private static func step(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> Amount.Step {
    switch node.word {
    case "amount.prorated":
      guard let measure = SheetNode(node.arguments.first) else {
        throw .wrongValue(word: node.word, expected: .measure)
      }
      let days = try loading.measure(measure)
      guard days.unit == .days else { throw .mixedUnits(word: node.word) }
      return .prorated(days)
    case "amount.percent", "amount.divided_by":
      guard let number = node.integer, (1...10_000).contains(number) else {
        throw .wrongValue(word: node.word, expected: .wholeNumber)
      }
      return node.word == "amount.percent" ? .scaled(number, 100) : .scaled(1, number)
    case "amount.times":
      guard let measure = SheetNode(node.arguments.first) else {
        throw .wrongValue(word: node.word, expected: .measure)
      }
      let count = try loading.measure(measure)
      guard [.months, .days, .count].contains(count.unit) else { throw .mixedUnits(word: node.word) }
      return .times(count)
    case "amount.plus":
      guard let parameter = node.text else { throw .wrongValue(word: node.word, expected: .text) }
      try loading.needParameter(parameter, units: [.money])
      return .plus(parameter: parameter)
    case "amount.less_paid":
      guard let name = node.text else { throw .wrongValue(word: node.word, expected: .text) }
      return .lessPaid(measure: name)
    case "amount.at_most_ever":
      guard let name = node.text, node.arguments.count == 2 else {
        throw .wrongValue(word: node.word, expected: .oneOf(["(\"measure\", yuan(2000))"]))
      }
      return .atMostEver(measure: name, try loading.paidMoney(node.arguments[1], word: node.word))
    case "amount.less_level":
      guard let parameter = node.text else { throw .wrongValue(word: node.word, expected: .text) }
      guard node.arguments.count == 2, let choice = SheetNode(node.arguments[1]),
        choice.word == "certificate.highest"
      else { throw .wrongValue(word: node.word, expected: .level) }
      try loading.needParameter(parameter, units: [.money])
      return .lessLevel(parameter: parameter, try LevelChoice(choice))
    default:
      return .atMost(try loading.paidMoney(node.arguments.first, word: node.word))
    }
  }
}
