// Bank accounts: first ones, corrections, and what the roster says of them in passing.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

private let head = "身份证号,姓名,开户行,银行账号,联系电话"

private func line(_ place: Int, _ account: String, name: String = "李明", bank: String = "", phone: String = "")
  -> String
{ "\(idNumber(place)),\(name),\(bank),\(account),\(phone)" }

private func codes(_ report: ImportFile.Report) -> [String] {
  report.findings.map { "\($0.row) \($0.code)" }
}

private let first = "9999010000001"
private let second = "9999010000002"
private let third = "9999010000003"

/// A register with two people; the first has an account.
private struct AccountDesk {
  let desk: Desk
  var store: Store { desk.clerk.store }

  init() throws {
    desk = try Desk()
    try roster(first, "")
  }

  @discardableResult
  func roster(_ accounts: String...) throws -> ImportFile.Report {
    let lines = accounts.enumerated().map { cardLine($0 + 1, "李明", account: $1) }
    return try desk.takeTable(.roster, lines.joined(separator: "\n"), header: rosterWithBank)
  }

  @discardableResult
  func take(_ lines: String..., dryRun: Bool = false) throws -> ImportFile.Report {
    let path = try desk.folder.file("accounts.csv", ([head] + lines).joined(separator: "\n") + "\n")
    var job = ImportFile(kind: .accounts, path: path)
    job.dryRun = dryRun
    return try job.run(desk.clerk)
  }

  func correct(_ place: Int64, _ number: String?, bank: String? = nil, phone: String? = nil, reason: String = "卡已换")
    throws -> CorrectAccount.Answer
  {
    try CorrectAccount(
      worker: WorkerKey(number: place), number: number, bank: bank, phone: phone, reason: reason
    ).run(desk.clerk)
  }

  func account(_ place: Int64 = 1, at entry: Int64? = nil) throws -> String? {
    let key = WorkerKey(number: place)
    guard let entry else { return try store.worker(key).bankAccount }
    return try store.worker(key, asKnownAt: EntryNumber(entry))?.bankAccount
  }

  func undo(_ report: ImportFile.Report) throws {
    _ = try WithdrawImport(batch: #require(report.batch).number, reason: "发错").run(desk.clerk)
  }
}

@Suite("Bank accounts")
struct AccountTests {
  @Test("an account holds from its entry on, and what was known before stays readable")
  func dated() throws {
    let desk = try AccountDesk()
    let report = try desk.take(line(1, second, bank: "某银行", phone: "15400000001"), line(2, third))
    #expect(report.counts.accepted == 2 && report.findings.isEmpty)
    #expect(try desk.account() == second && desk.account(2) == third)
    #expect(try desk.account(at: 1) == first && desk.account(2, at: 1) == nil)
    let worker = try desk.store.worker(WorkerKey(number: 1))
    #expect(worker.bank == "某银行" && worker.phone == "15400000001")
    let facts = try desk.store.facts(of: WorkerKey(number: 1))
    #expect(facts.accounts.map(\.entry) == [EntryNumber(2)] && facts.accounts[0].sourceRow == 2)
    #expect(try desk.store.checkChain() == nil)
  }

  @Test("a new account without its bank does not keep the bank of the old one")
  func bank() throws {
    let desk = try AccountDesk()
    #expect(try desk.store.worker(WorkerKey(number: 1)).bank == "某银行某支行")
    try desk.take(line(1, second))
    #expect(try desk.store.worker(WorkerKey(number: 1)).bank == nil)
  }

  @Test("what is known already is a duplicate and brings no entry; another phone alone is news")
  func known() throws {
    let desk = try AccountDesk()
    let same = try desk.take(line(1, "9999 0100 00001"))
    #expect(same.batch == nil && codes(same) == ["2 duplicate"])
    let phone = try desk.take(line(1, first, phone: "15400000001"))
    #expect(phone.counts.accepted == 1)
    let facts = try desk.store.facts(of: WorkerKey(number: 1))
    #expect(facts.accounts.map(\.value) == [BankAccount(number: nil, phone: "15400000001")])
    #expect(facts.person?.value.bankAccount == first && facts.person?.value.bank == "某银行某支行")
  }

  @Test("rows that cannot be an account, or anybody's, are given back and the others go on")
  func rejected() throws {
    let report = try AccountDesk().take(
      line(1, "12345678"), line(2, "123456789"), line(3, second), line(2, "6.22E+18"),
      "640199199001010015,李明,,\(second),", line(2, ""))
    #expect(
      codes(report) == [
        "2 bad_account", "4 unknown_person", "5 number_ruined_by_excel", "6 id_bad_check",
        "7 empty_mandatory",
      ])
    #expect(report.counts.accepted == 1)
    #expect(report.findings.allSatisfy { $0.value == nil })
  }

