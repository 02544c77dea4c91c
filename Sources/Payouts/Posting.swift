// What each event of a roll posts to the ledger. Pure functions: the register posts what they say
// inside the event's own transaction.

public import Workforce

/// The transfers of events other than an approval.
public enum Posting {
  /// The bank is asked to pay what was approved.
  /// - Parameter bank: name of the account it is paid from.
  public static func ordered(_ worker: WorkerKey, _ amount: Money, roll: Int64, bank: String)
    -> Transfer
  {
    transfer(.payable(worker), .bank(bank), worker, amount, roll)
  }

  /// The bank says the worker has it.
  public static func paid(_ worker: WorkerKey, _ amount: Money, roll: Int64, bank: String)
    -> Transfer
  {
    transfer(.bank(bank), .paid(worker), worker, amount, roll)
  }

  /// The bank could not pay it.
  public static func failed(_ worker: WorkerKey, _ amount: Money, roll: Int64, bank: String)
    -> Transfer
  {
    transfer(.bank(bank), .returned(worker), worker, amount, roll)
  }

  /// It came back after it had been paid.
  public static func returned(_ worker: WorkerKey, _ amount: Money, roll: Int64) -> Transfer {
    transfer(.paid(worker), .returned(worker), worker, amount, roll)
  }

  /// The bank is asked again, with mended particulars.
  public static func orderedAgain(_ worker: WorkerKey, _ amount: Money, roll: Int64, bank: String)
    -> Transfer
  {
    transfer(.returned(worker), .bank(bank), worker, amount, roll)
  }

  /// The worker paid back what was too much.
  /// - Parameter roll: the roll whose difference claims it.
  public static func recovered(_ worker: WorkerKey, _ amount: Money, roll: Int64) -> Transfer {
    transfer(.recovered(worker), .receivable(worker), worker, amount, roll)
  }

  /// What was too much is not claimed: the fund bears it.
  public static func waived(_ worker: WorkerKey, _ amount: Money, fund: String, roll: Int64)
    -> Transfer
  {
    transfer(.fund(fund), .receivable(worker), worker, amount, roll)
  }

  /// A roll is reversed: everything the way back, the last first.
  /// - Parameter transfers: what its approval posted.
  public static func reversed(_ transfers: [Transfer]) -> [Transfer] {
    transfers.reversed().map(\.opposite)
  }

  /// Payments by other authorities, which are facts and not orders.
  /// - Parameter payer: who paid; nil when not recorded.
  public static func outside(_ worker: WorkerKey, _ amount: Money, payer: String?) -> Transfer {
    transfer(.outside(payer ?? ""), .received(worker), worker, amount, nil)
  }

  private static func transfer(
    _ from: Account, _ to: Account, _ worker: WorkerKey, _ amount: Money, _ roll: Int64?
  ) -> Transfer {
    Transfer(roll: roll, worker: worker, from: from, to: to, amount: amount.fen)
  }
}

/// What the approval of a roll posts: each line from its fund to the worker, each difference that
/// takes the way back, and what is deducted at once. Nobody's payment goes below zero; what cannot
/// be deducted stays receivable.
public struct ApprovalPosting {
  private let roll: Int64
  /// What each worker owes before and with this roll; below zero where the office owes it.
  private var claims: [WorkerKey: Int64]
  /// What workers with claims get by this roll.
  private var due: [WorkerKey: Int64] = [:]
  private let differences: [DifferenceLine]

  /// - Parameters:
  ///   - roll: the register's number of the roll.
  ///   - claims: what workers owe under the same policy, in fen.
  ///   - differences: the roll's lines on closed months.
  public init(roll: Int64, claims: [WorkerKey: Int64], differences: [DifferenceLine]) {
    self.roll = roll
    self.claims = claims
    self.differences = differences.filter { $0.change != 0 }
    for line in self.differences where line.change < 0 {
      self.claims[line.worker, default: 0] -= line.change
    }
  }

  /// The transfer of a line.
  /// - Parameter amount: what it pays by computation or decision; nothing is posted for zero.
  public mutating func line(_ worker: WorkerKey, fund: String, _ amount: Money) -> Transfer? {
    guard amount > .zero else { return nil }
    if claims[worker] != nil { due[worker, default: 0] += amount.fen }
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
    for (worker, claim) in claims.sorted(by: { $0.key < $1.key }) {
      let deducted = min(claim, due[worker, default: 0])
      if deducted > 0 {
        transfers.append(transfer(.payable(worker), .receivable(worker), worker, deducted))
      } else if claim < 0 {
        transfers.append(transfer(.receivable(worker), .payable(worker), worker, -claim))
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
