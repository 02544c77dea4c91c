import Exchange
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("A roll is computed again")
struct VerifyRollTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1), rosterLine(2, name: "王芳"))
    try desk.take(
      .certificates, certificateLine(1, approved: "2024-03-15"),
      certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"))
    return desk
  }

  private func verify(_ desk: Desk, _ period: String = "2024-03") throws -> VerifyRoll.Answer {
    try VerifyRoll(policy: scheme, period: month(period)).run(desk.clerk)
  }

  @Test("a draft and a sealed roll come out the same, also after later facts")
  func same() throws {
    let desk = try desk()
    _ = try desk.compute("2024-03")
    #expect(try verify(desk).agrees)
    _ = try desk.settle("2024-03")
    try desk.take(.assessments, "\(idNumber(1)),2023,不合格")
    try desk.take(.roster, rosterLine(3, name: "赵云"))
    let answer = try verify(desk)
    #expect(answer.agrees && answer.differences.isEmpty)
    #expect(answer.digestOfLines == answer.roll.roll.digest)
    #expect(answer.computed.knownAt == answer.roll.roll.knownAt)
    #expect(answer.unchanged == 3)
  }

  @Test("a month without a roll has nothing to verify")
  func none() throws {
    let desk = try desk()
    #expect(throws: OfficeError.noRoll(policy: scheme, period: try month("2024-04"))) {
      _ = try verify(desk, "2024-04")
    }
  }

  @Test("the canonical bytes of stored lines are those the digest was taken over, rule after rule")
  func bytes() throws {
    let desk = try desk()
    let roll = try desk.compute("2024-03").roll
    var text = ""
    let digest = try desk.clerk.forEachCanonicalLine(of: roll) { _, bytes in
      text += String(decoding: bytes, as: UTF8.self)
    }
    #expect(digest == roll.roll.digest)
    #expect(
      text == """
        2024-03,W0000001,award,1,junior,city,200000,pays
        2024-03,W0000001,allowance,1,junior,city,20000,pays
        2024-03,W0000002,allowance,1,intermediate,city,30000,pays

        """)
  }
}
