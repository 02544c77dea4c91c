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

  /// What was too much is not claimed: the funds that got it back bear it, the first one first.
  /// - Parameters:
  ///   - roll: the roll whose difference claims it.
  ///   - posted: what was posted for the worker under that roll.
  public static func waived(
    _ worker: WorkerKey, _ amount: Money, roll: Int64, after posted: [Transfer]
  ) -> [Transfer] {
    let claim = Account.receivable(worker)
    var funds: [Account] = []
    var back: [Account: Int64] = [:]
    for transfer in posted {
      if transfer.from == claim, transfer.to.kind == "fund" {
        if back.updateValue(back[transfer.to, default: 0] + transfer.amount, forKey: transfer.to) == nil {
          funds.append(transfer.to)
        }
      } else if transfer.to == claim, transfer.from.kind == "fund" {
        back[transfer.from, default: 0] -= transfer.amount
      }
    }
    var left = amount.fen
    return funds.compactMap { fund in
      let part = min(left, back[fund, default: 0])
      guard part > 0 else { return nil }
      left -= part
      return transfer(fund, claim, worker, Money(fen: part), roll)
    }
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
