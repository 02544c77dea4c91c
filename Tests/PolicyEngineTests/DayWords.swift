import PolicyEngine
import TestSupport
import Workforce

// Cases of the words on days, length of service and what a document leaves open.

private let nobody = Person()
private let level = "level = certificate.highest { },"
private let junior = Person().certified(.junior, "2023-03-31")
private func registered(_ from: String, _ to: String = "2030-01-01") -> Person {
  junior.registered(.junior, from, to)
}
private func claimed(_ day: String) -> Person { nobody.with("claim", from: day, to: day) }
/// A worker's post at one employer; nothing recorded about the establishment when nil.
func served(_ from: String, _ to: String? = nil, staff: Bool? = false) -> Person {
  nobody.posted(onEstablishment: staff, from: from, to: to)
}
/// A count and a grade that hold in March 2024.
private func counted(_ count: Int64, _ grade: Int64) -> Person {
  nobody.with("count", number: count, from: "2024-01-01")
    .with("grade", number: grade, from: "2024-01-01")
}
private let service = "posting { on_establishment = false }.service"

let dayCases: [WordCase] = [
  WordCase(
    "measure.no_later_than", rule(when: #"claim { }.latest_day.no_later_than "2024-03-15""#),
    pays: [claimed("2024-03-15")], refuses: [claimed("2024-03-16")], undecided: [nobody]),
  WordCase(
    "measure.no_earlier_than", rule(when: #"claim { }.latest_day.no_earlier_than "the last day""#),
    pays: [claimed("2024-03-31")], refuses: [claimed("2024-03-30")],
    undecided: [nobody, claimed("2024-04-01")]),
  WordCase(
    "measure.months_later",
    rule(when: #"claim { }.latest_day.months_later(1).no_later_than "2024-02-29""#),
    pays: [claimed("2024-01-29"), claimed("2024-01-31")], refuses: [claimed("2024-02-01")]),
  WordCase(
    "certificate.approval_day",
    rule(
      when: #"certificate.approval_day.months_later(12).no_earlier_than "the last day""#,
      subject: level),
    pays: [junior, junior.certified(.junior, "2023-04-30")],
    refuses: [nobody.certified(.junior, "2023-03-30"), junior.certified(.junior, "2020-01-01")]),
  WordCase(
    "registration.first_day",
    rule(when: #"registration.first_day.no_later_than "2023-06-01""#, subject: level),
    pays: [registered("2023-06-01")],
    refuses: [
      registered("2023-06-02"),
      registered("2020-01-01", "2023-01-01").registered(.junior, "2023-06-02", "2030-01-01"),
    ],
    undecided: [junior]),
  WordCase(
    "registration.first_ever",
    rule(when: #"registration.first_ever.no_later_than "2023-06-01""#, subject: level),
    pays: [registered("2020-01-01", "2023-01-01").registered(.junior, "2023-06-02", "2030-01-01")],
    refuses: [registered("2023-06-02")], undecided: [junior]),
  WordCase(
    "registration.was_made", rule(when: "registration.was_made", subject: level),
    pays: [registered("2020-01-01", "2021-01-01"), registered("2024-03-31")],
    refuses: [junior, registered("2024-04-01")]),
  WordCase(
    "circumstances.held_on", rule(when: "status { }.held_on(claim { }.latest_day)"),
    pays: [claimed("2024-03-15").with("status", from: "2024-03-15")],
    refuses: [claimed("2024-03-15").with("status", from: "2024-03-16"), claimed("2024-03-15")],
    undecided: [nobody.with("status", from: "2024-03-15")]),
  WordCase(
    "circumstances.recorded_on",
    rule(when: #"status { value = "甲" }.recorded_on(claim { }.latest_day)"#),
    pays: [claimed("2024-03-15").with("status", "甲", from: "2024-03-15")],
    refuses: [claimed("2024-03-15").with("status", "乙", from: "2024-03-15")],
    undecided: [claimed("2024-03-15"), nobody.with("status", "甲", from: "2024-03-15")]),
  WordCase(
    "circumstances.held_between",
    rule(when: #"degree { }.held_between { from = "2024-03-02", to = "the last day" }"#),
    pays: [
      nobody.with("degree", from: "2024-03-02", to: "2024-03-02"),
      nobody.with("degree", from: "2024-03-31", to: "2024-03-31"),
    ],
    refuses: [
      nobody, nobody.with("degree", from: "2024-03-01", to: "2024-03-01"),
      nobody.with("degree", from: "2024-04-01", to: "2024-04-01"),
    ]),
  WordCase(
    "circumstances.first_day", rule(when: #"claim { }.first_day.no_later_than "2024-03-01""#),
    pays: [claimed("2024-03-01").with("claim", from: "2024-03-20", to: "2024-03-20")],
    refuses: [claimed("2024-03-02")], undecided: [nobody]),
  WordCase(
    "circumstances.latest_day", rule(when: #"claim { }.latest_day.no_later_than "2024-03-01""#),
    pays: [
      claimed("2024-03-01"),
      claimed("2024-03-01").with("claim", from: "2024-04-20", to: "2024-04-20"),
    ],
    refuses: [claimed("2024-03-01").with("claim", from: "2024-03-20", to: "2024-03-20")],
    undecided: [nobody]),
  WordCase(
    "circumstances.number", rule(when: "count { }.number.at_least(5)"),
    pays: [nobody.with("count", number: 5, from: "2024-03-31")],
    refuses: [nobody.with("count", number: 4, from: "2024-03-31")],
    undecided: [
      nobody, nobody.with("count", from: "2024-03-31"),
      nobody.with("count", number: 5, from: "2024-01-01", to: "2024-03-30"),
      nobody.with("count", number: 5, from: "2024-01-01")
        .with("count", number: 6, from: "2024-01-01"),
    ]),
  WordCase(
    "measure.less", rule(when: "count { }.number.less(grade { }.number).at_least(2)"),
    pays: [counted(5, 3)],
    refuses: [counted(5, 4)],
    undecided: [nobody.with("count", number: 5, from: "2024-01-01")]),
  WordCase(
    "measure.at_most", rule(when: "count { }.number.at_most(grade { }.number).at_least(2)"),
    pays: [counted(5, 2)],
    refuses: [counted(5, 1)],
    undecided: [nobody.with("count", number: 5, from: "2024-01-01")]),
  WordCase(
    "undecided_when",
    rule(
      when: #"undecided_when { status { value = "甲" }.recorded "on the last day", because = "未见" }"#
    ),
    pays: [nobody.with("status", "乙", from: "2024-01-01")],
    undecided: [nobody, nobody.with("status", "甲", from: "2024-01-01")]),
  WordCase(
    "postings.held_on",
    rule(when: "posting { on_establishment = false }.held_on(claim { }.latest_day)"),
    pays: [claimed("2024-03-15").posted(from: "2024-03-15")],
    refuses: [claimed("2024-03-15").posted(from: "2024-03-16"), claimed("2024-03-15")],
    undecided: [
      claimed("2024-03-15").posted(onEstablishment: nil, from: "2024-03-15"),
      served("2020-01-01"),
    ]),
  WordCase(
    "postings.held_between",
    rule(when: #"posting { }.held_between { from = "2024-01-10", to = "2024-01-20" }"#),
    pays: [served("2024-01-20"), served("2020-01-01", "2024-01-10")],
    refuses: [nobody, served("2024-01-21"), served("2020-01-01", "2024-01-09")]),
  WordCase(
    "postings.service",
    rule(
      when: #"posting { }.service { during = "the year before", gap = 2 }.longest_run.at_least(2)"#
    ),
    pays: [
      served("2023-01-01", "2023-01-31").posted(from: "2023-02-03", to: "2023-02-28"),
      served("2020-01-01"),
    ],
    refuses: [
      nobody, served("2023-01-01", "2023-01-31").posted(from: "2023-02-04", to: "2023-02-28"),
      served("2020-01-01", "2023-02-27"), served("2024-01-01"), served("2023-11-02"),
    ]),
  WordCase(
    "service.months", rule(when: service + #".months "half month".at_least(2)"#),
    pays: [served("2024-02-15", "2024-03-31"), served("2024-02-01", "2024-03-16")],
    refuses: [served("2024-02-16", "2024-03-31"), served("2024-02-01", "2024-03-15"), nobody],
    undecided: [served("2024-02-01", staff: nil)]),
  WordCase(
    "service.longest_run", rule(when: service + ".longest_run.at_least(12)"),
    pays: [
      served("2022-08-01", "2023-07-31"), served("2022-02-28", "2023-02-27"),
      served("2022-08-01", "2022-12-31").posted(from: "2023-01-01", to: "2023-07-31"),
    ],
    refuses: [
      served("2022-08-01", "2023-07-30"), nobody,
      served("2022-08-01", "2022-12-31").posted(from: "2023-01-02", to: "2023-12-30"),
    ], undecided: [served("2022-08-01", staff: nil)]),
  WordCase(
    "service.current_run", rule(when: service + ".current_run.at_least(12)"),
    pays: [served("2023-04-01"), served("2023-04-01", "2024-03-31")],
    refuses: [served("2023-04-02"), served("2020-01-01", "2024-03-30"), nobody]),
  WordCase(
    "service.start_day", rule(when: service + #".start_day.no_earlier_than "2017-07-10""#),
    pays: [served("2017-07-10")],
    refuses: [
      served("2017-07-09"),
      served("2020-01-01").posted(from: "2015-01-01", to: "2015-01-01"),
    ],
    undecided: [nobody]),
  WordCase(
    "service.full_day", rule(when: service + #".full_day(12).no_later_than "2018-07-31""#),
    pays: [served("2017-08-01")], refuses: [served("2017-08-02")],
    undecided: [served("2023-04-02"), nobody]),
  WordCase(
    "paid.nothing_but",
    #"list "others" { title = "可叠加", source = "law", "county" }"#
      + rule(when: #"paid.nothing_but(list "others")"#),
    pays: [nobody, nobody.paid("county", "1", on: "2024-01-01")],
    refuses: [nobody.paid("city", "1", on: "2024-01-01")]),
]