  @Test("thirty-two digits are an account and thirty-three are none", arguments: [(32, 1), (33, 0)])
  func length(digits: Int, accepted: Int) throws {
    let report = try AccountDesk().take(line(1, String(repeating: "9", count: digits)))
    #expect(report.counts.accepted == accepted)
  }

  @Test("rows of one file that differ are both given back; equal ones count once")
  func contradiction() throws {
    let desk = try AccountDesk()
    let report = try desk.take(line(1, second), line(1, third), line(2, third), line(2, third))
    #expect(codes(report) == ["2 conflicting_duplicate", "3 conflicting_duplicate", "5 duplicate"])
    #expect(try desk.account() == first && desk.account(2) == third)
  }

  @Test("an account that is somebody else's is a warning; one that changes hands in the file is not")
  func shared() throws {
    let desk = try AccountDesk()
    #expect(try codes(desk.take(line(2, first), dryRun: true)) == ["2 shared_account"])
    #expect(try codes(desk.take(line(2, second), line(1, second), dryRun: true)).count == 2)
    #expect(try desk.take(line(2, first), line(1, second)).findings.isEmpty)
    #expect(try desk.store.duplicates().isEmpty)
    _ = try desk.correct(1, first)
    #expect(try desk.store.duplicates().map(\.kind) == [.bankAccount])
  }

  @Test("a dry run stores nothing, and the same file counts once")
  func again() throws {
    let desk = try AccountDesk()
    #expect(try desk.take(line(1, second), dryRun: true).batch == nil)
    #expect(try desk.account() == first)
    try desk.take(line(1, second))
    #expect(throws: OfficeError.self) { try desk.take(line(1, second)) }
    #expect(try desk.store.facts(of: WorkerKey(number: 1)).accounts.count == 1)
  }

  @Test("withdrawn, the account before holds, whatever came in between", arguments: [true, false])
  func undo(laterFirst: Bool) throws {
    let desk = try AccountDesk()
    let one = try desk.take(line(1, second))
    let two = try desk.take(line(1, third))
    try desk.undo(laterFirst ? two : one)
    #expect(try desk.account() == (laterFirst ? second : third))
    try desk.undo(laterFirst ? one : two)
    #expect(try desk.account() == first)
    #expect(try desk.store.checkChain() == nil)
  }

  @Test("accounts come neither from a user without the role nor into another's scope")
  func duty() throws {
    let desk = try AccountDesk()
    let users = try UsersDesk(desk.desk)
    try users.add("far", [.preparer], scope: Scope(divisions: ["金凤区"]))
    let correction = CorrectAccount(worker: WorkerKey(number: 1), number: second, reason: "x")
    for name in ["checker", "approver", "auditor"] {
      #expect(throws: DutyError.roleNeeded([.preparer])) { try correction.run(users.clerk(name)) }
    }
    #expect(throws: DutyError.self) { try correction.run(users.clerk("far")) }
    #expect(try correction.run(users.clerk("preparer")).batch != nil)
  }
}

@Suite("One account corrected by hand")
struct CorrectAccountTests {
  @Test("it is an entry with its reason, shown before and after with the middle hidden")
  func byHand() throws {
    let desk = try AccountDesk()
    let answer = try desk.correct(1, "9999 0100 00002", bank: "某银行")
    #expect(try desk.account() == second)
    let entry = try #require(try desk.store.entries().last)
    #expect(entry.kind == .imported && entry.reason == "卡已换" && entry.source == "worker account W0000001")
    for text in [answer.text(in: .en), answer.json.text] {
      #expect(text.contains("999********01") && text.contains("999********02"))
      #expect(!text.contains(first) && !text.contains(second))
    }
    let log = AuditLog(from: .entry(entry.number), showsChanges: true)
    let shown = try log.run(desk.desk.clerk).text(in: .en)
    #expect(shown.contains("+ accounts worker=W0000001 bank=某银行 bank_account=999********02 bank_account_before=999********01"))
    #expect(!shown.contains(first) && !shown.contains(second))
  }

