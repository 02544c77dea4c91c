// Time coins: earned, spent, given and run out, apart from money.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Time coins")
struct CoinTests {
  let desk: UsersDesk
  let one = WorkerKey(number: 1)
  let two = WorkerKey(number: 2)

  init() throws { desk = try UsersDesk() }

  @discardableResult
  private func keep(
    _ act: CoinAct, _ worker: WorkerKey, _ coins: String, _ reason: String, by name: String = "preparer"
  ) throws -> Int64 {
    try KeepCoins(act, worker: worker, amount: coins, reason: reason).run(desk.clerk(name)).balance
  }

  /// Who holds how many, by the list.
  private func held(at entry: EntryNumber? = nil) throws -> [WorkerKey: Int64] {
    let clerk = try desk.clerk("auditor").looking(at: entry.map(KnownAt.entry))
    let rows = try ListCoins().run(clerk).rows
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.worker, $0.balance) })
  }

  @Test("what is earned is held until it is spent, given or runs out, and each is listed by itself")
  func shares() throws {
    #expect(try keep(.earn(from: "助餐-2024"), one, "12", "3月1日助餐") == 12)
    #expect(try keep(.spend(on: "理发"), one, "4", "3月9日") == 8)
    #expect(try keep(.give(to: two), one, "5", "互助") == 3)
    #expect(try keep(.expire, one, "1", "满三年") == 2)
    #expect(try keep(.spend(on: "理发"), two, "5", "3月9日") == 0)
    let rows = try ListCoins().run(desk.clerk("auditor")).rows
    #expect(rows.map(\.worker) == [one, two])
    #expect(rows[0].shares == [.earned: 12, .spent: 4, .given: 5, .expired: 1])
    #expect(rows[1].shares == [.received: 5, .spent: 5])
    #expect(try ListCoins(worker: two).run(desk.clerk("auditor")).rows.map(\.balance) == [0])
  }

  @Test("all that is held can be given, and not one more")
  func noMoreThanHeld() throws {
    try keep(.earn(from: "助餐"), one, "7", "a")
    for act in [CoinAct.spend(on: "理发"), .give(to: two), .expire] {
      #expect(throws: CoinError.moreThanHeld(7)) { try keep(act, one, "8", "b") }
    }
    #expect(throws: CoinError.moreThanHeld(0)) { try keep(.spend(on: "理发"), two, "1", "b") }
    #expect(try keep(.give(to: two), one, "7", "b") == 0)
    #expect(try held() == [one: 0, two: 7])
  }

  @Test("the same service is recorded once for a worker, another one or another worker's again")
  func once() throws {
    try keep(.earn(from: "助餐"), one, "2", "服务单 7")
    #expect(throws: CoinError.alreadyRecorded) { try keep(.earn(from: "助餐"), one, "2", " 服务单 7 ") }
    #expect(throws: CoinError.alreadyRecorded) { try keep(.earn(from: "陪诊"), one, "3", "服务单 7") }
    try keep(.earn(from: "助餐"), one, "2", "服务单 8")
    try keep(.earn(from: "助餐"), two, "2", "服务单 7")
    try keep(.spend(on: "理发"), one, "1", "服务单 7")
    #expect(try held() == [one: 3, two: 2])
  }

  @Test(
    "coins are whole, more than none, and nine digits at most",
    arguments: ["", "0", "-1", "+1", "1.5", "1,000", "１２", "12枚", "1000000000"])
  func badAmounts(_ text: String) {
    #expect(throws: CoinError.badAmount) { try keep(.earn(from: "助餐"), one, text, "r") }
  }

  @Test("the largest amount is nine nines")
  func largest() throws {
    #expect(try keep(.earn(from: "助餐"), one, "999999999", "r") == 999_999_999)
  }

  @Test(
    "a code is of letters and digits, and not one the ledger uses itself",
    arguments: ["", "gift", "expiry", "a b", "a:b", "a\n", String(repeating: "长", count: 41)])
  func badCodes(_ code: String) {
    #expect(throws: CoinError.badCode) { try keep(.earn(from: code), one, "1", "r") }
    #expect(throws: CoinError.badCode) { try keep(.spend(on: code), one, "1", "r") }
  }

  @Test("coins need a reason, a worker of the register, and another one to be given to")
  func refused() throws {
    #expect(throws: DutyError.reasonNeeded) { try keep(.earn(from: "助餐"), one, "1", "  ") }
    let nobody = WorkerKey(number: 9)
    #expect(throws: OfficeError.unknownWorker("W0000009")) {
      try keep(.earn(from: "助餐"), nobody, "1", "r")
    }
    #expect(throws: OfficeError.unknownWorker("W0000009")) { try keep(.give(to: nobody), one, "1", "r") }
    #expect(throws: CoinError.givenToSelf) { try keep(.give(to: one), one, "1", "r") }
  }

  @Test("preparers keep coins of the workers in their scope; others read, and a trial register has none")
  func duties() throws {
    for role in Role.allCases where role != .preparer {
      #expect(throws: DutyError.self) {
        try keep(.earn(from: "助餐"), one, "1", "r", by: role.rawValue)
      }
    }
    try desk.add("jinfeng", [.preparer], scope: Scope(divisions: ["金凤区"]))
    try desk.add("xingqing", [.preparer], scope: Scope(divisions: ["兴庆区"]))
    #expect(throws: DutyError.outsideScope("")) {
      try keep(.earn(from: "助餐"), one, "1", "r", by: "jinfeng")
    }
    try keep(.earn(from: "助餐"), one, "1", "r", by: "xingqing")
    let trial = try Desk()
    try trial.take(.roster, rosterLine(1))
    #expect(throws: DutyError.usersNeeded) {
      try KeepCoins(.earn(from: "助餐"), worker: one, amount: "1", reason: "r").run(trial.clerk)
    }
  }

  @Test("coins and yuan stand beside each other in the ledger, and neither is summed with the other")
  func apart() throws {
    try keep(.earn(from: "助餐"), one, "200", "r")
    try desk.compute()
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    try desk.take(.approved, by: "approver")
    let rows = try ListBalances(isFull: true).run(desk.clerk("auditor")).rows
    for unit in LedgerUnit.allCases {
      let mine = rows.filter { $0.unit == unit }
      #expect(!mine.isEmpty && mine.reduce(0) { $0 + $1.debit - $1.credit } == 0)
    }
    #expect(rows.filter { $0.unit == .coin }.map(\.account) == ["coins:W0000001", "issued:助餐"])
    #expect(try desk.store.payables(ofRoll: 1).count == 1)
  }

  @Test("any sequence of acts leaves what a plain count leaves, at every entry, and the chain in order")
  func counted() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      var random = SeededGenerator(state: seed)
      let office = try CoinTests()
      var count = [one: Int64(0), two: 0]
      var then: [EntryNumber: [WorkerKey: Int64]] = [:]
      for step in 0..<40 {
        let worker = Bool.random(using: &random) ? one : two
        let other = worker == one ? two : one
        let coins = Int64.random(in: 1...9, using: &random)
        let act = [.earn(from: "a"), .earn(from: "b"), .spend(on: "a"), .give(to: other), .expire]
          .randomElement(using: &random) ?? CoinAct.expire
        let isEarned = act == .earn(from: "a") || act == .earn(from: "b")
        do {
          try office.keep(act, worker, String(coins), "\(step)")
          count[worker, default: 0] += isEarned ? coins : -coins
          if act == .give(to: other) { count[other, default: 0] += coins }
          #expect(count[worker, default: 0] >= 0)
        } catch CoinError.moreThanHeld(let held) {
          #expect(!isEarned && coins > held && held == count[worker])
        }
        then[try office.desk.store.chainHead().entry] = count
      }
      for (entry, count) in then {
        let listed = try office.held(at: entry)
        for (worker, coins) in count { #expect(listed[worker, default: 0] == coins) }
      }
      #expect(try VerifyRegister().run(office.desk.clerk("auditor")).agrees)
    }
  }
}
