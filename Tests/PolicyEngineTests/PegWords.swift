import PolicyEngine
import TestSupport
import Workforce

// Cases of the words on cohorts, pegged amounts, recorded money and rates of other places.

private let nobody = Person()
private let level = "level = certificate.highest { },"
private let junior = Person().certified(.junior, "2024-03-15")
private let rates = """
  parameter "rate" { title = "标准", source = "law", from "2000-01-01" (yuan(300)) }
  """
private func amount(_ word: String, _ amount: String) -> WordCase {
  WordCase(word, rates + "\n" + rule(when: "", amount: amount), pays: [nobody])
}
private func receipt(_ fen: Int64?, on date: String) -> Person {
  nobody.with("expense", number: fen, from: date, to: date)
}

private let cohortCases: [WordCase] = [
  WordCase(
    "certificate.approved",
    rule(
      when: #"certificate.approved { from = "2024-01-01", to = "2024-03-15" }"#, subject: level),
    pays: [junior, Person().certified(.junior, "2024-01-01")],
    refuses: [
      Person().certified(.junior, "2023-12-31"), Person().certified(.junior, "2024-03-16"),
    ]),
  WordCase(
    "certificate.is_first_of_level",
    rule(
      when: "certificate.is_first_of_level",
      subject: #"each = certificate.each { approved = "in the month" },"#),
    pays: [junior, junior.certified(.senior, "2020-01-01")],
    refuses: [junior.certified(.junior, "2020-01-01")]),
  WordCase(
    "certificate.level_in",
    rule(when: #"certificate.level_in { "junior", "intermediate" }"#, subject: level),
    pays: [junior], refuses: [junior.certified(.senior, "2024-03-15")]),
]

private let amountCases: [WordCase] = [
  amount("rate", #"rate "rate""#),
  amount("amount.percent", #"rate "rate" :percent(33)"#),
  amount("amount.divided_by", #"rate "rate" :divided_by(7)"#),
  amount("amount.plus", #"rate "rate" :plus "rate""#),
  WordCase(
    "amount.times", rates + "\n" + rule(when: "", amount: #"rate "rate" :times(honour { }.count)"#),
    pays: [nobody.with("honour", from: "2024-03-31", to: "2024-03-31")],
    refuses: [nobody, nobody.with("honour", from: "2024-04-01", to: "2024-04-01")]),
  WordCase(
    "circumstances.sum", rule(when: "", amount: #"expense { }.sum "in the month""#),
    pays: [receipt(1, on: "2024-03-01"), receipt(1, on: "2024-03-31")],
    refuses: [receipt(0, on: "2024-03-31")],
    undecided: [nobody, receipt(nil, on: "2024-03-01")]),
]

private let measureCases: [WordCase] = [
  WordCase(
    "circumstances.money",
    rates + "\n" + rule(when: #"expense { }.money "by the last day".at_least "rate""#),
    pays: [receipt(30_000, on: "2024-03-31")], refuses: [receipt(29_999, on: "2024-03-31")],
    undecided: [nobody]),
  WordCase(
    "circumstances.years_since", rule(when: "degree { }.years_since.at_least(1)"),
    pays: [nobody.with("degree", from: "2023-03-31", to: "2023-03-31")],
    refuses: [nobody.with("degree", from: "2023-04-01", to: "2023-04-01")], undecided: [nobody]),
  WordCase(
    "circumstances.months_since", rule(when: "degree { }.months_since.at_least(1)"),
    pays: [nobody.with("degree", from: "2024-02-29", to: "2024-02-29")],
    refuses: [nobody.with("degree", from: "2024-03-01", to: "2024-03-01")], undecided: [nobody]),
  WordCase(
    "measure.above", rule(when: "honour { }.count.above(1)"),
    pays: [
      nobody.with("honour", from: "2020-01-01", to: "2020-01-01")
        .with("honour", from: "2021-01-01", to: "2021-01-01")
    ], refuses: [nobody.with("honour", from: "2020-01-01", to: "2020-01-01"), nobody]),
  WordCase(
    "paid.times", rule(when: #"paid.times "award".below(2)"#),
    pays: [
      nobody.paid("award", "1", on: "2024-01-01"),
      nobody.paid("award", "1", on: "2024-01-01").paid("award", "1", on: "2024-01-01"),
    ],
    refuses: [nobody.paid("award", "1", on: "2024-01-01").paid("award", "1", on: "2024-01-02")]),
  WordCase(
    "assessment.years",
    rule(when: #"assessment.years { at_least = "passed", since = 2022 }.at_least(1)"#),
    pays: [nobody.assessed(2022, .passed), nobody.assessed(2023, .excellent)],
    refuses: [nobody.assessed(2021, .passed), nobody.assessed(2024, .passed)]),
  WordCase(
    "postings.run_until", rule(when: "posting { }.run_until(claim { }).at_least(2)"),
    pays: [
      nobody.posted(from: "2024-01-10").with("claim", from: "2024-03-10", to: "2024-03-10")
    ],
    refuses: [
      nobody.posted(from: "2024-01-12").with("claim", from: "2024-03-10", to: "2024-03-10")
    ]),
]

private let placeCases: [WordCase] = ["floor", "ceiling"].map { word in
  WordCase(
    word,
    """
    \(word) "rate" { title = "界限", source = "law", parameter = "rate", from "2000-01-01" (yuan(1)) }
    """ + "\n" + rule(when: ""), pays: [nobody])
} + [
  WordCase(
    "by_case",
    """
    rule "r" { title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(1)),
      fund = by_case { { honour { }.held "by the last day", "city" }, "county" } }
    """, pays: [nobody, nobody.with("honour", from: "2020-01-01", to: "2020-01-01")])
]

let pegCases = cohortCases + amountCases + measureCases + placeCases
