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
    if sameLevel {
      found.append(
        Variant(zh: "不再限于同一级别", en: "level is dropped", with(self) { $0.sameLevel = false }))
    }
    return found
  }

  /// The days around a moment at which such a circumstance must be there.
  func boundaries(_ moment: Moment, _ binding: Binding) -> [Boundary] {
    let bound = BoundCircumstances(self, binding)
    let columns = bound.circumstances
    func any(_ item: Case, _ holds: (Int32, Int32) -> Bool) -> Bool {
      bound.range(of: item.worker).contains {
        bound.matches($0, level: item.level) && holds(columns.first[$0], columns.last[$0])
      }
    }
    let what = Sentence(zh: "情况", en: "a circumstance")
    switch moment {
    case .onLastDay: return Boundary.span(what, .onLastDay, binding, any)
    case .onSomeDay, .inMonth: return Boundary.span(what, .onSomeDay, binding, any)
    case .byLastDay, .beforeMonth:
      let edge = moment == .byLastDay ? binding.last : binding.first - 1
      return [
        Boundary(zh: "情况自界限日起", en: "a circumstance begins on the last day that counts") { item in
          any(item) { first, _ in first == edge }
        },
        Boundary(zh: "情况自界限日次日起", en: "a circumstance begins the day after") { item in
          any(item) { first, _ in first == edge + 1 }
        },
      ]
    }
  }
}

extension Moment {
  /// Moments that words on stretches of days allow.
  static let windows: [Moment] = [.onLastDay, .onSomeDay, .byLastDay, .beforeMonth]
}
