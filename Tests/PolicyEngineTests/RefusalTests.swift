import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

// Why not, and what would do it: an offer is worth nothing unless it really flips the outcome.

/// Decides one person alone, by the path rolls take.
private func pays(_ sheet: LoadedSheet, _ person: PersonFacts, _ rule: String, _ period: Period) -> Bool {
  let decided = BoundPolicy(sheet, snapshot: Snapshot(of: [person]), period: period).decideAll()
  return decided.first { $0.rule.id == rule }?.lines.contains { $0.outcome == .pays && $0.fen > 0 }
    ?? false
}

/// People of a few facts each, so that ten thousand of them are many of the same.
private func somebody(_ generator: inout FixedGenerator) -> PersonFacts {
  func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
  var person = PersonFacts()
  let open = CivilDate.openEnd.day
  let posts: [(kind: String, county: String, establishment: Bool?, last: Int32)?] = [
    ("community", "兴庆区", false, open), ("community", "兴庆区", true, open),
    ("community", "兴庆区", nil, open), ("community", "大武口区", false, open),
    ("agency", "兴庆区", false, day("2024-03-30").day), ("agency", "大武口区", true, open), nil,
  ]
  if let post = one(posts) {
    person.postings = [
      .init(
        kind: post.kind, county: post.county, onEstablishment: post.establishment,
        first: day("2022-07-01").day, last: post.last)
    ]
  }
  let level = one([CertificateLevel.junior, .senior])
  if let approved = one(["2024-03-15", "2023-06-01", nil]) {
    person.certificates = [.init(level: level, approved: day(approved).day)]
  }
  if let term = one([("2023-06-02", "2026-06-01"), ("2021-01-01", "2023-12-31"), nil]) {
    person.registrations = [.init(level: level, first: day(term.0).day, last: day(term.1).day)]
  }
  if let result = one([AssessmentResult.passed, .failed, nil]) {
    person.assessments = [.init(year: 2023, result: result)]
  }
  if level == .senior, one([true, false]) {
    person.payments = [.init(measure: "award", level: level, fen: 600_000, on: day("2020-01-01").day)]
  }
  return person
}

@Suite("Why not, and what would do it")
struct RefusalTests {
  private let march = month("2024-03")

  @Test("ten thousand refusals: every offer flips, none is larger than it need be, the rest is out of reach")
  func property() throws {
    let sheet = try YinchuanSheet.load()
    let search = RefusalSearch(sheet, period: march)
    var generator = FixedGenerator(seed: 7)
    var known: [PersonFacts: [(offers: Int, size: Int)]] = [:]
    var sampled = 0
    var outOfReach = 0
    while sampled < 10_000 {
      let person = somebody(&generator)
      if known[person] == nil {
        known[person] = search.refusals(of: person).map { refusal in
          check(sheet, search, person, refusal)
          return (refusal.offers.count, refusal.offers.first?.changes.count ?? 0)
        }
      }
      sampled += known[person]?.count ?? 0
      outOfReach += known[person]?.filter { $0.offers == 0 }.count ?? 0
    }
    let sizes = Set(known.values.flatMap { $0.map(\.size) })
    #expect(sizes.isSuperset(of: [1, 2]))
    #expect(outOfReach > 0)
  }

  private func check(
    _ sheet: LoadedSheet, _ search: RefusalSearch, _ person: PersonFacts, _ refusal: Refusal
  ) {
    let rule = refusal.rule.id
    #expect(!pays(sheet, person, rule, march))
    for offer in refusal.offers {
      #expect(pays(sheet, person.after(offer.changes), rule, march))
    }
    let changes = search.changes(person, rule: rule)
    let size = refusal.offers.first?.changes.count ?? 3
    #expect(refusal.offers.allSatisfy { $0.changes.count == size })
    // Smaller sets than those offered, by brute force.
    if size > 1 { #expect(!changes.contains { pays(sheet, person.after([$0]), rule, march) }) }
    if size > 2 {
      let pairs = WitnessSearch.pairs(of: person, changes)
      let decided = BoundPolicy(sheet, snapshot: Snapshot(of: pairs), period: march).decideAll()
      let paid = decided.first { $0.rule.id == rule }?.lines.filter { $0.outcome == .pays } ?? []
      #expect(paid.isEmpty)
    }
  }

  private func person(_ change: (inout PersonFacts) -> Void = { _ in }) -> PersonFacts {
    with(PersonFacts()) { person in
      person.postings = [
        .init(
          kind: "community", county: "兴庆区", onEstablishment: false, first: day("2022-07-01").day,
          last: CivilDate.openEnd.day)
      ]
      person.certificates = [.init(level: .junior, approved: day("2023-06-01").day)]
      person.registrations = [
        .init(level: .junior, first: day("2023-06-02").day, last: day("2026-06-01").day)
      ]
      change(&person)
    }
  }

  private func allowance(_ person: PersonFacts) throws -> Refusal {
    let search = RefusalSearch(try YinchuanSheet.load(), period: march)
    return try #require(search.refusals(of: person, rule: "allowance").first)
  }

  @Test("who is paid has no refusal")
  func paid() throws {
    let search = RefusalSearch(try YinchuanSheet.load(), period: march)
    #expect(search.refusals(of: person(), rule: "allowance").isEmpty)
  }

  @Test("a failed assessment is named, and another result would pay since January")
  func assessment() throws {
    let refusal = try allowance(
      person { $0.assessments = [.init(year: 2023, result: .failed)] })
    #expect(refusal.failing.map(\.word) == ["assessed.not_recorded_as"])
    let offer = try #require(refusal.offers.first { $0.changes[0].noun == .assessment })
    #expect(offer.changes.count == 1)
    #expect(offer.amount == Money(fen: 20_000))
    #expect(offer.from == month("2024-01"))
    #expect(refusal.paysFrom == month("2025-01"))
  }

  @Test("a lapsed registration is offered the nearest day that is enough")
  func registration() throws {
    let refusal = try allowance(person { $0.registrations[0].last = day("2024-02-29").day })
    let texts = refusal.offers.map { $0.changes.map(\.text.en) }
    #expect(texts.contains(["the junior registration runs to 2024-03-31"]))
  }

  @Test("two things wrong need two changes, and both are offered")
  func pair() throws {
    let refusal = try allowance(
      person {
        $0.assessments = [.init(year: 2023, result: .failed)]
        $0.registrations = []
      })
    #expect(!refusal.offers.isEmpty)
    #expect(refusal.offers.allSatisfy { $0.changes.count == 2 })
  }

  @Test("English offers have the article of their level")
  func articles() throws {
    let search = RefusalSearch(try YinchuanSheet.load(), period: march)
    let texts = search.changes(person(), rule: "allowance").map(\.text.en)
    #expect(texts.contains { $0.hasPrefix("an intermediate registration from") })
    #expect(texts.contains { $0.hasPrefix("a senior registration from") })
    #expect(!texts.contains { $0.contains("a intermediate") })
  }

  @Test("nobody with nothing at all is two facts away")
  func outOfReach() throws {
    let refusal = try allowance(PersonFacts())
    #expect(refusal.isOutOfReach)
    #expect(refusal.tried > 100)
    #expect(refusal.paysFrom == nil)
  }

  @Test("a fact not recorded is named, and recording it is offered")
  func undecided() throws {
    let refusal = try allowance(person { $0.postings[0].onEstablishment = nil })
    #expect(refusal.outcome == .undecided)
    let texts = refusal.offers.map { $0.changes.map(\.text.en) }
    #expect(texts.contains(["posting 1 is not on the establishment"]))
  }
}
