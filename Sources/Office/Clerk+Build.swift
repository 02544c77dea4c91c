// From the register to a roll: the one way by which rolls are computed, and computed again.

import Payouts
import PolicyEngine
import RegistryStore
import Workforce

extension Clerk {
  /// The roll of a policy for a month, with the differences it owes closed months.
  /// - Parameters:
  ///   - known: what was known.
  ///   - hasVersions: whether each month has its version of the policy; without, the sheet at hand is
  ///     the one for every month. A month from before there were any keeps its own.
  ///   - progress: called now and then with the number of workers done.
  func built(
    _ sheet: LoadedSheet, _ period: Period, asKnownAt known: EntryNumber, hasVersions: Bool,
    progress: (Int) -> Void = { _ in }
  ) throws -> BuiltRoll {
    let policy = sheet.policy.id
    let snapshot = try store.snapshot(asKnownAt: known, of: sheet.policy.subject)
    let waived = try WaivedClaims(store, asKnownAt: known)
    let found = try FindDifferences(
      policy: policy, waived: waived,
      sheet: { hasVersions ? try activeSheet(policy, for: $0, asKnownAt: known) : sheet }
    ).run(store, snapshot)
    return try RollBuilder.build(
      sheet, snapshot: snapshot.corrected(by: found.lines, of: policy), period: period,
      differences: found.lines, waived: try waived.payments(readBy: sheet.policy),
      progress: progress)
  }

  /// Which lines of a month are held for what was waived, as known by a snapshot.
  func holding(_ policy: Policy, _ snapshot: Snapshot, in period: Period) throws -> Holding? {
    try WaivedClaims(store, asKnownAt: snapshot.knownAt).payments(readBy: policy)
      .holding(snapshot, in: period)
  }
}
