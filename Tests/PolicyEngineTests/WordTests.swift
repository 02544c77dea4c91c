import PolicyEngine
import TestSupport
import Testing
import Workforce

// Every word of the vocabulary against people it holds for, fails for and cannot be decided for.

/// One word in a sheet, and what it makes of some people in March 2024.
struct WordCase: Sendable, CustomTestStringConvertible {
  let word: String
  let statements: String
  let pays: [Person]
  let refuses: [Person]
  let undecided: [Person]
  /// What the sheet is about.
  let subject: SubjectKind

  init(
    _ word: String, _ statements: String, about subject: SubjectKind = .worker, pays: [Person],
    refuses: [Person] = [], undecided: [Person] = []
  ) {
    self.subject = subject
    self.word = word
    self.statements = statements
    self.pays = pays
    self.refuses = refuses
    self.undecided = undecided
  }

  var testDescription: String { word }
}

private let nobody = Person()
private let junior = Person().certified(.junior, "2024-03-15")
  .registered(.junior, "2024-03-15", "2027-03-14")
private let level = "level = certificate.highest { },"
private let registered = #"level = certificate.highest { registered = "on some day of the month" },"#
private let each = #"each = certificate.each { approved = "in the month" },"#
private let city = #"list "city" { title = "市", source = "law", "兴庆区", "金凤区" }"#
private let rates = """
  parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(200) } }
  """
private func posted(
  _ from: String, _ to: String?, _ county: String = "兴庆区", staff: Bool? = false
) -> Person { Person().posted(in: county, onEstablishment: staff, from: from, to: to) }

