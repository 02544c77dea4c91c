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
    try assess("合格", 2022)
    try activate(
      allowance.replacing("when = {}", with: #"when = { assessment.last_year.at_least "passed" }"#))
    try approve("2024-01")
    try withdraw(3)
    try assess("不合格")
    #expect(try differences("2024-02") == ["2024-01 20000>0"])
    #expect(try approve("2024-02").taken.total.fen == -20_000)
    try waive("2024-02")
    try withdraw(5)
    try assess("合格")
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
    try takeBackAward()
    try assess("合格")
    try desk.compute("2024-03")
    #expect(try waits("2024-03") == [])
    try waive("2024-02")
    // What was submitted, checked or approved without knowing of the waiver would pay once more.
    #expect(throws: OfficeError.staleDraft(policy: "once", period: try month("2024-03"))) {
      try desk.take(.submitted, "2024-03", by: "preparer")
    }
    try desk.compute("2024-03")
    #expect(
      try waits("2024-03") == ["once: 200.00 yuan of pay, while 200.00 yuan of what was taken back "
        + "was waived: decide what is paid"])
    // Each month that would pay it by itself asks.
    #expect(try differences("2024-03") == ["2024-01 0>?", "2024-02 0>?"])
    for month in ["2024-01", "2024-02"] { try decide(.refuse, "2024-03", about: month) }
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
    try takeBackAward()
    try assess("合格")
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
    try takeBackAward(leaving: "150")
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

  @Test("back pay of another policy that looks for what was waived waits too")
  mutating func waivedElsewhere() throws {
    try activate(once)
    try approve("2024-01")
    let other = allowance.replacing("when = {}", with: #"when = { paid.nothing_this_month "once:once" }"#)
    try activate(other)
    try approve("2024-01")
    desk.policy = "once"
    try failAndWaive()
    desk.policy = "allowance"
    #expect(try differences("2024-02") == ["2024-01 0>?"])
    // It looks at what was paid for its own month, and the other's payment was for January.
    #expect(try waits("2024-02") == [])
  }

  @Test("a roll of another policy that was submitted before the waiver goes no further")
  mutating func waivedWhileAnotherIsSubmitted() throws {
    try activate(allowance)
    try desk.compute("2024-03")
    try desk.take(.submitted, "2024-03", by: "preparer")
    try activate(once)
    try approve("2024-01")
    try failAndWaive()
    desk.policy = "allowance"
    #expect(throws: OfficeError.staleDraft(policy: "allowance", period: try month("2024-03"))) {
      try desk.take(.checked, "2024-03", by: "checker")
    }
    let roll = try #require(try desk.store.roll(policy: "allowance", period: month("2024-03")))
    #expect(throws: StoreError.duty) {
      try desk.store.take(
        .checked, ofRoll: roll.roll.number, digest: roll.roll.digest, desk.clerk("checker").act(""),
        post: { _ in })
    }
  }

  @Test("what was decided before a waiver is decided again with it")
  mutating func decidedBeforeWaiver() throws {
    try activate(
      allowance.replacing("when = {}", with: #"when = { assessment.last_year.at_least "passed" }"#)
        .replacing("in_force", with: "recovery = in_cash, in_force"))
    try assess("合格", 2022)
    let batch = try #require(try desk.store.batches().last?.number)
    try approve("2023-12")
    try withdraw(batch)
    try assess("不合格", 2022)
    try approve("2024-01")
    try withdraw(batch + 1)
    #expect(try differences("2024-02") == ["2023-12 0>?"])
    try decide(.pay(yuan: "200", fund: nil), "2024-02", about: "2023-12")
    try waive("2024-01")
    #expect(try differences("2024-02") == ["2023-12 0>?"])
    #expect(throws: CycleRefusal.waiting(1)) { try approve("2024-02") }
  }

  @Test("an award that waits after a waiver takes nothing back of months that had looked for it")
  mutating func waitsWithoutConsequence() throws {
    let rule = #"pays = once, when = { assessment.last_year.at_least "passed" },"#
    let living = """
      rule "living" { title = "生活补贴", source = "posts", pays = monthly,
        level = certificate.highest { registered = "on the last day" },
        when = { paid.nothing "once" }, amount = by_level "rate", fund = "city" }
      """
    try activate(
      Self.sheet("once", "", rule).replacing("in_force", with: "recovery = in_cash, in_force") + "\n"
        + living)
    try assess("合格", 2022)
    let batch = try #require(try desk.store.batches().last?.number)
    try approve("2023-12")
    for (number, result) in [(batch, "不合格"), (3, "不合格")] {
      try withdraw(number)
      let year = number == 3 ? 2023 : 2022
      try assess(result, year)
    }
    try approve("2024-01")
    try waive("2024-01")
    // It looks for the award, which was kept.
    try desk.compute("2024-02")
    try decide(.pay(yuan: "200", fund: nil), "2024-02", about: "2024-02")
    try approve("2024-02")
    try withdraw(batch + 1)
    try assess("合格", 2022)
    #expect(try differences("2024-03") == ["2023-12 0>?"])
  }

  @Test("of a line that funds share, whoever decides says which fund pays; of two levels, which is meant")
  mutating func namedOnes() throws {
    let rule = #"pays = once_per "level", each = certificate.each { approved = "in the month" }, "#
      + #"when = { assessment.last_year.at_least "passed" },"#
    let shares = #"shared { { "city", 60 }, { "region", 40 } }"#
    try activate(
      Self.sheet("levels", #", region = "自治区资金""#, rule, fund: shares)
        .replacing(#"level = certificate.highest { registered = "on the last day" },"#, with: ""))
    for (level, day) in [("社会工作师", "2024-01-10"), ("高级社会工作师", "2024-01-20")] {
      try desk.desk.take(
        .certificates, certificateLine(1, level: level, approved: day), by: desk.clerk("preparer"))
    }
    #expect(try approve("2024-01").taken.total.fen == 80_000)
    try failAndWaive()
    try withdraw(6)
    try assess("合格")
    #expect(try differences("2024-03") == ["2024-01 0>?", "2024-01 0>?"])
    func pay(_ level: CertificateLevel?, _ fund: String?) throws {
      _ = try DecideLine(
        policy: "levels", period: month("2024-03"), worker: one, level: level, month: month("2024-01"),
        verdict: .pay(yuan: "100", fund: fund), reason: "经核实"
      ).run(desk.clerk("preparer"))
    }
    #expect(
      throws: OfficeError.severalWaitingLines([
        "W0000001 levels intermediate 2024-01", "W0000001 levels senior 2024-01",
      ])
    ) { try pay(nil, "city") }
    #expect(throws: OfficeError.sharedByFunds(rule: "levels", funds: ["city", "region"])) {
      try pay(.senior, nil)
    }
    try pay(.senior, "region")
    try pay(.intermediate, "city")
    #expect(try approve("2024-03").taken.total.fen == 20_000)
  }

  @Test("who waived makes no payments of the roll and reads no answers")
  mutating func waiverPaysNothing() throws {
    try activate(once)
    try approve("2024-01")
    try withdraw(3)
    try assess("不合格")
    try approve("2024-02")
    try desk.add("both", [.preparer, .approver])
    try waive("2024-02", by: "both")
    try desk.take(.publicised, "2024-02", by: "preparer")
    let roll = try #require(try desk.store.roll(policy: "once", period: month("2024-02")))
    let user = try #require(try desk.store.user(named: "both")).number
    #expect(throws: CycleRefusal.samePerson(.approved)) {
      try desk.clerk("auditor").cycle(of: roll).mayPay(user)
    }
  }

  @Test("another policy's back pay waits though its newest text no longer looks for the payment")
  mutating func waivedForEarlierText() throws {
    try activate(once)
    try approve("2024-01")
    try activate(
      allowance.replacing("when = {}", with: #"when = { paid.nothing_this_month "once:once" }"#))
    try approve("2024-01")
    try activate(allowance, from: "2024-02-01")
    desk.policy = "once"
    try failAndWaive()
    desk.policy = "allowance"
    #expect(try differences("2024-02") == ["2024-01 0>?"])
    #expect(try waits("2024-02") == [])
  }

  @Test("nothing gives way to an award that is held", arguments: [
    #"exclusive "one" { rules = { "once", "living" }, takes = "highest" }"#,
    #"limit "all" { rules = { "once", "living" }, at_most = yuan(200) }"#,
  ])
  mutating func nothingGivesWay(_ statement: String) throws {
    let living = """
      parameter "small" { title = "标准", source = "posts", from "2021-01-01" {
        junior = yuan(150), intermediate = yuan(150), senior = yuan(150) } }
      rule "living" { title = "生活补贴", source = "posts", pays = monthly,
        level = certificate.highest { registered = "on the last day" },
        when = {}, amount = by_level "small", fund = "city" }
      """
    try activate(
      Self.sheet("once", "", #"pays = once, when = { assessment.last_year.at_least "passed" },"#)
        .replacing("in_force", with: "recovery = in_cash, in_force") + "\n" + living + "\n" + statement)
    #expect(try approve("2024-01").taken.total.fen == 20_000)
    try failAndWaive()
    #expect(try approve("2024-03").taken.total.fen == 15_000)
    try withdraw(4)
    try assess("合格")
    // Each month would pay the award, and asks; the allowances it had paid stay.
    let asked = ["2024-01 0>?", "2024-02 0>?", "2024-03 0>?"]
    #expect(try differences("2024-04") == asked)
    #expect(try waits("2024-04").count == 1)
    let roll = try #require(try desk.store.roll(policy: "once", period: month("2024-04")))
    #expect(roll.roll.state == .draft && roll.summary.contains("\"fen\":15000"))
  }

  @Test("who rises to another level after a waiver keeps what was had until somebody decides")
  mutating func higherLevel() throws {
    try activate(allowance.replacing("in_force", with: "recovery = in_cash, in_force"))
    try approve("2024-01")
    try approve("2024-02")
    try activate(
      allowance.replacing("in_force", with: "recovery = in_cash, in_force")
        .replacing("yuan(200)", with: "yuan(150)"), from: "2024-01-01")
    try approve("2024-03")
    try waive("2024-03")
    try takeHigherCertificate()
    #expect(
      try differences("2024-04") == [
        "2024-01 15000>?", "2024-01 0>?", "2024-02 15000>?", "2024-02 0>?", "2024-03 15000>?", "2024-03 0>?",
      ])
    _ = try DecideLine(
      policy: "allowance", period: month("2024-04"), worker: nil, verdict: .refuse, reason: "已留"
    ).run(desk.clerk("preparer"))
    #expect(try approve("2024-04").taken.total.fen == 30_000)
  }

  @Test("a rule of another policy that has the same name as the one taken back asks nothing")
  mutating func sameName() throws {
    try activate(once)
    try approve("2024-01")
    try failAndWaive()
    let other = Self.sheet("once", "", "pays = once, when = {},")
    try activate(other.replacing(#"policy { id = "once""#, with: #"policy { id = "other""#))
    #expect(desk.policy == "other")
    #expect(try approve("2024-02").taken.total.fen == 20_000)
  }

  /// January's award is decided to be less, as nobody knows the assessment any more.
  private mutating func takeBackAward(leaving yuan: String = "0") throws {
    try activate(once)
    try approve("2024-01")
    try withdraw(3)
    try desk.compute("2024-02")
    try decide(.due(yuan: yuan, fund: nil), "2024-02", about: "2024-01")
    try approve("2024-02")
  }

  /// The assessment was no pass, and what February takes back for it is waived.
  private func failAndWaive() throws {
    try withdraw(3)
    try assess("不合格")
    try approve("2024-02")
    try waive("2024-02")
  }

  private func waive(_ period: String, by user: String = "approver") throws {
    _ = try RecoverClaim(
      .waiver, policy: desk.policy, period: month(period), worker: one, reason: "生活困难"
    ).run(desk.clerk(user))
  }

  /// Why lines of a month's own draft wait.
  private func waits(_ period: String) throws -> [String] {
    var waiting: [String] = []
    let roll = try #require(try desk.store.roll(policy: desk.policy, period: month(period)))
    try desk.store.forEachPayoutLine(ofRoll: roll.roll.number) { line in
      guard line.outcome == .undecided || line.outcome == .held else { return }
      waiting.append("\(line.rule): \(line.reason?.en ?? "")")
    }
    return waiting
  }
}
