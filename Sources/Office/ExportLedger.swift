// The ledger as a journal for other bookkeeping programs.

public import Exchange
import RegistryStore
public import Workforce

/// Makes the journal of the whole ledger.
public struct ExportLedger: Sendable {
  public var entry: EntryNumber?

  /// - Parameter entry: as known at an entry; nil for now.
  public init(asKnownAt entry: EntryNumber? = nil) { self.entry = entry }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Journal {
    try clerk.needsEverywhere(.read)
    try clerk.known(entry)
    let known = try entry ?? clerk.store.chainHead().entry
    let rolls = Dictionary(
      try clerk.store.rolls().map { ($0.roll.number, "\($0.roll.policy) \($0.roll.period)") },
      uniquingKeysWith: { first, _ in first })
    let days = try clerk.store.entries().map { CivilDate(instant: $0.instant) }
    var lines = try clerk.outsidePayments(asKnownAt: known).map {
      Journal.Line(posted: $0, day: days[Int($0.entry.value) - 1], about: "paid by others")
    }
    try clerk.store.forEachTransfer(asKnownAt: known) { posted in
      lines.append(
        Journal.Line(
          posted: posted, day: days[Int(posted.entry.value) - 1],
          about: posted.transfer.roll.flatMap { rolls[$0] } ?? posted.transfer.unit.rawValue))
    }
    lines.sort { ($0.posted.entry, $0.posted.number) < ($1.posted.entry, $1.posted.number) }
    return Journal(
      knownAt: known, lines: lines, balances: try clerk.balances(asKnownAt: known))
  }
}

extension CivilDate {
  /// The day of an instant in ISO 8601 where the office is, eight hours ahead of UTC.
  init(instant: String) {
    let day = CivilDate(iso: instant.prefix(10)) ?? CivilDate(day: 0)
    let hour = Int(instant.dropFirst(11).prefix(2)) ?? 0
    self = hour >= 16 ? day.adding(days: 1) : day
  }
}
