import TestSupport
import Workforce

// The rules once more, as a clerk would work them out on paper: person by person and day by day,
// over the nouns of the register, with nothing of the engine in them.

enum NaiveRules {
  static let city: Set = ["兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市"]
  static let awards: [CertificateLevel: Int64] = [
    .junior: 200_000, .intermediate: 300_000, .senior: 600_000,
  ]
  static let rates: [CertificateLevel: Int64] = [
    .junior: 20_000, .intermediate: 30_000, .senior: 50_000,
  ]

  static func days(of period: Period) -> [CivilDate] {
    var days: [CivilDate] = []
    var date = period.first
    while date <= period.last {
      days.append(date)
      date = date.adding(days: 1)
    }
    return days
  }

  static func registered(_ person: Person, _ level: CertificateLevel, on date: CivilDate) -> Bool {
    person.registrations.contains { $0.level == level && $0.span.contains(date) }
  }

  /// The allowance of Yinchuan: the data's own rules, "allowance".
  static func allowance(_ person: Person, _ period: Period) -> [Given] {
    let end = period.last
    let levels = person.certificates.filter {
      $0.approved <= end && registered(person, $0.level, on: end)
    }.map(\.level)
    guard let level = levels.max() else { return [] }
    if person.assessments.contains(where: { $0.year == period.year - 1 && $0.result == .failed }) {
      return []
    }
    guard let days = communityDays(person, period, in: city) else { return [Given(.undecided, 0)] }
    return pays(rates[level]! * 2 * days, over: 2 * Int64(period.days))
  }

  /// Days of the month in a community post off the establishment; nil when it is not recorded
  /// whether a day counts.
  static func communityDays(_ person: Person, _ period: Period, in counties: Set<String>) -> Int64? {
    var count: Int64 = 0
    var isUnsure = false
    for date in days(of: period) {
      let posts = person.postings.filter {
        $0.span.contains(date) && $0.kind == "community" && counties.contains($0.county)
      }
      if posts.contains(where: { $0.onEstablishment == false }) {
        count += 1
      } else if posts.contains(where: { $0.onEstablishment == nil }) {
        isUnsure = true
      }
    }
    return isUnsure ? nil : count
  }

  /// A quotient rounded half up to the fen, as a line; no line for nothing.
  static func pays(_ numerator: Int64, over denominator: Int64) -> [Given] {
    let fen = (2 * numerator + denominator) / (2 * denominator)
    return fen > 0 ? [Given(.pays, fen)] : []
  }

  /// The award of Yinchuan: the data's own rules, "award".
  static func award(_ person: Person, _ period: Period) -> [Given] {
    let end = period.last
    let inPost = person.postings.contains { $0.span.contains(end) && city.contains($0.county) }
    guard inPost else { return [] }
    var paid = person.payments.filter { $0.measure == "award" }.map(\.amount.fen).reduce(0, +)
    var lines: [Given] = []
    for level in CertificateLevel.allCases {
      let isReached = person.certificates.contains {
        $0.level == level && period.first <= $0.approved && $0.approved <= end
      }
      let isPaid = person.payments.contains { $0.measure == "award" && $0.level == level }
      guard isReached, !isPaid, registered(person, level, on: end) else { continue }
      let due = awards[level]! - paid
      guard due > 0 else { continue }
      lines.append(Given(.pays, due))
      paid += due
    }
    return lines
  }

  /// The rule of the common workload: a monthly amount and an award under one ceiling.
  static func workload(
    _ person: Person, _ period: Period, ceiling: Int64
  ) -> (monthly: [Given], award: [Given]) {
    let month = days(of: period)
    let posted = month.filter { date in
      person.postings.contains { $0.kind == "community" && $0.span.contains(date) }
    }.count
    let valid = person.certificates.filter { certificate in
      certificate.approved <= period.last
        && month.contains { registered(person, certificate.level, on: $0) }
    }.map(\.level)
    let last = person.assessments.filter { $0.year < period.year }.max { $0.year < $1.year }
    guard posted > 0, let level = valid.max(), last?.result != .failed else { return ([], []) }
    let hours = person.trainings.filter {
      $0.span.last <= period.last && [.passed, .excellent].contains($0.result)
    }.map { Int($0.hours.hundredths) }.reduce(0, +)
    var monthly: [Given] = []
    if hours >= (level == .junior ? 7200 : 9000) {
      monthly = pays(rates[level]! * 2 * Int64(posted), over: 2 * Int64(period.days))
    }
    let new = person.certificates.filter { month.contains($0.approved) }.map(\.level).max()
    let old = person.certificates.filter { $0.approved < period.first }.map(\.level).max()
    let step = (new.map { awards[$0]! } ?? 0) - (old.map { awards[$0]! } ?? 0)
    let first = min(monthly.first?.fen ?? 0, ceiling)
    let second = min(max(0, new == nil ? 0 : step), ceiling - first)
    return (line(first), line(second))
  }

  private static func line(_ fen: Int64) -> [Given] { fen > 0 ? [Given(.pays, fen)] : [] }
}
