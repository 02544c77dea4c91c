// Whatever happens around closed months, nobody loses what is due and nobody has it twice: each test
// is an order of events after which one of these went wrong (issue 4).

import Exchange
import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Every cause of a difference is followed")
struct DifferenceCauseTests {
  var desk: UsersDesk
  let one = WorkerKey(number: 1)

  /// An award once in a lifetime for who was assessed, and an allowance for who had no award.
  let once = Self.sheet("once", "", #"pays = once, when = { assessment.last_year.at_least "passed" },"#)
  let allowance = Self.sheet("allowance", "", "pays = monthly, when = {},")

  /// One worker with a junior certificate, assessed for 2023.
  init() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    try desk.take(.certificates, certificateLine(1, approved: "2020-10-10"))
    try desk.take(.assessments, "\(idNumber(1)),2023,合格")
    self.desk = try UsersDesk(desk)
  }

  static func sheet(_ id: String, _ funds: String, _ rule: String, fund: String = #""city""#) -> String {
    """
    policy { id = "\(id)", title = "补贴", jurisdiction = "640100", in_force = from "2021-01-01",
      sources = { posts = "测试用文件" }, funds = { city = "市级资金"\(funds) } }
    parameter "rate" { title = "标准", source = "posts", from "2021-01-01" {
      junior = yuan(200), intermediate = yuan(300), senior = yuan(500) } }
    rule "\(id)" { title = "补贴", source = "posts",
      level = certificate.highest { registered = "on the last day" },
      \(rule)
      amount = by_level "rate", fund = \(fund) }
    """
  }

  mutating func activate(_ text: String, from day: String? = nil) throws {
    let id = try #require(text.firstMatch(of: /id = "(\w+)"/)?.1)
    let path = try desk.desk.folder.file("\(id)-\(UUID().uuidString).lua", text)
    try desk.activate(desk.propose(path, from: day.flatMap(CivilDate.init(iso:))))
    desk.policy = String(id)
  }

  @discardableResult
  func approve(_ period: String) throws -> AdvanceRoll.Answer {
    try desk.compute(period)
    try desk.take(.submitted, period, by: "preparer")
    try desk.take(.checked, period, by: "checker")
    return try desk.take(.approved, period, by: "approver")
  }

  /// Differences of a month's draft, as `month old>new`.
  func differences(_ period: String) throws -> [String] {
    let roll = try desk.compute(period).roll.roll.number
    return try desk.store.differences(ofRoll: roll).map {
      "\($0.period) \($0.old.fen)>\($0.new.map { String($0.fen) } ?? "?")"
    }
  }

  func withdraw(_ batch: Int64) throws {
    try WithdrawImport(batch: batch, reason: "有误").run(desk.clerk("preparer"))
  }

  func assess(_ result: String, _ year: Int = 2023) throws {
    try desk.desk.take(
      .assessments, "\(idNumber(1)),\(year),\(result)", by: desk.clerk("preparer"))
  }

  func decide(_ verdict: DecideLine.Verdict, _ period: String, about: String) throws {
    _ = try DecideLine(
      policy: desk.policy, period: month(period), worker: one, month: month(about),
      verdict: verdict, reason: "经核实"
    ).run(desk.clerk("preparer"))
  }

  /// One level up, and older than every month.
  func takeHigherCertificate() throws {
    try desk.desk.take(
      .certificates, certificateLine(1, level: "社会工作师", approved: "2020-11-11", from: "2023-02-01"),
      by: desk.clerk("preparer"))
  }

  func reverse(_ period: String) throws {
    try desk.take(.reversed, period, by: "approver")
  }

  @Test("a line held back comes back though the roll was computed again with newer knowledge")
  mutating func heldBackThenComputedAgain() throws {
    try activate(allowance)
    try desk.compute("2024-01")
    _ = try HoldBackLines(
      policy: desk.policy, period: month("2024-01"), choice: .workers([one]), reason: "资金未到位"
    ).run(desk.clerk("preparer"))
    try assess("合格", 2020)
    #expect(try approve("2024-01").taken.total == .zero)
    #expect(try differences("2024-02") == ["2024-01 0>20000"])
  }

  @Test("a text in force for a later month corrects an earlier one it is back-dated to")
  mutating func textKnownFromLater() throws {
    try activate(allowance)
    try approve("2024-01")
    let later = allowance.replacing("yuan(200)", with: "yuan(250)")
    try activate(later, from: "2024-02-01")
    try approve("2024-02")
    #expect(try differences("2024-03").isEmpty)
    try activate(later, from: "2024-01-01")
    #expect(try differences("2024-03") == ["2024-01 20000>25000"])
  }

