// Claims on workers in the register: no program recovers or waives more than is owed, or alone.

import Digests
import Testing
import Workforce

@testable import RegistryStore

@Suite("Recoveries in the register")
struct RecoveryTests {
  let register: TestRegister
  var store: Store { register.store }
  let one = WorkerKey(number: 1)

  /// A second roll claims 300 yuan from the first worker and deducts 100.
  init() throws {
    register = try TestRegister()
    let store = register.store
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
    try store.addUsers(5)
    let first = try store.draft(by: 1)
    try store.decide(first, by: 1)
    try store.take(.submitted, first, by: 1)
    try store.take(.checked, first, by: 2)
    try store.take(.approved, first, by: 3)
    let second = try store.storeDraft(
      Roll(
        policy: "yinchuan/test", period: Period("2023-05") ?? Period(index: 0),
        knownAt: store.latestKnowledge(), policyHash: SHA256.hex(sheetText), engineVersion: "1",
        digest: SHA256.hex("2"), state: .draft),
      policyText: sheetText, instant: noon, by: 1
    ) { writer in
      try writer.append(line(1))
      try writer.append(
        DifferenceLine(
          corrects: 1, period: first.roll.period, worker: WorkerKey(number: 1), rule: "monthly",
          level: .junior, fund: "city", old: Money(fen: 50_000), new: Money(fen: 20_000),
          outcome: .pays, causes: [.entry(EntryNumber(1))]))
      return DraftEnd(digest: SHA256.hex("2"), summary: "{}")
    }
    try store.take(.submitted, second, by: 1)
    try store.take(.checked, second, by: 2)
    let one = one
    try store.take(.approved, ofRoll: 2, digest: second.roll.digest, act(by: 3)) { ledger in
      for transfer in [
        Self.transfer(.fund("city"), .payable(one), 50_000),
        Self.transfer(.receivable(one), .fund("city"), 30_000),
        Self.transfer(.payable(one), .receivable(one), 10_000),
      ] { try ledger.post(transfer) }
    }
  }

  private static func transfer(_ from: Account, _ to: Account, _ fen: Int64) -> Transfer {
    Transfer(roll: 2, worker: WorkerKey(number: 1), from: from, to: to, amount: fen)
  }

  @discardableResult
  private func recover(
    _ way: RecoveryWay, _ fen: Int64, by user: Int64, _ reason: String = "r", roll: Int64 = 2,
    posting: Int64? = nil
  ) throws -> Money {
    let from = way == .cash ? Account.recovered(one) : .fund("city")
    return try store.recover(way, from: one, ofRoll: roll, act(by: user, reason)) { _ in
      Money(fen: fen)
    } post: { ledger, amount in
      let amount = posting ?? amount.fen
      if amount > 0 { try ledger.post(Self.transfer(from, .receivable(one), amount)) }
    }
  }

