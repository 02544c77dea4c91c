// A month from the draft to the approval, by the use cases.

import Exchange
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

private let march = Period("2024-03") ?? Period(index: 0)
private let february = march.previous

@Suite("A month through the cycle")
struct CycleTests {
  @Test("three people bring a roll to its seal, and it counts as paid")
  func threePeople() throws {
    let desk = try UsersDesk()
    #expect(try desk.compute().waitingLines == 0)
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    let answer = try desk.take(.approved, by: "approver")
    #expect(answer.roll.roll.state == .settled && answer.taken.total == Money(fen: 220_000))
    #expect(try desk.compute().change == .alreadySettled)
    #expect(try desk.store.snapshot().payments.fen.count == 2)
  }

  @Test("a role alone does not make a second person of one")
  func samePerson() throws {
    let desk = try UsersDesk()
    try desk.add("all", [.preparer, .checker, .approver])
    try desk.add("both", [.checker, .approver])
    try desk.compute(by: "all")
    try desk.take(.submitted, by: "preparer")
    for name in ["all", "preparer"] {
      #expect(throws: (any Error).self) { try desk.take(.checked, by: name) }
    }
    #expect(throws: CycleRefusal.samePerson(.prepared)) { try desk.take(.checked, by: "all") }
    try desk.take(.checked, by: "both")
    #expect(throws: CycleRefusal.samePerson(.checked)) { try desk.take(.approved, by: "both") }
    #expect(throws: CycleRefusal.samePerson(.prepared)) { try desk.take(.approved, by: "all") }
    #expect(throws: DutyError.roleNeeded([.approver])) { try desk.take(.approved, by: "checker") }
    try desk.take(.approved, by: "approver")
  }

  @Test("a roll that was sent back is computed again from newer facts and goes on")
  func sentBack() throws {
    let desk = try UsersDesk()
    let first = try desk.compute()
    try desk.take(.submitted, by: "preparer")
    try desk.desk.take(
      .certificates, certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      by: desk.clerk("preparer"))
    #expect(throws: CycleRefusal.notADraft(.submitted)) { try desk.compute() }
    #expect(throws: DutyError.reasonNeeded) {
      try desk.take(.sentBack, reason: " ", by: "checker")
    }
    try desk.take(.sentBack, reason: "王芳的证书未录入", by: "checker")
    #expect(throws: OfficeError.staleDraft(policy: scheme, period: march)) {
      try desk.take(.submitted, by: "preparer")
    }
    let second = try desk.compute()
    #expect(second.change == .computed && second.roll.roll.number == first.roll.roll.number)
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    try desk.take(.approved, by: "approver")
  }

  @Test("a fact that comes while a roll is under way does not stop it")
  func lateFact() throws {
    let desk = try UsersDesk()
    try desk.compute()
    try desk.take(.submitted, by: "preparer")
    try desk.desk.take(
      .certificates, certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      by: desk.clerk("preparer"))
    try desk.take(.checked, by: "checker")
    try desk.take(.approved, by: "approver")
  }

  @Test("settling by hand ends with the first user, and a draft from before is computed again")
  func afterTrial() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    let draft = try desk.compute("2024-03")
    _ = try desk.settle("2024-02")
    let office = try UsersDesk(desk)
    #expect(throws: DutyError.settledByCycle) {
      try RunRoll(policy: scheme, period: march, library: library)
        .settle(office.clerk("preparer"), reason: "")
    }
    #expect(throws: CycleRefusal.noPreparer) { try office.take(.submitted, by: "preparer") }
    let again = try office.compute()
    #expect(again.change == .computed && again.roll.roll.digest == draft.roll.roll.digest)
    try office.take(.submitted, by: "preparer")
    // A month settled by hand has no steps and takes none.
    #expect(
      throws: StoreError.rollSettled(policy: scheme, period: february)
    ) { try office.take(.publicised, "2024-02", by: "preparer") }
  }

  @Test("an approved roll is reversed with a reason, and then nothing of it counts as paid")
  func reversal() throws {
    let desk = try UsersDesk()
    try desk.compute()
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    try desk.take(.approved, by: "approver")
    #expect(throws: DutyError.reasonNeeded) { try desk.take(.reversed, reason: "", by: "approver") }
    try desk.take(.reversed, reason: "发错了标准", by: "approver")
    #expect(try desk.store.snapshot().payments.fen.count == 0)
    #expect(throws: CycleRefusal.outOfOrder(.publicised, after: .reversed)) {
      try desk.take(.publicised, by: "preparer")
    }
  }

  @Test("a roll that is not there takes no step")
  func noRoll() throws {
    let desk = try UsersDesk()
    #expect(throws: OfficeError.noRoll(policy: scheme, period: march)) {
      try desk.take(.submitted, by: "preparer")
    }
  }
}
