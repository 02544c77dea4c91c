// What was taken back and waived stays with its worker, though the ledger has it as not paid.

import Exchange
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

extension DifferenceCauseTests {
  @Test("what was waived is not paid again by itself: back pay to its worker waits for a decision")
  mutating func waived() throws {
    try desk.desk.take(.assessments, "\(idNumber(1)),2022,合格", by: desk.clerk("preparer"))
    try activate(
      allowance.replacing("when = {}", with: #"when = { assessment.last_year.at_least "passed" }"#))
    try approve("2024-01")
    try withdraw(3)
    try desk.desk.take(.assessments, "\(idNumber(1)),2023,不合格", by: desk.clerk("preparer"))
    #expect(try differences("2024-02") == ["2024-01 20000>0"])
    #expect(try approve("2024-02").taken.total.fen == -20_000)
    try waive("2024-02")
    try withdraw(5)
    try desk.desk.take(.assessments, "\(idNumber(1)),2023,合格", by: desk.clerk("preparer"))
    #expect(try differences("2024-03") == ["2024-01 0>?", "2024-02 0>?"])
    #expect(throws: CycleRefusal.self) { try approve("2024-03") }
    try desk.take(.sentBack, "2024-03", by: "approver")
    try decide(.refuse, "2024-03", about: "2024-01")
    try decide(.pay(yuan: "200", fund: nil), "2024-03", about: "2024-02")
    #expect(try approve("2024-03").taken.total.fen == 40_000)
    #expect(try differences("2024-04").isEmpty)
    #expect(try VerifyRoll(policy: "allowance", period: month("2024-03")).run(desk.clerk("auditor")).agrees)
  }

  @Test("an award that was taken back and waived is not paid again by itself, nor what depends on it")
  mutating func waivedAward() throws {
    try activate(once)
    try approve("2024-01")
    try withdraw(3)
    try desk.compute("2024-02")
    try decide(.due(yuan: "0", fund: nil), "2024-02", about: "2024-01")
    try approve("2024-02")
    try desk.desk.take(.assessments, "\(idNumber(1)),2023,合格", by: desk.clerk("preparer"))
    try desk.compute("2024-03")
    #expect(try waits("2024-03") == [])
    try waive("2024-02")
    // What was submitted, checked or approved without knowing of the waiver would pay once more.
    #expect(throws: OfficeError.staleDraft(policy: "once", period: try month("2024-03"))) {
      try desk.take(.submitted, "2024-03", by: "preparer")
    }
    try desk.compute("2024-03")
    #expect(
      try waits("2024-03") == ["once: 200.00 yuan would be paid, while 200.00 yuan of what was taken "
        + "back was waived: decide what is paid"])
    try decide(.refuse, "2024-03", about: "2024-01")
    try decide(.pay(yuan: "50", fund: nil), "2024-03", about: "2024-03")
    #expect(try approve("2024-03").taken.total.fen == 5_000)
    #expect(
      try VerifyRoll(policy: "once", period: month("2024-03")).run(desk.clerk("auditor")).agrees)
    // It is paid now, whatever was waived.
    try desk.compute("2024-04")
    #expect(try waits("2024-04") == [])
  }

  @Test("a waiver before the approval of a roll that was checked without it sends the roll back")
  mutating func waivedWhileChecked() throws {
    try activate(once)
    try approve("2024-01")
    try withdraw(3)
    try desk.compute("2024-02")
    try decide(.due(yuan: "0", fund: nil), "2024-02", about: "2024-01")
    try approve("2024-02")
    try desk.desk.take(.assessments, "\(idNumber(1)),2023,合格", by: desk.clerk("preparer"))
    try desk.compute("2024-03")
    for (step, user) in [(RollStep.submitted, "preparer"), (.checked, "checker")] {
      try desk.take(step, "2024-03", by: user)
    }
    try waive("2024-02")
    #expect(throws: OfficeError.staleDraft(policy: "once", period: try month("2024-03"))) {
      try desk.take(.approved, "2024-03", by: "approver")
    }
  }

  @Test("a monthly allowance that looks for nothing paid is paid on after a waiver")
  mutating func waivedAllowance() throws {
    try activate(allowance)
    try approve("2024-01")
    try withdraw(2)
    try approve("2024-02")
    try waive("2024-02")
    try desk.desk.take(
      .certificates, certificateLine(1, approved: "2020-10-10"), by: desk.clerk("preparer"))
    #expect(try differences("2024-03") == ["2024-01 0>?", "2024-02 0>?"])
    #expect(try waits("2024-03") == [])
  }

  @Test("what a decision took back is recovered like what was computed, to the fen and no further")
  mutating func decidedClaim() throws {
    try activate(once)
    try approve("2024-01")
    try withdraw(3)
    try desk.compute("2024-02")
    try decide(.due(yuan: "150", fund: nil), "2024-02", about: "2024-01")
    try approve("2024-02")
    func recover(_ way: RecoveryWay, _ yuan: String, by user: String) throws {
      _ = try RecoverClaim(
        way, policy: "once", period: month("2024-02"), worker: one, amount: yuan, reason: yuan
      ).run(desk.clerk(user))
    }
    try recover(.cash, "20", by: "preparer")
    #expect(throws: RecoveryError.moreThanOwed(Money(fen: 3_000))) {
      try recover(.waiver, "30.01", by: "approver")
    }
    try recover(.waiver, "30", by: "approver")
    #expect(throws: RecoveryError.self) { try recover(.cash, "0.01", by: "preparer") }
  }

  private func waive(_ period: String) throws {
    _ = try RecoverClaim(
      .waiver, policy: desk.policy, period: month(period), worker: one, reason: "生活困难"
    ).run(desk.clerk("approver"))
  }

  /// Why lines of a month's own draft wait.
  private func waits(_ period: String) throws -> [String] {
    var waiting: [String] = []
    let roll = try #require(try desk.store.roll(policy: desk.policy, period: month(period)))
    try desk.store.forEachPayoutLine(ofRoll: roll.roll.number) { line in
      if line.outcome == .undecided { waiting.append("\(line.rule): \(line.reason?.en ?? "")") }
    }
    return waiting
  }
}
