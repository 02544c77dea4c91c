// Lines that are due and put off for lack of funds: they pay nothing, and come back.

import Exchange
import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Lines held back for lack of funds")
struct HoldBackTests {
  var desk: UsersDesk

  /// Three workers who get 200, 300 and 500 yuan a month from one fund.
  init() throws {
    desk = try UsersDesk()
    desk.policy = "needs-assessment"
    try desk.activate(desk.propose(fixtures.appending(path: "needs-assessment.lua").path))
    let clerk = try desk.clerk("preparer")
    try desk.desk.take(.roster, rosterLine(3, name: "张伟"), by: clerk)
    try desk.desk.take(
      .certificates,
      certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      certificateLine(3, name: "张伟", level: "高级社会工作师", approved: "2020-10-10"), by: clerk)
    try desk.desk.take(
      .assessments, "\(idNumber(1)),2023,合格", "\(idNumber(2)),2023,合格",
      "\(idNumber(3)),2023,合格", by: clerk)
  }

  private func budget(_ yuan: String) throws {
    _ = try SetBudget(fund: "city", year: 2024, budget: yuan, reason: "预算").run(desk.clerk("preparer"))
  }

  @discardableResult
  private func hold(
    _ choice: HoldBackLines.Choice = .asNeeded, _ period: String = "2024-03", rule: String? = nil,
    reason: String = "市级资金未到位", by name: String = "preparer"
  ) throws -> HoldBackLines.Answer {
    try HoldBackLines(
      policy: desk.policy, period: month(period), choice: choice, rule: rule, reason: reason
    ).run(desk.clerk(name))
  }

  @discardableResult
  private func approve(_ period: String = "2024-03") throws -> AdvanceRoll.Answer {
    try desk.take(.submitted, period, by: "preparer")
    try desk.take(.checked, period, by: "checker")
    return try desk.take(.approved, period, by: "approver")
  }

  private func held(_ answer: HoldBackLines.Answer) -> [String] {
    answer.changes.map { "\($0.change.line.worker) \($0.month) \($0.change.fen)" }
  }

  private func differences(_ period: String) throws -> [String] {
    let roll = try desk.compute(period).roll.roll.number
    return try desk.store.differences(ofRoll: roll).map { line in
      "\(line.period) \(line.worker) \(line.rule) \(line.old.fen)>\(line.new?.fen ?? -1) "
        + line.causes.map(\.code).joined(separator: ";")
    }
  }

