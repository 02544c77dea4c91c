// The month in which a fund runs dry.

public import Exchange
import Payouts
import RegistryStore
public import Workforce

/// Forecasts the rest of a year from its last months.
public struct ForecastFunds: Sendable {
  public var year: Int
  /// Only this fund; nil for all.
  public var fund: String?

  public init(year: Int, fund: String? = nil) {
    self.year = year
    self.fund = fund
  }

  /// One forecast for each fund that has a budget or was used.
  public struct Answer: Sendable {
    let forecasts: [(budget: FundBudget, forecast: FundForecast)]

    /// Whether a fund runs dry within the year.
    public var runsDry: Bool { forecasts.contains { $0.forecast.outlook?.dryIn != nil } }
  }

  /// - Throws: ``DutyError``, ``FundError/unknownFund(_:known:)``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    let budgets = try clerk.store.fundBudgets(asKnownAt: clerk.knownAt).filter { $0.year == year }
    if let fund, !budgets.contains(where: { $0.fund == fund }) {
      throw FundError.unknownFund(fund, known: budgets.map(\.fund))
    }
    let uses = try clerk.store.fundUses(asKnownAt: clerk.knownAt)
    return Answer(
      forecasts: budgets.filter { $0.fund == fund ?? $0.fund }.map { budget in
        let months = uses.filter { $0.fund == budget.fund && $0.period.year == year }
        return (budget, FundForecast(budget, uses: months.map { ($0.period, $0.amount) }))
      })
  }
}

extension ForecastFunds.Answer {
  /// As a table, with how it was reckoned.
  public func text(in language: Language) -> String {
    guard !forecasts.isEmpty else {
      return language == .zh ? "没有预算，也没有支出" : "no budgets, and nothing spent"
    }
    var table = TextTable(columns: [
      .init(Sentence(zh: "资金渠道", en: "fund")), .init(Sentence(zh: "年度", en: "year")),
      .init(Sentence(zh: "限额（元）", en: "limit (yuan)"), .right),
      .init(Sentence(zh: "已用", en: "used"), .right),
      .init(Sentence(zh: "每月预计", en: "a month"), .right),
      .init(Sentence(zh: "剩余月数", en: "months to come"), .right),
      .init(Sentence(zh: "全年预计", en: "whole year"), .right),
      .init(Sentence(zh: "年末余额", en: "left at the end"), .right),
      .init(Sentence(zh: "用尽月份", en: "runs dry in")),
    ])
    for (budget, forecast) in forecasts {
      let unknown = Sentence(zh: "未知", en: "unknown")
      let dry =
        forecast.outlook.map { outlook in
          outlook.dryIn.map { Sentence(same: $0.description) }
            ?? Sentence(zh: "年内不会", en: "not this year")
        } ?? unknown
      table.append([
        budget.fund, String(budget.year), budget.limitText.text(in: language),
        budget.used.grouped, forecast.monthly?.grouped ?? "", String(forecast.monthsLeft),
        forecast.outlook?.asked.grouped ?? "", forecast.outlook?.left.grouped ?? "",
        dry.text(in: language),
      ])
    }
    let method = Sentence(
      zh: "每月预计＝最近三个已审批月份的平均值，进位到分；用尽月份＝第一个不能足额发放的月份",
      en: "a month is taken to cost the mean of the last three approved ones, up to the fen; the fund "
        + "runs dry in the first month that cannot be paid in full")
    return table.text(in: language) + method.text(in: language)
  }

  public var json: JSONValue {
    .array(
      forecasts.map { budget, forecast in
        [
          "budget": budget.json, "monthly_fen": forecast.monthly.map { .integer($0.fen) } ?? .null,
          "months_left": JSONValue(forecast.monthsLeft),
          "year_fen": forecast.outlook.map { .integer($0.asked.fen) } ?? .null,
          "left_fen": forecast.outlook.map { .integer($0.left.fen) } ?? .null,
          "dry_in": JSONValue(forecast.outlook?.dryIn?.description),
        ]
      })
  }
}
