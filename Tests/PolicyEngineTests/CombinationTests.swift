import PolicyEngine
import TestSupport
import Testing
import Workforce

// Three outcomes through all_of, any_of and none_of, against the truth tables of Kleene.

private enum Truth: Int, CaseIterable { case no, unknown, yes }

/// A person whose three postings' order and kind say what each of three checks gives.
private let part = """
  local function part(place)
    return check("第" .. place, function(worker)
      local kind = worker:posting(place)
      if kind == "unknown" then return unknown("第" .. place) end
      return kind == "yes"
    end)
  end
  """

private func person(_ truths: [Truth]) -> Person {
  truths.reduce(Person()) { $0.posted("\($1)", from: "2020-01-01") }
}

private let triples = Truth.allCases.flatMap { a in
  Truth.allCases.flatMap { b in Truth.allCases.map { c in [a, b, c] } }
}

private func outcome(_ truth: Truth) -> Outcome {
  switch truth {
  case .yes: .pays
  case .no: .refused
  case .unknown: .undecided
  }
}

private func outcomes(_ conditions: String, _ people: [[Truth]]) throws -> [Outcome] {
  try sheet(rule(when: conditions, before: part))
    .given(to: people.map(person), in: "2024-03").map { $0.first?.outcome ?? .refused }
}

@Test("all_of is the least of its clauses, any_of the greatest, none_of its opposite")
func kleene() throws {
  let parts = "{ part(1), part(2), part(3) }"
  let least = triples.map { outcome($0.min { $0.rawValue < $1.rawValue }!) }
  let greatest = triples.map { $0.max { $0.rawValue < $1.rawValue }! }
  #expect(try outcomes("all_of \(parts)", triples) == least)
  #expect(try outcomes("any_of \(parts)", triples) == greatest.map(outcome))
  let opposite = greatest.map { outcome(Truth(rawValue: 2 - $0.rawValue)!) }
  #expect(try outcomes("none_of \(parts)", triples) == opposite)
}

@Test("a when list is an all_of of its clauses")
func listIsAllOf() throws {
  let parts = "part(1), part(2), part(3)"
  #expect(try outcomes(parts, triples) == outcomes("all_of { \(parts) }", triples))
}

@Test("combinations nest: not (a or b) is not a and not b")
func deMorgan() throws {
  let left = try outcomes("none_of { any_of { part(1), part(2) }, part(3) }", triples)
  let right = try outcomes(
    "all_of { none_of { part(1) }, none_of { part(2) }, none_of { part(3) } }", triples)
  #expect(left == right)
}

@Test("a line that waits names the clause and the fact that is missing")
func reasonNamesTheFact() throws {
  let loaded = try sheet(rule(when: "part(1), part(2), part(3)", before: part))
  let people = [person([.yes, .unknown, .unknown])]
  let bound = BoundPolicy(loaded, snapshot: Snapshot(people), period: month("2024-03"))
  let rule = bound.decideAll()[0]
  let reason = rule.reasons[Int(rule.lines[0].reason)]
  #expect(reason.en.contains("第2") && reason.en.contains("missing fact"))
  #expect(reason.zh.contains("缺少事实：第2"))
}

@Test("a clause after the one that refused is not looked at in an explanation")
func laterClausesAreNotTried() throws {
  let loaded = try sheet(rule(when: "part(1), part(2), part(3)", before: part))
  let explained = loaded.explained(for: person([.unknown, .no, .yes]), in: "2024-03")[0]
  #expect(explained.steps.map(\.verdict) == [.unknown, .fails, nil])
  #expect(explained.outcome == .refused)
}
