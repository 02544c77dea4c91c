// What is changed or assumed on the command line: `--set monthly.junior=300`,
// `--budget city=1200000.00`.

public import PolicyEngine
public import Workforce

/// What is wrong with a changed value.
public enum SettingFault: Hashable, Sendable {
  /// Not of the form `parameter.level=value`.
  case form
  case unknownParameter(near: String?, known: [String])
  /// The parameter has no value of that level, or has values of levels and none was named.
  case unknownLevel(known: [String])
  /// The parameter has no value on the first day.
  case noValue(on: CivilDate)
  /// The text is no amount, no hours or no whole number, or is below zero.
  case value(Parameter.Unit)
}

/// What is wrong with a budget.
public enum BudgetFault: Hashable, Sendable {
  /// Not of the form `fund=yuan`.
  case form
  case unknownFund(near: String?, known: [String])
  /// No amount in yuan with at most two decimals, or below zero.
  case amount
  case twice
}

extension Policy {
  /// The policy with one value changed, for example `allowance.junior=300`, or `most=5` for a
  /// parameter with one value for all levels.
  func changed(by text: String, from date: CivilDate) throws -> Policy {
    func fail(_ fault: SettingFault) -> OfficeError { .badSetting(text, fault) }
    guard let (left, right) = halves(of: text) else { throw fail(.form) }
    let parts = left.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard let parameter = parameters[left] ?? parameters[parts[0]] else {
      let known = parameters.keys.sorted()
      throw fail(.unknownParameter(near: nearest(to: parts[0], among: known), known: known))
    }
    guard let segment = parameter.segment(on: date) else { throw fail(.noValue(on: date)) }
    let name = parameter.id == left ? nil : parts[1]
    let level = name.flatMap { CertificateLevel($0) }
    guard (name == nil) == (level == nil), segment.values[level] != nil else {
      throw fail(.unknownLevel(known: segment.values.keys.compactMap { $0 }.sorted().map(\.code)))
    }
    guard let value = parameter.unit.value(of: right), value >= 0,
      let policy = setting(parameter.id, level, to: value, from: date)
    else { throw fail(.value(parameter.unit)) }
    return policy
  }
}

extension Parameter.Unit {
  /// A value as people write it.
  fileprivate func value(of text: String) -> Int64? {
    switch self {
    case .money: Money(yuan: text)?.fen
    case .hours: Hours(text).map { Int64($0.hundredths) }
    case .count: Int64(text)
    }
  }
}

/// Reads budgets of a calendar year by fund.
/// - Parameter funds: the codes there are.
func budgets(_ texts: [String], funds: [String]) throws -> [String: Money] {
  var budgets: [String: Money] = [:]
  for text in texts {
    guard let (fund, amount) = halves(of: text) else { throw OfficeError.badBudget(text, .form) }
    guard funds.contains(fund) else {
      throw OfficeError.badBudget(
        text, .unknownFund(near: nearest(to: fund, among: funds), known: funds))
    }
    guard let budget = Money(yuan: amount), budget >= .zero else {
      throw OfficeError.badBudget(text, .amount)
    }
    guard budgets.updateValue(budget, forKey: fund) == nil else {
      throw OfficeError.badBudget(text, .twice)
    }
  }
  return budgets
}

/// Both sides of the first `=`, neither empty.
private func halves(of text: String) -> (String, String)? {
  let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
  return halves.count == 2 ? (halves[0], halves[1]) : nil
}

extension SettingFault {
  func message(of text: String) -> Sentence {
    let why: Sentence =
      switch self {
      case .form:
        Sentence(
          zh: "应写成 参数.级别=数值，例如 allowance.junior=300",
          en: "write parameter.level=value, as in allowance.junior=300")
      case .unknownParameter(let near, let known):
        guess(Sentence(zh: "没有这个参数", en: "there is no such parameter"), near, known)
      case .unknownLevel(let known):
        known.isEmpty
          ? Sentence(
            zh: "这个参数不分级别；写成 参数=数值",
            en: "this parameter has one value for all levels; write parameter=value")
          : Sentence(
            zh: "请写明级别：\(known.joined(separator: "、"))",
            en: "name one of its levels: \(known.joined(separator: ", "))")
      case .noValue(let date):
        Sentence(
          zh: "这个参数在 \(date) 还没有数值；请在规则表中写明",
          en: "this parameter has no value yet on \(date); state one in the sheet")
      case .value(.money):
        Sentence(
          zh: "数值应为元，不为负，最多两位小数，例如 162.58",
          en: "the value is in yuan, not below zero, with at most two decimals, as in 162.58")
      case .value(.hours):
        Sentence(zh: "数值应为学时，例如 72", en: "the value is in hours, as in 72")
      case .value(.count):
        Sentence(zh: "数值应为不为负的整数", en: "the value is a whole number, not below zero")
      }
    return Sentence(zh: "--set \(text)：\(why.zh)", en: "--set \(text): \(why.en)")
  }
}

extension BudgetFault {
  func message(of text: String) -> Sentence {
    let why: Sentence =
      switch self {
      case .form:
        Sentence(
          zh: "应写成 渠道=元，例如 city=1200000.00",
          en: "write fund=yuan, as in city=1200000.00")
      case .unknownFund(let near, let known):
        guess(Sentence(zh: "没有这个资金渠道", en: "there is no such fund"), near, known)
      case .amount:
        Sentence(
          zh: "预算应为元，不为负，最多两位小数，例如 1200000.00",
          en: "a budget is in yuan, not below zero, with at most two decimals, as in 1200000.00")
      case .twice:
        Sentence(
          zh: "同一资金渠道只能写一次；预算按日历年度计",
          en: "a fund is named once; its budget is that of every calendar year")
      }
    return Sentence(zh: "--budget \(text)：\(why.zh)", en: "--budget \(text): \(why.en)")
  }
}

/// What is wrong, with the nearest name or the names there are.
private func guess(_ what: Sentence, _ near: String?, _ known: [String]) -> Sentence {
  if let near {
    return Sentence(zh: "\(what.zh)；是否想写 \(near)？", en: "\(what.en); did you mean \(near)?")
  }
  if known.isEmpty { return what }
  return Sentence(
    zh: "\(what.zh)；现有：\(known.joined(separator: "、"))",
    en: "\(what.en); there are: \(known.joined(separator: ", "))")
}
