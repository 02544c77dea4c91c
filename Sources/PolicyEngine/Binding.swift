// A sheet meets the facts: everything that is the same for all cases of a period is looked up once.

import LuaRuntime
import Workforce

/// The facts, the period and the policy a rule is bound to before it is decided.
struct Binding {
  let policy: Policy
  let snapshot: Snapshot
  let period: Period
  let first: Int32
  let last: Int32
  /// The sheet's functions, when it has any.
  let functions: SheetFunctions?

  init(policy: Policy, snapshot: Snapshot, period: Period, functions: SheetFunctions?) {
    self.policy = policy
    self.snapshot = snapshot
    self.period = period
    first = period.first.day
    last = period.last.day
    self.functions = functions
  }

  /// The same month and policy before the facts of other people.
  func among(_ people: Snapshot) -> Binding {
    Binding(policy: policy, snapshot: people, period: period, functions: nil)
  }

  /// First day of the period's year, or of a year so many later.
  func newYear(_ years: Int) -> Int32 {
    CivilDate(year: period.year + years, month: 1, day: 1)?.day ?? CivilDate.openStart.day
  }

  /// Values of a parameter on the last day of the period, at the places 0 to 3.
  func table(_ parameter: String) -> [Int64?] {
    policy.parameters[parameter]?.table(on: period.last) ?? [nil, nil, nil, nil]
  }

  /// As ``table(_:)``, and with `lastYear` the values at the end of the calendar year before.
  func table(_ parameter: String, lastYear: Bool) -> [Int64?] {
    guard lastYear else { return table(parameter) }
    let end = CivilDate(day: (CivilDate(year: period.year, month: 1, day: 1)?.day ?? first) - 1)
    return policy.parameters[parameter]?.table(on: end) ?? [nil, nil, nil, nil]
  }

  /// True at the numbers of the symbols that a list names.
  func membership(of list: String, code: (String) -> String = { $0 }) -> [Bool] {
    var members = [Bool](repeating: false, count: snapshot.symbols.texts.count)
    for name in policy.lists[list]?.names ?? [] {
      if let number = snapshot.symbols.number(of: code(name)) { members[Int(number)] = true }
    }
    return members
  }
}
