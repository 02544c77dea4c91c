// Late facts, withdrawals and back-dated texts on months that are closed: difference lines in the
// open roll, and never a changed roll.

import Exchange
import Foundation
import Payouts
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

/// A fact as a file brings it.
private struct Row {
  let kind: ImportKind
  let line: String
}

extension Desk {
  /// The difference lines of a roll as texts.
  fileprivate func differences(_ result: RunRoll.Result) throws -> [String] {
    try clerk.store.differences(ofRoll: result.roll.roll.number).map { line in
      "\(line.period) \(line.worker) \(line.rule) \(line.level?.code ?? "-") \(line.fund) "
        + "\(line.old.fen)>\(line.new.map { String($0.fen) } ?? "?") "
        + line.causes.map(\.code).joined(separator: ";")
    }
  }

  /// What everybody has had of every month, rule, level and fund.
  fileprivate func sums(_ through: String) throws -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for stored in try clerk.store.rolls() where stored.roll.period <= (try month(through)) {
      for line in try clerk.store.lines(ofRoll: stored.roll.number).map(\.line) {
        sums[
          "\(stored.roll.period) \(line.worker) \(line.rule) \(line.level?.code ?? "") \(line.fund)",
          default: 0] += line.amount.fen
      }
      for line in try clerk.store.differences(ofRoll: stored.roll.number) {
        sums[
          "\(line.period) \(line.worker) \(line.rule) \(line.level?.code ?? "") \(line.fund)",
          default: 0] += line.change
      }
    }
    return sums.filter { $0.value != 0 }
  }
}

