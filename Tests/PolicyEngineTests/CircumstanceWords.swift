import PolicyEngine
import TestSupport
import Workforce

// Cases of the words on circumstances, cadence, and several rules or funds together.

private let nobody = Person()
private let level = "level = certificate.highest { },"
private func held(_ kind: String, _ moment: String = "on the last day") -> String {
  rule(when: "\(kind).held \"\(moment)\"")
}

/// Every kind has a word of its own, which means its own records and no others.
private let kindCases = CircumstanceKind.allCases.map { kind in
  WordCase(
    kind.rawValue, held("\(kind.rawValue) { value = \"甲\" }"),
    pays: [nobody.with(kind.rawValue, "甲", from: "2020-01-01")],
    refuses: [
      nobody, nobody.with(kind.rawValue, "乙", from: "2020-01-01"),
      nobody.with(kind == .status ? "duty" : "status", "甲", from: "2020-01-01"),
    ])
}

let circumstanceCases: [WordCase] = kindCases + [
  WordCase(
    "circumstance", held(#"circumstance { kind = "低保", place = "兴庆区" }"#),
    pays: [nobody.with("低保", in: "兴庆区", from: "2024-03-31")],
    refuses: [nobody.with("低保", in: "金凤区", from: "2020-01-01"), nobody.with("低保", from: "2020-01-01")]),
  WordCase(
    "circumstances.held", held("residence { }", "on some day of the month"),
    pays: [
      nobody.with("residence", from: "2024-03-31"),
      nobody.with("residence", from: "2020-01-01", to: "2024-03-01"),
    ],
    refuses: [
      nobody.with("residence", from: "2024-04-01"),
      nobody.with("residence", from: "2020-01-01", to: "2024-02-29"), nobody,
    ]),
  WordCase(
    "circumstances.recorded", rule(when: #"status { value = "甲" }.recorded "on the last day""#),
    pays: [nobody.with("status", "甲", from: "2024-03-31")],
    refuses: [
      nobody.with("status", "乙", from: "2024-01-01"),
      nobody.with("status", "甲", from: "2024-01-01", to: "2024-03-30"),
    ], undecided: [nobody, nobody.with("duty", "甲", from: "2024-01-01")]),
  WordCase(
    "circumstances.count", rule(when: "honour { }.count.at_least(2)"),
    pays: [
      nobody.with("honour", from: "2020-01-01", to: "2020-01-01")
        .with("honour", from: "2024-03-31", to: "2024-03-31")
    ],
    refuses: [
      nobody, nobody.with("honour", from: "2020-01-01"),
      nobody.with("honour", from: "2020-01-01").with("honour", from: "2024-04-01"),
    ]),
  WordCase(
    "circumstances.total", rule(when: "insurance { }.total.at_least(12)"),
    pays: [
      nobody.with("insurance", number: 5, from: "2020-01-01")
        .with("insurance", number: 7, from: "2024-03-31")
    ],
    refuses: [nobody, nobody.with("insurance", number: 11, from: "2020-01-01")],
    undecided: [
      nobody.with("insurance", from: "2020-01-01").with("insurance", number: 12, from: "2020-01-01"),
      nobody.with("insurance", number: .max, from: "2020-01-01")
        .with("insurance", number: 1, from: "2020-01-01"),
    ]),
  WordCase(
    "paid.years", rule(when: #"paid.years "r".below(2)"#),
    pays: [nobody, nobody.paid("r", "1", on: "2023-01-01").paid("r", "1", on: "2023-12-31")],
    refuses: [nobody.paid("r", "1", on: "2023-12-31").paid("r", "1", on: "2024-01-01")]),
]

let combiningCases: [WordCase] = [
  WordCase(
    "once", rule(when: "", pays: "once"), pays: [nobody, nobody.paid("s", "1", on: "2020-01-01")],
    refuses: [nobody.paid("r", "0.01", on: "2020-01-01")]),
  WordCase("yearly", rule(when: "", pays: "yearly { month = 3 }"), pays: [nobody]),
  WordCase(
    "amount.at_most_ever", rule(when: "", amount: #"fixed(yuan(100)):at_most_ever("r", yuan(250))"#),
    pays: [nobody, nobody.paid("r", "249.99", on: "2020-01-01"), nobody.paid("s", "250", on: "2020-01-01")],
    refuses: [nobody.paid("r", "250", on: "2020-01-01"), nobody.paid("r", "251", on: "2020-01-01")]),
  WordCase(
    "exclusive",
    rule(when: "") + "\n" + """
      rule "q" { title = "另", source = "law", pays = monthly, amount = fixed(yuan(200)), fund = "city",
        when = { status { }.held "on the last day" } }
      exclusive "one" { rules = { "r", "q" }, takes = "highest" }
      """, pays: [nobody], refuses: [nobody.with("status", from: "2020-01-01")]),
  WordCase(
    "shared",
    """
    rule "r" { title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(100)),
      fund = shared { { "city", 60 }, { "county", 40 } } }
    """, pays: [nobody]),
]
