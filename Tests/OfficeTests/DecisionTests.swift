// Lines that wait are decided with a reason before anybody approves.

import Exchange
import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

private let march = Period("2024-03") ?? Period(index: 0)

@Suite("Decisions on lines that wait")
struct DecisionTests {
  var desk: UsersDesk

  /// Both workers wait for their assessment of 2023.
  init() throws {
    desk = try UsersDesk()
    desk.policy = "needs-assessment"
    try desk.activate(desk.propose(fixtures.appending(path: "needs-assessment.lua").path))
    try desk.desk.take(
      .certificates,
      certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      by: desk.clerk("preparer"))
    try desk.compute()
  }

  private func decide(
    _ verdict: DecideLine.Verdict, worker: Int64? = 1, rule: String? = nil,
    reason: String = "考核表已见原件", by name: String = "preparer"
  ) throws -> DecideLine.Answer {
    try DecideLine(
      policy: desk.policy, period: march, worker: worker.map { WorkerKey(number: $0) }, rule: rule,
      verdict: verdict, reason: reason
    ).run(desk.clerk(name))
  }

  @Test("lines that wait hold the approval until each is decided, and the roll pays what was decided")
  func holdApproval() throws {
    try desk.take(.submitted, by: "preparer")
    #expect(try decide(.pay(yuan: "162.58", fund: nil)).waitingLines == 1)
    #expect(try desk.compute().waitingLines == 1)
    try desk.take(.checked, by: "checker")
    #expect(throws: CycleRefusal.waiting(1)) { try desk.take(.approved, by: "approver") }
    #expect(throws: CycleRefusal.notADraft(.checked)) { _ = try decide(.refuse, worker: 2) }
    try desk.take(.sentBack, by: "approver")
    #expect(try decide(.refuse, worker: 2).waitingLines == 0)
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    let approved = try desk.take(.approved, by: "approver")
    #expect(approved.taken.total == Money(fen: 16_258))
    let sheet = try ShowRoll(policy: desk.policy, period: march).sheet(desk.clerk("auditor"))
    #expect(sheet.totals.amount == Money(fen: 16_258) && sheet.totals.waitingLines == 0)
    #expect(sheet.lines.map { $0.outcome } == [.pays, .refused])
    #expect(sheet.lines.map { $0.reason?.zh ?? "" }.allSatisfy { $0 == "preparer决定：考核表已见原件" })
    #expect(try ListRolls.run(desk.clerk("auditor")).rolls.first?.payable == Money(fen: 16_258))
    let answers = try ExplainLine(
      worker: WorkerKey(number: 1), period: march, policy: desk.policy, rule: nil,
      library: library
    ).run(desk.clerk("auditor"))
    #expect(answers.first?.decisions.map(\.amount.fen) == [16_258])
    #expect(answers.first?.text(in: .en).contains("decided by preparer: pays 162.58 yuan") == true)
  }

  @Test("the last decision on a line counts, and all can be refused at once")
  func again() throws {
    _ = try decide(.pay(yuan: "100", fund: nil))
    #expect(try decide(.pay(yuan: "100.5", fund: "city")).decisions.map(\.amount.fen) == [10_050])
    let all = try decide(.refuse, worker: nil)
    #expect(all.decisions.map(\.amount.fen) == [0, 0] && all.waitingLines == 0)
  }

  @Test("decisions are forgotten when newer facts give the roll other lines")
  func forgotten() throws {
    _ = try decide(.refuse, worker: nil)
    #expect(try desk.compute().waitingLines == 0)
    try desk.desk.take(.assessments, "\(idNumber(1)),2023,合格", by: desk.clerk("preparer"))
    #expect(try desk.compute().waitingLines == 1)
  }

  @Test(
    "an amount is above zero in yuan and fen",
    arguments: ["0", "-1", "0.00", "1.234", "1e3", "NaN", "", "100000000000000000000"])
  func amounts(text: String) throws {
    #expect(throws: OfficeError.badAmount(text)) { _ = try decide(.pay(yuan: text, fund: nil)) }
    #expect(try decide(.pay(yuan: "0.01", fund: nil)).decisions.map(\.amount.fen) == [1])
  }

  @Test("only lines that wait are decided, one at a time when they are paid, by their preparers")
  func refusals() throws {
    let none = OfficeError.noWaitingLine(policy: desk.policy, period: march)
    #expect(throws: none) { _ = try decide(.refuse, worker: 9) }
    #expect(throws: none) { _ = try decide(.refuse, rule: "award") }
    #expect(
      throws: OfficeError.severalWaitingLines(["W0000001 allowance 1", "W0000002 allowance 1"])
    ) { _ = try decide(.pay(yuan: "1", fund: nil), worker: nil) }
    #expect(throws: OfficeError.unknownFund("moon", known: ["city"])) {
      _ = try decide(.pay(yuan: "1", fund: "moon"))
    }
    #expect(throws: DutyError.reasonNeeded) { _ = try decide(.refuse, reason: " ") }
    #expect(throws: DutyError.roleNeeded([.preparer])) { _ = try decide(.refuse, by: "checker") }
  }

  @Test("who decided a line has prepared the roll and does not check it")
  func decider() throws {
    try desk.add("both", [.preparer, .checker])
    _ = try decide(.refuse, worker: nil, by: "both")
    try desk.take(.submitted, by: "preparer")
    #expect(throws: CycleRefusal.samePerson(.prepared)) { try desk.take(.checked, by: "both") }
  }
}
