// What can be changed in a selection of circumstances, and where it turns.

import Workforce

extension CircumstanceSelection {
  /// The selection with one setting dropped. Names of a list are the policy's matter.
  var variants: [Variant<CircumstanceSelection>] {
    var found: [Variant<CircumstanceSelection>] = []
    if values != nil {
      found.append(
        Variant(zh: "不再限定 value", en: "value is dropped", with(self) { $0.values = nil }))
    }
    if places != nil {
      found.append(
        Variant(zh: "不再限定 place", en: "place is dropped", with(self) { $0.places = nil }))
    }
    if sameLevel || level > 0 {
      let changed = with(self) {
        $0.sameLevel = false
        $0.level = 0
      }
      found.append(Variant(zh: "不再限定 level", en: "level is dropped", changed))
    }
    return found
  }

  /// The days around a window that such a circumstance must share a day with.
  func boundaries(from: Int32, to: Int32, _ binding: Binding) -> [Boundary] {
    let bound = BoundCircumstances(self, binding)
    let columns = bound.circumstances
    func any(_ item: Case, _ holds: (Int32, Int32) -> Bool) -> Bool {
      bound.range(of: item.worker).contains {
        bound.matches($0, level: item.level) && holds(columns.first[$0], columns.last[$0])
      }
    }
    var found = [
      Boundary(zh: "情况自最后一个计入日起", en: "a circumstance begins on the last day that counts") {
        any($0) { first, _ in first == to }
      },
      Boundary(zh: "情况自其次日起", en: "a circumstance begins the day after it") {
        any($0) { first, _ in first == to + 1 }
      },
    ]
    guard from != .min else { return found }
    found += [
      Boundary(zh: "情况止于第一个计入日", en: "a circumstance ends on the first day that counts") {
        any($0) { _, last in last == from }
      },
      Boundary(zh: "情况止于其前一日", en: "a circumstance ends the day before it") {
        any($0) { _, last in last == from - 1 }
      },
    ]
    return found
  }
}

extension CircumstanceWindow {
  /// The other moments, or the days shifted by one.
  var variants: [Variant<CircumstanceWindow>] {
    switch self {
    case .moment(let moment):
      // In the month and on some day of it are the same days.
      moment.others(among: Moment.windows.filter { moment != .inMonth || $0 != .onSomeDay })
        .map { $0.map { .moment($0) } }
    case .dates(let from, let to):
      shiftedWindows(from, to).map { $0.map { .dates(from: $0.from, to: $0.to) } }
    }
  }
}

/// A window of days with one end a day earlier or later; an open end stays open.
func shiftedWindows(_ from: Int32, _ to: Int32) -> [Variant<(from: Int32, to: Int32)>] {
  var found: [Variant<(from: Int32, to: Int32)>] = []
  for step in [Int32(-1), 1] {
    for (day, window) in [(from, (from &+ step, to)), (to, (from, to &+ step))]
    where day != .min && day != .max {
      let (old, new) = (CivilDate(day: day), CivilDate(day: day + step))
      found.append(Variant(zh: "\(old) 改为 \(new)", en: "\(old) becomes \(new)", window))
    }
  }
  return found
}

extension Moment {
  /// Moments that words on stretches of days allow.
  static let windows: [Moment] = [.onLastDay, .onSomeDay, .byLastDay, .beforeMonth]
}

extension StaffSelection {
  /// The selection with one setting or clause dropped, or a clause changed.
  var variants: [Variant<StaffSelection>] {
    var found: [Variant<StaffSelection>] = []
    if duties != nil {
      found.append(Variant(zh: "不再限定 duty", en: "duty is dropped", with(self) { $0.duties = nil }))
    }
    if posts != nil {
      found.append(Variant(zh: "不再限定 post", en: "post is dropped", with(self) { $0.posts = nil }))
    }
    for (place, clause) in clauses.enumerated() {
      found.append(
        Variant(
          zh: "去掉 \(clause.word)", en: "\(clause.word) is removed",
          with(self) { _ = $0.clauses.remove(at: place) }))
      found += clause.condition.variants.map { variant in
        variant.map { changed in with(self) { $0.clauses[place].condition = changed } }
      }
    }
    return found
  }
}