@Suite("Differences")
struct DifferenceTests {
  @Test("a late fact gives the closed months' differences once, in the open roll, with its entry")
  func lateFact() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1), rosterLine(2, name: "王芳"))
    try desk.take(.certificates, certificateLine(1, approved: "2020-01-15"))
    for period in ["2024-01", "2024-02"] { _ = try desk.settle(period) }
    let sealed = try desk.clerk.store.rolls()
    // A certificate of last year that nobody had handed in: entry 5.
    try desk.take(
      .certificates, certificateLine(2, name: "王芳", approved: "2024-01-10", from: "2024-01-12"))
    let open = try desk.compute("2024-03")
    #expect(
      try desk.differences(open) == [
        "2024-01 W0000002 allowance junior city 0>20000 entry 5",
        "2024-01 W0000002 award junior city 0>200000 entry 5",
        "2024-02 W0000002 allowance junior city 0>20000 entry 5",
      ])
    #expect(open.roll.differences == 3 && open.roll.differenceFen == 240_000)
    #expect(Array(try desk.clerk.store.rolls().prefix(2)) == sealed)
    #expect(try desk.clerk.store.checkChain() == nil)
    // On paper a difference stands under its own month, with the reason.
    let paper = try ShowRoll(policy: scheme, period: month("2024-03")).sheet(desk.clerk)
    let rows = paper.lines.filter { $0.instalment == 0 }
    #expect(rows.map(\.amount.fen) == [20_000, 200_000, 20_000])
    #expect(rows.allSatisfy { $0.name == "王芳" && $0.idNumber.contains("*") })
    #expect(
      rows.first?.reason?.zh == "补发 2024-01：已发 0.00 元，应发 200.00 元（第 5 号记录的事实）")
    #expect(paper.totals.amount.fen == 240_000 + 2 * 20_000)
    let settled = try desk.settle("2024-03")
    #expect(settled.roll.differences == 3)
    #expect(try desk.differences(desk.compute("2024-04")).isEmpty)
    #expect(try desk.clerk.store.checkChain() == nil)
  }

  @Test("a withdrawn file takes back what it had paid for")
  func withdrawal() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    try desk.take(.certificates, certificateLine(1, approved: "2024-01-15", from: "2024-01-16"))
    _ = try desk.settle("2024-01")
    try desk.clerk.store.undo(batch: 2, actor: "clerk", reason: "revoked", instant: "2024-02-01T00:00:00Z")
    #expect(
      try desk.differences(desk.compute("2024-02")) == [
        "2024-01 W0000001 allowance junior city 20000>0 entry 4",
        "2024-01 W0000001 award junior city 200000>0 entry 4",
      ])
    // What was taken back whole was never paid: the certificate that comes again pays again.
    _ = try desk.settle("2024-02")
    try desk.take(.certificates, certificateLine(1, approved: "2024-01-16", from: "2024-01-16"))
    #expect(
      try desk.differences(desk.compute("2024-03")).map { $0.split(separator: " ")[2...5].joined(separator: " ") }
        == [
          "allowance junior city 0>20000", "award junior city 0>200000",
          "allowance junior city 0>20000",
        ])
  }

  @Test("a back-dated rate pays the difference to who was paid, naming the text")
  func backDatedText() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1), rosterLine(2, name: "王芳"))
    try desk.take(
      .certificates, certificateLine(1, approved: "2020-01-15"),
      certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-01-15"))
    for period in ["2023-12", "2024-01", "2024-02"] { _ = try desk.settle(period) }
    let text = try String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8)
    let rates = try #require(text.range(of: #"parameter "allowance" {"#))
    let end = try #require(text.range(of: "\n}", range: rates.upperBound..<text.endIndex))
    let later = text.replacingCharacters(
      in: end.lowerBound..<end.lowerBound,
      with: "\n  from \"2024-01-01\" { junior = yuan(250), intermediate = yuan(300), senior = yuan(500) },")
    let path = desk.folder.url.appending(path: "yinchuan")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    try later.write(
      to: path.appending(path: "certificate-subsidies.lua"), atomically: true, encoding: .utf8)
    let changed = PolicyLibrary(folder: desk.folder.url.path)
    let open = try desk.compute("2024-03", in: changed)
    let hash = open.roll.roll.policyHash
    #expect(
      try desk.differences(open) == [
        "2024-01 W0000001 allowance junior city 20000>25000 version \(hash)",
        "2024-02 W0000001 allowance junior city 20000>25000 version \(hash)",
      ])
    _ = try desk.settle("2024-03", in: changed)
    #expect(try desk.differences(desk.compute("2024-04", in: changed)).isEmpty)
  }

  @Test("facts that come late, in any order, leave everybody with what they would have had in time")
  func anyOrder() throws {
    var generator = SeededGenerator(state: 11)
    for _ in 0..<6 {
      let rows = Self.rows(&generator)
      let (onTime, late) = (try Desk(), try Desk())
      for desk in [onTime, late] {
        try desk.take(.roster, rosterLine(1), rosterLine(2), rosterLine(3), rosterLine(4))
      }
      for row in rows { try onTime.take(row.kind, row.line) }
      var held = rows
      for period in ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"] {
        _ = try onTime.settle(period)
        let count = period == "2024-06" ? held.count : Int.random(in: 0...2, using: &generator)
        for _ in 0..<min(count, held.count) {
          let row = held.remove(at: Int.random(in: 0..<held.count, using: &generator))
          try late.take(row.kind, row.line)
        }
        _ = try late.settle(period)
      }
      #expect(try late.sums("2024-06") == onTime.sums("2024-06"))
      #expect(try late.clerk.store.checkChain() == nil)
    }
  }

  private static func rows(_ generator: inout SeededGenerator) -> [Row] {
    (1...4).flatMap { place -> [Row] in
      ["助理社会工作师", "社会工作师", "高级社会工作师"].compactMap { level -> Row? in
        guard Int.random(in: 0..<3, using: &generator) > 0 else { return nil }
        let month = Int.random(in: 1...6, using: &generator)
        return Row(
          kind: .certificates,
          line: certificateLine(
            place, level: level, approved: "2024-0\(month)-10", from: "2024-0\(month)-12"))
      }
        + (Int.random(in: 0..<4, using: &generator) == 0
          ? [Row(kind: .assessments, line: "\(idNumber(place)),2023,不合格")] : [])
    }
  }
}
