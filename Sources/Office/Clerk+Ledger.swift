import Payouts
import RegistryStore
import Workforce

extension RollStep {
  /// Posts what the step means in money.
  func post(_ ledger: LedgerWriter) throws {
    switch self {
    case .approved:
      var approval = ApprovalPosting(
        roll: ledger.roll, claims: try ledger.claims(), differences: try ledger.differences())
      try ledger.forEachPaying { worker, fund, amount in
        if let transfer = approval.line(worker, fund: fund, amount) { try ledger.post(transfer) }
      }
      for transfer in approval.finish() { try ledger.post(transfer) }
    case .reversed:
      for transfer in Posting.reversed(try ledger.approved()) { try ledger.post(transfer) }
    case .submitted, .checked, .publicised, .paid, .reconciled, .sentBack: break
    }
  }
}
