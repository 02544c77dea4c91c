import Foundation
import PolicyEngine
import TestSupport
import Testing
import Workforce

// Thousands of random people, decided by the engine in batches, one by one and in explanations, and
// worked out by ``NaiveRules``.

private let months = ["2023-02", "2024-01", "2024-02", "2024-03", "2024-04", "2024-12"].map(month)

private let people: [Person] = {
  var generator = FixedGenerator(seed: 20_261)
  return (0..<5_000).map { _ in Person.random(around: months, using: &generator) }
}()

private func yinchuan() throws -> LoadedSheet {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let path = "Policies/yinchuan/certificate-subsidies.lua"
  let text = try Data(contentsOf: root.appendingPathComponent(path))
  return try PolicyLoader.load(
    text: Array(text), file: path, id: "yinchuan/certificate-subsidies")
}

private func workload() throws -> LoadedSheet {
  try sheet("""
    parameter "rate" { title = "月标准", source = "law",
      from "2000-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) } }
    parameter "step" { title = "奖补", source = "law",
      from "2000-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) } }
    parameter "need" { title = "学时", source = "law",
      from "2000-01-01" { junior = hours(72), intermediate = hours(90), senior = hours(90) } }
    local community = posting { kind = "community" }
    local sound = all_of {
      community.days.at_least(1), assessment.latest.not_recorded_as "failed",
      certificate.held { registered = "on some day of the month" },
    }
    rule "monthly" { title = "月补贴", source = "law", pays = monthly,
      level = certificate.highest { registered = "on some day of the month" },
      when = { sound, training.hours.at_least "need" },
      amount = by_level "rate" :prorated(community.days), fund = "city" }
    rule "award" { title = "奖补", source = "law", pays = monthly,
      level = certificate.highest { approved = "in the month" }, when = { sound },
      amount = by_level "step" :less_level("step", certificate.highest { approved = "before the month" }),
      fund = "city" }
    limit "cap" { rules = { "monthly", "award" }, at_most = yuan(3100) }
    """)
}

/// Counts, so that a generator that never reaches a case cannot pass for a test of it.
private func outcomes(_ given: [[Given]]) -> (paid: Int, waiting: Int, several: Int) {
  let lines = given.flatMap { $0 }
  return (
    lines.filter { $0.outcome == .pays }.count, lines.filter { $0.outcome == .undecided }.count,
    given.filter { $0.count > 1 }.count
  )
}

private func expectEqual(
  _ given: [[Given]], _ expected: [[Given]], _ note: String,
  at location: SourceLocation = #_sourceLocation
) {
  let wrong = given.indices.filter { given[$0] != expected[$0] }
  let first = wrong.first.map { "person \($0): \(given[$0]) for \(expected[$0]); \(people[$0])" }
  #expect(wrong.isEmpty, "\(note): \(first ?? "")", sourceLocation: location)
}

@Suite("The engine and a naive evaluator agree")
struct DifferentialTests {
  @Test("on Yinchuan's award and allowance", arguments: months)
  func yinchuanRules(period: Period) throws {
    let sheet = try yinchuan()
    let text = period.description
    let allowance = people.map { NaiveRules.allowance($0, period) }
    expectEqual(sheet.given("allowance", to: people, in: text), allowance, "allowance \(text)")
    let award = people.map { NaiveRules.award($0, period) }
    expectEqual(sheet.given("award", to: people, in: text), award, "award \(text)")
    #expect(outcomes(allowance).paid > 50 && outcomes(allowance).waiting > 10)
    #expect(outcomes(award).paid > 20)
  }

  @Test("the random people reach what is rare: two awards in one month, and feb 29")
  func rareCases() {
    let awards = months.map { month in outcomes(people.map { NaiveRules.award($0, month) }).several }
    #expect(awards.reduce(0, +) > 5)
    let leapDay = day("2024-02-29")
    #expect(people.filter { $0.postings.contains { $0.span.last == leapDay } }.count > 20)
  }

  @Test("on the rule of the common workload, with a ceiling that bites", arguments: months)
  func workloadRule(period: Period) throws {
    let sheet = try workload()
    let text = period.description
    let expected = people.map { NaiveRules.workload($0, period, ceiling: 310_000) }
    expectEqual(sheet.given("monthly", to: people, in: text), expected.map(\.monthly), "monthly")
    expectEqual(sheet.given("award", to: people, in: text), expected.map(\.award), "award")
    let both = expected.filter { ($0.monthly.first?.fen ?? 0) + ($0.award.first?.fen ?? 0) == 310_000 }
    #expect(both.count > 3)
  }

  @Test("one person alone gets what the same person gets among thousands", arguments: months)
  func alone(period: Period) throws {
    let text = period.description
    for sheet in [try yinchuan(), try workload()] {
      for rule in sheet.policy.rules.map(\.id) {
        let together = sheet.given(rule, to: people, in: text)
        for index in stride(from: 0, to: people.count, by: 37) {
          #expect(sheet.given(rule, to: [people[index]], in: text)[0] == together[index])
        }
      }
    }
  }

  @Test("an explanation has the outcome and the amount of the line it explains", arguments: months)
  func explanations(period: Period) throws {
    for sheet in [try yinchuan(), try workload()] {
      let bound = BoundPolicy(sheet, snapshot: Snapshot(people), period: period)
      let decided = bound.decideAll()
      for rule in decided {
        let lines = Dictionary(grouping: rule.lines, by: \.worker)
        for worker in stride(from: 0, to: people.count, by: 11) {
          let explained = bound.explain(worker: worker, rule: rule.rule.id)
          let given = (lines[Int32(worker)] ?? []).map { Given($0.outcome, $0.fen) }
          let stated = explained.filter { $0.outcome != .refused }
          #expect(stated.map { Given($0.outcome, $0.amount.fen) } == given)
          for item in stated where item.outcome == .pays {
            #expect(item.amounts.last?.fen == item.amount.fen)
          }
        }
      }
    }
  }

  @Test("every case is counted once: as a line, or as refused by one clause")
  func refusalsAddUp() throws {
    let sheet = try workload()
    let bound = BoundPolicy(sheet, snapshot: Snapshot(people), period: months[2])
    for rule in bound.decideAll() {
      #expect(rule.refusals.reduce(0, +) + rule.lines.count == people.count)
    }
  }
}
