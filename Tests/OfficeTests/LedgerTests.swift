// What a month means in money, from the approval to the next month's deduction.

import Exchange
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("The ledger of a month")
struct LedgerTests {
  let desk: UsersDesk

  init() throws { desk = try UsersDesk() }

  private func approve(_ period: String) throws {
    try desk.compute(period)
    try desk.take(.submitted, period, by: "preparer")
    try desk.take(.checked, period, by: "checker")
    try desk.take(.approved, period, by: "approver")
  }

  private func balances(full: Bool = false, at entry: EntryNumber? = nil) throws -> [String] {
    let clerk = try desk.clerk("auditor").looking(at: entry.map(KnownAt.entry))
    let answer = try ListBalances(isFull: full).run(clerk)
    #expect(answer.rows.reduce(0) { $0 + $1.debit - $1.credit } == 0)
    return answer.rows.map { "\($0.account) \($0.debit - $0.credit)" }
  }

  @Test("an approved month stands between its funds and its workers")
  func approved() throws {
    try approve("2024-03")
    #expect(try balances() == ["fund:city 220000", "payable -220000"])
    #expect(try balances(full: true) == ["fund:city 220000", "payable:W0000001 -220000"])
    let shown = try ShowLedger(about: .worker(WorkerKey(number: 1))).run(desk.clerk("auditor"))
    #expect(shown.transfers.map(\.transfer.amount) == [20_000, 200_000])
    let roll = try ShowLedger(about: .roll(policy: scheme, period: try month("2024-03")))
      .run(desk.clerk("auditor"))
    #expect(roll.transfers == shown.transfers)
  }

  @Test("a revoked certificate is had back from later payments, which are never below zero")
  func revoked() throws {
    try approve("2024-03")
    let preparer = try desk.clerk("preparer")
    try desk.desk.take(
      .certificates, certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      by: preparer)
    try approve("2024-04")
    let before = try desk.store.chainHead().entry
    let then = try balances(full: true)
    // The certificate of the first worker was no certificate, and paid two months and an award.
    try WithdrawImport(batch: 2, reason: "证书注销").run(preparer)
    try approve("2024-05")
    #expect(try balances(full: true).contains("receivable:W0000001 240000"))
    #expect(try balances(full: true, at: before) == then)
    #expect(try desk.store.payables(ofRoll: 3).map(\.worker) == [WorkerKey(number: 2)])
    // They get another, and what it earns is kept until nothing is owed.
    try desk.desk.take(.certificates, certificateLine(1, approved: "2024-04-15"), by: preparer)
    try approve("2024-06")
    let owed = try balances(full: true).filter { $0.hasPrefix("receivable:W0000001") }
    #expect(owed == ["receivable:W0000001 0"])
    #expect(try desk.store.checkChain() == nil)
  }

  @Test("the ledger of a worker or division outside the scope is not shown")
  func duties() throws {
    try approve("2024-03")
    try desk.add("elsewhere", [.auditor], scope: Scope(divisions: ["640200"]))
    let clerk = try desk.clerk("elsewhere")
    #expect(throws: DutyError.outsideScope("")) { try ListBalances().run(clerk) }
    #expect(throws: DutyError.outsideScope("")) {
      try ShowLedger(about: .worker(WorkerKey(number: 1))).run(clerk)
    }
    #expect(throws: (any Error).self) {
      try ShowLedger(about: .roll(policy: scheme, period: try month("2024-03"))).run(clerk)
    }
    #expect(throws: FundError.unknownFund("x", known: ["city"])) {
      try ListBalances(fund: "x").run(desk.clerk("auditor"))
    }
  }

  @Test("a payment by others is in the ledger from the entry that recorded it to its withdrawal")
  func outside() throws {
    let trial = try Desk()
    try trial.take(.roster, rosterLine(1))
    try trial.take(.payments, "\(idNumber(1)),李明,助理社会工作师,2000,2023-06-30,省级,")
    func balances() throws -> [String] {
      try ListBalances(isFull: true).run(trial.clerk).rows.map {
        "\($0.account) \($0.debit) \($0.credit)"
      }
    }
    #expect(try balances() == ["outside:省级 200000 0", "received:W0000001 0 200000"])
    try WithdrawImport(batch: 2, reason: "重复").run(trial.clerk)
    #expect(try balances() == ["outside:省级 200000 200000", "received:W0000001 200000 200000"])
    let journal = try ExportLedger.run(trial.clerk)
    #expect(journal.lines.map(\.posted.transfer.amount) == [200_000, 200_000])
    #expect(try ExportLedger.run(trial.clerk.looking(at: .entry(EntryNumber(2)))).lines.count == 1)
  }
}
