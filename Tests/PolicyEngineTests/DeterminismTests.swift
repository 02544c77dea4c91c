import PolicyEngine
import TestSupport
import Testing
import Workforce

// The same sheet and the same facts give the same result, however often and in whatever order.

private let months = [month("2024-02"), month("2024-03")]
private let people: [Person] = {
  var generator = FixedGenerator(seed: 7)
  return (0..<1_200).map { _ in Person.random(around: months, using: &generator) }
}()

/// Words, functions, parameters, a ceiling, and a function that fails for some.
private let statements = """
  parameter "rate" { title = "标准", source = "law",
    from "2000-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) } }
  local community = posting { kind = "community", on_establishment = false }
  rule "month" { title = "月", source = "law", pays = monthly, level = certificate.highest { },
    when = { community.days.at_least(1), assessment.last_year.is_not "failed" },
    amount = by_level "rate" :prorated(community.days), fund = "city" }
  rule "extra" { title = "另", source = "law", pays = monthly, level = certificate.highest { },
    when = { check("有岗", function(worker)
      local certificates, registrations, postings = worker:counts()
      if postings == 3 then error("三个岗位") end
      if registrations == 0 then return unknown("登记") end
      return postings > 0
    end) },
    amount = function(worker, period)
      return step("一半", prorate(period:value("rate", worker:level()), 1, 2))
    end, fund = "city" }
  limit "cap" { rules = { "month", "extra" }, at_most = yuan(450) }
  standard "few" { title = "少", source = "law", when = { training.hours.below(hours(72)) },
    reports = { { "hours", training.hours } } }
  """

/// Everything decided, as text.
private func transcript(_ people: [Person], _ numbers: [Int64]? = nil) throws -> String {
  let sheet = try sheet(statements)
  let snapshot = Snapshot(people, numbers: numbers)
  var text = ""
  for rule in BoundPolicy(sheet, snapshot: snapshot, period: months[0]).decideAll() {
    for line in rule.lines {
      let reason = line.reason < 0 ? nil : rule.reasons[Int(line.reason)]
      text += "\(rule.rule.id) \(line.worker) \(line.level) \(line.outcome) \(line.instalment) "
      text += "\(line.fen) \(reason?.zh ?? "") \(reason?.en ?? "")\n"
    }
    text += "\(rule.refusals)\n"
  }
  for finding in sheet.findings(snapshot: snapshot, period: months[0]) {
    text += "\(finding.worker) \(finding.reports.map { "\($0.name)=\($0.value)" })\n"
  }
  return text
}

@Suite("Same facts, same result")
struct DeterminismTests {
  @Test("ten fresh loads and decisions give the same bytes")
  func freshLoads() throws {
    let first = try transcript(people)
    #expect(first.contains("pays") && first.contains("held") && first.contains("undecided"))
    for _ in 1..<10 { #expect(try transcript(people) == first) }
  }

  @Test("deciding again with one bound sheet adds nothing to what another gives")
  func interleaved() throws {
    let sheet = try sheet(statements)
    let snapshot = Snapshot(people)
    let february = BoundPolicy(sheet, snapshot: snapshot, period: months[0])
    let march = BoundPolicy(sheet, snapshot: snapshot, period: months[1])
    func text(_ rules: [DecidedRule]) -> [String] {
      rules.flatMap { rule in rule.lines.map { "\(rule.rule.id) \($0.worker) \($0.outcome) \($0.fen)" } }
    }
    let later = text(march.decideAll())
    _ = february.explain(worker: 3)
    let earlier = text(february.decideAll())
    let alone = BoundPolicy(try TestSupport.sheet(statements), snapshot: snapshot, period: months[0])
    #expect(text(alone.decideAll()) == earlier)
    #expect(earlier != later)
  }

  @Test("each person gets the same whoever stands beside them")
  func shuffled() throws {
    let sheet = try sheet(statements)
    var generator = FixedGenerator(seed: 99)
    let order = people.indices.shuffled(using: &generator)
    for rule in ["month", "extra"] {
      let straight = sheet.given(rule, to: people, in: "2024-02")
      let mixed = sheet.given(rule, to: order.map { people[$0] }, in: "2024-02")
      for (place, index) in order.enumerated() { #expect(mixed[place] == straight[index]) }
    }
  }

  @Test("the order in which a person's facts were recorded does not matter")
  func factOrder() throws {
    let turned = people.map { person in
      person.with {
        $0.postings.reverse()
        $0.certificates.reverse()
        $0.registrations.reverse()
        $0.assessments.reverse()
        $0.trainings.reverse()
        $0.payments.reverse()
      }
    }
    let sheet = try sheet(statements)
    for rule in ["month", "extra"] {
      #expect(
        sheet.given(rule, to: turned, in: "2024-02") == sheet.given(rule, to: people, in: "2024-02"))
    }
  }
}