  @Test("what is known already changes nothing; no reason, number or person is refused")
  func refused() throws {
    let desk = try AccountDesk()
    #expect(try desk.correct(1, first).batch == nil)
    #expect(throws: DutyError.reasonNeeded) { try desk.correct(1, second, reason: " ") }
    for number in ["12345678", "62220200X0000", "", nil] as [String?] {
      #expect(throws: OfficeError.badAccount) { try desk.correct(1, number) }
    }
    #expect(throws: OfficeError.badAccount) { try desk.correct(1, nil, bank: "某银行", phone: "1") }
    #expect(throws: OfficeError.unknownWorker("W0000009")) { try desk.correct(9, second) }
    #expect(try desk.store.entries().count == 1)
    #expect(try desk.correct(1, nil, phone: "15400000001").batch != nil)
  }

  @Test("it says who else has the account, and can be withdrawn like an import")
  func likeAnImport() throws {
    let desk = try AccountDesk()
    let answer = try desk.correct(2, first)
    #expect(answer.others == [WorkerKey(number: 1)])
    _ = try WithdrawImport(batch: #require(answer.batch).number, reason: "录错人").run(desk.desk.clerk)
    #expect(try desk.account(2) == nil)
  }
}

@Suite("Accounts in the roster")
struct RosterAccountTests {
  @Test("a row that differs only in its account is no contradiction: the new one holds from then on")
  func newAccount() throws {
    let desk = try AccountDesk()
    let report = try desk.roster(second, third)
    #expect(codes(report) == ["2 new_account", "3 new_account"])
    #expect(report.counts.accepted == 2 && report.counts.duplicates == 0)
    #expect(try desk.account() == second && desk.account(at: 1) == first)
    #expect(try desk.store.facts(of: WorkerKey(number: 1)).postings.count == 1)
  }

  @Test("an account the register has had is no news in a roster, but it is in a table of accounts")
  func oldRoster() throws {
    let desk = try AccountDesk()
    try desk.take(line(1, second))
    let report = try desk.roster(first, "", "")
    #expect(codes(report) == ["2 duplicate", "3 duplicate"])
    #expect(try desk.account() == second)
    try desk.take(line(1, first, phone: "15400000001"))
    #expect(try desk.account() == first)
  }

  @Test("an account of a batch that was withdrawn counts as never said")
  func withdrawn() throws {
    let desk = try AccountDesk()
    let wrong = try desk.take(line(1, second))
    try desk.undo(wrong)
    try desk.roster(second, "")
    #expect(try desk.account() == second)
  }

  @Test("a roster without accounts leaves those that are known, also for who has another name now")
  func blank() throws {
    let desk = try AccountDesk()
    try desk.desk.takeTable(
      .roster, cardLine(1, "李小明", account: ""), header: rosterWithBank)
    let worker = try desk.store.worker(WorkerKey(number: 1))
    #expect(worker.name == "李小明" && worker.bankAccount == first)
  }

  @Test("rows of one posting and two accounts bring the posting and neither account")
  func unclear() throws {
    let desk = try Desk()
    let report = try desk.takeTable(
      .roster, cardLine(1, "李明", account: first) + "\n" + cardLine(1, "李明", account: second),
      header: rosterWithBank)
    #expect(codes(report).sorted() == ["2 unclear_account", "3 duplicate", "3 unclear_account"])
    let facts = try desk.clerk.store.facts(of: WorkerKey(number: 1))
    #expect(facts.postings.count == 1 && facts.person?.value.bankAccount == nil)
  }

  @Test("a row that says less of the account than its equal leaves what that one says")
  func partial() throws {
    let desk = try Desk()
    try desk.takeTable(
      .roster, cardLine(1, "李明", account: "") + "\n" + cardLine(1, "李明", account: first),
      header: rosterWithBank)
    #expect(try desk.clerk.store.worker(WorkerKey(number: 1)).bankAccount == first)
  }

  @Test("another name in one file, and another county in a later one, contradict as ever")
  func contradictions() throws {
    let desk = try Desk()
    let names = try desk.takeTable(
      .roster, cardLine(1, "李明", account: first) + "\n" + cardLine(1, "李民", account: first),
      header: rosterWithBank)
    #expect(names.counts.rejected == 2)
    try desk.take(.roster, rosterLine(1))
    #expect(try desk.take(.roster, rosterLine(1, county: "金凤区")).counts.rejected == 1)
  }

  @Test("what cannot be an account does not take the place of one that can")
  func unusable() throws {
    let desk = try AccountDesk()
    #expect(try codes(desk.roster("1234")) == ["2 bad_account", "2 duplicate"])
    #expect(try desk.account() == first)
  }
}
