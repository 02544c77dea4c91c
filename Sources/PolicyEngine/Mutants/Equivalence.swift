// Changes that no roll can show, and the rule by which that is known.
//
// A mutant counts as equivalent by one of these rules alone, never because no test or search has
// told it apart. Each rule is a statement about the engine that can be read and checked.

public import Workforce

/// Why a changed policy gives the same rolls as the original.
public enum Equivalence: String, Sendable, CaseIterable {
  /// Parameters are read on the last day of a month. A date that moves without passing the last
  /// day of any month gives every month the same value.
  case sameMonths = "same_months"
  /// A roll needs a policy in force on the last day of its month, and reads parameters on that day
  /// or, where a rule asks for the value of the year before, on 31 December before. What changes on
  /// other days alone changes no roll.
  case outsideInForce = "outside_in_force"
  /// Rounding half to even differs from half up at a half fen only, and no rate of the sheet times
  /// days over the days of a month has one: every rate, day and length of month is tried.
  case noHalfFen = "no_half_fen"
  /// Where each rule of an exclusion pays, at every level and on every day, no less than those
  /// behind it, the first that pays is the one that pays most.
  case fallingAmounts = "falling_amounts"

  public var reason: Sentence {
    switch self {
    case .sameMonths:
      Sentence(
        zh: "parameter 按月末日取值，这一改动没有越过任何月末日",
        en: "parameters are read on the last day of a month, and the change passes none")
    case .outsideInForce:
      Sentence(
        zh: "只影响政策有效期以外的月份，那些月份没有名册",
        en: "it changes only months in which the policy is not in force, which have no roll")
    case .noHalfFen:
      Sentence(
        zh: "本表的标准按任何天数折算都不会恰好出现半分",
        en: "no rate of the sheet gives exactly half a fen for any number of days")
    case .fallingAmounts:
      Sentence(
        zh: "排在前面的规则在任何级别、任何日期都不比后面的发得少，第一项就是最高的一项",
        en: "each rule pays no less than those behind it at every level and on every day")
    }
  }

  /// For a segment that begins on another day.
  static func ofDate(_ old: CivilDate, to new: CivilDate, in policy: Policy) -> Equivalence? {
    // Last days d of months with min ≤ d < max have another value.
    let (low, high) = (min(old, new), max(old, new))
    var month = Period(containing: low)
    var changed: [CivilDate] = []
    while month.last < high {
      if month.last >= low { changed.append(month.last) }
      month = month.next
    }
    if changed.isEmpty { return .sameMonths }
    return changed.allSatisfy { !policy.mayRead(on: $0) } ? .outsideInForce : nil
  }

  /// For a value that another one replaces on a day, when nothing reads it before.
  static func ofValue(until next: CivilDate?, in policy: Policy) -> Equivalence? {
    next.map { $0 <= policy.firstReading } == true ? .outsideInForce : nil
  }

  /// For a rounding step changed to half even, when it is the first step on rates of the sheet.
  static func ofRounding(
    _ step: Amount.Step, at place: Int, in rule: Rule, of policy: Policy
  ) -> Equivalence? {
    guard case .prorated(_, .halfEven) = step, place == 0,
      case .prorated(_, .halfUp) = rule.amount.steps[place].step
    else { return nil }
    let rates: [Int64]
    switch rule.amount.base {
    case .fixed(let money): rates = [money.fen]
    case .byLevel(let name), .rate(let name, _):
      rates = policy.parameters[name]?.segments.flatMap { Array($0.values.values) } ?? []
    case .measure, .function: return nil
    }
    for rate in rates {
      for length in Int64(28)...31 {
        for days in 1...length {
          let twice = rate.multipliedReportingOverflow(by: days * 2)
          // Half a fen is left over when twice the product is an odd multiple of the length.
          if twice.overflow || (twice.partialValue % length == 0
            && twice.partialValue / length % 2 != 0) { return nil }
        }
      }
    }
    return .noHalfFen
  }
}

extension Equivalence {
  /// For an exclusion that takes the first rule instead of the highest, or the other way.
  static func ofTaking(_ exclusion: Exclusion, in policy: Policy) -> Equivalence? {
    let rules = exclusion.rules.compactMap { id in policy.rules.first { $0.id == id } }
    // Values stay the same between these days, which include the first of every value.
    let first = policy.inForce.first
    let days = Set(
      policy.parameters.values.flatMap(\.segments).map(\.from).filter { $0 >= first } + [first])
    for day in days {
      let ranges = rules.map { $0.amountRange(policy, on: day) }
      for (one, next) in zip(ranges, ranges.dropFirst()) {
        guard let one, let next, one.lowerBound >= next.upperBound else { return nil }
      }
    }
    return .fallingAmounts
  }
}

extension Rule {
  /// The least and the most it pays anybody on a day, when that depends on the level alone; nil when
  /// it depends on other facts or somebody may get nothing.
  fileprivate func amountRange(_ policy: Policy, on day: CivilDate) -> ClosedRange<Int64>? {
    if case .eachCertificate = subject { return nil }
    func values(_ parameter: String) -> [Int64]? {
      policy.parameters[parameter]?.segment(on: day).map { Array($0.values.values) }
    }
    var sums: [[Int64]]
    switch amount.base {
    case .fixed(let money): sums = [[money.fen]]
    case .byLevel(let name), .rate(let name, lastYear: false):
      guard let found = values(name) else { return nil }
      sums = [found]
    case .rate, .measure, .function: return nil
    }
    for (step, _) in amount.steps {
      guard case .plus(let name) = step, let found = values(name) else { return nil }
      sums.append(found)
    }
    let least = sums.reduce(Int64(0)) { $0 + ($1.min() ?? 0) }
    return least > 0 ? least...sums.reduce(Int64(0)) { $0 + ($1.max() ?? 0) } : nil
  }
}

extension Policy {
  private var readsYearBefore: Bool {
    rules.contains {
      if case .rate(_, lastYear: true) = $0.amount.base { true } else { false }
    }
  }

  /// The first day on which any roll reads a parameter.
  fileprivate var firstReading: CivilDate {
    let first = Period(containing: inForce.first)
    let newYear = CivilDate(year: first.year, month: 1, day: 1)
    return readsYearBefore ? newYear?.adding(days: -1) ?? first.last : first.last
  }

  /// Whether a roll may read a parameter on the last day of a month.
  fileprivate func mayRead(on day: CivilDate) -> Bool {
    inForce.contains(day) || (day >= firstReading && day < inForce.first)
  }
}
