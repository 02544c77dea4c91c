// A ledger in memory, with the history that approvals read.

import PolicyEngine
import Workforce

@testable import Payouts

/// Balances as the sum of transfers, credits above zero.
struct Books {
  private(set) var credit: [Account: Int64] = [:]
  private(set) var posted: [PostedTransfer] = []
  /// How the text of each roll recovers, by its hash.
  private var recoveries: [String: Recovery] = [:]
  private var history = ClaimHistory()
  private var entry: Int64 = 0

  mutating func post(_ transfers: [Transfer]) {
    entry += 1
    for (place, transfer) in transfers.enumerated() {
      credit[transfer.from, default: 0] -= transfer.amount
      credit[transfer.to, default: 0] += transfer.amount
      let kept = PostedTransfer(
        entry: EntryNumber(entry), number: Int64(place + 1), transfer: transfer)
      posted.append(kept)
      if [transfer.from.kind, transfer.to.kind].contains("receivable") {
        history.transfers.append(kept)
      }
    }
  }

  /// Approves the next roll.
  @discardableResult
  mutating func approve(
    lines: [(worker: Int64, fund: String, fen: Int64)], _ differences: [DifferenceLine] = [],
    recovery: Recovery = .fromNextPayments
  ) -> [Transfer] {
    let roll = Int64(history.rolls.count + 1)
    var approval = ApprovalPosting(
      roll: roll, book: book, recovery: recovery, differences: differences)
    var transfers = lines.compactMap {
      approval.line(WorkerKey(number: $0.worker), fund: $0.fund, Money(fen: $0.fen))
    }
    transfers += approval.finish()
    var sealed = ClaimHistory.SealedRoll(
      period: Period(index: Int32(24_000 + roll)), approved: EntryNumber(entry + 1),
      policyHash: "\(roll)")
    for line in differences { sealed.differences[line.worker, default: 0] += line.change }
    history.rolls[roll] = sealed
    recoveries["\(roll)"] = recovery
    post(transfers)
    return transfers
  }

  /// Reverses a roll that stands.
  mutating func reverse(_ roll: Int64) {
    guard let approved = history.rolls[roll]?.approved else { return }
    let transfers = posted.filter { posted in
      posted.transfer.roll == roll
        && (posted.entry == approved
          || posted.transfer.from.kind == "fund" && posted.transfer.to.kind == "receivable")
    }
    history.rolls[roll]?.reversed = EntryNumber(entry + 1)
    post(Posting.reversed(transfers.map(\.transfer)))
  }

  mutating func payBack(_ worker: Int64, _ fen: Int64, roll: Int64) {
    post([Posting.recovered(WorkerKey(number: worker), Money(fen: fen), roll: roll)])
  }

  mutating func waive(_ worker: Int64, _ fen: Int64, roll: Int64) {
    let key = WorkerKey(number: worker)
    let before = posted.map(\.transfer).filter { $0.roll == roll && $0.worker == key }
    post(Posting.waived(key, Money(fen: fen), roll: roll, after: before))
  }

  var standing: [Int64] { history.rolls.filter { $0.value.reversed == nil }.keys.sorted() }
  var book: ClaimBook { ClaimBook(history) { recoveries[$0] ?? .fromNextPayments } }
  func account(_ worker: Int64) -> ClaimAccount {
    book.accounts[WorkerKey(number: worker)] ?? ClaimAccount()
  }
  func payable(_ worker: Int64) -> Int64 { credit[.payable(WorkerKey(number: worker))] ?? 0 }
  func owed(_ worker: Int64) -> Int64 { -(credit[.receivable(WorkerKey(number: worker))] ?? 0) }
  func sum(_ kind: String) -> Int64 { credit.filter { $0.key.kind == kind }.values.reduce(0, +) }

  /// What workers owe, where it is not nothing.
  var claims: [WorkerKey: Int64] {
    var claims: [WorkerKey: Int64] = [:]
    for (account, credit) in credit where account.kind == "receivable" && credit != 0 {
      if let worker = account.worker { claims[worker] = -credit }
    }
    return claims
  }
}

func difference(
  _ worker: Int64, _ old: Int64, _ new: Int64?, fund: String = "city"
) -> DifferenceLine {
  DifferenceLine(
    corrects: 1, period: Period(index: 24_000), worker: WorkerKey(number: worker), rule: "r",
    level: nil, fund: fund, old: Money(fen: old), new: new.map(Money.init(fen:)),
    outcome: new == nil ? .undecided : .pays, causes: [.entry(EntryNumber(1))])
}