private let certificateCases: [WordCase] = [
  WordCase(
    "certificate", rule(when: "certificate.held { }"), pays: [junior], refuses: [nobody]),
  WordCase(
    "certificate.held", rule(when: #"certificate.held { approved = "before the month" }"#),
    pays: [Person().certified(.senior, "2024-02-29")],
    refuses: [Person().certified(.senior, "2024-03-01"), nobody]),
  WordCase(
    "certificate.highest",
    rule(when: "", subject: #"level = certificate.highest { registered = "on the last day" },"#),
    pays: [junior, junior.with { $0.registrations[0].span = days("2024-03-31", "2024-03-31") }],
    refuses: [
      nobody, Person().certified(.junior, "2024-03-15"),
      junior.with { $0.registrations[0].span = days("2024-01-01", "2024-03-30") },
      junior.with { $0.registrations[0].span = days("2024-04-01", "2027-03-30") },
      junior.with { $0.registrations[0].level = .senior },
    ]),
  WordCase(
    "certificate.each", rule(when: "", subject: each),
    pays: [Person().certified(.junior, "2024-03-01"), Person().certified(.junior, "2024-03-31")],
    refuses: [Person().certified(.junior, "2024-02-29"), Person().certified(.junior, "2024-04-01")]),
  WordCase(
    "registration",
    rule(when: #"registration.is_current "on some day of the month""#, subject: level),
    pays: [junior], refuses: [Person().certified(.junior, "2024-03-15")]),
  WordCase(
    "registration.is_current",
    rule(when: #"registration.is_current "on some day of the month""#, subject: level),
    pays: [
      junior.with { $0.registrations[0].span = days("2020-01-01", "2024-03-01") },
      junior.with { $0.registrations[0].span = days("2024-03-31", "2025-03-01") },
    ],
    refuses: [
      junior.with { $0.registrations[0].span = days("2020-01-01", "2024-02-29") },
      junior.with { $0.registrations[0].span = days("2024-04-01", "2025-03-01") },
      junior.with { $0.registrations[0].level = .intermediate },
    ]),
  WordCase(
    "registration.ends_within", rule(when: "registration.ends_within(90)", subject: registered),
    pays: [
      junior.with { $0.registrations[0].span = days("2021-01-01", "2024-03-31") },
      junior.with { $0.registrations[0].span = days("2021-01-01", "2024-06-29") },
    ],
    refuses: [
      junior.with { $0.registrations[0].span = days("2021-01-01", "2024-06-30") },
      junior.with { $0.registrations[0].span = days("2021-01-01", "2024-03-30") },
      // Of two terms valid that day the one that ends last counts.
      junior.with { $0.registrations[0].span = days("2021-01-01", "2024-05-31") }
        .registered(.junior, "2024-03-01", "2027-03-01"),
    ]),
]

private let postingCases: [WordCase] = [
  WordCase(
    "posting", city + rule(when: #"posting { county = list "city" }.held "on the last day""#),
    pays: [posted("2020-01-01", nil), posted("2024-03-31", "2024-03-31", "金凤区")],
    refuses: [nobody, posted("2020-01-01", nil, "大武口区")]),
  WordCase(
    "postings.held",
    rule(when: #"posting { on_establishment = false }.held "on some day of the month""#),
    pays: [
      posted("2020-01-01", "2024-03-01"), posted("2024-03-31", nil),
      posted("2024-03-01", nil, staff: nil).posted(from: "2024-03-31"),
    ],
    refuses: [
      posted("2020-01-01", "2024-02-29"), posted("2024-04-01", nil),
      posted("2020-01-01", nil, staff: true),
    ],
    undecided: [
      posted("2020-01-01", nil, staff: nil),
      posted("2020-01-01", nil, staff: nil).posted(onEstablishment: true, from: "2024-03-01"),
    ]),
  WordCase(
    "postings.days", rule(when: #"posting { on_establishment = false }.days.at_least(31)"#),
    pays: [
      posted("2024-03-01", "2024-03-31"),
      posted("2024-03-01", "2024-03-20").posted(from: "2024-03-11"),
      // What is not recorded does not matter for days that count anyway.
      posted("2024-03-01", nil).posted(onEstablishment: nil, from: "2024-03-05"),
    ],
    refuses: [posted("2024-03-02", nil), posted("2024-03-01", "2024-03-30")],
    undecided: [posted("2024-03-01", nil, staff: nil)]),
]

private let assessmentCases: [WordCase] = [
  WordCase(
    "assessment", rule(when: #"assessment.latest.is_not "failed""#),
    pays: [Person().assessed(2020, .passed)], refuses: [Person().assessed(2020, .failed)],
    undecided: [nobody]),
  WordCase(
    "assessment.last_year", rule(when: #"assessment.last_year.is_not "failed""#),
    pays: [Person().assessed(2022, .failed).assessed(2023, .passed)],
    refuses: [Person().assessed(2023, .failed)],
    undecided: [Person().assessed(2022, .passed), Person().assessed(2024, .passed)]),
  WordCase(
    "assessment.latest", rule(when: #"assessment.latest.is_not "failed""#),
    pays: [
      Person().assessed(2021, .failed).assessed(2022, .passed),
      Person().assessed(2022, .passed).assessed(2021, .failed),
      Person().assessed(2022, .passed).assessed(2024, .failed),
    ],
    refuses: [Person().assessed(2021, .passed).assessed(2022, .failed)],
    undecided: [Person().assessed(2024, .passed)]),
  WordCase(
    "assessed.not_recorded_as", rule(when: #"assessment.last_year.not_recorded_as "failed""#),
    pays: [nobody, Person().assessed(2023, .marginal), Person().assessed(2022, .failed)],
    refuses: [Person().assessed(2023, .failed)]),
  WordCase(
    "assessed.is_not", rule(when: #"assessment.last_year.is_not "marginal""#),
    pays: [Person().assessed(2023, .failed), Person().assessed(2023, .passed)],
    refuses: [Person().assessed(2023, .marginal)], undecided: [nobody]),
  WordCase(
    "assessed.at_least", rule(when: #"assessment.last_year.at_least "passed""#),
    pays: [Person().assessed(2023, .passed), Person().assessed(2023, .excellent)],
    refuses: [Person().assessed(2023, .marginal), Person().assessed(2023, .failed)],
    undecided: [nobody]),
]

private let numberCases: [WordCase] = [
  WordCase(
    "training", rule(when: "training.hours.at_least(hours(1))"),
    pays: [Person().trained("1", "2020-01-01", "2020-01-01")], refuses: [nobody]),
  WordCase(
    "training.hours",
    rule(when: #"training.hours { since = "registration" }.at_least(hours(72))"#, subject: level),
    pays: [
      junior.trained("71.99", "2024-03-15", "2024-03-15").trained("0.01", "2024-03-31", "2024-03-31")
    ],
    refuses: [
      junior.trained("72", "2024-03-14", "2024-03-14"),
      junior.trained("72", "2024-03-31", "2024-04-01"),
      junior.trained("72", "2024-03-15", "2024-03-15", .marginal),
    ],
    undecided: [Person().certified(.junior, "2024-01-01").trained("72", "2024-03-15", "2024-03-15")]),
  WordCase(
    "measure.at_least", rule(when: "training.hours.at_least(hours(8))"),
    pays: [Person().trained("8", "2020-01-01", "2020-01-01")],
    refuses: [Person().trained("7.99", "2020-01-01", "2020-01-01")]),
  WordCase(
    "measure.below", rule(when: "training.hours.below(hours(8))"),
    pays: [Person().trained("7.99", "2020-01-01", "2020-01-01")],
    refuses: [Person().trained("8", "2020-01-01", "2020-01-01")]),
  WordCase(
    "hours",
    """
    parameter "need" { title = "学时", source = "law", from "2000-01-01" { junior = hours(72) } }
    """ + "\n" + rule(when: #"training.hours.at_least "need""#, subject: level),
    pays: [junior.trained("72", "2024-01-01", "2024-01-02")],
    refuses: [junior.trained("71.5", "2024-01-01", "2024-01-02")],
    undecided: [Person().certified(.senior, "2024-01-01").trained("72", "2024-01-01", "2024-01-02")]),
  WordCase(
    "paid", rule(when: #"paid.nothing "tuition""#), pays: [nobody],
    refuses: [Person().paid("tuition", "1", on: "2001-01-01")]),
  WordCase(
    "paid.nothing", rule(when: #"paid.nothing "tuition""#),
    pays: [Person().paid("award", "1", on: "2001-01-01", level: .junior)],
    refuses: [Person().paid("tuition", "0.01", on: "2001-01-01", level: .senior)]),
  WordCase(
    "paid.nothing_at_this_level",
    rule(when: #"paid.nothing_at_this_level "award""#, subject: level),
    pays: [junior, junior.paid("award", "1", on: "2001-01-01", level: .senior)],
    refuses: [junior.paid("award", "0.01", on: "2001-01-01", level: .junior)]),
]

private let failing = "posting { }.held \"on the last day\""
private let unsure = "assessment.last_year.is_not \"failed\""
private let inPost = posted("2020-01-01", nil)
private let combinedCases: [WordCase] = [
  WordCase(
    "all_of", rule(when: "all_of { \(failing), \(unsure) }"),
    pays: [inPost.assessed(2023, .passed)],
    refuses: [nobody, nobody.assessed(2023, .passed), inPost.assessed(2023, .failed)],
    undecided: [inPost]),
  WordCase(
    "any_of", rule(when: "any_of { \(failing), \(unsure) }"),
    pays: [inPost, nobody.assessed(2023, .passed)], refuses: [nobody.assessed(2023, .failed)],
    undecided: [nobody]),
  WordCase(
    "none_of", rule(when: "none_of { \(failing), \(unsure) }"),
    pays: [nobody.assessed(2023, .failed)], refuses: [inPost, nobody.assessed(2023, .passed)],
    undecided: [nobody]),
  WordCase(
    "check",
    rule(when: #"check("上年合格", function(w, p) return w:assessment(p.year - 1) == "passed" end)"#),
    pays: [nobody.assessed(2023, .passed)], refuses: [nobody.assessed(2023, .failed)],
    undecided: [nobody]),
]

private func amountCase(_ word: String, _ amount: String) -> WordCase {
  WordCase(
    word, rates + "\n" + rule(when: "", subject: level, amount: amount),
    pays: [junior.posted(from: "2024-03-15")], refuses: [nobody])
}

private let buildingCases: [WordCase] = [
  amountCase("by_level", #"by_level "rate""#),
  WordCase("fixed", rule(when: ""), pays: [nobody]),
  WordCase(
    "amount.prorated", rule(when: "", amount: "fixed(yuan(100)):prorated(posting { }.days)"),
    pays: [posted("2024-03-31", nil)], refuses: [posted("2024-04-01", nil)]),
  WordCase(
    "amount.less_paid", rule(when: "", amount: #"fixed(yuan(100)):less_paid "r""#),
    pays: [nobody.paid("r", "99.99", on: "2024-01-01"), nobody.paid("s", "500", on: "2024-01-01")],
    refuses: [nobody.paid("r", "100", on: "2024-01-01"), nobody.paid("r", "101", on: "2024-01-01")]),
  WordCase(
    "amount.less_level",
    rates + "\n" + rule(
      when: "",
      amount: #"fixed(yuan(200)):less_level("rate", certificate.highest { approved = "before the month" })"#),
    pays: [nobody, Person().certified(.junior, "2024-03-01")],
    refuses: [Person().certified(.junior, "2024-02-29")]),
  WordCase("amount.at_most", rule(when: "", amount: "fixed(yuan(100)):at_most(yuan(50))"), pays: [nobody]),
  WordCase("policy", rule(when: ""), pays: [nobody]),
  WordCase("rule", rule(when: ""), pays: [nobody]),
  WordCase("monthly", rule(when: "", pays: "monthly"), pays: [nobody.paid("r", "100", on: "2024-02-29")]),
  WordCase(
    "once_per", rule(when: "", subject: level, pays: #"once_per "level""#),
    pays: [junior, junior.paid("r", "1", on: "2020-01-01", level: .senior)],
    refuses: [junior.paid("r", "1", on: "2020-01-01", level: .junior)]),
  amountCase("parameter", #"by_level "rate""#),
  amountCase("from", #"by_level "rate""#),
  WordCase("yuan", rule(when: "", amount: #"fixed(yuan "0.01")"#), pays: [nobody]),
  WordCase(
    "list", city + rule(when: #"posting { county = list "city" }.held "on the last day""#),
    pays: [inPost], refuses: [posted("2020-01-01", nil, "银川市")]),
  WordCase(
    "limit",
    rule(when: "") + "\n" + #"limit "cap" { rules = { "r" }, at_most = yuan(1) }"#, pays: [nobody]),
  WordCase(
    "standard",
    rule(when: "") + "\n" + #"standard "s" { title = "标准", source = "law", when = { } }"#,
    pays: [nobody]),
  WordCase(
    "registration.last_day",
    rule(when: "") + "\n" + """
      standard "s" { title = "标准", source = "law", level = certificate.highest { }, when = { },
        reports = { { "until", registration.last_day } } }
      """, pays: [nobody]),
]

let wordCases = certificateCases + postingCases + assessmentCases + numberCases + combinedCases
  + buildingCases + circumstanceCases + combiningCases + dayCases + pegCases + schemeCases + staffCases

@Suite("Words of rule sheets")
struct WordTests {
  @Test("a word holds, fails or waits for the facts it is about", arguments: wordCases)
  func verdicts(_ item: WordCase) throws {
    let sheet = try sheet(item.statements, about: item.subject)
    func outcomes(_ people: [Person]) -> [Outcome] {
      sheet.given(to: people, in: "2024-03").map { $0.first?.outcome ?? .refused }
    }
    #expect(outcomes(item.pays) == item.pays.map { _ in .pays })
    #expect(outcomes(item.refuses) == item.refuses.map { _ in .refused })
    #expect(outcomes(item.undecided) == item.undecided.map { _ in .undecided })
  }

  @Test(
    "days that end before they begin hold for nobody, however long a record lasts",
    arguments: [
      #"degree { }.held_between { from = "2024-04-01", to = "the last day" }"#,
      #"posting { }.held_between { from = "2024-04-01", to = "the last day" }"#,
    ])
  func noDays(_ clause: String) throws {
    let person = served("2020-01-01").with("degree", from: "2023-01-01")
    let outcomes = try sheet(rule(when: clause)).given(to: [person], in: "2024-03").map(\.first?.outcome)
    #expect(outcomes == [nil])
  }

  @Test("an explanation comes to the outcome and amount that were decided", arguments: wordCases)
  func explanations(_ item: WordCase) throws {
    let sheet = try sheet(item.statements, about: item.subject)
    for person in item.pays + item.refuses + item.undecided {
      let given = sheet.given(to: [person], in: "2024-03")[0]
      let explained = sheet.explained(for: person, in: "2024-03")
      let lines = explained.filter { $0.outcome != .refused }
      if item.word == "shared" {
        // One amount, explained once, is several lines.
        #expect(lines.map(\.amount.fen) == [given.reduce(0) { $0 + $1.fen }])
      } else {
        #expect(lines.map { Given($0.outcome, $0.amount.fen) } == given)
      }
      for step in explained.flatMap(\.steps) where step.verdict != nil {
        #expect(step.evidence.map { !$0.text.zh.isEmpty && !$0.text.en.isEmpty } ?? true)
        #expect(!step.excerpt.isEmpty)
      }
    }
  }

  @Test("no word of the vocabulary is without a test, and none is tested that does not exist")
  func registry() {
    // How an overpayment is recovered decides nobody's line: SheetSummaryTests has those words.
    let recovery: Set = ["from_next_payments", "in_parts", "in_cash"]
    #expect(Set(Terms.all.map(\.path)) == recovery.union(wordCases.map(\.word)))
    #expect(Set(Terms.all.map(\.path)).count == Terms.all.count)
  }

  @Test("every word that states a condition is tested on both sides")
  func bothSides() {
    let families = ["certificate", "registration", "posting", "assess", "training", "measure", "paid", "circ", "staff", "people"]
    let conditions = wordCases.filter { item in
      item.word != "registration.last_day" && families.contains { item.word.hasPrefix($0) }
    }
    #expect(conditions.count > 15)
    for item in conditions { #expect(!item.pays.isEmpty && !item.refuses.isEmpty, "\(item.word)") }
  }

  @Test("every word says what it means in both languages")
  func meanings() {
    for word in Terms.all { #expect(!word.meaning.zh.isEmpty && !word.meaning.en.isEmpty) }
  }
}
