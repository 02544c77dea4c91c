// People of an organisation or station: one more, or one fewer.

import Workforce

extension ChangeSpace {
  /// One more of each sort of people the policy counts, as the first of those already there or as
  /// somebody without any facts; for tests also one fewer, or somebody who left before the month.
  var staffChanges: [FactChange] {
    let (first, last) = (landmarks.period.first.day, landmarks.period.last.day)
    let models = [PersonFacts()] + person.staff.prefix(1).map(\.person)
    var found = landmarks.staff.flatMap { selection -> [FactChange] in
      let isDuty = selection.posts == nil
      let what = (isDuty ? selection.duties : selection.posts).flatMap(name) ?? ""
      return models.enumerated().flatMap { number, model in
        [last, first, first - 1].map { day in
          let date = CivilDate(day: day)
          let like = number == 0
            ? Sentence(same: "")
            : Sentence(zh: "（情况同第一人）", en: " like the first of them")
          return FactChange(
            .staff, "new \(what) \(number)", zh: "自 \(date) 起增加一名\(what)人员\(like.zh)",
            en: "one more person\(what.isEmpty ? "" : " (\(what))")\(like.en) from \(date)"
          ) {
            $0.staff.append(
              .init(
                person: model,
                ties: [.init(isDuty: isDuty, what: what, first: day, last: CivilDate.openEnd.day)]))
          }
        }
      }
    }
    guard reach == .anything else { return found }
    for row in person.staff.indices {
      found.append(
        FactChange(
          .staff, "lost \(row)", zh: "没有第 \(row + 1) 名人员", en: "person \(row + 1) is not there"
        ) { if row < $0.staff.count { $0.staff.remove(at: row) } })
      for day in [first - 1, last - 1, last] {
        let date = CivilDate(day: day)
        found.append(
          FactChange(
            .staff, "left \(row)", zh: "第 \(row + 1) 名人员至 \(date) 离开",
            en: "person \(row + 1) is there until \(date)"
          ) { subject in
            guard row < subject.staff.count else { return }
            for tie in subject.staff[row].ties.indices
            where subject.staff[row].ties[tie].first <= day {
              subject.staff[row].ties[tie].last = day
            }
          })
      }
    }
    return found
  }
}
