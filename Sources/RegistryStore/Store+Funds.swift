// Budgets of funds, and what rolls took from them.

public import Workforce

/// What a roll took from a fund.
public struct FundUse: Hashable, Sendable {
  public var fund: String
  /// The month of the roll.
  public var period: Period
  /// Below zero when more came back than was taken.
  public var amount: Money
}

extension Store {
  /// Budgets that stand, with what is used, by year and fund; funds that were used and have none are
  /// among them.
  /// - Parameter entry: as known at an entry; nil for now.
  public func fundBudgets(asKnownAt entry: EntryNumber? = nil) throws -> [FundBudget] {
    let uses = try fundUses(asKnownAt: entry)
    return try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT fund, fund_budget.year, fund_budget.fen, basis_points, fund_budget.base, base.fen,
          user.name, fund_budget.reason, recorder.name
        FROM fund_budget JOIN user ON user.id = fund_budget.user
        LEFT JOIN fund_base AS base ON base.id = (SELECT max(id) FROM fund_base
          WHERE base = fund_budget.base AND year = fund_budget.year AND entry <= ?1)
        LEFT JOIN user AS recorder ON recorder.id = base.user
        WHERE fund_budget.id IN (
          SELECT max(id) FROM fund_budget WHERE entry <= ?1 GROUP BY fund, year)
        """)
      rows.bind(entry?.value ?? .max, at: 1)
      var budgets: [FundBudget] = []
      while try rows.step() {
        var budget = FundBudget(
          fund: rows.text(0), year: Int(rows.int(1)), budget: rows.optionalInt(2).map(Money.init(fen:)),
          setBy: rows.text(6), reason: rows.text(7))
        if let base = rows.optionalText(4) {
          budget.ceiling = FundCeiling(
            basisPoints: rows.int(3), base: base, amount: rows.optionalInt(5).map(Money.init(fen:)),
            recordedBy: rows.text(8))
        }
        budgets.append(budget)
      }
      for use in uses {
        let year = use.period.year
        let place =
          budgets.firstIndex { $0.fund == use.fund && $0.year == year } ?? budgets.endIndex
        if place == budgets.endIndex { budgets.append(FundBudget(fund: use.fund, year: year)) }
        budgets[place].used = Money(fen: budgets[place].used.fen + use.amount.fen)
      }
      return budgets.sorted { ($0.year, $0.fund) < ($1.year, $1.fund) }
    }
  }

  /// What the rolls of each month took from each fund, by fund and month.
  /// - Parameter entry: as known at an entry; nil for now.
  public func fundUses(asKnownAt entry: EntryNumber? = nil) throws -> [FundUse] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT fund, period, sum(fen) FROM fund_use WHERE entry <= ? GROUP BY fund, period
        ORDER BY fund, period
        """)
      rows.bind(entry?.value ?? .max, at: 1)
      var uses: [FundUse] = []
      while try rows.step() {
        uses.append(
          FundUse(
            fund: rows.text(0), period: Period(index: rows.int32(1)),
            amount: Money(fen: rows.int(2))))
      }
      return uses
    }
  }

  /// What a roll asks of each fund, decided lines and differences included.
  /// - Throws: ``StoreError/unknownRoll(_:)``.
  public func asked(ofRoll number: Int64) throws -> [String: Money] {
    try reading { connection in
      let roll = try Self.roll(number, connection).roll
      let texts = try Self.symbols(connection).texts
      var asked: [String: Int64] = [:]
      let lines = try connection.prepare(
        """
        SELECT fund, sum(fen) FROM payout_line WHERE period = ? AND roll_id = ? AND outcome = 0
        GROUP BY fund
        """)
      lines.bind(Int64(roll.period.index), at: 1)
      lines.bind(number, at: 2)
      while try lines.step() { asked[texts[Int(lines.int32(0))], default: 0] += lines.int(1) }
      for decision in try Self.decisions(ofRoll: number, connection) {
        asked[decision.fund, default: 0] += decision.amount.fen
      }
      for line in try Self.computedDifferences(ofRoll: number, connection) {
        asked[line.fund, default: 0] += line.change
      }
      for change in try Self.lineChanges(ofRoll: number, connection).values {
        asked[change.payer, default: 0] += change.fen
      }
      return asked.filter { $0.value != 0 }.mapValues(Money.init(fen:))
    }
  }

  /// Sets what a fund may spend in a year; the last setting stands.
  /// - Parameter act: with the user who sets it, and why.
  /// - Throws: ``StoreError/duty``, ``StoreError/constraint`` without a reason, the errors of the disk.
  public func setBudget(_ budget: FundBudget, _ act: Act) throws {
    guard let user = act.user else { throw StoreError.duty }
    try record(act, .budget, source: "fund \(budget.fund) \(budget.year)") { connection, entry in
      let insert = try connection.prepare(
        """
        INSERT INTO fund_budget (entry, fund, year, fen, basis_points, base, user, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
      insert.bind(entry, at: 1)
      insert.bind(budget.fund, at: 2)
      insert.bind(Int64(budget.year), at: 3)
      budget.budget.map { insert.bind($0.fen, at: 4) } ?? insert.bindNull(at: 4)
      budget.ceiling.map { insert.bind($0.basisPoints, at: 5) } ?? insert.bindNull(at: 5)
      insert.bind(budget.ceiling?.base, at: 6)
      insert.bind(user, at: 7)
      insert.bind(act.reason, at: 8)
      try insert.run()
    }
  }

  /// Records the base of ceilings for a year; the last one recorded stands.
  /// - Parameter act: with the user who records it, and where the figure is from.
  /// - Throws: ``StoreError/duty``, ``StoreError/constraint`` without a reason or for more than nine
  ///   trillion yuan, the errors of the disk.
  public func recordBase(_ base: String, year: Int, _ amount: Money, _ act: Act) throws {
    guard let user = act.user else { throw StoreError.duty }
    try record(act, .budget, source: "base \(base) \(year)") { connection, entry in
      let insert = try connection.prepare(
        "INSERT INTO fund_base (entry, base, year, fen, user, reason) VALUES (?, ?, ?, ?, ?, ?)")
      insert.bind(entry, at: 1)
      insert.bind(base, at: 2)
      insert.bind(Int64(year), at: 3)
      insert.bind(amount.fen, at: 4)
      insert.bind(user, at: 5)
      insert.bind(act.reason, at: 6)
      try insert.run()
    }
  }
}
