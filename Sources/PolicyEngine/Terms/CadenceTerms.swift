// How often a rule pays.

import Workforce

enum CadenceTerms: Family {
  static let words = [
    Word("monthly", .plain, zh: "每月发放", en: "paid every month"),
    Word("once", .plain, zh: "一生一次", en: "once in a lifetime"),
    Word("once_per", .call, zh: "每个级别一生一次：once_per \"level\"", en: "once in a lifetime per level"),
    Word(
      "yearly", .call, zh: "每年在某月发放一次：yearly { month = 7 }",
      en: "once a year, in a month: yearly { month = 7 }"),
  ]
}

/// Holds in one month of the year.
struct MonthOfYear: Condition {
  let month: Int

  var variants: [Variant<any Condition>] {
    [month % 12 + 1, (month + 10) % 12 + 1].map {
      Variant(zh: "\(month) 月改为 \($0) 月", en: "month \(month) becomes \($0)", MonthOfYear(month: $0))
    }
  }

  func boundaries(_ binding: Binding) -> [Boundary] { [] }
  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.months.insert(month) }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(holds: binding.period.month == month, month: month)
  }

  private struct Bound: BoundCondition {
    let holds: Bool
    let month: Int

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      let verdict: Verdict = holds ? .holds : .fails
      judgeEach(cases, verdicts) { _, _ in verdict }
    }

    func evidence(_ item: Case) -> Evidence {
      Evidence(zh: "每年 \(month) 月发放", en: "paid in month \(month) of the year")
    }
  }
}
