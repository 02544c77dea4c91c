// What funds may spend, have spent and have left.

public import Exchange
import RegistryStore
public import Workforce

/// Lists the budgets of funds.
public struct ListFunds: Sendable {
  /// Only this calendar year; nil for all.
  public var year: Int?

  public init(year: Int? = nil) { self.year = year }

  /// Budgets by year and fund.
  public struct Answer: Sendable {
    public let budgets: [FundBudget]
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    return Answer(
      budgets: try clerk.store.fundBudgets(asKnownAt: clerk.knownAt).filter { $0.year == year ?? $0.year })
  }
}

extension ListFunds.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    guard !budgets.isEmpty else {
      return language == .zh ? "没有预算，也没有支出" : "no budgets, and nothing spent"
    }
    var table = TextTable(columns: [
      .init(Sentence(zh: "资金渠道", en: "fund")), .init(Sentence(zh: "年度", en: "year")),
      .init(Sentence(zh: "预算（元）", en: "budget (yuan)"), .right),
      .init(Sentence(zh: "上限", en: "ceiling")),
      .init(Sentence(zh: "限额", en: "limit"), .right), .init(Sentence(zh: "已用", en: "used"), .right),
      .init(Sentence(zh: "剩余", en: "left"), .right), .init(Sentence(zh: "登记人", en: "set by")),
      .init(Sentence(zh: "理由", en: "reason")),
    ])
    table.omitsEmptyColumns = true
    for budget in budgets {
      table.append([
        budget.fund, String(budget.year), budget.budget?.grouped ?? "",
        budget.ceiling?.text.text(in: language) ?? "", budget.limitText.text(in: language),
        budget.used.grouped, budget.left?.grouped ?? "", budget.setBy, budget.reason,
      ])
    }
    return table.text(in: language)
  }

  public var json: JSONValue { .array(budgets.map(\.json)) }
}

extension FundCeiling {
  /// The share and what it is of.
  var text: Sentence {
    let base = amount?.grouped
    return Sentence(
      zh: "\(self.base)\(base.map { " \($0) 元" } ?? "（未登记）")的 \(percent)",
      en: "\(percent) of \(self.base) \(base.map { "\($0) yuan" } ?? "(not recorded)")")
  }
}

extension FundBudget {
  /// What may still be spent; below zero when a budget was cut. Nil without a known limit.
  var left: Money? {
    if case .fen(let limit) = limit { Money(fen: limit.fen - used.fen) } else { nil }
  }

  var limitText: Sentence {
    switch limit {
    case .none: Sentence(zh: "未设", en: "none")
    case .unknown: Sentence(zh: "未知", en: "unknown")
    case .fen(let limit): Sentence(same: limit.grouped)
    }
  }

  var json: JSONValue {
    [
      "fund": .string(fund), "year": JSONValue(year),
      "budget_fen": budget.map { .integer($0.fen) } ?? .null,
      "ceiling": ceiling.map {
        [
          "percent": .string($0.percent), "base": .string($0.base),
          "base_fen": $0.amount.map { .integer($0.fen) } ?? .null,
        ]
      } ?? .null,
      "used_fen": .integer(used.fen), "left_fen": left.map { .integer($0.fen) } ?? .null,
      "set_by": .string(setBy), "reason": .string(reason),
    ]
  }
}
