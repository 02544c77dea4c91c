// What all use cases of payments share: the roll, who may pay it, and its payments as an order.

import Exchange
import Payouts
import PolicyEngine
import RegistryStore
import Workforce

/// A roll in front of somebody who may pay it.
struct PaymentDesk {
  let clerk: Clerk
  let stored: StoredRoll

  /// The account that payments are made from, in the ledger.
  static let bank = "main"

  var number: Int64 { stored.roll.number }
  func batches() throws -> [PaymentBatch] {
    try clerk.store.batches(ofRoll: number, asKnownAt: clerk.knownAt)
  }
  func lines() throws -> [PaymentLine] {
    try clerk.store.paymentLines(ofRoll: number, asKnownAt: clerk.knownAt)
  }

  /// What the printed roll comes to, differences included.
  var total: Money { stored.payable }

  /// An order of some payments, to the names and accounts known at an entry. Whoever holds a card
  /// that was changed after the roll was computed is paid to the new one.
  /// - Throws: `StoreError`, `PolicyError`.
  func order(
    _ dues: [WorkerDue], batch: Int, payday: CivilDate, knownAt: EntryNumber
  ) throws -> PaymentOrder {
    var order = PaymentOrder(
      identifier: PaymentBatch.identifier(roll: number, number: batch),
      scheme: try clerk.policy(ofHash: stored.roll.policyHash, id: stored.roll.policy).policy.title,
      period: stored.roll.period, payday: payday, instructions: [])
    order.instructions = try dues.map { due in
      let person = try clerk.store.worker(due.worker, asKnownAt: knownAt)
      return PaymentInstruction(
        reference: "", worker: due.worker, name: person?.name ?? "", bank: person?.bank,
        account: person?.bankAccount ?? "", amount: Money(fen: due.fen))
    }
    order.numberReferences()
    return order
  }

  /// Whose payment goes to another account than the one known when the roll was approved.
  func changedAccounts(in order: PaymentOrder) throws -> [WorkerKey] {
    guard let approved = stored.settledBy else { return [] }
    return try order.instructions.filter { payment in
      try clerk.store.worker(payment.worker, asKnownAt: approved)?.bankAccount ?? ""
        != payment.account
    }.map(\.worker)
  }

  /// The payments of a stored batch, as they were sent.
  func order(of batch: PaymentBatch, _ lines: [PaymentLine]) throws -> PaymentOrder {
    try order(
      lines.filter { $0.batch == batch.number }
        .map { WorkerDue(worker: $0.worker, fen: $0.amount.fen) },
      batch: batch.number, payday: batch.payday, knownAt: batch.knownAt)
  }
}

extension Clerk {
  /// Asks for the duty to pay a roll, and for a place in it that allows it.
  /// - Throws: ``OfficeError/noRoll(policy:period:)``, ``DutyError``, `CycleRefusal`, `StoreError`.
  func needs(toPay policy: String, _ period: Period) throws -> PaymentDesk {
    let stored = try roll(policy: policy, period: period)
    let user = try needs(.take(.paid), in: jurisdiction(of: stored.roll))
    try cycle(of: stored).mayPay(user?.number ?? 0)
    return PaymentDesk(clerk: self, stored: stored)
  }
}

extension PaymentOrder {
  /// Gives each payment its reference: the order, then its place in it.
  mutating func numberReferences() {
    let width = max(4, String(instructions.count).count)
    for place in instructions.indices {
      let serial = String(place + 1)
      instructions[place].reference =
        "\(identifier)-" + String(repeating: "0", count: width - serial.count) + serial
    }
  }
}
