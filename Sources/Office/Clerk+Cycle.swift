import Payouts
import RegistryStore
import Workforce

extension Clerk {
  /// Where a roll stands, from what the register keeps of it.
  func cycle(of stored: StoredRoll) throws -> RollCycle {
    let number = stored.roll.number
    let steps = try store.steps(ofRoll: number).map { (step: $0.step, user: $0.user) }
    if stored.roll.state == .settled, steps.isEmpty {
      throw StoreError.rollSettled(policy: stored.roll.policy, period: stored.roll.period)
    }
    let waiting = RollSummary(stored.summary).waiting
    return RollCycle(
      computedBy: stored.computedBy,
      waitingLines: waiting - (try store.decisions(ofRoll: number).count),
      decidedBy: try store.deciders(ofRoll: number), paidBy: try store.payers(ofRoll: number),
      steps: steps)
  }
}
