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
    return found
  }

  func name(_ choice: NameChoice) -> String? {
    switch choice {
    case .one(let name): name
    case .list(let list): landmarks.policy.lists[list]?.names.first
    }
  }
}
