// The database itself holds that nobody is paid twice, whatever program writes.

import Testing
import Workforce

@testable import RegistryStore

@Suite("Payments in the register")
struct PaymentTests {
  let register: TestRegister
  var store: Store { register.store }

  init() throws {
    register = try TestRegister()
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
    try store.addUsers(4)
  }

  private func results(_ roll: StoredRoll) throws -> [String] {
    try store.paymentLines(ofRoll: roll.roll.number).map {
      "\($0.reference) \($0.result?.rawValue ?? "-") \($0.stands ? "stands" : "ended")"
    }
  }

  @Test("what a roll owes is what its lines pay and what was decided")
  func dues() throws {
    let roll = try store.publicRoll()
    #expect(
      try store.dues(ofRoll: roll.roll.number).map { "\($0.worker) \($0.fen)" } == [
        "W0000001 50000", "W0000002 20000",
      ])
  }

  @Test("a payment that failed is made again, and each entry of it is in the chain")
  func correction() throws {
    let roll = try store.publicRoll()
    let first = try store.send(roll, [1: 50_000, 2: 20_000], by: 1)
    #expect(first.identifier == "R1" && first.outcome == nil && first.files.map(\.count) == [2])
    try store.end(first, as: .handedOver, act(by: 1))
    #expect(try store.roll(roll.roll.number).last == .paid)
    try store.answer(roll, [1: .paid, 2: .failed], by: 1)
    let second = try store.send(roll, [2: 20_000], by: 1)
    #expect(second.identifier == "R1-2")
    #expect(throws: StoreError.duty) { try store.take(.reconciled, roll, by: 2) }
    try store.end(second, as: .handedOver, act(by: 1))
    #expect(throws: StoreError.duty) { try store.take(.reconciled, roll, by: 2) }
    try store.answer(roll, [2: .paid], file: "2", by: 1)
    #expect(
      try results(roll) == ["R1-1 paid stands", "R1-2 failed ended", "R1-2-1 paid stands"])
    try store.take(.reconciled, roll, by: 2)
    #expect(try store.checkChain() == nil)
  }

  @Test("money that comes back is owed again, also after the roll was reconciled")
  func lateReturn() throws {
    let roll = try store.publicRoll()
    try store.end(try store.send(roll, [1: 50_000, 2: 20_000], by: 1), as: .handedOver, act(by: 1))
    try store.answer(roll, [1: .paid, 2: .paid], by: 1)
    try store.take(.reconciled, roll, by: 2)
    try store.answer(roll, [2: .returned], file: "2", by: 1)
    try store.end(try store.send(roll, [2: 20_000], by: 1), as: .handedOver, act(by: 1))
    #expect(try store.roll(roll.roll.number).last == .reconciled)
    #expect(throws: StoreError.notUnique) { try store.send(roll, [1: 50_000], by: 1) }
  }

  @Test("a worker has one payment of a roll that stands, of no more than the roll gives")
  func once() throws {
    let roll = try store.publicRoll()
    for payments: [Int64: Int64] in [[1: 50_001], [2: 20_001], [3: 1]] {
      #expect(throws: StoreError.duty, "\(payments)") { try store.send(roll, payments, by: 1) }
    }
    let batch = try store.send(roll, [1: 50_000], by: 1)
    #expect(throws: StoreError.duty) { try store.send(roll, [2: 20_000], by: 1) }
    try store.end(batch, as: .handedOver, act(by: 1))
    #expect(throws: StoreError.notUnique) { try store.send(roll, [1: 50_000], by: 1) }
    try store.send(roll, [2: 20_000], by: 1)
  }

  @Test("an open batch is withdrawn and its payments are owed again; one the bank has is not")
  func withdrawal() throws {
    let roll = try store.publicRoll()
    let first = try store.send(roll, [1: 50_000, 2: 20_000], by: 1)
    #expect(throws: StoreError.duty) { try store.take(.reversed, roll, by: 3) }
    try store.end(first, as: .withdrawn, act(by: 1))
    #expect(throws: StoreError.notUnique) { try store.end(first, as: .handedOver, act(by: 1)) }
    let second = try store.send(roll, [1: 50_000, 2: 20_000], by: 1)
    try store.end(second, as: .handedOver, act(by: 1))
    #expect(throws: StoreError.notUnique) { try store.end(second, as: .withdrawn, act(by: 1)) }
    #expect(throws: StoreError.duty) { try store.take(.reversed, roll, by: 3) }
    #expect(try store.checkChain() == nil)
  }

  @Test("a roll whose batches were all withdrawn may be reversed")
  func reversal() throws {
    let roll = try store.publicRoll()
    try store.end(try store.send(roll, [1: 50_000], by: 1), as: .withdrawn, act(by: 1))
    try store.take(.reversed, roll, by: 3)
    #expect(throws: StoreError.duty) { try store.send(roll, [1: 50_000], by: 1) }
  }

  @Test("who checked or approved makes, sends and answers nothing, and who did does not reconcile")
  func places() throws {
    let roll = try store.publicRoll()
    for user in [Int64(2), 3] {
      #expect(throws: StoreError.duty) { try store.send(roll, [1: 50_000], by: user) }
    }
    let batch = try store.send(roll, [1: 50_000, 2: 20_000], by: 4)
    for user in [Int64(2), 3] {
      #expect(throws: StoreError.duty) { try store.end(batch, as: .handedOver, act(by: user)) }
    }
    try store.end(batch, as: .handedOver, act(by: 1))
    for user in [Int64(2), 3] {
      #expect(throws: StoreError.duty) { try store.answer(roll, [1: .paid], by: user) }
    }
    try store.answer(roll, [1: .paid, 2: .paid], by: 1)
    for user in [Int64(1), 3, 4] {
      #expect(throws: StoreError.duty) { try store.take(.reconciled, roll, by: user) }
    }
    try store.take(.reconciled, roll, by: 2)
  }

  @Test("a file of answers is read once, and says of a payment once how it ended")
  func answersOnce() throws {
    let roll = try store.publicRoll()
    let batch = try store.send(roll, [1: 50_000, 2: 20_000], by: 1)
    #expect(throws: StoreError.duty) { try store.answer(roll, [1: .paid], by: 1) }
    try store.end(batch, as: .handedOver, act(by: 1))
    try store.answer(roll, [1: .paid], by: 1)
    #expect(throws: StoreError.notUnique) { try store.answer(roll, [2: .paid], by: 1) }
    for outcome in [PaymentResult.Outcome.paid, .failed] {
      #expect(throws: StoreError.duty) { try store.answer(roll, [1: outcome], file: "2", by: 1) }
    }
    try store.answer(roll, [1: .returned, 2: .failed], file: "2", by: 1)
    #expect(try results(roll) == ["R1-1 returned ended", "R1-2 failed ended"])
  }

  @Test("raw SQL neither sends an incomplete batch nor ends a payment nor changes what was sent")
  func rawPayments() throws {
    let roll = try store.publicRoll()
    let batch = try store.send(roll, [1: 50_000], by: 1)
    let entry = batch.entry.value
    let duty = [
      "INSERT INTO payment_line VALUES (9, 99, 1, 2, 1, 2, 1, 'x', '', NULL)",
      "INSERT INTO payment_line VALUES (9, \(entry), 1, 2, 1, 2, 20001, 'x', '', NULL)",
      "INSERT INTO payment_file VALUES (1, 2, 99, 'x', '\(String(repeating: "0", count: 64))', 1, 1)",
      "INSERT INTO payment_batch VALUES (9, 99, 1, 2, 1, 1, 1, 'x', '', 0, 0)",
      "UPDATE payment_line SET entry_out = \(entry + 1)",
      "INSERT INTO roll_step VALUES (1, 5, 'paid', 1, 99, '', '\(roll.roll.digest)', 0)",
    ]
    for sql in duty { #expect(throws: StoreError.duty, "\(sql)") { try store.raw(sql) } }
    for sql in [
      "UPDATE payment_line SET fen = 1", "DELETE FROM payment_line", "UPDATE payment_batch SET fen = 1",
      "DELETE FROM payment_batch", "UPDATE payment_file SET file_sha256 = ''", "DELETE FROM payment_file",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    #expect(throws: StoreError.notUnique) {
      try store.raw("INSERT INTO payment_line VALUES (9, \(entry), 1, 2, 1, 1, 1, 'x', '', NULL)")
    }
    // A payment slipped into the entry of the batch makes it differ from its sums.
    try store.raw("INSERT INTO payment_line VALUES (9, \(entry), 1, 2, 1, 2, 1, 'x', '', NULL)")
    #expect(throws: StoreError.duty) { try store.end(batch, as: .handedOver, act(by: 1)) }
    #expect(try store.checkChain()?.entry == batch.entry)
  }
}
