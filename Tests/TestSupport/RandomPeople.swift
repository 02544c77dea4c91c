// People made at random, the same ones on every machine. Their dates crowd around month ends,
// where rules change their mind.

public import Workforce

/// A small generator with a fixed course (SplitMix64).
public struct FixedGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension Person {
  /// A person with any number of facts around some months, some of them incomplete.
  public static func random(
    around months: [Period], using generator: inout FixedGenerator
  ) -> Person {
    var person = Person()
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      person.postings.append(
        Posting(
          county: ["兴庆区", "金凤区", "大武口区"].randomElement(using: &generator) ?? "",
          organisation: "某单位",
          kind: ["community", "community", "agency"].randomElement(using: &generator) ?? "",
          onEstablishment: [false, false, false, true, nil].randomElement(using: &generator) ?? nil,
          span: span(months, &generator)))
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let level = CertificateLevel.allCases.randomElement(using: &generator) ?? .junior
      let approved = date(months, &generator)
      person.certificates.append(Certificate(level: level, approved: approved))
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        person.registrations.append(Registration(level: level, span: span(months, &generator)))
      }
    }
    for year in 2021...2024 where Bool.random(using: &generator) {
      let result = AssessmentResult.allCases.randomElement(using: &generator) ?? .passed
      person.assessments.append(Assessment(year: year, result: result))
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      person.trainings.append(
        Training(
          span: span(months, &generator),
          hours: Hours(hundredths: Int32.random(in: 3000...8000, using: &generator)),
          result: AssessmentResult.allCases.randomElement(using: &generator) ?? .passed))
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) where Bool.random(using: &generator) {
      person.payments.append(
        Payment(
          measure: Bool.random(using: &generator) ? "award" : "tuition",
          level: CertificateLevel.allCases.randomElement(using: &generator),
          amount: Money(fen: Int64.random(in: 0...400_000, using: &generator)),
          paidOn: day("2020-06-30")))
    }
    return person
  }

  private static func date(_ months: [Period], _ generator: inout FixedGenerator) -> CivilDate {
    let month = months.randomElement(using: &generator) ?? Period(index: 24_288)
    if Int.random(in: 0..<4, using: &generator) == 0 {
      return month.first.adding(days: Int.random(in: -900...60, using: &generator))
    }
    let edge = Bool.random(using: &generator) ? month.first : month.last
    return edge.adding(days: Int.random(in: -2...2, using: &generator))
  }

  private static func span(_ months: [Period], _ generator: inout FixedGenerator) -> DateSpan {
    let first = date(months, &generator)
    let second = date(months, &generator)
    if Int.random(in: 0..<3, using: &generator) == 0 { return DateSpan(first: first) ?? always }
    return DateSpan(first: min(first, second), last: max(first, second)) ?? always
  }

  private static var always: DateSpan { days("2000-01-01") }
}
