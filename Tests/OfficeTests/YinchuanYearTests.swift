// A year of Yinchuan against the office's own answers, and against a second opinion that shares no
// line with the product.

import Digests
import Foundation
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite(
  "The year against the office's answers",
  .enabled(if: hasExpected, "no shared/data/yinchuan/expected beside the package"))
struct YinchuanYearTests {
  private struct Answer: Decodable {
    struct Row: Decodable {
      var row: Int
      var reason: String
    }
    var file: String
    var sheet: String?
    var rows: Int
    var rejected_rows: [Row]
    var duplicate_rows: [Int]
    var warning_rows: [Row]
  }

  private struct Totals: Decodable {
    struct Sum: Decodable {
      var lines: Int
      var total_fen: Int64
    }
    var periods: [String: [String: Sum]]
    var sha256: String
  }

  @Test("the rows rejected, counted once and warned about are those the office lists")
  func rows() throws {
    let year = try Year.settled.get()
    let answers = try JSONDecoder().decode(
      [Answer].self, from: Data(contentsOf: expected.appending(path: "import.json")))
    #expect(answers.count == 6)
    for (table, answer) in zip(year.tables, answers) {
      #expect(
        table
          == Table(
            file: answer.file, sheet: answer.sheet, rows: answer.rows,
            rejected: answer.rejected_rows.map { .init(row: $0.row, reason: $0.reason) },
            duplicates: answer.duplicate_rows, warnings: answer.warning_rows.map(\.row)))
    }
  }

  @Test("every line of the twelve rolls is the office's line")
  func lines() throws {
    let answers = try lines(of: "rolls.csv")
    #expect(answers.count > 10_000)
    #expect(try Year.settled.get().rolls == answers)
  }

  @Test("the shortfalls of every month are the office's")
  func shortfalls() throws {
    let answers = try lines(of: "shortfall.csv")
    #expect(answers.count > 100)
    #expect(try Year.settled.get().shortfalls == answers)
  }

  @Test("the totals of each month and the digest of the year are the office's")
  func totals() throws {
    let year = try Year.settled.get()
    let answer = try JSONDecoder().decode(
      Totals.self, from: Data(contentsOf: expected.appending(path: "totals.json")))
    let lines = year.rolls.map { $0.split(separator: ",").map(String.init) }
    #expect(answer.periods.count == 12)
    for (period, rules) in answer.periods {
      for (rule, sum) in rules {
        if rule == "shortfall" {
          #expect(year.shortfalls.count { $0.hasPrefix(period) } == sum.lines)
          continue
        }
        let mine = lines.filter { $0[0] == period && $0[2] == rule }
        #expect(mine.count == sum.lines)
        #expect(mine.reduce(0) { $0 + (Int64($1[5]) ?? 0) } == sum.total_fen)
      }
    }
    let digest = lines.map { "\($0[0]),\($0[1]),\($0[2]),\($0[5])\n" }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.joined()
    #expect(SHA256.hex(digest) == answer.sha256)
  }

  private func lines(of file: String) throws -> [String] {
    try String(contentsOf: expected.appending(path: file), encoding: .utf8)
      .trimmingCharacters(in: ["\u{FEFF}"]).split(whereSeparator: \.isNewline).dropFirst()
      .map(String.init)
  }
}

@Suite("The year against a second opinion")
struct OracleTests {
  private struct Opinion: Decodable {
    struct Rows: Decodable {
      enum Item: Decodable {
        case number(Int)
        case text(String)
        init(from decoder: any Decoder) throws {
          let value = try decoder.singleValueContainer()
          self = try (try? .number(value.decode(Int.self))) ?? .text(value.decode(String.self))
        }
      }
      var file: String
      var sheet: String?
      var rows: Int
      var rejected: [[Item]]
      var duplicates: [Int]
      var warnings: [Int]
    }
    var `import`: [Rows]
    var rolls: [String]
    var shortfall: [String]
  }

  private func opinion() throws -> Opinion {
    let oracle = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/yinchuan.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B", oracle.path, sample.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Opinion.self, from: answer)
  }

  @Test("rows, rolls and shortfalls agree with a calculation in another language")
  func agrees() throws {
    let year = try Year.settled.get()
    let opinion = try opinion()
    #expect(opinion.rolls.count > 10_000 && opinion.shortfall.count > 100)
    #expect(year.rolls == opinion.rolls)
    #expect(year.shortfalls == opinion.shortfall)
    #expect(opinion.import.count == 6)
    for (table, rows) in zip(year.tables, opinion.import) {
      let rejected = rows.rejected.compactMap { pair -> Table.Row? in
        guard case .number(let row)? = pair.first, case .text(let reason)? = pair.last else {
          return nil
        }
        return Table.Row(row: row, reason: reason)
      }
      #expect(
        table
          == Table(
            file: rows.file, sheet: rows.sheet, rows: rows.rows, rejected: rejected,
            duplicates: rows.duplicates, warnings: rows.warnings))
    }
  }
}

@Suite("Explanations of the year")
struct YearExplanationTests {
  @Test("what an explanation says is paid is what every line of the month has, and no more")
  func everyLine() throws {
    let year = try Year.settled.get()
    let period = try month("2024-03")
    let roll = try #require(try year.clerk.store.roll(policy: scheme, period: period))
    let stored = try year.clerk.store.lines(ofRoll: roll.roll.number)
    var paid: [WorkerKey: [String]] = [:]
    for line in stored {
      paid[line.line.worker, default: []].append(
        "\(line.line.rule) \(line.line.amount.fen) \(line.line.fund)")
    }
    let snapshot = try year.clerk.store.snapshot(asKnownAt: roll.roll.knownAt)
    let sheet = try year.clerk.policy(ofHash: roll.roll.policyHash, id: scheme)
    let bound = BoundPolicy(sheet, snapshot: snapshot, period: period)
    var wrong: [WorkerKey] = []
    var refused = 0
    for index in 0..<snapshot.workers.count {
      let key = WorkerKey(number: snapshot.workers[index])
      let explanations = bound.explain(worker: index)
      refused += explanations.count { $0.outcome == .refused }
      let explained = explanations.filter { $0.outcome != .refused }
        .map { "\($0.rule.id) \($0.amount.fen) \($0.fund ?? "")" }
      if explained.sorted() != (paid[key] ?? []).sorted() { wrong.append(key) }
    }
    #expect(wrong == [])
    #expect(refused > 1000 && stored.count > 1000)
  }

  @Test(
    "a refusal names a clause that fails, and every paid line its arithmetic down to the amount")
  func reasons() throws {
    let year = try Year.settled.get()
    let period = try month("2024-03")
    for number in stride(from: 1, through: 7_599, by: 61) {
      let answers = try ExplainLine(
        worker: WorkerKey(number: Int64(number)), period: period, policy: scheme, rule: nil,
        library: library
      ).run(year.clerk)
      for explanation in answers.flatMap(\.explanations) {
        if explanation.outcome == .pays {
          #expect(explanation.amounts.last?.fen == explanation.amount.fen)
          #expect(
            !explanation.readings.isEmpty && explanation.steps.allSatisfy { $0.verdict == .holds })
        } else {
          #expect(
            explanation.steps.contains { $0.verdict == .fails }
              || explanation.amounts.last?.fen ?? 0 <= 0, "\(number) \(explanation.rule.id)")
        }
      }
    }
  }
}
