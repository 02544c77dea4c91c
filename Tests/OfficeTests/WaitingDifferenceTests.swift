// Differences that wait hold an approval like any line, and a step states all the roll pays.

import Exchange
import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Differences that wait")
struct WaitingDifferenceTests {
  var desk: UsersDesk

  /// March paid 200 and 300 yuan; then the assessments it rested on were withdrawn.
  init() throws {
    desk = try UsersDesk()
    desk.policy = "needs-assessment"
    try desk.activate(desk.propose(fixtures.appending(path: "needs-assessment.lua").path))
    try desk.desk.take(
      .certificates,
      certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      by: desk.clerk("preparer"))
    try assess()
    try approve("2024-03")
    let batch = try #require(try desk.store.batches().last { $0.withdrawnBy == nil })
    _ = try desk.store.undo(
      batch: batch.number, actor: "preparer", reason: "盖章不符", instant: "2024-04-01T00:00:00Z")
  }

  private func assess() throws {
    try desk.desk.take(
      .assessments, "\(idNumber(1)),2023,合格", "\(idNumber(2)),2023,合格",
      by: desk.clerk("preparer"))
  }

  private func approve(_ period: String) throws {
    try desk.compute(period)
    try desk.take(.submitted, period, by: "preparer")
    try desk.take(.checked, period, by: "checker")
    try desk.take(.approved, period, by: "approver")
  }

  @discardableResult
  private func decide(
    _ verdict: DecideLine.Verdict, worker: Int64? = nil, month about: String? = nil
  ) throws -> DecideLine.Answer {
    try DecideLine(
      policy: desk.policy, period: month("2024-04"),
      worker: worker.map { WorkerKey(number: $0) }, month: about.map { try month($0) },
      verdict: verdict, reason: "见会议纪要"
    ).run(desk.clerk("preparer"))
  }

