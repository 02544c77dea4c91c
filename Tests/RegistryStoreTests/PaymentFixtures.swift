// Payments of small registers.

import Digests
import Testing
import Workforce

@testable import RegistryStore

extension Store {
  /// A roll that is public: 500 yuan for the first worker, and 200 decided for the second.
  func publicRoll(_ period: String = "2023-04") throws -> StoredRoll {
    let roll = try draft(by: 1, period)
    try decide(roll, by: 1)
    try take(.submitted, roll, by: 1)
    try take(.checked, roll, by: 2)
    try take(.approved, roll, by: 3)
    try take(.publicised, roll, by: 1)
    return try self.roll(roll.roll.number)
  }

  /// Makes a batch of one file from the fen of workers.
  @discardableResult
  func send(_ roll: StoredRoll, _ payments: [Int64: Int64], by user: Int64) throws -> PaymentBatch {
    let number = (try batches(ofRoll: roll.roll.number).last?.number ?? 0) + 1
    let total = Money(fen: payments.values.reduce(0, +))
    let name = PaymentBatch.identifier(roll: roll.roll.number, number: number)
    let batch = PaymentBatch(
      roll: roll.roll.number, number: number, knownAt: latestKnown(), payday: date("2023-05-10"),
      profile: "bank", settings: "", count: payments.count, total: total,
      files: payments.isEmpty
        ? []
        : [
          .init(
            part: 1, name: "\(name).csv", digest: SHA256.hex(name), count: payments.count,
            total: total)
        ])
    let lines = payments.sorted { $0.key < $1.key }.enumerated().map { place, payment in
      PaymentLine(
        place: place + 1, worker: WorkerKey(number: payment.key), amount: Money(fen: payment.value),
        reference: "\(name)-\(place + 1)", account: "622***1")
    }
    try add(batch, lines, act(by: user))
    return try #require(try batches(ofRoll: roll.roll.number).last)
  }

  private func latestKnown() -> EntryNumber { (try? chainHead().entry) ?? EntryNumber(0) }

  /// Ends a batch without a word to the ledger, which is for others to try.
  func end(_ batch: PaymentBatch, as outcome: PaymentBatch.Outcome, _ act: Act) throws {
    try end(batch, as: outcome, act) { _ in }
  }

  /// Keeps an answer about the payments of workers that stand.
  func answer(
    _ roll: StoredRoll, _ results: [Int64: PaymentResult.Outcome], file: String = "1",
    by user: Int64
  ) throws {
    let lines = try paymentLines(ofRoll: roll.roll.number).filter(\.stands)
    let answers = results.sorted { $0.key < $1.key }.compactMap { worker, outcome in
      lines.first { $0.worker.number == worker }.map {
        PaymentAnswer(line: $0.id, row: 1, outcome: outcome, reason: "")
      }
    }
    try record(
      answers, ofRoll: roll.roll.number, name: "answer.csv", digest: SHA256.hex(file), findings: 0,
      act(by: user)
    ) { _ in }
  }
}
