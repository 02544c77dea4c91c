// An overpayment from the roll that finds it to its end: in parts, in cash, waived, reversed.

import Exchange
import Foundation
import Payouts
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Recovering what was paid too much")
struct RecoveryTests {
  let desk: UsersDesk
  var store: Store { desk.store }
  let one = WorkerKey(number: 1)

  /// A sheet that recovers in fifteen parts, and a worker who earns 200 a month and was paid an award
  /// of 2,000 in March that a corrected certificate does not give.
  init() throws {
    desk = try UsersDesk()
    try activate("in_parts(15)")
    try approve("2024-03")
    let preparer = try desk.clerk("preparer")
    try WithdrawImport(batch: 2, reason: "批准日期有误").run(preparer)
    try desk.desk.take(.certificates, certificateLine(1, approved: "2020-10-10"), by: preparer)
  }

  private func activate(_ recovery: String) throws {
    let text = try String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8)
    let path = try desk.desk.folder.file(
      "\(recovery.prefix(8)).lua",
      text.replacing("policy {", with: "policy {\n  recovery = \(recovery),", maxReplacements: 1))
    try desk.activate(desk.propose(path))
  }

  private func approve(_ period: String) throws {
    try desk.compute(period)
    try desk.take(.submitted, period, by: "preparer")
    try desk.take(.checked, period, by: "checker")
    try desk.take(.approved, period, by: "approver")
  }

  private func list(all: Bool = false, at entry: EntryNumber? = nil) throws -> [String] {
    let clerk = try desk.clerk("auditor").looking(at: entry.map(KnownAt.entry))
    let answer = try ListRecoveries(showsEnded: all).run(clerk)
    let sums = try ListBalances(isFull: true).run(clerk).rows
    #expect(sums.reduce(0) { $0 + $1.debit - $1.credit } == 0)
    return answer.rows.map { row in
      let claim = row.claim
      return "\(row.period) \(claim.recovery.code) \(claim.amount) "
        + "\(claim.deducted) \(claim.paidBack) \(claim.waived) \(claim.rest)"
    } + answer.credits.map { "credit \($0.fen)" }
  }

  @discardableResult
  private func recover(
    _ way: RecoveryWay, _ amount: String?, _ reason: String = "r", by name: String,
    _ period: String = "2024-04"
  ) throws -> RecoverClaim.Answer {
    try RecoverClaim(
      way, policy: scheme, period: month(period), worker: one, amount: amount, reason: reason
    ).run(desk.clerk(name))
  }

  @Test("each month deducts the part that is due, and every roll is computed again to the byte")
  func parts() throws {
    try approve("2024-04")
    #expect(try list() == ["2024-04 in_parts(15) 200000 13333 0 0 186667"])
    #expect(try store.payables(ofRoll: 2).map(\.amount.fen) == [20_000 - 13_333])
    let then = try store.chainHead().entry
    try approve("2024-05")
    #expect(try list() == ["2024-04 in_parts(15) 200000 26666 0 0 173334"])
    #expect(try list(at: then) == ["2024-04 in_parts(15) 200000 13333 0 0 186667"])
    for period in ["2024-03", "2024-04", "2024-05"] {
      let verified = try VerifyRoll(policy: scheme, period: month(period)).run(desk.clerk("auditor"))
      #expect(verified.agrees)
    }
    #expect(try store.checkChain() == nil)
  }

  @Test("a claim keeps the plan of the text its roll was computed with")
  func laterText() throws {
    try approve("2024-04")
    try activate("in_cash")
    try approve("2024-05")
    #expect(try list() == ["2024-04 in_parts(15) 200000 26666 0 0 173334"])
  }

  @Test("a text that says in cash deducts nothing, one that says nothing deducts all there is")
  func otherTexts() throws {
    try activate("in_cash")
    try approve("2024-04")
    #expect(try store.payables(ofRoll: 2).map(\.amount.fen) == [20_000])
    #expect(try list() == ["2024-04 in_cash 200000 0 0 0 200000"])
    let other = try Self()
    let first = try #require(try other.store.versions().first { $0.policy == scheme })
    try other.desk.activate(first)
    try other.approve("2024-04")
    #expect(try other.store.payables(ofRoll: 2).isEmpty)
    #expect(try other.list() == ["2024-04 from_next_payments 200000 20000 0 0 180000"])
  }

  @Test("money paid back is recorded by a preparer, with a receipt that counts once")
  func cash() throws {
    try approve("2024-04")
    #expect(throws: DutyError.roleNeeded([.preparer])) { try recover(.cash, "1", by: "approver") }
    #expect(throws: RecoveryError.receiptNeeded) { try recover(.cash, "1", "  ", by: "preparer") }
    for text in ["0", "-1", "1.005", "all"] {
      #expect(throws: RecoveryError.badAmount(text)) { try recover(.cash, text, by: "preparer") }
    }
    #expect(throws: RecoveryError.moreThanOwed(Money(fen: 186_667))) {
      try recover(.cash, "1866.68", by: "preparer")
    }
    #expect(throws: (any Error).self) { try recover(.cash, "1", by: "preparer", "2024-05") }
    #expect(throws: RecoveryError.self) { try recover(.cash, "1", by: "preparer", "2024-03") }
    let answer = try recover(.cash, "500", " No. 7 ", by: "preparer")
    #expect(answer.recovered == Money(fen: 50_000) && answer.row.claim.rest == 136_667)
    #expect(throws: RecoveryError.alreadyRecorded) {
      try recover(.cash, "500", "No. 7", by: "preparer")
    }
    #expect(try list() == ["2024-04 in_parts(15) 200000 13333 50000 0 136667"])
    try recover(.cash, "1366.67", "No. 8", by: "preparer")
    #expect(try list().isEmpty)
    #expect(try list(all: true) == ["2024-04 in_parts(15) 200000 13333 186667 0 0"])
    try approve("2024-05")
    #expect(try store.payables(ofRoll: 3).map(\.amount.fen) == [20_000])
    #expect(try store.checkChain() == nil)
  }

  @Test("a receipt sent several times at once is recorded once")
  func atOnce() throws {
    try approve("2024-04")
    let outcomes = Outcomes()
    let clerks = try (0..<4).map { _ in
      Clerk(store: try Store.open(store.path), user: try #require(try store.user(named: "preparer")))
    }
    let (period, worker) = (try month("2024-04"), one)
    DispatchQueue.concurrentPerform(iterations: clerks.count) { place in
      let result = Result {
        try RecoverClaim(
          .cash, policy: scheme, period: period, worker: worker, amount: "1000", reason: "No. 9"
        ).run(clerks[place])
      }
      outcomes.add(result)
    }
    #expect(outcomes.done == 1)
    #expect(outcomes.errors.allSatisfy { $0 as? RecoveryError == .alreadyRecorded })
    #expect(try list() == ["2024-04 in_parts(15) 200000 13333 100000 0 86667"])
    // No more than 866.67 is owed, and it is told as sent twice all the same.
    #expect(throws: RecoveryError.alreadyRecorded) {
      try recover(.cash, "1000", "No. 9", by: "preparer")
    }
  }

  @Test("what is waived takes an approver, a reason, and nobody who prepared or checked the roll")
  func waived() throws {
    try approve("2024-04")
    #expect(throws: DutyError.roleNeeded([.approver])) { try recover(.waiver, nil, by: "preparer") }
    #expect(throws: RecoveryError.reasonNeeded) { try recover(.waiver, nil, "", by: "approver") }
    try desk.add("both", [.approver, .preparer])
    try recover(.cash, "10", by: "both")
    #expect(throws: CycleRefusal.samePerson(.prepared)) { try recover(.waiver, nil, by: "both") }
    try recover(.waiver, "0.01", "一分", by: "approver")
    #expect(try list() == ["2024-04 in_parts(15) 200000 13333 1000 1 185666"])
    let answer = try recover(.waiver, nil, "生活困难，经局务会同意", by: "approver")
    #expect(answer.recovered == Money(fen: 185_666) && answer.row.claim.rest == 0)
    #expect(throws: RecoveryError.self) { try recover(.waiver, nil, "再次", by: "approver") }
    let overrides = try ListOverrides().run(desk.clerk("auditor")).items
    #expect(overrides.map(\.amount) == [Money(fen: 1), Money(fen: 185_666)])
    #expect(overrides.allSatisfy { $0.kind == .waiver && $0.worker == one && $0.policy == scheme })
    #expect(try store.checkChain() == nil)
  }

  @Test("a waiver is spent from its fund, and a budget that is used up stops it")
  func budget() throws {
    try approve("2024-04")
    let preparer = try desk.clerk("preparer")
    _ = try SetBudget(fund: "city", year: 2024, budget: "400", reason: "so").run(preparer)
    #expect(throws: StoreError.budget) { try recover(.waiver, "0.01", by: "approver") }
    _ = try SetBudget(fund: "city", year: 2024, budget: "400.01", reason: "so").run(preparer)
    try recover(.waiver, "0.01", by: "approver")
  }

  @Test("a reversed roll claims nothing; what was had back for it counts for the next claim")
  func reversed() throws {
    try approve("2024-04")
    try recover(.cash, "100", by: "preparer")
    try recover(.waiver, "50", by: "approver")
    try desk.take(.reversed, "2024-04", by: "approver")
    #expect(try list(all: true) == ["credit 10000"])
    #expect(throws: RecoveryError.self) { try recover(.cash, "1", "s", by: "preparer") }
    try approve("2024-05")
    // The differences come again in the open roll, with what April is due; 100 of them is there.
    #expect(try list() == ["2024-05 in_parts(15) 180000 22000 0 0 158000"])
    #expect(try store.checkChain() == nil)
  }
}

/// What several threads came to.
private final class Outcomes: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var done = 0
  private(set) var errors: [any Error] = []

  func add(_ result: Result<RecoverClaim.Answer, any Error>) {
    lock.withLock {
      switch result {
      case .success: done += 1
      case .failure(let error): errors.append(error)
      }
    }
  }
}
