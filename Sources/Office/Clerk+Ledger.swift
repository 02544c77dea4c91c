import Payouts
import RegistryStore
import Workforce

extension Clerk {
  /// Balances of the ledger, payments by others included.
  func balances() throws -> [AccountBalance] {
    var outside: [Account: AccountBalance] = [:]
    for posted in try outsidePayments() {
      let transfer = posted.transfer
      outside[transfer.from, default: AccountBalance(account: transfer.from, unit: .fen)].debit +=
        transfer.amount
      outside[transfer.to, default: AccountBalance(account: transfer.to, unit: .fen)].credit +=
        transfer.amount
    }
    let others = outside.values.sorted { $0.account.name < $1.account.name }
    return try store.balances(asKnownAt: knownAt) + others
  }

  /// Sealed rolls that pay something and that the ledger does not have. A trial register has no
  /// ledger.
  func unpostedRolls() throws -> [StoredRoll] {
    guard try store.hasUsers() else { return [] }
    return try rolls().filter { $0.roll.state == .settled && $0.payable != .zero }
      .filter { try !store.hasTransfers(ofRoll: $0.roll.number) }
  }

  /// Payments by others, which are facts, as transfers.
  func outsidePayments(of worker: WorkerKey? = nil) throws -> [PostedTransfer] {
    try store.outsidePayments(
      ofWorker: worker, asKnownAt: knownAt, transfer: Posting.outside(_:_:payer:))
  }
}

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
