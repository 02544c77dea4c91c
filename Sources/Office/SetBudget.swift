// What a fund may spend in a year, and the base of a ceiling.

import PolicyEngine
import RegistryStore
import Workforce

/// Sets the budget of a fund, a ceiling on it, or both.
public struct SetBudget: Sendable {
  public var fund: String
  public var year: Int
  /// Yuan as text; nil for none.
  public var budget: String?
  /// Percentage as text, and the name of what it is a share of; nil for none.
  public var ceiling: String?
  public var base: String?
  public var reason: String

  public init(
    fund: String, year: Int, budget: String? = nil, ceiling: String? = nil, base: String? = nil,
    reason: String
  ) {
    self.fund = fund
    self.year = year
    self.budget = budget
    self.ceiling = ceiling
    self.base = base
    self.reason = reason
  }

  /// - Returns: the budget as it then stands.
  /// - Throws: ``DutyError``, ``FundError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> ListFunds.Answer {
    try clerk.needsEverywhere(.budget)
    guard (1...9999).contains(year) else { throw FundError.badYear(year) }
    let known = try clerk.fundCodes()
    guard known.contains(fund) else { throw FundError.unknownFund(fund, known: known) }
    guard (ceiling == nil) == (base == nil) else { throw FundError.baseNeeded }
    guard budget != nil || ceiling != nil else { throw FundError.nothingSet }
    if reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    var setting = FundBudget(fund: fund, year: year, budget: try budget.map(Self.amount))
    if let ceiling, let base {
      guard let points = FundCeiling.basisPoints(ceiling) else {
        throw FundError.badPercent(ceiling)
      }
      guard !base.allSatisfy(\.isWhitespace) else { throw FundError.baseNeeded }
      setting.ceiling = FundCeiling(basisPoints: points, base: base)
    }
    try clerk.store.setBudget(setting, clerk.act(reason))
    return ListFunds.Answer(
      budgets: try clerk.store.fundBudgets().filter { $0.fund == fund && $0.year == year })
  }

  static func amount(_ text: String) throws -> Money {
    guard let amount = Money(yuan: text), amount >= .zero else { throw FundError.badAmount(text) }
    return amount
  }
}

/// Records the amount that ceilings are a share of.
public struct RecordBase: Sendable {
  public var base: String
  public var year: Int
  /// Yuan as text.
  public var amount: String
  /// Where the figure is from.
  public var reason: String

  public init(base: String, year: Int, amount: String, reason: String) {
    self.base = base
    self.year = year
    self.amount = amount
    self.reason = reason
  }

  /// - Returns: the budgets whose ceiling is a share of it.
  /// - Throws: ``DutyError``, ``FundError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> ListFunds.Answer {
    try clerk.needsEverywhere(.budget)
    guard (1...9999).contains(year) else { throw FundError.badYear(year) }
    if reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    let amount = try SetBudget.amount(amount)
    guard amount.fen <= 900_000_000_000_000 else { throw FundError.badAmount(self.amount) }
    try clerk.store.recordBase(base, year: year, amount, clerk.act(reason))
    return ListFunds.Answer(
      budgets: try clerk.store.fundBudgets().filter { $0.ceiling?.base == base && $0.year == year })
  }
}

extension Clerk {
  /// Codes of the funds that policies of the register name or rolls have drawn on.
  func fundCodes() throws -> [String] {
    var codes = Set(try store.fundUses().map(\.fund))
    for version in try store.versions() {
      codes.formUnion(try policy(ofHash: version.hash, id: version.policy).policy.fundCodes)
    }
    return codes.sorted()
  }

  /// Refuses an approval beyond a budget, and one by who set the budget.
  func mayApprove(_ stored: StoredRoll, _ overruns: [FundOverrun]) throws {
    guard overruns.isEmpty else { throw FundError.overBudget(overruns) }
    let asked = try store.asked(ofRoll: stored.roll.number)
    for budget in try store.fundBudgets() where budget.year == stored.roll.period.year {
      guard let amount = asked[budget.fund], amount > .zero else { continue }
      if [budget.setBy, budget.ceiling?.recordedBy].contains(actor) {
        throw FundError.ownBudget(fund: budget.fund, year: budget.year)
      }
    }
  }

  /// What a roll asks of funds beyond what they have left.
  func overruns(of stored: StoredRoll) throws -> [FundOverrun] {
    let asked = try store.asked(ofRoll: stored.roll.number)
    return try store.fundBudgets().filter { $0.year == stored.roll.period.year }.compactMap {
      guard let amount = asked[$0.fund], !$0.bears(amount) else { return nil }
      return FundOverrun(budget: $0, asked: amount)
    }
  }
}