  @Test("what a reversed roll had brought for closed months is brought again, by whatever roll is next")
  mutating func reversedCarrier() throws {
    try activate(allowance)
    try approve("2024-01")
    try takeHigherCertificate()
    #expect(try differences("2024-02") == ["2024-01 20000>0", "2024-01 0>30000"])
    try approve("2024-02")
    try approve("2024-03")
    #expect(try differences("2024-04").isEmpty)
    try reverse("2024-02")
    #expect(
      try differences("2024-04") == ["2024-01 20000>0", "2024-01 0>30000", "2024-02 0>30000"])
    try approve("2024-04")
    #expect(try differences("2024-05").isEmpty)
  }

  @Test("an allowance refused for another policy's award is due when that award is reversed")
  mutating func reversedElsewhere() throws {
    try activate(once)
    try approve("2024-01")
    try activate(
      allowance.replacing("when = {}", with: #"when = { paid.nothing_this_month "once:once" }"#))
    #expect(try approve("2024-01").taken.total == .zero)
    desk.policy = "once"
    try reverse("2024-01")
    desk.policy = "allowance"
    #expect(try differences("2024-02") == ["2024-01 0>20000"])
    try approve("2024-02")
    #expect(try differences("2024-03").isEmpty)
  }

  @Test("an allowance is taken back when another policy's difference pays the award it excludes")
  mutating func paidElsewhere() throws {
    try withdraw(3)
    try activate(once)
    try desk.compute("2024-01")
    try decide(.refuse, "2024-01", about: "2024-01")
    try approve("2024-01")
    try activate(
      allowance.replacing("when = {}", with: #"when = { paid.nothing_this_month "once:once" }"#))
    try approve("2024-01")
    desk.policy = "once"
    // The award is due after all, which the refused line stands against until it is reversed.
    try reverse("2024-01")
    try assess("合格")
    #expect(try differences("2024-02") == ["2024-01 0>20000"])
    try approve("2024-02")
    desk.policy = "allowance"
    #expect(try differences("2024-02").contains("2024-01 20000>0"))
  }

  @Test("an award decided for an earlier month is taken off the later one that had paid it")
  mutating func decidedEarlier() throws {
    try assess("不合格", 2022)
    try activate(once)
    try approve("2023-12")
    try approve("2024-01")
    try withdraw(4)
    #expect(try differences("2024-02") == ["2023-12 0>?"])
    try decide(.due(yuan: "200", fund: nil), "2024-02", about: "2023-12")
    try approve("2024-02")
    #expect(try differences("2024-03") == ["2024-01 20000>0"])
    try approve("2024-03")
    #expect(try differences("2024-04").isEmpty)
  }

  @Test("every month that was refused for a payment is due when the payment is withdrawn")
  mutating func withdrawnPayment() throws {
    try desk.desk.take(
      .payments, "\(idNumber(1)),李明,助理社会工作师,2000,2024-02-03,某省,", by: desk.clerk("preparer"))
    try activate(allowance.replacing("when = {}", with: #"when = { paid.nothing "award" }"#))
    try approve("2024-01")
    #expect(try approve("2024-02").taken.total == .zero)
    try withdraw(4)
    #expect(try differences("2024-03") == ["2024-01 0>20000", "2024-02 0>20000"])
  }

  @Test("what was decided of a month's difference is open again when the month is reversed")
  mutating func decidedThenReversed() throws {
    try activate(once)
    try approve("2024-01")
    try withdraw(3)
    try desk.compute("2024-02")
    try decide(.refuse, "2024-02", about: "2024-01")
    try approve("2024-02")
    #expect(try differences("2024-03").isEmpty)
    try reverse("2024-01")
    #expect(try differences("2024-03") == ["2024-01 0>?"])
  }

  @Test("what is due in all of a month that several funds paid is split as they had paid")
  mutating func severalFunds() throws {
    let shares = #"shared { { "city", 50 }, { "county", 47 }, { "aid", 3 } }"#
    let funds = #", county = "县级资金", aid = "救助资金""#
    try activate(
      Self.sheet("once", funds, #"pays = once, when = { assessment.last_year.at_least "passed" },"#, fund: shares))
    try approve("2024-01")
    try withdraw(3)
    #expect(
      try differences("2024-02") == ["2024-01 10000>?", "2024-01 9400>?", "2024-01 600>?"])
    for (due, left) in [
      ("0", [Int64](arrayLiteral: 0, 0, 0)), ("0.01", [1, 0, 0]), ("100.01", [5_001, 4_700, 300]),
      ("200", [10_000, 9_400, 600]), ("300", [15_000, 14_100, 900]),
    ] {
      try decide(.due(yuan: due, fund: nil), "2024-02", about: "2024-01")
      let lines = try desk.store.differences(ofRoll: 2)
      #expect(lines.map { $0.old.fen + $0.change } == left, "\(due)")
    }
    try decide(.due(yuan: "0", fund: nil), "2024-02", about: "2024-01")
    try approve("2024-02")
    let balances = try desk.store.balances().filter { $0.account.kind == "fund" }
    #expect(balances.count == 3 && balances.allSatisfy { $0.balance == 0 })
  }

  @Test("what is taken back cannot be given to another fund than the one that paid it")
  mutating func anotherFund() throws {
    try activate(once.replacing(#"funds = { city = "市级资金" }"#, with: #"funds = { city = "市级资金", aid = "救助资金" }"#))
    try approve("2024-01")
    try withdraw(3)
    try desk.compute("2024-02")
    let refused = OfficeError.takesBackElsewhere("aid", "city")
    #expect(throws: refused) { try decide(.due(yuan: "0", fund: "aid"), "2024-02", about: "2024-01") }
    try decide(.due(yuan: "0", fund: "city"), "2024-02", about: "2024-01")
    try decide(.due(yuan: "300", fund: "aid"), "2024-02", about: "2024-01")
  }

  @Test("a payslip adds up to what is paid: differences and deductions are on it, reversed rolls are not")
  mutating func payslip() throws {
    try activate(allowance)
    try approve("2024-01")
    try takeHigherCertificate()
    try approve("2024-02")
    func slip(_ period: String) throws -> [Int64] {
      try WritePayslip(
        worker: one, period: month(period), library: library,
        office: OfficeCard(office: "民政局", telephone: "1", address: "某路")
      ).run(desk.clerk("auditor"), language: .zh).lines.map(\.amount.fen)
    }
    #expect(try slip("2024-02") == [30_000, -20_000, 30_000])
    try reverse("2024-02")
    #expect(throws: OfficeError.noLine(worker: one, period: try month("2024-02"))) { try slip("2024-02") }
    // The higher certificate was wrong: January's 200 yuan stand, and nothing is left to take.
    try withdraw(4)
    try withdraw(2)
    try desk.compute("2024-03")
    try approve("2024-03")
    #expect(try slip("2024-03") == [-20_000, 20_000])
    #expect(try desk.store.payables(ofRoll: 3).isEmpty)
  }

  @Test("a payslip says what is kept back, and what is paid out when the claim it was for is reversed")
  mutating func keptBack() throws {
    let parts = allowance.replacing("in_force", with: "recovery = in_parts(2), in_force")
    try activate(parts)
    try approve("2024-01")
    try activate(parts.replacing("yuan(200)", with: "yuan(150)"))
    try approve("2024-02")
    try approve("2024-03")
    func slip(_ period: String) throws -> [String] {
      try WritePayslip(
        worker: one, period: month(period), library: library,
        office: OfficeCard(office: "民政局", telephone: "1", address: "某路")
      ).run(desk.clerk("auditor"), language: .en).lines.map { "\($0.rule) \($0.amount.fen)" }
    }
    #expect(
      try slip("2024-03") == ["补贴 15000", "kept back for earlier claims -2500"])
    try reverse("2024-02")
    try approve("2024-04")
    #expect(
      try slip("2024-04") == [
        "补贴 15000", "补贴 -5000", "补贴 15000", "kept back too much before, paid out 2500",
      ])
    #expect(try desk.store.payables(ofRoll: 4).map(\.amount.fen) == [27_500])
  }

  @Test("a month settled before there were users and versions keeps its text, and the next one computes")
  func settledInTrial() throws {
    let trial = try Desk()
    try trial.take(.roster, rosterLine(1))
    try trial.take(.certificates, certificateLine(1, approved: "2020-10-10"))
    let folder = try TemporaryFolder()
    _ = try folder.file("allowance.lua", allowance)
    _ = try trial.settle("2024-01", "allowance", in: PolicyLibrary(folder: folder.url.path))
    var office = self
    office.desk = try UsersDesk(trial)
    try office.activate(allowance.replacing("yuan(200)", with: "yuan(250)"), from: "2024-02-01")
    #expect(try office.differences("2024-02").isEmpty)
    #expect(try office.approve("2024-02").taken.total.fen == 25_000)
    let verified = try VerifyRoll(policy: "allowance", period: month("2024-02"))
      .run(office.desk.clerk("auditor"))
    #expect(verified.agrees)
  }
}
