// Rolls from the first draft to the seal.

import Exchange
import Foundation
import Payouts
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

/// A register with one worker who earns both measures in March.
private func desk() throws -> Desk {
  let desk = try Desk()
  try desk.take(.roster, rosterLine(1), rosterLine(2, name: "王芳"))
  try desk.take(.certificates, certificateLine(1, approved: "2024-03-15"))
  return desk
}

@Suite("Rolls")
struct RollTests {
  @Test("a roll computed twice from the same knowledge is the same roll")
  func twice() throws {
    let desk = try desk()
    let first = try desk.compute("2024-03")
    let second = try desk.compute("2024-03")
    #expect(first.change == .computed && second.change == .unchanged)
    #expect(first.roll == second.roll)
    #expect(
      try desk.lines(second) == [
        "W0000001 allowance junior 20000 pays", "W0000001 award junior 200000 pays",
      ])
  }

  @Test("a late fact changes the draft by the lines it causes")
  func lateFact() throws {
    let desk = try desk()
    let before = try desk.compute("2024-03")
    try desk.take(
      .certificates, certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"))
    let after = try desk.compute("2024-03")
    #expect(after.change == .computed && after.roll.roll.digest != before.roll.roll.digest)
    let difference = Set(try desk.lines(after)).subtracting([
      "W0000001 award junior 200000 pays", "W0000001 allowance junior 20000 pays",
    ])
    #expect(difference == ["W0000002 allowance intermediate 30000 pays"])
  }

  @Test("a settled roll stays as it is whatever becomes known later")
  func settledStays() throws {
    let desk = try desk()
    _ = try desk.compute("2024-03")
    let sealed = try desk.settle("2024-03")
    let lines = try desk.lines(sealed)
    try desk.take(.assessments, "\(idNumber(1)),2023,不合格")
    let again = try desk.compute("2024-03")
    #expect(again.change == .alreadySettled)
    #expect(try desk.settle("2024-03").change == .alreadySettled)
    #expect(try desk.lines(again) == lines)
    #expect(again.roll.roll.digest == sealed.roll.roll.digest)
  }

  @Test("a settled award counts as paid in the months after")
  func countsAsPaid() throws {
    let desk = try desk()
    _ = try desk.settle("2024-03")
    try desk.take(
      .certificates,
      certificateLine(1, level: "社会工作师", approved: "2024-04-02", from: "2024-04-03"))
    #expect(
      try desk.lines(desk.compute("2024-04")) == [
        "W0000001 allowance intermediate 30000 pays", "W0000001 award intermediate 100000 pays",
      ])
  }

  @Test("a draft that a newer fact has overtaken cannot be settled before it is computed again")
  func overtaken() throws {
    let desk = try desk()
    _ = try desk.compute("2024-03")
    try desk.take(.assessments, "\(idNumber(1)),2023,不合格")
    #expect(throws: OfficeError.staleDraft(policy: scheme, period: try month("2024-03"))) {
      _ = try desk.settle("2024-03")
    }
    _ = try desk.compute("2024-03")
    #expect(try desk.settle("2024-03").change == .settled)
  }

  @Test("a draft whose sheet has changed cannot be settled before it is computed again")
  func changedSheet() throws {
    let desk = try desk()
    let sheet = try #require(
      try? String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8))
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("p/yinchuan"), withIntermediateDirectories: true)
    let own = PolicyLibrary(folder: desk.folder.path("p"))
    let path = "\(own.folder)/\(scheme).lua"
    try Data(sheet.utf8).write(to: URL(filePath: path))
    _ = try desk.compute("2024-03", in: own)
    try Data((sheet + "\n-- changed\n").utf8).write(to: URL(filePath: path))
    #expect(throws: OfficeError.staleDraft(policy: scheme, period: try month("2024-03"))) {
      _ = try desk.settle("2024-03", in: own)
    }
  }

  @Test("a line that waits for a fact is shown, pays nothing and keeps the roll open")
  func waiting() throws {
    let desk = try desk()
    let own = PolicyLibrary(folder: fixtures.path)
    let roll = try desk.compute("2024-03", "needs-assessment", in: own)
    #expect(roll.waitingLines == 1)
    #expect(try desk.lines(roll) == ["W0000001 allowance junior 0 undecided"])
    #expect(
      throws: OfficeError.waitingLines(
        count: 1, policy: "needs-assessment", period: try month("2024-03"))
    ) {
      _ = try desk.settle("2024-03", "needs-assessment", in: own)
    }
    try desk.take(.assessments, "\(idNumber(1)),2023,合格")
    _ = try desk.compute("2024-03", "needs-assessment", in: own)
    #expect(try desk.settle("2024-03", "needs-assessment", in: own).waitingLines == 0)
  }

  @Test("the difference between two months names who joined, left and changed, and why")
  func differences() throws {
    let desk = try Desk()
    try desk.take(
      .roster, rosterLine(1, to: "2024-03-31"), rosterLine(2, name: "王芳", from: "2024-04-01"),
      rosterLine(3, name: "赵强"), rosterLine(4, name: "钱进", to: "2024-04-15"))
    try desk.take(
      .certificates, certificateLine(1, approved: "2020-03-15"),
      certificateLine(2, name: "王芳", approved: "2020-03-15"),
      certificateLine(3, name: "赵强", approved: "2020-03-15"),
      certificateLine(4, name: "钱进", approved: "2020-03-15"))
    _ = try desk.compute("2024-03")
    _ = try desk.compute("2024-04")
    let answer = try CompareRolls(
      policy: scheme, period: month("2024-04"), against: month("2024-03")
    ).run(desk.clerk)
    let found = answer.differences.map {
      "\($0.difference.worker) \($0.difference.kind.rawValue) \($0.difference.change)"
    }
    #expect(found == ["W0000001 left -20000", "W0000002 joined 20000", "W0000004 changed -10000"])
    #expect(answer.unchanged == 1)
    let reasons = answer.differences.map(\.reason)
    #expect(reasons[0].en.contains("measure.at_least") && reasons[0].zh.contains("2024-04"))
    #expect(reasons[1].en.contains("2024-03") && reasons[1].zh.contains("measure.at_least"))
    #expect(reasons[2].en.contains("15 ÷ 30") && reasons[2].zh.contains("31 ÷ 31"))
  }
}

/// Sheets that only tests need.
let fixtures = package.appending(path: "Tests/OfficeTests/Sheets")
