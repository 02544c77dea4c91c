public import Workforce

/// What a roll asks of a fund beyond what it has.
public struct FundOverrun: Hashable, Sendable {
  public var budget: FundBudget
  public var asked: Money

  /// What the fund lacks; all that is asked where its limit is not known.
  var lacking: Money {
    guard case .fen(let limit) = budget.limit else { return asked }
    return Money(fen: asked.fen - (limit.fen - budget.used.fen))
  }

  /// Fund, limit, used, asked and what is lacking.
  var message: Sentence {
    guard case .fen(let limit) = budget.limit else {
      let base = budget.ceiling?.base ?? ""
      return Sentence(
        zh: "\(budget.fund)：\(budget.year) 年上限按“\(base)”计算，而该基数尚未登记"
          + "（stipend fund base），本名册需 \(asked.grouped) 元",
        en: "\(budget.fund): its ceiling of \(budget.year) is a share of “\(base)”, which is not "
          + "recorded (stipend fund base); the roll asks for \(asked.grouped) yuan")
    }
    return Sentence(
      zh: "\(budget.fund)：\(budget.year) 年限额 \(limit.grouped) 元，已用 \(budget.used.grouped) 元，"
        + "本名册需 \(asked.grouped) 元，超出 \(lacking.grouped) 元",
      en: "\(budget.fund): \(limit.grouped) yuan for \(budget.year), \(budget.used.grouped) used; "
        + "the roll asks for \(asked.grouped), \(lacking.grouped) too much")
  }
}

/// What cannot be done with a fund.
public enum FundError: ExplainedError, Hashable {
  /// The roll asks for more than its funds have left.
  case overBudget([FundOverrun])
  /// No line that was named pays, or is held back; or no fund lacks anything.
  case nothingToHoldBack(policy: String, period: Period)
  /// The approver set the budget the roll draws on.
  case ownBudget(fund: String, year: Int)
  case unknownFund(String, known: [String])
  case badAmount(String)
  case badPercent(String)
  case badYear(Int)
  /// Neither a budget nor a ceiling, or a ceiling without its base.
  case nothingSet
  case baseNeeded

  public var message: Sentence {
    switch self {
    case .overBudget(let overruns):
      Sentence(
        zh: "超出预算，不能审批：\n" + overruns.map { "  \($0.message.zh)\n" }.joined()
          + "三种办法：由他人说明理由追加预算（stipend fund set）；退回经办改正（stipend roll send-back）；"
          + "退回后缓发部分明细（stipend roll hold-back --as-needed，或 --worker 编号），以后补发",
        en: "over budget, so it cannot be approved:\n"
          + overruns.map { "  \($0.message.en)\n" }.joined()
          + "another person raises the budget with a reason (stipend fund set); or the roll is "
          + "sent back and mended (stipend roll send-back); or it is sent back and lines are held "
          + "back, to come in a later roll (stipend roll hold-back --as-needed, or --worker KEY)")
    case .nothingToHoldBack(let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 的名册没有可缓发（或已缓发）的行；人工决定的行请重新决定；见 stipend roll show",
        en: "the roll of \(policy) for \(period) has no such line to hold back or release; "
          + "lines that were decided are decided again; see stipend roll show")
    case .ownBudget(let fund, let year):
      Sentence(
        zh: "\(fund) \(year) 年的预算或基数由您登记，动用它的名册须由他人审批",
        en: "you set the budget or the base of \(fund) for \(year); "
          + "somebody else approves the rolls that draw on it")
    case .unknownFund(let fund, let known):
      Sentence(
        zh: "没有资金渠道“\(fund)”；现有：\(known.joined(separator: "、"))",
        en: "there is no fund “\(fund)”; there are: \(known.joined(separator: ", "))")
    case .badAmount(let text):
      Sentence(
        zh: "\(text) 不是金额；应为不小于零、至多两位小数的元数，例如 1200000.00",
        en: "\(text) is no amount; it is in yuan, not below zero, with at most two decimals, "
          + "as in 1200000.00")
    case .badPercent(let text):
      Sentence(
        zh: "\(text) 不是比例；应为大于 0、不超过 100 的百分数，至多两位小数，例如 3%",
        en: "\(text) is no share; it is a percentage above 0 and at most 100 with at most two "
          + "decimals, as in 3%")
    case .badYear(let year):
      Sentence(zh: "\(year) 不是年份，例如 2024", en: "\(year) is no year, as in 2024")
    case .nothingSet:
      Sentence(
        zh: "请给出 --budget 金额，或 --ceiling 比例和 --of 基数",
        en: "give --budget AMOUNT, or --ceiling PERCENT with --of BASE")
    case .baseNeeded:
      Sentence(
        zh: "--ceiling 与 --of 须同时给出，例如 --ceiling 3% --of 社会救助资金",
        en: "--ceiling and --of go together, as in --ceiling 3% --of 社会救助资金")
    }
  }

  var exitCode: Int32 {
    switch self {
    case .overBudget, .nothingToHoldBack: 2
    case .ownBudget: 77
    case .unknownFund, .badAmount, .badPercent, .badYear, .nothingSet, .baseNeeded: 64
    }
  }
}