  @Test("as many lines as needed are held back from the end, and no more")
  func asNeeded() throws {
    try desk.compute()
    try budget("500.00")
    #expect(held(try hold()) == ["W0000003 2024-03 -50000"])
    #expect(throws: FundError.nothingToHoldBack(policy: desk.policy, period: try month("2024-03"))) {
      try hold()
    }
    try budget("499.99")
    let answer = try hold(reason: "再减")
    #expect(held(answer) == ["W0000002 2024-03 -30000"] && answer.overruns.isEmpty)
    #expect(answer.roll.payable.fen == 20_000 && answer.roll.changes.heldBack.fen == 80_000)
    #expect(answer.text(in: .en).contains("200.00 yuan; 2 line(s) of 800.00 yuan are held back"))
  }

  @Test("a fund whose limit nobody knows pays nothing")
  func unknownLimit() throws {
    try desk.compute()
    _ = try SetBudget(
      fund: "city", year: 2024, budget: nil, ceiling: "3%", base: "社会救助资金", reason: "r"
    ).run(desk.clerk("preparer"))
    let answer = try hold()
    #expect(answer.changes.count == 3 && answer.overruns.isEmpty && answer.roll.payable == .zero)
  }

  @Test("what is held back pays nothing, is due, and comes back first; the sum is as if paid in time")
  func comesBack() throws {
    try budget("500.00")
    try desk.compute()
    #expect(throws: FundError.self) { try approve() }
    try desk.take(.sentBack, by: "checker")
    let entry = try #require(try hold().changes.first).change.entry
    let approved = try approve()
    #expect(approved.taken.total.fen == 50_000 && approved.overruns.isEmpty)
    #expect(try desk.store.payables(ofRoll: 1).map(\.amount.fen) == [20_000, 30_000])
    #expect(try desk.store.snapshot().payments.fen.count == 2)
    let sheet = try ShowRoll(policy: desk.policy, period: month("2024-03")).sheet(desk.clerk("auditor"))
    let line = try #require(Array(sheet.lines).last)
    #expect(line.outcome == .heldBack && line.amount == .zero)
    #expect(line.reason?.zh == "preparer缓发 500.00 元，应发未发：市级资金未到位")
    #expect(sheet.totals.amount.fen == 50_000 && sheet.totals.heldBack.fen == 50_000)
    #expect(try VerifyRoll(policy: desk.policy, period: month("2024-03")).run(desk.clerk("auditor")).agrees)

    // Nothing is left: April cannot pay, and the older month is put off last.
    #expect(try differences("2024-04") == ["2024-03 W0000003 allowance 0>50000 held_back \(entry)"])
    let again = try hold(.asNeeded, "2024-04")
    #expect(
      held(again) == [
        "W0000003 2024-04 -50000", "W0000002 2024-04 -30000", "W0000001 2024-04 -20000",
        "W0000003 2024-03 -50000",
      ])
    #expect(try approve("2024-04").taken.total == .zero)

    try budget("3000.00")
    #expect(
      try differences("2024-05").map { $0.split(separator: " ").prefix(4).joined(separator: " ") } == [
        "2024-03 W0000003 allowance 0>50000", "2024-04 W0000001 allowance 0>20000",
        "2024-04 W0000002 allowance 0>30000", "2024-04 W0000003 allowance 0>50000",
      ])
    let paid = try approve("2024-05").taken
    #expect(paid.total.fen == 250_000 && paid.differences?.fen == 150_000)
    for roll in Int64(1)...3 {
      let owed = try desk.store.owedLines(ofRoll: roll, asKnownAt: paid.entry)
      #expect(owed.reduce(0) { $0 + $1.amount.fen } == 100_000)
    }
    #expect(try differences("2024-06").isEmpty)
    #expect(try desk.store.checkChain() == nil)
    #expect(try ListFunds(year: 2024).run(desk.clerk("auditor")).budgets.map(\.used.fen) == [300_000])
  }

  @Test("an award paid once in a lifetime is held back, paid once by the difference, and never again")
  func onceInALifetime() throws {
    var desk = desk
    desk.policy = scheme
    try desk.compute()
    let hold = HoldBackLines(
      policy: scheme, period: try month("2024-03"), choice: .workers([WorkerKey(number: 1)]),
      rule: "award", reason: "缓发")
    #expect(try hold.run(desk.clerk("preparer")).changes.map(\.change.fen) == [-200_000])
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    try desk.take(.approved, by: "approver")
    let april = try desk.compute("2024-04").roll
    #expect(april.differenceFen == 200_000)
    #expect(try desk.store.lines(ofRoll: april.roll.number).allSatisfy { $0.line.rule != "award" })
    try desk.take(.submitted, "2024-04", by: "preparer")
    try desk.take(.checked, "2024-04", by: "checker")
    try desk.take(.approved, "2024-04", by: "approver")
    let may = try desk.compute("2024-05").roll
    #expect(may.differences == 0)
    #expect(try desk.store.lines(ofRoll: may.roll.number).allSatisfy { $0.line.rule != "award" })
  }

  @Test("a reversed roll brings what it held back once, with all it had paid")
  func reversed() throws {
    try desk.compute()
    try hold(.workers([WorkerKey(number: 3)]))
    try approve()
    try desk.take(.reversed, by: "approver")
    #expect(
      try differences("2024-04").map { $0.split(separator: " ").prefix(4).joined(separator: " ") } == [
        "2024-03 W0000001 allowance 0>20000", "2024-03 W0000002 allowance 0>30000",
        "2024-03 W0000003 allowance 0>50000",
      ])
  }

  @Test("a refused line stays refused; a line held back does not")
  func oppositeOfRefusal() throws {
    try desk.desk.take(.roster, rosterLine(4, name: "赵敏"), by: desk.clerk("preparer"))
    try desk.desk.take(
      .certificates, certificateLine(4, name: "赵敏", approved: "2020-10-10"),
      by: desk.clerk("preparer"))
    #expect(try desk.compute().waitingLines == 1)
    _ = try DecideLine(
      policy: desk.policy, period: month("2024-03"), worker: nil, verdict: .refuse, reason: "r"
    ).run(desk.clerk("preparer"))
    // Only what pays by the computation can be put off.
    #expect(throws: FundError.self) { try hold(.workers([WorkerKey(number: 4)])) }
    try hold(.workers([WorkerKey(number: 1)]))
    try approve()
    #expect(try differences("2024-04").map { $0.split(separator: " ")[1] } == ["W0000001"])
  }

  @Test("a line is released, and what is held back is forgotten with the lines it was about")
  func release() throws {
    try desk.compute()
    try hold(.workers([WorkerKey(number: 1), WorkerKey(number: 2)]))
    let released = try hold(.release([WorkerKey(number: 1)]))
    #expect(held(released) == ["W0000001 2024-03 0"] && released.roll.payable.fen == 70_000)
    #expect(throws: FundError.self) { try hold(.release([WorkerKey(number: 1)])) }
    #expect(try desk.compute().roll.payable.fen == 70_000)
    try desk.desk.take(.roster, rosterLine(5, name: "孙丽"), by: desk.clerk("preparer"))
    try desk.desk.take(
      .certificates, certificateLine(5, name: "孙丽", approved: "2020-10-10"),
      by: desk.clerk("preparer"))
    #expect(try desk.compute().roll.payable.fen == 100_000)
  }

  @Test("lines are held back with a reason, by their preparers, before the check")
  func duties() throws {
    try desk.compute()
    #expect(throws: DutyError.reasonNeeded) { try hold(reason: " ") }
    #expect(throws: DutyError.roleNeeded([.preparer])) { try hold(by: "approver") }
    #expect(throws: FundError.nothingToHoldBack(policy: desk.policy, period: try month("2024-03"))) {
      try hold()
    }
    try desk.add("both", [.preparer, .checker])
    try desk.take(.submitted, by: "preparer")
    try hold(.workers([WorkerKey(number: 2)]), by: "both")
    #expect(throws: CycleRefusal.samePerson(.prepared)) { try desk.take(.checked, by: "both") }
    try desk.take(.checked, by: "checker")
    #expect(throws: CycleRefusal.notADraft(.checked)) { try hold(.workers([WorkerKey(number: 1)])) }
    let overrides = try ListOverrides().run(desk.clerk("auditor"))
    #expect(overrides.items.map(\.kind) == [.holdBack])
    #expect(overrides.text(in: .en).contains("held back"))
  }

  @Test("an over-budget approval names the three choices with their commands")
  func threeChoices() throws {
    try budget("1")
    try desk.compute()
    let refusal = #expect(throws: FundError.self) { try approve() }
    for words in ["stipend fund set", "stipend roll send-back", "stipend roll hold-back --as-needed"] {
      #expect(refusal?.message.zh.contains(words) == true && refusal?.message.en.contains(words) == true)
    }
  }
}
