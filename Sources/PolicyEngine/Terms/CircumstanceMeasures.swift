// Words that count and sum circumstances, and that tell how long ago one was.

import LuaRuntime
import Workforce

enum CircumstanceMeasures: Family {
  static let words = [
    Word(
      "circumstances.count", .either, gives: "measure", zh: "选定情况的条数；不写时间时截至月末",
      en: "how many such circumstances there are, by the last day unless a moment is given"),
    Word(
      "circumstances.total", .either, gives: "measure", zh: "选定情况的数值合计；不写时间时截至月末",
      en: "the sum of their numbers, by the last day unless a moment is given"),
    Word(
      "circumstances.sum", .call, gives: "amount", zh: "以记录的金额合计为发放额；没有记录时待定",
      en: "as an amount, the money recorded; undecided when nothing is recorded"),
    Word(
      "circumstances.money", .call, gives: "measure", zh: "记录的金额合计，用于比较；没有记录时待定",
      en: "the money recorded, to be compared; undecided when nothing is recorded"),
    Word(
      "circumstances.years_since", .plain, gives: "measure",
      zh: "最近一次距月末的整年数（周岁、满年）；没有记录时待定",
      en: "whole years from the latest of them to the last day; undecided when none is recorded"),
    Word(
      "circumstances.months_since", .plain, gives: "measure", zh: "最近一次距月末的整月数；没有记录时待定",
      en: "whole months from the latest of them to the last day; undecided when none is recorded"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    let what: CircumstanceMeasure.What
    switch node.word {
    case "circumstances.count": what = .count
    case "circumstances.total": what = .total
    case "circumstances.money": what = .sum
    case "circumstances.years_since": what = .since(months: 12)
    case "circumstances.months_since": what = .since(months: 1)
    default: return nil
    }
    return CircumstanceMeasure(
      selection: try CircumstanceSelection(node.of, loading),
      window: node.arguments.isEmpty ? .moment(.byLastDay) : try CircumstanceWindow(node), what: what)
  }
}

/// When a circumstance must be true: a moment of the month, or days the sheet names.
enum CircumstanceWindow: Sendable {
  case moment(Moment)
  case dates(from: Int32, to: Int32)

  init(_ node: SheetNode) throws(PolicyError.Problem) {
    if case .table? = node.arguments.first {
      let (from, to) = try node.window(node.arguments.first)
      self = .dates(from: from, to: to)
    } else {
      self = .moment(
        try node.moment(
          node.arguments.first, Moment.allCases))
    }
  }

  /// First and last day; a circumstance counts when it shares a day with them. Nothing after the
  /// month is known yet, so days the sheet names end with it too.
  func days(_ binding: Binding) -> (Int32, Int32) {
    switch self {
    case .moment(.onLastDay): (binding.last, binding.last)
    case .moment(.onSomeDay), .moment(.inMonth): (binding.first, binding.last)
    case .moment(.byLastDay): (Int32.min, binding.last)
    case .moment(.beforeMonth): (Int32.min, binding.first - 1)
    case .moment(.inYearBefore): (binding.newYear(-1), binding.newYear(0) - 1)
    case .moment(.beforeYear): (Int32.min, binding.newYear(0) - 1)
    case .dates(let from, let to): (from, min(to, binding.last))
    }
  }
}

/// A number had from circumstances.
struct CircumstanceMeasure: Measure {
  enum What: Sendable, Equatable {
    case count, total
    /// As the total, but unknown when there is nothing to sum.
    case sum
    case since(months: Int)
  }

  let selection: CircumstanceSelection
  let window: CircumstanceWindow
  let what: What
  var unit: MeasureUnit { what == .sum ? .money : .count }

  var variants: [Variant<any Measure>] {
    func copy(
      _ selection: CircumstanceSelection, _ window: CircumstanceWindow, _ what: What
    ) -> any Measure {
      CircumstanceMeasure(selection: selection, window: window, what: what)
    }
    var found: [Variant<any Measure>] = []
    switch what {
    case .count:
      found.append(Variant(zh: "count 改为 total", en: "count becomes total", copy(selection, window, .total)))
    case .total:
      found.append(Variant(zh: "total 改为 count", en: "total becomes count", copy(selection, window, .count)))
    case .sum, .since: break
    }
    return found + window.variants.map { $0.map { copy(selection, $0, what) } }
      + selection.variants.map { $0.map { copy($0, window, what) } }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    landmarks.circumstances.append(selection)
  }
  func canBeUndecided(for subject: Subject) -> Bool { what != .count }

  func bind(_ binding: Binding) -> any BoundMeasure {
    let days = window.days(binding)
    return Bound(
      circumstances: BoundCircumstances(selection, binding), from: days.0, to: days.1, what: what,
      last: CivilDate(day: binding.last))
  }

  private struct Bound: BoundMeasure {
    let circumstances: BoundCircumstances
    let from: Int32
    let to: Int32
    let what: What
    let last: CivilDate

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        values[place] = value(worker: Int(cases.worker[place]), level: cases.level[place])
      }
    }

    private func value(worker: Int, level: UInt8) -> Int64 {
      let columns = circumstances.circumstances
      var sum: Int64 = 0
      var count: Int64 = 0
      var latest = Int32.min
      for index in circumstances.range(of: worker)
      where circumstances.matches(index, level: level) && columns.first.base[index] <= to
        && columns.last.base[index] >= from
      {
        count += 1
        latest = max(latest, columns.first.base[index])
        let number = columns.number.base[index]
        let (next, overflow) = sum.addingReportingOverflow(number)
        // A receipt without its amount makes the sum unknown, and so does one that does not fit.
        sum = number == .min || sum == unknownValue || overflow ? unknownValue : next
      }
      switch what {
      case .count: return count
      case .total: return sum
      case .sum: return count == 0 ? unknownValue : sum
      case .since(let months):
        return count == 0
          ? unknownValue : wholeMonths(from: CivilDate(day: latest), to: last) / Int64(months)
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = circumstances.evidence(item)
      let value = value(worker: item.worker, level: item.level)
      if value != unknownValue {
        let text = (what == .sum ? MeasureUnit.money : .count).text(value)
        evidence.text = Sentence(
          zh: "\(evidence.text.zh)；计 \(text.zh)", en: "\(evidence.text.en); counts \(text.en)")
      }
      return evidence
    }
  }
}

/// Months that are full: the same day of a later month completes one, or the last day of a month
/// that has no such day.
func wholeMonths(from: CivilDate, to: CivilDate) -> Int64 {
  let (from, to, next) = (from.parts, to.parts, CivilDate(day: to.day + 1).parts)
  let months = (to.year - from.year) * 12 + to.month - from.month
  return Int64(months - (to.day < from.day && next.month == to.month ? 1 : 0))
}
