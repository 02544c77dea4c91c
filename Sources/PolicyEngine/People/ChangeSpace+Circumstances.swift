// Circumstances a sheet asks for, there or not there.

import Workforce

extension ChangeSpace {
  /// Each circumstance the policy selects, true from a day on; for tests also gone, or elsewhere.
  var circumstanceChanges: [FactChange] {
    let (first, last) = (landmarks.period.first.day, landmarks.period.last.day)
    var found = landmarks.circumstances.flatMap { selection -> [FactChange] in
      let title = CircumstanceKind(rawValue: selection.kind)?.title ?? Sentence(same: selection.kind)
      let value = selection.values.flatMap(name) ?? ""
      let place = selection.places.flatMap(name) ?? ""
      let level = selection.sameLevel ? person.certificates.map(\.level).max() : nil
      return [last, first, first - 1].map { day in
        let date = CivilDate(day: day)
        let details = [value, place].filter { !$0.isEmpty }.joined(separator: " ")
        return FactChange(
          .circumstance, "new \(selection.kind) \(details)", zh: "自 \(date) 起有\(title.zh) \(details)",
          en: "\(title.en) \(details) from \(date)"
        ) {
          $0.circumstances.append(
            .init(
              kind: selection.kind, value: value, place: place, level: level, number: .min,
              first: day, last: CivilDate.openEnd.day))
        }
      }
    }
    guard reach == .anything else { return found }
    for row in person.circumstances.indices {
      found.append(
        FactChange(
          .circumstance, "lost \(row)", zh: "没有第 \(row + 1) 条情况",
          en: "circumstance \(row + 1) is not there"
        ) { if row < $0.circumstances.count { $0.circumstances.remove(at: row) } })
    }
    return found + alteredCircumstances
  }

  /// Each circumstance of the person on other days, of another value, place, level or number, and
  /// once more.
  private var alteredCircumstances: [FactChange] {
    let (first, last) = (landmarks.period.first.day, landmarks.period.last.day)
    let named = landmarks.approvals.flatMap { [$0 - 1, $0, $0 + 1] }
    let days = Set([first - 1, first, last - 1, last, last + 1] + named).sorted()
    return person.circumstances.enumerated().flatMap { row, one -> [FactChange] in
      var found: [FactChange] = []
      func change(
        _ group: String, _ what: String, _ alter: @escaping @Sendable (inout PersonFacts.Circumstance) -> Void
      ) {
        found.append(
          FactChange(
            .circumstance, "\(row) \(group)", zh: "第 \(row + 1) 条情况 \(group) 改为 \(what)",
            en: "\(group) of circumstance \(row + 1) is \(what)"
          ) { if row < $0.circumstances.count { alter(&$0.circumstances[row]) } })
      }
      let isDay = one.first == one.last
      for day in days where day != one.first && (isDay || day <= one.last) {
        change("from", CivilDate(day: day).description) {
          $0.first = day
          if isDay { $0.last = day }
        }
      }
      for day in days where !isDay && day != one.last && day >= one.first {
        change("to", CivilDate(day: day).description) { $0.last = day }
      }
      change("value", "?") { $0.value = "?" }
      change("place", "?") { $0.place = "?" }
      for level in CertificateLevel.allCases where level != one.level {
        change("level", level.code) { $0.level = level }
      }
      if one.number != .min {
        for number in [one.number - 1, one.number + 1] where number >= 0 {
          change("number", "\(number)") { $0.number = number }
        }
      }
      found.append(
        FactChange(
          .circumstance, "again \(row)", zh: "第 \(row + 1) 条情况另有一条，他值",
          en: "circumstance \(row + 1) once more, with another value"
        ) { $0.circumstances.append(with(one) { $0.value = "?" }) })
      return found
    }
  }

  func name(_ choice: NameChoice) -> String? {
    switch choice {
    case .one(let name): name
    case .list(let list): landmarks.policy.lists[list]?.names.first
    }
  }
}
