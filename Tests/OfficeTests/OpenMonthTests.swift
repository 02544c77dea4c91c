// Months taken out of their order, and sealed rolls the ledger does not have.

import Exchange
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Months out of their order")
struct OpenMonthTests {
  @Test("a month names the earlier ones that are open, from the policy's first roll on")
  func openMonths() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    try desk.take(.certificates, certificateLine(1, approved: "2020-01-15"))
    #expect(try desk.settle("2023-11").openMonths.isEmpty)
    _ = try desk.compute("2024-01")
    let march = try desk.compute("2024-03")
    #expect(
      march.openMonths == [
        OpenMonth(period: try month("2023-12"), isDraft: false),
        OpenMonth(period: try month("2024-01"), isDraft: true),
        OpenMonth(period: try month("2024-02"), isDraft: false),
      ])
    #expect(
      march.text(in: .en).contains(
        "not settled: 2023-12 (not computed), 2024-01 (not approved), 2024-02 (not computed);")
        || march.text(in: .en).contains("2024-01 (not approved)"))
    for period in ["2023-12", "2024-01", "2024-02"] {
      _ = try desk.compute(period)
      _ = try desk.settle(period)
    }
    #expect(try desk.compute("2024-03").openMonths.isEmpty)
    #expect(try desk.compute("2023-10").openMonths.isEmpty)
    // Another policy's months are no months of this one.
    #expect(try desk.compute("2024-06", "national/registration").openMonths.isEmpty)
  }

  @Test("submit, check and approve say so as well, and a reversed month is not open")
  func steps() throws {
    let desk = try UsersDesk()
    try desk.compute("2024-03")
    try desk.compute("2024-04")
    let submitted = try desk.take(.submitted, "2024-04", by: "preparer")
    #expect(submitted.openMonths.map(\.period) == [try month("2024-03")])
    #expect(submitted.text(in: .zh).contains("2024-03（未审批）"))
    try desk.take(.sentBack, "2024-04", by: "checker")
    for (step, name) in [
      (RollStep.submitted, "preparer"), (.checked, "checker"), (.approved, "approver"),
      (.reversed, "approver"),
    ] {
      #expect(try desk.take(step, "2024-03", by: name).openMonths.isEmpty)
    }
    #expect(try desk.compute("2024-04").openMonths.isEmpty)
  }

  @Test("sealed rolls that are not in the ledger are named with their sum, once there are users")
  func unposted() throws {
    let trial = try Desk()
    try trial.take(.roster, rosterLine(1))
    try trial.take(.certificates, certificateLine(1, approved: "2020-01-15"))
    _ = try trial.settle("2024-01")
    #expect(try ListBalances().run(trial.clerk).unposted.isEmpty)
    let desk = try UsersDesk(trial)
    try desk.compute("2024-02")
    for (step, name) in [
      (RollStep.submitted, "preparer"), (.checked, "checker"), (.approved, "approver"),
    ] { try desk.take(step, "2024-02", by: name) }
    let answer = try ListBalances().run(desk.clerk("auditor"))
    #expect(answer.unposted.map(\.roll.period) == [try month("2024-01")])
    #expect(answer.text(in: .en).contains("1 sealed roll(s) of 200.00 yuan are not in the ledger"))
    #expect(answer.text(in: .zh).contains("\(scheme) 2024-01"))
  }
}
