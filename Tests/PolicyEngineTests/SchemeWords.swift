import PolicyEngine
import TestSupport
import Workforce

// Cases of the words by which a sheet speaks of its own end and of other sheets.

private let nobody = Person()

let schemeCases: [WordCase] = [
  // The head of these sheets has no end; InForceTests try both sides of one.
  WordCase("from.to", rule(when: ""), pays: [nobody]),
  WordCase(
    "stacking",
    rule(when: "") + "\n" + """
      stacking "s" { title = "叠加", rules = { "r", "region/awards:award" }, source = "law" }
      """, pays: [nobody, nobody.paid("region/awards:award", "1", on: "2024-03-31")]),
  WordCase(
    "paid.nothing_this_month", rule(when: #"paid.nothing_this_month "region/allowance:month""#),
    pays: [
      nobody, nobody.paid("region/allowance:month", "1", on: "2024-02-29"),
      nobody.paid("region/allowance:month", "1", on: "2024-04-01"),
      nobody.paid("region/allowance:other", "1", on: "2024-03-31"),
    ],
    refuses: [
      nobody.paid("region/allowance:month", "1", on: "2024-03-01"),
      nobody.paid("region/allowance:month", "1", on: "2024-03-31", level: .senior),
    ]),
]
