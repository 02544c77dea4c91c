// Journals that two bookkeeping programs of others read: they find the same balances, and a wrong one.

import Foundation
import Testing
import Workforce

@testable import Exchange

/// Whether a program of the system is there; Scripts/setup installs both.
private func isThere(_ program: String) -> Bool {
  (try? output(of: "which", program))?.isEmpty == false
}

/// Random numbers with a fixed course.
private struct Course: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("Journals")
struct JournalTests {
  /// Any transfers between any accounts, with odd names.
  private func journal(seed: UInt64, count: Int = 60) -> Journal {
    var course = Course(state: seed)
    let funds = ["city", "City", "-2d", "x", "X", "2024", "市级", "a b", "省;级: 1", "", "é(1)"]
    func account(_ unit: LedgerUnit) -> Account {
      let worker = WorkerKey(number: Int64.random(in: 1...4, using: &course))
      let fund = funds.randomElement(using: &course) ?? ""
      let accounts: [Account] =
        unit == .coin
        ? [.issued(fund), .coins(worker), .redeemed(fund)]
        : [
          .fund(fund), .payable(worker), .bank("main"), .paid(worker), .returned(worker),
          .receivable(worker), .recovered(worker), .outside(fund), .received(worker),
        ]
      return accounts.randomElement(using: &course) ?? .bank("main")
    }
    var lines: [Journal.Line] = []
    for place in 1...count {
      let unit: LedgerUnit = Int.random(in: 0..<5, using: &course) == 0 ? .coin : .fen
      let (from, to) = (account(unit), account(unit))
      guard from != to else { continue }
      let amount =
        Int.random(in: 0..<20, using: &course) == 0
        ? Int64.random(in: 1...900_000_000_000_000, using: &course)
        : Int64.random(in: 1...99_999, using: &course)
      lines.append(
        Journal.Line(
          posted: PostedTransfer(
            entry: EntryNumber(Int64(place)), number: 1,
            transfer: Transfer(
              roll: nil, worker: nil, unit: unit, from: from, to: to, amount: amount)),
          day: CivilDate(day: 19_800 + Int32(place) % 7), about: "办法 \"甲\"; a\\b|c 2024-03"))
    }
    var balances: [Account: AccountBalance] = [:]
    for transfer in lines.map(\.posted.transfer) {
      let (from, to) = (transfer.from, transfer.to)
      balances[from, default: AccountBalance(account: from, unit: transfer.unit)].debit +=
        transfer.amount
      balances[to, default: AccountBalance(account: to, unit: transfer.unit)].credit +=
        transfer.amount
    }
    return Journal(
      lines: lines,
      balances: balances.values.sorted { $0.account.name < $1.account.name })
  }

  @Test("one ledger gives one journal: fen as two decimals, coins whole, nobody's name")
  func bytes() throws {
    let folder = try TemporaryFolder()
    let one = WorkerKey(number: 1)
    func line(_ number: Int64, _ from: Account, _ to: Account, _ unit: LedgerUnit, _ amount: Int64)
      -> Journal.Line
    {
      Journal.Line(
        posted: PostedTransfer(
          entry: EntryNumber(8), number: number,
          transfer: Transfer(roll: 1, worker: one, unit: unit, from: from, to: to, amount: amount)),
        day: CivilDate(iso: "2024-03-31") ?? CivilDate(day: 0), about: "city/allowance 2024-03")
    }
    let journal = Journal(
      lines: [
        line(1, .fund("市级"), .payable(one), .fen, 16_205), line(2, .issued("班"), .coins(one), .coin, 3),
      ],
      balances: [
        AccountBalance(account: .fund("市级"), unit: .fen, debit: 16_205),
        AccountBalance(account: .payable(one), unit: .fen, credit: 16_205),
        AccountBalance(account: .coins(one), unit: .coin, credit: 3),
        AccountBalance(account: .issued("班"), unit: .coin, debit: 3),
      ])
    for (format, wanted) in [(JournalFormat.beancount, Self.beancount), (.hledger, Self.hledger)] {
      try format.write(journal, to: .file(folder.file("a")))
      #expect(try folder.text("a") == wanted)
    }
  }

  @Test("no two accounts share a name in either journal, and every name is one the program takes")
  func names() {
    let owners = ["city", "City", "x", "X", "-", "--", "-2d", "2d", "X--2d", "%", "%2D", "", "é", "市"]
    let accounts = owners.flatMap { [Account.fund($0), .outside($0)] }
      + [.payable(WorkerKey(number: 1)), .paid(WorkerKey(number: 1))]
    let beancount = accounts.map(BeancountJournal.name(of:))
    #expect(Set(beancount).count == accounts.count)
    for name in beancount {
      #expect(name.wholeMatch(of: #/[A-Z][a-z]+(:[A-Z0-9][A-Za-z0-9-]*)+/#) != nil, "\(name)")
    }
    #expect(Set(accounts.map(HledgerJournal.name(of:))).count == accounts.count)
  }

