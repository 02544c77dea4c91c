// The ledger holds what the steps of rolls post, and nothing else can be written into it.

import Testing
import Workforce

@testable import RegistryStore

@Suite("The ledger in the register")
struct LedgerTests {
  let register: TestRegister
  var store: Store { register.store }
  let roll: StoredRoll

  init() throws {
    register = try TestRegister()
    let store = register.store
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
    try store.addUsers(4)
    roll = try store.draft(by: 1)
    try store.decide(roll, by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
  }

  private func text(_ posted: [PostedTransfer]) -> [String] {
    posted.map {
      "\($0.number) \($0.transfer.from.name)>\($0.transfer.to.name) \($0.transfer.amount)"
    }
  }

  @Test("an approval posts its lines in its own entry, decided ones with what was decided")
  func approval() throws {
    #expect(try store.balances().isEmpty)
    let approved = try store.take(.approved, roll, by: 3)
    let posted = try store.transfers(ofRoll: 1)
    #expect(
      text(posted) == [
        "1 fund:city>payable:W0000001 50000", "2 fund:city>payable:W0000002 20000",
      ])
    #expect(posted.allSatisfy { $0.entry == approved.entry })
    #expect(try store.transfers(ofWorker: WorkerKey(number: 2)) == [posted[1]])
    #expect(
      try store.payables(ofRoll: 1).map { "\($0.worker) \($0.amount.fen)" } == [
        "W0000001 50000", "W0000002 20000",
      ])
    #expect(
      try store.balances().map { "\($0.account.name) \($0.balance)" } == [
        "fund:city 70000", "payable:W0000001 -50000", "payable:W0000002 -20000",
      ])
    #expect(try store.checkChain() == nil)
  }

  @Test("balances are those of any earlier entry, and a reversal brings them back to zero")
  func reversal() throws {
    let approved = try store.take(.approved, roll, by: 3)
    let reversed = try store.take(.reversed, roll, by: 3)
    #expect(try store.balances().allSatisfy { $0.balance == 0 && $0.debit > 0 })
    #expect(try store.balances(asKnownAt: approved.entry).map(\.balance) == [70_000, -50_000, -20_000])
    #expect(try store.balances(asKnownAt: EntryNumber(approved.entry.value - 1)).isEmpty)
    #expect(try store.transfers(ofRoll: 1).map(\.entry) == [
      approved.entry, approved.entry, reversed.entry, reversed.entry,
    ])
    #expect(try store.payables(ofRoll: 1).isEmpty)
    #expect(try store.checkChain() == nil)
  }

  @Test("a step whose posting fails leaves neither step nor entry nor transfer")
  func allOrNothing() throws {
    struct Stop: Error {}
    let head = try store.chainHead()
    #expect(throws: Stop.self) {
      try store.take(.approved, ofRoll: 1, digest: roll.roll.digest, act(by: 3)) { ledger in
        try ledger.post(
          Transfer(roll: 1, worker: nil, from: .fund("city"), to: .bank("main"), amount: 1))
        throw Stop()
      }
    }
    #expect(try store.chainHead() == head)
    #expect(try store.balances().isEmpty)
    #expect(try store.steps(ofRoll: 1).map(\.step) == [.submitted, .checked])
  }

  @Test("no account of a worker, bank or holder gives more than it took, of one roll and worker")
  func holders() throws {
    try store.take(.approved, roll, by: 3)
    let (one, two) = (WorkerKey(number: 1), WorkerKey(number: 2))
    func step(_ transfers: [Transfer]) throws {
      try store.take(.publicised, ofRoll: 1, digest: roll.roll.digest, act(by: 3)) { ledger in
        for transfer in transfers { try ledger.post(transfer) }
      }
    }
    func transfer(_ from: Account, _ to: Account, _ amount: Int64, roll: Int64? = 1) -> Transfer {
      Transfer(
        roll: roll, worker: from.worker ?? to.worker, unit: from.kind == "coins" ? .coin : .fen,
        from: from, to: to, amount: amount)
    }
    for refused in [
      transfer(.payable(one), .bank("main"), 50_001), transfer(.payable(two), .bank("main"), 20_001),
      transfer(.bank("main"), .paid(one), 1), transfer(.paid(one), .returned(one), 1),
      transfer(.returned(one), .bank("main"), 1), transfer(.payable(one), .bank("main"), 1, roll: nil),
      transfer(.coins(one), .redeemed("meal"), 1, roll: nil),
    ] {
      #expect(throws: StoreError.ledger, "\(refused)") { try step([refused]) }
    }
    for refused in [
      transfer(.fund("city"), .coins(one), 1), transfer(.fund("city"), .fund("city"), 1),
      transfer(.fund("city"), .payable(one), 0), transfer(.fund("city"), .payable(one), -1),
      Transfer(
        roll: nil, worker: one, unit: .coin, from: .fund("city"), to: .payable(one), amount: 1),
    ] {
      #expect(throws: StoreError.constraint, "\(refused)") { try step([refused]) }
    }
    try step([
      transfer(.payable(one), .bank("main"), 50_000), transfer(.bank("main"), .paid(one), 50_000),
    ])
    #expect(try store.payables(ofRoll: 1).map(\.worker) == [two])
  }

  @Test("raw SQL neither changes nor removes a transfer, nor adds one to a complete entry")
  func rawTransfers() throws {
    try store.take(.approved, roll, by: 3)
    let entry = try store.chainHead().entry.value
    for sql in [
      "UPDATE transfer SET amount = 1", "UPDATE transfer SET to_account = 'paid:W0000001'",
      "DELETE FROM transfer",
      "INSERT INTO transfer VALUES (\(entry), 3, 1, 1, 'fen', 'fund:city', 'payable:W0000001', 1)",
      "INSERT INTO transfer VALUES (1, 1, 1, 1, 'fen', 'fund:city', 'payable:W0000001', 1)",
      "INSERT OR REPLACE INTO transfer SELECT entry, 1, 1, 1, unit, from_account, to_account, 1 "
        + "FROM transfer",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
  }

  @Test("the names of accounts are read back as they were written, whatever the code of a fund")
  func names() {
    let one = WorkerKey(number: 1)
    for account: Account in [
      .fund("city"), .fund(""), .fund("a:b"), .fund("市级"), .payable(one), .bank("main"),
      .paid(one), .returned(one), .receivable(one), .recovered(one), .outside("省"),
      .received(one), .issued("x"), .coins(one), .redeemed("y"),
    ] {
      #expect(Account(name: account.name) == account)
      #expect((account.worker == nil) == (account.owner != "W0000001"))
    }
    for name in ["", "fund", "payable:", "payable:x", "nothing:W0000001"] {
      #expect(Account(name: name) == nil)
    }
  }
}
