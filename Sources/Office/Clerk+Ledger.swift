import Payouts
import PolicyEngine
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
      let differences = try ledger.differences()
      let takes = differences.contains { $0.change < 0 }
      var approval = ApprovalPosting(
        roll: ledger.roll, book: try ledger.claimBook(),
        recovery: takes ? try ledger.recovery(of: ledger.policyHash()) : .fromNextPayments,
        differences: differences)
      try ledger.forEachPaying { worker, fund, amount in
        if let transfer = approval.line(worker, fund: fund, amount) { try ledger.post(transfer) }
      }
      for transfer in approval.finish() { try ledger.post(transfer) }
    case .reversed:
      for transfer in Posting.reversed(try ledger.reversible()) { try ledger.post(transfer) }
    case .submitted, .checked, .publicised, .paid, .reconciled, .sentBack: break
    }
  }
}

extension LedgerWriter {
  /// The claims under the roll's policy as they stand.
  func claimBook() throws -> ClaimBook { try ClaimBook(claims()) { try recovery(of: $0) } }

  /// How a text of a policy recovers what was paid too much.
  fileprivate func recovery(of hash: String) throws -> Recovery {
    let text = Array(try policyText(hash: hash).utf8)
    return try PolicyLoader.load(text: text, file: "\(hash.prefix(8)).lua").policy.recovery
  }
}