  @Test("a month that can no longer be decided holds the approval until its difference is decided")
  func holdsApproval() throws {
    #expect(try desk.compute("2024-04").waitingLines == 4)
    try decide(.refuse, month: "2024-04")
    try desk.take(.submitted, "2024-04", by: "preparer")
    #expect(try desk.take(.checked, "2024-04", by: "checker").waitingLines == 2)
    #expect(throws: CycleRefusal.waiting(2)) {
      try desk.take(.approved, "2024-04", by: "approver")
    }
    // The register itself refuses as well.
    let stored = try desk.store.roll(2)
    let approver = try #require(try desk.store.user(named: "approver"))
    #expect(throws: StoreError.duty) {
      try desk.store.take(
        .approved, ofRoll: 2, digest: stored.roll.digest,
        Act(user: approver.number, actor: "", reason: "", instant: "2024-05-01T00:00:00Z")
      ) { _ in }
    }
    try desk.take(.sentBack, "2024-04", by: "approver")
    #expect(try decide(.refuse, month: "2024-03").waitingLines == 0)
    try desk.take(.submitted, "2024-04", by: "preparer")
    try desk.take(.checked, "2024-04", by: "checker")
    #expect(try desk.take(.approved, "2024-04", by: "approver").taken.total == .zero)
    #expect(try desk.store.checkChain() == nil)
  }

  @Test("a trial register settles no roll with a difference that waits")
  func trial() throws {
    let trial = try Desk()
    let library = PolicyLibrary(folder: fixtures.path)
    try trial.take(.roster, rosterLine(1))
    try trial.take(.certificates, certificateLine(1, approved: "2020-10-10"))
    try trial.take(.assessments, "\(idNumber(1)),2023,合格", "\(idNumber(1)),2022,合格")
    _ = try trial.settle("2023-12", "needs-assessment", in: library)
    _ = try trial.clerk.store.undo(
      batch: 3, actor: "clerk", reason: "r", instant: "2024-04-01T00:00:00Z")
    try trial.take(.assessments, "\(idNumber(1)),2023,合格")
    #expect(
      throws: OfficeError.waitingLines(
        count: 1, policy: "needs-assessment", period: try month("2024-01"))
    ) { try trial.settle("2024-01", "needs-assessment", in: library) }
    try trial.take(.assessments, "\(idNumber(1)),2022,不合格")
    _ = try trial.compute("2024-01", "needs-assessment", in: library)
    let settled = try trial.settle("2024-01", "needs-assessment", in: library)
    #expect(settled.roll.differenceTotal.fen == -20_000)
  }

  @Test("what is decided of a difference is paid or taken back, and the step states both parts")
  func amounts() throws {
    try desk.compute("2024-04")
    try decide(.pay(yuan: "150", fund: nil), worker: 1, month: "2024-04")
    try decide(.refuse, worker: 2, month: "2024-04")
    #expect(
      throws: OfficeError.severalWaitingLines(["W0000001 allowance junior 2024-03", "W0000002 allowance intermediate 2024-03"])
    ) { try decide(.due(yuan: "0", fund: nil), month: "2024-03") }
    #expect(throws: OfficeError.dueOfOpenMonth(try month("2024-04"))) {
      try decide(.due(yuan: "1", fund: nil), worker: 1)
    }
    #expect(throws: OfficeError.badDue("-1")) {
      try decide(.due(yuan: "-1", fund: nil), worker: 1, month: "2024-03")
    }
    #expect(throws: OfficeError.badAmount("0")) {
      try decide(.pay(yuan: "0", fund: nil), worker: 1, month: "2024-03")
    }
    // 200 had, 260.50 due: 60.50 more. The last decision counts.
    try decide(.due(yuan: "0", fund: nil), worker: 1, month: "2024-03")
    let answer = try decide(.due(yuan: "260.5", fund: nil), worker: 1, month: "2024-03")
    #expect(answer.differences.map(\.change.fen) == [6_050])
    #expect(answer.text(in: .en).contains("W0000001 allowance 2024-03  preparer pays 60.50 yuan (city)"))
    // 300 had, nothing due: all of it is taken back.
    try decide(.due(yuan: "0.00", fund: nil), worker: 2, month: "2024-03")
    try desk.take(.submitted, "2024-04", by: "preparer")
    try desk.take(.checked, "2024-04", by: "checker")
    let approved = try desk.take(.approved, "2024-04", by: "approver")
    #expect(approved.taken.total.fen == 15_000 + 6_050 - 30_000)
    #expect(approved.taken.differences?.fen == 6_050 - 30_000)
    #expect(
      approved.text(in: .en).contains("-89.50 yuan (own lines 150.00, differences -239.50)"))
    #expect(try desk.store.payables(ofRoll: 2).map(\.amount.fen) == [21_050])
    let listed = try #require(try ListRolls.run(desk.clerk("auditor")).rolls.last)
    #expect(listed.payable == approved.taken.total && listed.ownTotal.fen == 15_000)
    let sheet = try ShowRoll(policy: desk.policy, period: month("2024-04")).sheet(desk.clerk("auditor"))
    #expect(sheet.totals.amount == listed.payable)
    #expect(sheet.totals.differences == listed.differenceTotal)
    #expect(sheet.lines.map { $0.reason?.zh ?? "" }.contains { $0.contains("preparer决定：见会议纪要") })
    #expect(try desk.store.checkChain() == nil)
    // What was decided stays decided, and was had.
    let owed = try desk.store.owedLines(ofRoll: 1, asKnownAt: approved.taken.entry)
    #expect(owed.filter { $0.worker.number == 1 }.reduce(0) { $0 + $1.amount.fen } == 26_050)
    #expect(owed.filter { $0.worker.number == 2 }.reduce(0) { $0 + $1.amount.fen } == 0)
    #expect(try desk.compute("2024-05").roll.differences == 0)
  }

  @Test("a decision is forgotten with the difference it was about")
  func forgotten() throws {
    try desk.compute("2024-04")
    try decide(.refuse)
    #expect(try desk.compute("2024-04").waitingLines == 0)
    try desk.desk.take(.assessments, "\(idNumber(1)),2023,合格", by: desk.clerk("preparer"))
    let again = try desk.compute("2024-04")
    #expect(again.waitingLines == 2 && again.roll.changes.decidedDifferences == 0)
  }

  @Test("who decided a difference has prepared the roll")
  func preparer() throws {
    try desk.add("both", [.preparer, .checker])
    try desk.compute("2024-04")
    _ = try DecideLine(
      policy: desk.policy, period: month("2024-04"), worker: nil, month: month("2024-03"),
      verdict: .refuse, reason: "r"
    ).run(desk.clerk("both"))
    try desk.take(.submitted, "2024-04", by: "preparer")
    #expect(throws: CycleRefusal.samePerson(.prepared)) {
      try desk.take(.checked, "2024-04", by: "both")
    }
  }

  @Test("an entry of before its decision shows the roll as it then was")
  func knownAt() throws {
    try desk.compute("2024-04")
    try decide(.refuse, month: "2024-04")
    let submitted = try desk.take(.submitted, "2024-04", by: "preparer").taken
    try decide(.due(yuan: "500", fund: nil), worker: 1, month: "2024-03")
    let then = try ListRolls.run(desk.clerk("auditor").looking(at: .entry(submitted.entry))).rolls
    #expect(then.last?.payable == .zero)
    #expect(try ListRolls.run(desk.clerk("auditor")).rolls.last?.payable.fen == 30_000)
    let steps = try ListSteps(policy: desk.policy, period: month("2024-04")).run(desk.clerk("auditor"))
    #expect(steps.steps.map(\.total.fen) == [0])
  }
}
