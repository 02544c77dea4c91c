// A changed sheet, or one changed value, over past months beside the sheet in force.

public import Exchange
import Payouts
import PolicyEngine
import RegistryStore
public import Workforce

/// Rehearses a change of policy on the register's own people.
public struct RehearsePolicy: Sendable {
  /// File of the changed sheet, or its id in the library; nil when only values change.
  public var sheet: String?
  /// The sheet in force: a file or an id of the library; nil for the library's of the same id.
  public var against: String?
  /// Changed values: `allowance.junior=300`.
  public var settings: [String]
  /// Budgets of a calendar year in yuan: `city=1200000.00`.
  public var budgets: [String]
  public var from: Period
  public var to: Period
  public var library: PolicyLibrary

  public init(
    sheet: String?, against: String?, settings: [String] = [], budgets: [String] = [],
    from: Period, to: Period, library: PolicyLibrary
  ) {
    self.sheet = sheet
    self.against = against
    self.settings = settings
    self.budgets = budgets
    self.from = from
    self.to = to
    self.library = library
  }

  /// The sheet in force and the changed one.
  typealias Sheets = (now: LoadedSheet, after: LoadedSheet)

  /// Runs both sheets through the months. The register is only read.
  /// - Parameter progress: called with the number of months done.
  /// - Throws: ``OfficeError``, `PolicyError`, `StoreError`, `RollBuilderError`.
  public func run(
    _ clerk: Clerk, progress: (Int) -> Void = { _ in }
  ) throws -> RehearsalSheet {
    guard from <= to else { throw OfficeError.monthsReversed(from: from, to: to) }
    try clerk.needs(.read)
    let sheets = try sheets(clerk)
    try clerk.needs(.read, in: sheets.now.policy.jurisdiction)
    let funds = Set(sheets.now.policy.fundCodes + sheets.after.policy.fundCodes).sorted()
    let budgets = try Office.budgets(self.budgets, funds: funds)
    let snapshot = try clerk.store.snapshot(
      asKnownAt: clerk.knownAt, of: sheets.now.policy.subject)
    var comparison = RehearsalComparison(workers: snapshot.workers.count)
    var months: [RehearsalSheet.Month] = []
    try rehearse(sheets, snapshot) { now, after in
      comparison.add(now: now, after: after)
      months.append(
        .init(period: now.period, sums: .init(now: .init(now), after: .init(after))))
      progress(months.count)
    }
    let changes = comparison.changes
    let titles = sheets.now.policy.funds.merging(sheets.after.policy.funds) { $1 }
    let named = funds.map { RehearsalSheet.Fund(code: $0, title: titles[$0] ?? $0) }
    return RehearsalSheet(
      policy: sheets.after.policy.id, title: sheets.after.policy.title,
      sheets: .init(now: sheets.now.policy.file, after: sheets.after.policy.file),
      inForce: .init(now: sheets.now.policy.inForce, after: sheets.after.policy.inForce),
      settings: settings, knownAt: snapshot.knownAt,
      beginsUnsettled: try beginsUnsettled(sheets.now.policy, clerk), months: months, funds: named,
      budgets: named.flatMap { fund in
        budgets[fund.code].map { reach(fund, $0, months) } ?? []
      },
      people: .init(changes, unchanged: comparison.unchanged),
      distribution: ChangeDistribution(
        differences: changes.map(\.difference), unchanged: comparison.unchanged
      ).steps.map { .init(from: $0.from, to: $0.to, people: $0.people) },
      largest: try explain(
        Array(changes.sorted(by: Self.isLarger).prefix(10)), sheets, snapshot, clerk))
  }

  /// Loads both sheets and applies the changed values.
  func sheets(_ clerk: Clerk) throws -> Sheets {
    guard let changed = sheet ?? (settings.isEmpty ? nil : against) else {
      throw OfficeError.nothingToRehearse
    }
    let after = try load(changed, clerk)
    let policy = try settings.reduce(after.policy) { try $0.changed(by: $1, from: from.first) }
    let now = try load(against ?? policy.id, clerk)
    guard now.policy.subject == policy.subject else {
      throw OfficeError.otherSheet(now.policy.id, is: now.policy.subject, not: policy.subject)
    }
    return (now, after.with(policy))
  }

  private func load(_ name: String, _ clerk: Clerk) throws -> LoadedSheet {
    name.hasSuffix(".lua")
      ? try PolicyLibrary.load(name) : try clerk.sheet(name, for: to, in: library)
  }

  /// Whether a month before the first one had the sheet in force and was not settled.
  private func beginsUnsettled(_ policy: Policy, _ clerk: Clerk) throws -> Bool {
    guard policy.inForce.contains(from.previous.last) else { return false }
    let roll = try clerk.rollOrNone(policy: policy.id, period: from.previous)
    return roll?.roll.state != .settled
  }

  /// Calls `body` for every month with what both sheets decide. Each sheet stands for both schemes:
  /// the settled lines of either are paid anew.
  func rehearse(
    _ sheets: Sheets, _ snapshot: Snapshot,
    _ body: (_ now: RehearsedMonth, _ after: RehearsedMonth) throws -> Void
  ) throws {
    let measures = Set(
      [sheets.now.policy, sheets.after.policy].flatMap { policy in
        policy.rules.map { Payment.measure(policy: policy.id, rule: $0.id) }
      })
    var now = Rehearsal(sheets.now, snapshot: snapshot, from: from, replacing: measures)
    var after = Rehearsal(sheets.after, snapshot: snapshot, from: from, replacing: measures)
    for index in from.index...to.index {
      try body(now.run(Period(index: index)), after.run(Period(index: index)))
    }
  }

  /// By size; of equal changes that of the earlier worker.
  private static func isLarger(
    _ left: RehearsalComparison.Change, _ right: RehearsalComparison.Change
  ) -> Bool {
    (left.difference.magnitude, right.worker) > (right.difference.magnitude, left.worker)
  }

  private func reach(
    _ fund: RehearsalSheet.Fund, _ budget: Money, _ months: [RehearsalSheet.Month]
  ) -> [RehearsalSheet.Budget] {
    func years(
      _ side: (RehearsalSheet.Month) -> RehearsalSheet.Sums
    ) -> [FundYear] {
      FundYear.years(
        budget: budget,
        months: months.map { ($0.period, side($0).byFund[fund.code]?.fen ?? 0) })
    }
    return zip(years { $0.sums.now }, years { $0.sums.after }).map { now, after in
      .init(
        fund: fund, year: now.year, budget: budget,
        reach: .init(now: .init(now), after: .init(after)))
    }
  }
}

extension RehearsalSheet.Sums {
  init(_ month: RehearsedMonth) {
    self.init(
      lines: month.lines, waiting: month.waiting, total: Money(fen: month.total),
      byRule: month.byRule.mapValues { Money(fen: $0) },
      byFund: month.byFund.mapValues { Money(fen: $0) }, isInForce: month.isInForce)
  }
}

extension RehearsalSheet.Budget.Reach {
  init(_ year: FundYear) {
    self.init(asked: year.asked, left: year.left, dryIn: year.dryIn)
  }
}

extension RehearsalSheet.People {
  init(_ changes: [RehearsalComparison.Change], unchanged: Int) {
    self.init(
      gain: changes.count { $0.difference > 0 }, lose: changes.count { $0.difference < 0 },
      newlyPaid: changes.count { $0.now == 0 }, noLongerPaid: changes.count { $0.after == 0 },
      unchanged: unchanged)
  }
}
