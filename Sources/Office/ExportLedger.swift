// The ledger as a journal for other bookkeeping programs.

public import Exchange
import RegistryStore
import Workforce

/// Makes the journal of the whole ledger.
public enum ExportLedger {
  /// - Throws: ``DutyError``, `StoreError`.
  public static func run(_ clerk: Clerk) throws -> Journal {
    try clerk.needsEverywhere(.read)
    let rolls = Dictionary(
      try clerk.store.rolls().map { ($0.roll.number, "\($0.roll.policy) \($0.roll.period)") },
      uniquingKeysWith: { first, _ in first })
    let days = try clerk.store.entries().map(\.day)
    var lines = try clerk.outsidePayments().map {
      Journal.Line(posted: $0, day: days[Int($0.entry.value) - 1], about: "paid by others")
    }
    try clerk.store.forEachTransfer(asKnownAt: clerk.knownAt) { posted in
      lines.append(
        Journal.Line(
          posted: posted, day: days[Int(posted.entry.value) - 1],
          about: posted.transfer.roll.flatMap { rolls[$0] } ?? posted.transfer.unit.rawValue))
    }
    lines.sort { ($0.posted.entry, $0.posted.number) < ($1.posted.entry, $1.posted.number) }
    return Journal(lines: lines, balances: try clerk.balances())
  }
}