  @Test("no more is had back or waived than is owed, to the fen")
  func owed() throws {
    #expect(throws: StoreError.ledger) { try recover(.cash, 20_001, by: 1) }
    #expect(throws: StoreError.ledger) { try recover(.waiver, 20_001, by: 3) }
    try recover(.cash, 5_000, by: 1)
    #expect(throws: StoreError.ledger) { try recover(.waiver, 15_001, by: 3) }
    try recover(.waiver, 15_000, by: 3)
    #expect(throws: StoreError.ledger) { try recover(.cash, 1, by: 1, "s") }
    #expect(throws: StoreError.ledger) { try recover(.cash, 1, by: 4, roll: 1) }
    #expect(
      try store.balances().map { "\($0.account.name) \($0.balance)" } == [
        "fund:city \(70_000 + 50_000 - 30_000 + 15_000)", "payable:W0000001 -90000",
        "payable:W0000002 -20000", "receivable:W0000001 0", "recovered:W0000001 5000",
      ])
    #expect(try store.checkChain() == nil)
  }

  @Test("a claim ends only by a deduction, or when somebody says so, and says as much as is posted")
  func posted() throws {
    let digest = try store.roll(2).roll.digest
    for transfer in [
      Self.transfer(.recovered(one), .receivable(one), 1),
      Self.transfer(.fund("city"), .receivable(one), 1),
      Self.transfer(.payable(one), .receivable(one), 20_001),
    ] {
      #expect(throws: StoreError.ledger, "\(transfer)") {
        try store.take(.publicised, ofRoll: 2, digest: digest, act(by: 1)) { try $0.post(transfer) }
      }
    }
    for posted in [0, 99, 101] as [Int64] {
      #expect(throws: StoreError.ledger) { try recover(.cash, 100, by: 1, posting: posted) }
    }
    try recover(.cash, 100, by: 1)
  }

  @Test("who takes money back prepares the roll, who waives has no other place in it")
  func places() throws {
    for user in [2, 3] as [Int64] {
      #expect(throws: StoreError.duty) { try recover(.cash, 100, by: user) }
    }
    for user in [1, 2] as [Int64] {
      #expect(throws: StoreError.duty) { try recover(.waiver, 100, by: user) }
    }
    try recover(.cash, 100, by: 4)
    #expect(throws: StoreError.duty) { try recover(.waiver, 100, by: 4) }
    try recover(.waiver, 100, by: 5)
    #expect(throws: StoreError.duty) { try recover(.cash, 100, by: 5, "other") }
    #expect(throws: StoreError.duty) { try store.take(.reversed, store.roll(2), by: 4) }
    try store.take(.reversed, store.roll(2), by: 5)
    #expect(throws: StoreError.ledger) { try recover(.cash, 100, by: 1) }
    #expect(try store.checkChain() == nil)
  }

  @Test("a waiver takes its user from the payments of the roll, and every draft from before it from its way")
  func waiver() throws {
    let draft = try store.storeDraft(
      Roll(
        policy: "another", period: Period("2023-05") ?? Period(index: 0), knownAt: store.latestKnowledge(),
        policyHash: SHA256.hex(sheetText), engineVersion: "1", digest: SHA256.hex("3"), state: .draft),
      policyText: sheetText, instant: noon, by: 1
    ) { _ in DraftEnd(digest: SHA256.hex("3"), summary: "{}") }
    #expect(try !store.isOvertaken(roll: draft.roll.number))
    try recover(.waiver, 100, by: 5)
    #expect(try store.isOvertaken(roll: draft.roll.number))
    #expect(throws: StoreError.duty) { try store.take(.submitted, draft, by: 1) }
    #expect(try store.waivers(ofRoll: 2) == [5] && store.waivers(ofRoll: 1).isEmpty)
    let row = "INSERT INTO bank_return (entry, roll, file_sha256, name, user, findings) VALUES (1, 2, '\(SHA256.hex("x"))', 'x', "
    #expect(throws: StoreError.duty) { try store.raw(row + "5, 0)") }
  }

  @Test("a reason or receipt counts once for a claim")
  func once() throws {
    try recover(.cash, 100, by: 1, "No. 7")
    #expect(throws: StoreError.notUnique) { try recover(.cash, 50, by: 4, "No. 7") }
    try recover(.cash, 100, by: 1, "No. 8")
    #expect(throws: StoreError.constraint) { try recover(.cash, 100, by: 1, " ") }
    #expect(throws: StoreError.constraint) { try recover(.cash, 0, by: 1, "No. 9") }
  }

  @Test("a reversal takes the roll's waivers back and leaves owed what was had back")
  func reversed() throws {
    try recover(.cash, 100, by: 1)
    try recover(.waiver, 50, by: 3)
    try store.take(.reversed, store.roll(2), by: 3)
    let balances = try store.balances().map { "\($0.account.name) \($0.balance)" }
    #expect(balances.contains("receivable:W0000001 -100"))
    #expect(balances.contains("fund:city 70000"))
    let history = try #require(try store.claims()["yinchuan/test"])
    #expect(history.rolls[2]?.reversed != nil && history.rolls[2]?.differences == [one: -30_000])
    #expect(history.transfers.map(\.transfer.amount) == [30_000, 10_000, 100, 50, 50, 10_000, 30_000])
    #expect(try store.claims(asKnownAt: EntryNumber(1)).isEmpty)
    #expect(try store.checkChain() == nil)
  }

  @Test("raw SQL neither changes nor removes nor adds a recovery")
  func raw() throws {
    try recover(.cash, 100, by: 1)
    for sql in ["UPDATE recovery SET fen = 1", "DELETE FROM recovery"] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    let row = "INSERT INTO recovery VALUES (9, 99, 2, 1, "
    #expect(throws: StoreError.ledger) { try store.raw(row + "'cash', 19901, 1, 'x')") }
    #expect(throws: StoreError.duty) { try store.raw(row + "'waiver', 1, 1, 'x')") }
  }
}
