// Words that look at circumstances and posts on another day than those of the month: on the day of
// a claim, when an exam was filed, within a year of a certificate.

import LuaRuntime
import Workforce

enum MomentTerms: Family {
  static let words = [
    Word(
      "circumstances.held_on", .call, zh: "在某日存在选定的情况（日期或另一日期事实，如申领日）",
      en: "such a circumstance is true on a day: a date, or another day word"),
    Word(
      "circumstances.recorded_on", .call, zh: "同 held_on；没有任何该类记录时待定",
      en: "as held_on, but undecided when nothing of the kind is recorded at all"),
    Word(
      "circumstances.held_between", .call, zh: "在两日之间（均含）任一日存在：{ from = 起, to = 止 }，可用日期事实",
      en: "true on some day of { from, to }, both included; each a date or another day word"),
    Word(
      "circumstances.first_day", .plain, gives: "measure", zh: "选定情况最早的日期（截至月末）；没有时待定",
      en: "the earliest day of such a circumstance by the last day; unknown when there is none"),
    Word(
      "circumstances.latest_day", .plain, gives: "measure", zh: "选定情况最近一次的日期（截至月末）；没有时待定",
      en: "the latest day one began by the last day; unknown when there is none"),
    Word(
      "circumstances.number", .plain, gives: "measure", zh: "月末有效的选定情况所记的数；没有或不一致时待定",
      en: "the number of the one true on the last day; unknown when none is or several differ"),
    Word(
      "postings.held_on", .call, zh: "在某日任职于选定的岗位", en: "serves in such a posting on a day"),
    Word(
      "postings.held_between", .call, zh: "在两日之间（均含）任一日任职：{ from = 起, to = 止 }",
      en: "serves in such a posting on some day of { from, to }, both included"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    let isPosting = node.word.hasPrefix("postings.")
    switch node.word {
    case "circumstances.held_on", "circumstances.recorded_on", "postings.held_on":
      let day = try DayChoice(node.arguments.first, word: node.word, loading)
      return SpanCondition(
        what: try what(node, isPosting, loading), from: day, to: day,
        needsRecord: node.word == "circumstances.recorded_on")
    case "circumstances.held_between", "postings.held_between":
      let days = node.settings ?? [:]
      try node.allow(only: ["from", "to"], in: days)
      guard days["from"] != nil, days["to"] != nil else {
        throw .wrongValue(word: node.word, expected: .oneOf(["{ from = …, to = … }"]))
      }
      return SpanCondition(
        what: try what(node, isPosting, loading),
        from: try DayChoice(days["from"], word: "from", loading),
        to: try DayChoice(days["to"], word: "to", loading), needsRecord: false)
    default: return nil
    }
  }

  private static func what(
    _ node: SheetNode, _ isPosting: Bool, _ loading: Loading
  ) throws(PolicyError.Problem) -> SpanCondition.What {
    isPosting
      ? .postings(try PostingSelection(node.of, loading))
      : .circumstances(try CircumstanceSelection(node.of, loading))
  }

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    let kind: CircumstanceDay.Which
    switch node.word {
    case "circumstances.first_day": kind = .first
    case "circumstances.latest_day": kind = .latest
    case "circumstances.number": kind = .number
    default: return nil
    }
    return CircumstanceDay(selection: try CircumstanceSelection(node.of, loading), which: kind)
  }
}

/// The first or latest day, or the number, of the circumstances meant.
private struct CircumstanceDay: Measure {
  enum Which: Sendable { case first, latest, number }

  let selection: CircumstanceSelection
  let which: Which
  var unit: MeasureUnit { which == .number ? .count : .date }

  var variants: [Variant<any Measure>] {
    var found: [Variant<any Measure>] = selection.variants.map {
      $0.map { CircumstanceDay(selection: $0, which: which) }
    }
    if which != .number {
      let other = CircumstanceDay(selection: selection, which: which == .first ? .latest : .first)
      found.append(Variant(zh: "最早与最近对调", en: "first and latest are swapped", other))
    }
    return found
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    landmarks.circumstances.append(selection)
  }
  func canBeUndecided(for subject: Subject) -> Bool { true }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(
      circumstances: BoundCircumstances(selection, binding), which: which, last: binding.last)
  }

  private struct Bound: BoundMeasure {
    let circumstances: BoundCircumstances
    let which: Which
    let last: Int32

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      let columns = circumstances.circumstances
      for place in 0..<cases.count {
        var found: Int64?
        for index in circumstances.range(of: Int(cases.worker[place]))
        where circumstances.matches(index, level: cases.level[place])
          && columns.first.base[index] <= last
        {
          let day = Int64(columns.first.base[index])
          switch which {
          case .first: found = min(found ?? day, day)
          case .latest: found = max(found ?? day, day)
          case .number:
            guard columns.last.base[index] >= last else { continue }
            let number = columns.number.base[index]
            // Two records that differ leave the number unknown, as one without a number does.
            found = found == nil || found == number ? number : unknownValue
          }
        }
        values[place] = found ?? unknownValue
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = circumstances.evidence(item)
      let value = value(item)
      guard which == .number, value != unknownValue else { return evidence }
      evidence.text = Sentence(
        zh: "\(evidence.text.zh)：\(value)", en: "\(evidence.text.en): \(value)")
      return evidence
    }
  }
}
