// What the approval of a roll posts to the ledger.

public import PolicyEngine
public import Workforce

/// Each line from its fund to the worker, each difference that takes the way back, and what is
/// deducted at once. Nobody's payment goes below zero; what is not deducted stays receivable.
public struct ApprovalPosting {
  private let roll: Int64
  /// Workers with claims or differences, before and with this roll.
  private var book: ClaimBook
  private let recovery: Recovery
  /// What these workers get by this roll.
  private var due: [WorkerKey: Int64] = [:]
  private let differences: [DifferenceLine]

  /// - Parameters:
  ///   - roll: the register's number of the roll.
  ///   - book: what workers owe under the same policy.
  ///   - recovery: how the policy has back what this roll finds paid too much.
  ///   - differences: the roll's lines on closed months.
  public init(
    roll: Int64, book: ClaimBook, recovery: Recovery = .fromNextPayments,
    differences: [DifferenceLine]
  ) {
    self.roll = roll
    self.book = book
    self.recovery = recovery
    self.differences = differences.filter { $0.change != 0 }
    var sums: [WorkerKey: (net: Int64, taken: Int64)] = [:]
    for line in self.differences {
      sums[line.worker, default: (0, 0)].net += line.change
      sums[line.worker, default: (0, 0)].taken -= min(0, line.change)
    }
    for (worker, sum) in sums where sum.taken > 0 || book.accounts[worker] != nil {
      self.book.accounts[worker, default: ClaimAccount()].open(
        roll, net: sum.net, taken: sum.taken, recovery)
    }
  }

  /// The transfer of a line.
  /// - Parameter amount: what it pays by computation or decision; nothing is posted for zero.
  public mutating func line(_ worker: WorkerKey, fund: String, _ amount: Money) -> Transfer? {
    guard amount > .zero else { return nil }
    if book.accounts[worker] != nil { due[worker, default: 0] += amount.fen }
    return transfer(.fund(fund), .payable(worker), worker, amount.fen)
  }

  /// The transfers that follow those of all lines.
  public mutating func finish() -> [Transfer] {
    var transfers: [Transfer] = []
    for line in differences {
      if line.change > 0 {
        if let paid = self.line(line.worker, fund: line.fund, Money(fen: line.change)) {
          transfers.append(paid)
        }
      } else {
        transfers.append(
          transfer(.receivable(line.worker), .fund(line.fund), line.worker, -line.change))
      }
    }
    for worker in book.accounts.keys.sorted() {
      let deducted = book.accounts[worker]?.deduct(roll, from: due[worker, default: 0]) ?? 0
      if deducted > 0 {
        transfers.append(transfer(.payable(worker), .receivable(worker), worker, deducted))
      } else if deducted < 0 {
        transfers.append(transfer(.receivable(worker), .payable(worker), worker, -deducted))
      }
    }
    return transfers
  }

  private func transfer(
    _ from: Account, _ to: Account, _ worker: WorkerKey, _ fen: Int64
  ) -> Transfer {
    Transfer(roll: roll, worker: worker, from: from, to: to, amount: fen)
  }
}
