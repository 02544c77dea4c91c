// Months that were paid late, or are not paid yet.

public import Exchange
import RegistryStore
public import Workforce

/// Finds rolls paid later than so many days after the end of their month.
public struct FindLatePayments: Sendable {
  /// Days after the last day of the month within which payment is in time; 0 or more.
  public var days: Int
  /// Only of this policy; nil for all.
  public var policy: String?

  public init(days: Int, policy: String? = nil) {
    self.days = days
    self.policy = policy
  }

  /// A roll that is late.
  public struct Item: Sendable {
    public let roll: Roll
    /// The last day in time.
    public let due: CivilDate
    /// The day it was paid; nil while it is not.
    public let paidOn: CivilDate?
    /// Days after ``due``: until it was paid, or until the last entry known.
    public let daysLate: Int
    public let lines: Int
    public let total: Money
  }

  /// Late rolls by period and policy.
  public struct Answer: Sendable {
    public let items: [Item]
    public var isEmpty: Bool { items.isEmpty }
  }

  /// The day of payment is that of the step `paid`; where nobody takes steps it is the day of the
  /// settlement, since settling a trial register's roll says that it was paid.
  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    let end = try clerk.store.entries().last { entry in
      clerk.knownAt.map { entry.number <= $0 } ?? true
    }
    guard let today = end?.day else { return Answer(items: []) }
    let items = try clerk.rolls().filter { policy == nil || $0.roll.policy == policy }
      .compactMap { stored -> Item? in
        let steps = try clerk.steps(of: stored)
        if steps.last?.step == .reversed { return nil }
        let paid =
          steps.isEmpty ? stored.settledBy : steps.first { $0.step == .paid }?.entry
        let paidOn = try paid.map { try clerk.store.entry($0).day }
        let due = stored.roll.period.last.adding(days: days)
        let daysLate = Int((paidOn ?? today).day - due.day)
        guard daysLate > 0 else { return nil }
        return Item(
          roll: stored.roll, due: due, paidOn: paidOn, daysLate: daysLate, lines: stored.lines,
          total: stored.payable)
      }
    return Answer(items: items)
  }
}

extension FindLatePayments.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "政策", en: "policy")), .init(Sentence(zh: "月份", en: "period")),
      .init(Sentence(zh: "期限", en: "due")), .init(Sentence(zh: "发放日期", en: "paid on")),
      .init(Sentence(zh: "迟延（天）", en: "days late"), .right),
      .init(Sentence(zh: "行数", en: "lines"), .right),
      .init(Sentence(zh: "合计（元）", en: "total (yuan)"), .right),
    ])
    for item in items {
      table.append([
        item.roll.policy, item.roll.period.description, item.due.description,
        item.paidOn?.description ?? Sentence(zh: "尚未发放", en: "not yet").text(in: language),
        String(item.daysLate), String(item.lines), item.total.grouped,
      ])
    }
    return isEmpty
      ? Sentence(zh: "没有迟延的发放", en: "no payment is late").text(in: language)
      : table.text(in: language)
  }

  public var json: JSONValue {
    .array(
      items.map { item in
        [
          "policy": .string(item.roll.policy), "period": .string(item.roll.period.description),
          "due": .string(item.due.description), "paid_on": JSONValue(item.paidOn?.description),
          "days_late": JSONValue(item.daysLate), "lines": JSONValue(item.lines),
          "total_fen": .integer(item.total.fen),
        ]
      })
  }
}