  @Test(
    "hledger accepts any ledger, finds our balances, and refuses a changed figure",
    .enabled(if: isThere("hledger"), "hledger is not installed"), arguments: [1, 2, 3] as [UInt64])
  func hledger(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let (journal, path) = (journal(seed: seed), folder.file("ledger.journal"))
    try JournalFormat.hledger.write(journal, to: .file(path))
    _ = try output(of: "hledger", "-f", path, "check", "--strict")
    let found = try output(of: "hledger", "-f", path, "bal", "--flat", "-E", "-N", "-O", "csv")
    let wanted = journal.balances.map {
      "\"\(HledgerJournal.name(of: $0.account))\",\""
        + ($0.balance == 0 ? "0" : $0.unit.journalAmount($0.balance)) + "\""
    }
    #expect(Set(found.split(separator: "\n").dropFirst().map(String.init)) == Set(wanted))
    try change(journal, path)
    #expect(throws: ProgramFailed.self) { try output(of: "hledger", "-f", path, "check") }
  }

  @Test(
    "beancount accepts any ledger, finds our balances, and refuses a changed figure",
    .enabled(if: isThere("bean-check"), "beancount is not installed"), arguments: [1, 2, 3] as [UInt64])
  func beancount(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let (journal, path) = (journal(seed: seed), folder.file("ledger.beancount"))
    try JournalFormat.beancount.write(journal, to: .file(path))
    _ = try output(of: "bean-check", path)
    let query = "SELECT account, SUM(number) AS n, currency GROUP BY account, currency"
    let found = try output(of: "bean-query", "-f", "csv", path, query)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.filter { $0 != " " }.replacing(",0.00,", with: ",0,") }
    let wanted = journal.balances.map { balance in
      let amount = balance.unit.journalAmount(balance.balance).replacing(" ", with: ",")
      return "\(BeancountJournal.name(of: balance.account)),\(amount)"
        .replacing(",0.00,", with: ",0,")
    }
    #expect(Set(found) == Set(wanted))
    try change(journal, path)
    #expect(throws: ProgramFailed.self) { try output(of: "bean-check", path) }
  }

  /// Adds one fen to both sides of the first transfer of a journal.
  private func change(_ journal: Journal, _ path: String) throws {
    let unit = try #require(journal.lines.first?.posted.transfer.unit)
    let amount = try #require(journal.lines.first?.posted.transfer.amount)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    func once(_ text: String, _ amount: Int64) throws -> String {
      let changed = text.replacing(
        "  \(unit.journalAmount(amount))\n",
        with: "  \(unit.journalAmount(amount > 0 ? amount + 1 : amount - 1))\n", maxReplacements: 1)
      #expect(changed != text)
      return changed
    }
    try once(try once(text, amount), -amount).write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static let beancount = """
    ; Ledger of Stipend up to entry 8
    option "title" "Stipend"
    option "operating_currency" "CNY"
    2024-03-31 commodity CNY
    2024-03-31 commodity COIN
    2024-03-31 open Expenses:Fund:X---e5-b8-82-e7-ba-a7 CNY
      account: "fund:市级"
    2024-03-31 open Liabilities:Payable:W0000001 CNY
      account: "payable:W0000001"
    2024-03-31 open Liabilities:Coins:W0000001 COIN
      account: "coins:W0000001"
    2024-03-31 open Equity:Issued:X---e7-8f-ad COIN
      account: "issued:班"

    2024-03-31 * "city/allowance 2024-03"
      entry: "8.1"
      Expenses:Fund:X---e5-b8-82-e7-ba-a7  162.05 CNY
      Liabilities:Payable:W0000001  -162.05 CNY

    2024-03-31 * "city/allowance 2024-03"
      entry: "8.2"
      Equity:Issued:X---e7-8f-ad  3 COIN
      Liabilities:Coins:W0000001  -3 COIN

    2024-04-01 balance Expenses:Fund:X---e5-b8-82-e7-ba-a7  162.05 ~ 0 CNY
    2024-04-01 balance Liabilities:Payable:W0000001  -162.05 ~ 0 CNY
    2024-04-01 balance Liabilities:Coins:W0000001  -3 ~ 0 COIN
    2024-04-01 balance Equity:Issued:X---e7-8f-ad  3 ~ 0 COIN

    """

  private static let hledger = """
    ; Ledger of Stipend up to entry 8
    commodity 1000.00 CNY
    commodity 1000. COIN
    account expenses:fund:市级  ; type: X
    account liabilities:payable:W0000001  ; type: L
    account liabilities:coins:W0000001  ; type: L
    account equity:issued:班  ; type: E

    2024-03-31 * (8.1) city/allowance 2024-03
        expenses:fund:市级  162.05 CNY
        liabilities:payable:W0000001  -162.05 CNY

    2024-03-31 * (8.2) city/allowance 2024-03
        equity:issued:班  3 COIN
        liabilities:coins:W0000001  -3 COIN

    2024-03-31 * balances as the register has them
        expenses:fund:市级  0 CNY = 162.05 CNY
        liabilities:payable:W0000001  0 CNY = -162.05 CNY
        liabilities:coins:W0000001  0 COIN = -3 COIN
        equity:issued:班  0 COIN = 3 COIN

    """
}
