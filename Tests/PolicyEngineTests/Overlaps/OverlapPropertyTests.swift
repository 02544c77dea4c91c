import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

// Sheets put together at random, held against thousands of random people: whoever is reported is
// paid by both, and where somebody is paid by both the pair is reported.

private let period = month("2024-03")

private let people: [Person] = {
  var generator = FixedGenerator(seed: 640_100)
  return (0..<1_500).map { _ in
    // One certificate a level, as people have them, and courses of whole hours that have ended, as
    // tests can say them.
    var person = Person.random(around: [period], using: &generator)
    person.payments = []
    person.trainings = person.trainings.filter { $0.span.last < .openEnd }
    for row in person.trainings.indices {
      person.trainings[row].hours = Hours(hundredths: person.trainings[row].hours.hundredths / 100 * 100)
    }
    var seen: Set<CertificateLevel> = []
    person.certificates = person.certificates.filter { seen.insert($0.level).inserted }
    return person
  }
}()

private let register = Snapshot(people)

private let clauses = [
  #"posting { kind = "community" }.held "on the last day""#,
  #"posting { kind = "community" }.days.at_least(15)"#,
  #"posting { county = list "near" }.held "on some day of the month""#,
  #"posting { on_establishment = false }.days.at_least(1)"#,
  #"none_of { posting { kind = "agency" }.held "on the last day" }"#,
  #"none_of { posting { kind = "community", county = list "near" }.held "on some day of the month" }"#,
  #"assessment.last_year.not_recorded_as "failed""#,
  #"assessment.last_year.at_least "passed""#,
  #"training.hours.at_least(hours(40))"#,
  #"registration.is_current "on the last day""#,
]
private let choices = [
  "{ }", #"{ registered = "on the last day" }"#, #"{ approved = "before the month" }"#,
]

/// A sheet of some clauses, its tests the first of the people whom it pays.
private func scheme(_ id: String, _ random: inout FixedGenerator, also: String = "") throws -> TestedSheet {
  let chosen = clauses.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
  let choice = choices.randomElement(using: &random) ?? ""
  let plain = try tested(
    id,
    """
    list "near" { title = "近处", source = "law", "兴庆区", "金凤区" }
    parameter "rate" { title = "标准", source = "law",
      from "2020-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) } }
    rule "month" { title = "月补贴", source = "law", pays = monthly, level = certificate.highest \(choice),
      when = { \((Array(chosen) + [also]).joined(separator: ", ")) }, amount = by_level "rate", fund = "city" }
    """)
  let lines = BoundPolicy(plain.sheet, snapshot: register, period: period).decideAll()[0].paid
  let stub = TestStub(sheet: plain.sheet)
  let tests = lines.prefix(3).map { line in
    stub.text(
      "t", Witness(person: PersonFacts(register, worker: Int(line.worker)), period: period),
      expecting: ["month"])
  }
  return TestedSheet(
    plain.sheet,
    tests: try tests.flatMap { try PolicyTest.read(text: Array($0.utf8), file: "\(id)_test.lua") })
}

private func paid(_ sheet: TestedSheet) -> Set<Int32> {
  Set(
    BoundPolicy(sheet.sheet, snapshot: register, period: period).decideAll()[0].paid
      .map(\.worker))
}

@Suite("Overlaps of sheets made at random")
struct OverlapPropertyTests {
  @Test("a reported person is paid by both, and a pair that pays somebody twice is reported")
  func random() throws {
    var random = FixedGenerator(seed: 3)
    var reported = 0
    var apart = 0
    var seen = 0
    for round in 0..<40 {
      let (one, other) = (try scheme("one", &random), try scheme("other", &random))
      let found = OverlapSearch([one, other]).overlaps()
      let twice = paid(one).intersection(paid(other))
      seen += twice.isEmpty ? 0 : 1
      if !twice.isEmpty { #expect(found.count == 1, "round \(round): \(twice.count) people") }
      for overlap in found {
        reported += 1
        #expect(overlap.first.amount > .zero && overlap.second.amount > .zero)
        #expect(try hold(overlap.tests, on: [one, other]), "round \(round)")
        for (test, sheet) in zip(overlap.tests, [one, other]) {
          let read = try PolicyTest.read(text: Array(test.text.utf8), file: test.file)
          let decided = BoundPolicy(
            sheet.sheet, snapshot: try #require(read.first).snapshot, period: overlap.first.period
          ).decideAll()[0]
          #expect(!decided.paid.isEmpty)
        }
      }
      if found.isEmpty { apart += 1 }
    }
    #expect(reported > 20 && seen > 10 && apart > 0, "\(reported), \(seen), \(apart)")
  }

  @Test("a pair that excludes itself in both sheets, or in the one, is not reported")
  func excluded() throws {
    var random = FixedGenerator(seed: 9)
    for _ in 0..<12 {
      let one = try scheme("one", &random, also: #"paid.nothing_this_month "other:month""#)
      let other = try scheme("other", &random, also: #"paid.nothing_this_month "one:month""#)
      #expect(OverlapSearch([one, other]).overlaps().isEmpty)
    }
  }

  @Test("no fact of a reported person can be left out")
  func smallest() throws {
    var random = FixedGenerator(seed: 27)
    for _ in 0..<15 {
      let sheets = [try scheme("one", &random), try scheme("other", &random)]
      for overlap in OverlapSearch(sheets).overlaps() {
        let test = try #require(
          try PolicyTest.read(text: Array(overlap.tests[0].text.utf8), file: "t").first)
        let both = PaidTwice(
          first: PayingRule(tested: sheets[0], rule: sheets[0].policy.rules[0]),
          second: PayingRule(tested: sheets[1], rule: sheets[1].policy.rules[0]))
        let person = PersonFacts(test.snapshot, worker: 0)
        let smaller = person.withoutOne.map {
          Candidate(person: $0, first: test.period, second: test.period)
        }
        #expect(both.found(among: smaller).isEmpty)
      }
    }
  }
}
