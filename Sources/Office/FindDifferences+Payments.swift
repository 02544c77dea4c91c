// Months that read what others paid, or what was decided, reversed or sealed beside them.

import Payouts
import PolicyEngine
import RegistryStore
import Workforce

extension FindDifferences {
  /// What changed of payments since the months were looked at.
  struct PaymentChanges {
    let changes: [ChangedPayment]
    /// Rolls of other policies, with the entry that reversed them.
    let reversed: [(roll: SealedRoll, by: EntryNumber)]

    var isEmpty: Bool { changes.isEmpty && reversed.isEmpty }
  }

  /// Adds the months of a policy that a changed payment can have touched: the month a reversed roll had
  /// corrected, and the later ones that found another amount paid.
  /// - Parameters:
  ///   - sealed: every sealed roll.
  ///   - read: measures the rules look for among what was paid before.
  ///   - checked: by roll, the entry up to which its differences are settled.
  func add(
    _ payments: PaymentChanges, to plan: inout RetroactivePlan, sealed: [SealedRoll],
    reading read: MeasuresRead, of subject: SubjectKind, checked: [Int64: EntryNumber],
    _ store: Store
  ) throws {
    let rolls = Dictionary(sealed.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    let own = sealed.filter { $0.policy == policy }
    func isNews(_ entry: EntryNumber, for roll: SealedRoll) -> Bool {
      entry > checked[roll.number] ?? roll.knownAt
    }
    for change in payments.changes
    where WorkerKey(number: change.worker).subject == subject {
      guard let corrected = rolls[change.corrects], let maker = rolls[change.roll] else { continue }
      if change.isReversal, corrected.policy == policy, isNews(change.entry, for: corrected) {
        plan.add([change.worker], to: corrected, because: .reversal(change.entry))
      }
      guard read.contains(policy: change.policy, rule: change.rule) else { continue }
      for roll in own
      where corrected.sealedBy <= roll.knownAt && isNews(change.entry, for: roll) {
        // The search that found an own difference followed it through the months sealed by then, and
        // into its own roll.
        let wasFollowed =
          maker.policy == policy && (roll.sealedBy <= maker.knownAt || roll.number == maker.number)
        if wasFollowed, !change.isReversal, !change.wasDecided { continue }
        plan.add([change.worker], to: roll, because: .payments(corrected.period))
      }
    }
    for (reversed, entry) in payments.reversed {
      let later = own.filter { reversed.sealedBy <= $0.knownAt && isNews(entry, for: $0) }
      if later.isEmpty { continue }
      let workers = try store.owedLines(ofRoll: reversed.number, asKnownAt: reversed.sealedBy)
        .filter { read.contains(policy: reversed.policy, rule: $0.rule) && $0.worker.subject == subject }
        .map(\.worker.number)
      for roll in later { plan.add(Set(workers), to: roll, because: .payments(reversed.period)) }
    }
  }
}
