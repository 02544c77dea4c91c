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
    let waived = try waived(readBy: sheet.policy, asKnownAt: known)
    let found = try FindDifferences(
      policy: policy, waived: waived,
      sheet: { hasVersions ? try activeSheet(policy, for: $0, asKnownAt: known) : sheet }
    ).run(store, snapshot)
    return try RollBuilder.build(
      sheet, snapshot: snapshot.corrected(by: found.lines, of: policy), period: period,
      differences: found.lines, waived: waived, progress: progress)
  }

  /// What was waived of a policy's own claims, and of measures its rules look for.
  func waived(readBy policy: Policy, asKnownAt known: EntryNumber) throws -> WaivedPayments {
    var waived = WaivedPayments()
    guard try store.hasWaivers(asKnownAt: known) else { return waived }
    let version = try SheetVersion(text: Array(policy.text.utf8), file: policy.file)
    let reads = policy.rules.map { ($0.id, version.measuresRead(by: $0.id)) }
    for (claiming, history) in try store.claims(asKnownAt: known) {
      for (worker, account) in ClaimBook(history, recovery: { _ in .fromNextPayments }).accounts {
        for claim in account.claims where claim.waived > 0 {
          if claiming == policy.id { waived.add(claim.waived, ownOf: worker) }
          let taken = try store.differences(ofRoll: claim.roll).filter {
            $0.worker == worker && $0.change < 0
          }
          for (rule, read) in reads {
            let found = taken.filter { read.contains(policy: claiming, rule: $0.rule) }
            if found.isEmpty { continue }
            let isEver = found.contains { read.containsEver(policy: claiming, rule: $0.rule) }
            waived.add(
              claim.waived, to: worker, readBy: rule, in: isEver ? nil : Set(found.map(\.period)))
          }
        }
      }
    }
    return waived
  }
}
