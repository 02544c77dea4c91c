// A changed sheet over past months beside the current one, before anybody signs it.
//
// Each sheet runs through the months with a ledger of its own: what it pays in one month counts as
// paid in the next, as it would if its rolls had been settled. So the figures are those of the rolls
// that would have been computed, to the fen.

public import PolicyEngine
public import Workforce

/// What one sheet would have paid in one month.
public struct RehearsedMonth: Sendable {
  public let period: Period
  /// Fen by rule.
  public internal(set) var byRule: [String: Int64] = [:]
  /// Fen by fund.
  public internal(set) var byFund: [String: Int64] = [:]
  public internal(set) var lines = 0
  /// Lines that would wait: undecided or held.
  public internal(set) var waiting = 0
  public var total: Int64 { byRule.values.reduce(0, +) }
}

/// One sheet run through some months.
public struct RehearsedSheet: Sendable {
  public let policy: String
  public internal(set) var months: [RehearsedMonth] = []
  /// Fen over all months, by worker index.
  public internal(set) var byWorker: [Int64]
}

/// Runs a sheet over months as if it had been in force.
public enum Rehearsal {
  /// Runs a sheet through months in their order.
  /// - Parameters:
  ///   - snapshot: facts and payments; its lines of settled rolls from the first month on, under
  ///     `measures`, are left out, since the run makes them anew.
  ///   - measures: measures of the schemes whose settled lines the run replaces.
  ///   - progress: called after each month.
  public static func run(
    _ sheet: LoadedSheet, over periods: [Period], snapshot: Snapshot,
    replacing measures: Set<String>,
    progress: (Period) -> Void = { _ in }
  ) -> RehearsedSheet {
    var snapshot = snapshot
    let count = snapshot.workers.count
    let replaced = Set(measures.compactMap { snapshot.symbols.number(of: $0) })
    let symbols = sheet.policy.rules.map { snapshot.symbols.number(
        adding: Payment.measure(policy: sheet.policy.id, rule: $0.id)) }
    let old = snapshot.payments
    if let first = periods.first?.first.day {
      snapshot.payments = old.carried(workers: count, adding: []) { place in
        old.fact[place] != 0 || old.paidOn[place] < first || !replaced.contains(old.measure[place])
      }
    }
    var result = RehearsedSheet(
      policy: sheet.policy.id, byWorker: [Int64](repeating: 0, count: count))
    for period in periods {
      let decided = BoundPolicy(sheet, snapshot: snapshot, period: period).decideAll()
      var month = RehearsedMonth(period: period)
      var ledger: [LedgerLine] = []
      for (place, rule) in decided.enumerated() {
        for line in rule.lines {
          guard line.outcome == .pays else {
            month.waiting += 1
            continue
          }
          month.lines += 1
          month.byRule[rule.rule.id, default: 0] += line.fen
          month.byFund[rule.rule.fund(for: line.level, share: Int(line.share)), default: 0] += line.fen
          result.byWorker[Int(line.worker)] += line.fen
          ledger.append(
            LedgerLine(
              worker: line.worker, measure: symbols[place], level: line.level, fen: line.fen,
              paidOn: period.last.day))
        }
      }
      // Rules come one after the other; the ledger wants worker after worker.
      ledger.sort { $0.worker < $1.worker }
      snapshot.payments = snapshot.payments.carried(workers: count, adding: ledger)
      result.months.append(month)
      progress(period)
    }
    return result
  }
}
