// Words on yearly assessments.

import LuaRuntime
import Workforce

enum AssessmentTerms: Family {
  static let words = [
    Word("assessment", .prefix, zh: "年度考核", en: "yearly assessments"),
    Word(
      "assessment.last_year", .plain, gives: "assessed", zh: "上一年度的考核",
      en: "the assessment of the year before"),
    Word(
      "assessment.latest", .plain, gives: "assessed", zh: "本年度之前最近一次考核",
      en: "the latest assessment of a year before this one"),
    Word(
      "assessed.not_recorded_as", .call, zh: "没有记录为该结果；没有记录时视为符合",
      en: "not recorded with that result; holds when nothing is recorded"),
    Word(
      "assessed.is_not", .call, zh: "结果不是该结果；没有记录时待定",
      en: "the result is another one; undecided when nothing is recorded"),
    Word(
      "assessed.at_least", .call, zh: "结果不低于该结果；没有记录时待定",
      en: "the result is that or better; undecided when nothing is recorded"),
    Word(
      "assessment.years", .call, gives: "measure",
      zh: "本年度之前考核达到某结果的年数：assessment.years { at_least = \"passed\", since = 2003 }",
      en: "years before this one with that result or better, from a year on"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "assessment.years" else { return nil }
    let known = AssessmentResult.allCases.map(\.code)
    guard let settings = node.settings else { throw .wrongValue(word: node.word, expected: .table) }
    try node.allow(only: ["at_least", "since"], in: settings)
    guard case .string(let text)? = settings["at_least"], let result = AssessmentResult(text) else {
      throw .wrongValue(word: "at_least", expected: .oneOf(known))
    }
    var since: Int64 = 0
    if let value = settings["since"] {
      guard case .integer(let year) = value, (1...9999).contains(year) else {
        throw .wrongValue(word: "since", expected: .wholeNumber)
      }
      since = year
    }
    return AssessedYears(result: result, since: Int16(since))
  }

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    let comparisons: [String: AssessmentCondition.Comparison] = [
      "assessed.not_recorded_as": .notRecordedAs, "assessed.is_not": .isNot,
      "assessed.at_least": .atLeast,
    ]
    guard let comparison = comparisons[node.word], let which = node.of else { return nil }
    let known = AssessmentResult.allCases.map(\.code)
    guard let text = node.text else { throw .wrongValue(word: node.word, expected: .oneOf(known)) }
    guard let result = AssessmentResult(text) else {
      throw .unknownValue(word: node.word, value: text, known: known)
    }
    return AssessmentCondition(
      onlyLastYear: which.word == "assessment.last_year", comparison: comparison, result: result)
  }
}

private struct AssessmentCondition: Condition {
  /// As a sheet spells it.
  enum Comparison: String, Sendable {
    case notRecordedAs = "not_recorded_as"
    case isNot = "is_not"
    case atLeast = "at_least"
  }

  let onlyLastYear: Bool
  let comparison: Comparison
  let result: AssessmentResult

  var variants: [Variant<any Condition>] {
    func changed(
      _ zh: String, _ en: String, year: Bool? = nil, _ other: Comparison? = nil,
      _ result: AssessmentResult? = nil
    ) -> Variant<any Condition> {
      Variant(
        zh: zh, en: en,
        AssessmentCondition(
          onlyLastYear: year ?? onlyLastYear, comparison: other ?? comparison,
          result: result ?? self.result))
    }
    let year = onlyLastYear
      ? changed("last_year 改为 latest", "last_year becomes latest", year: false)
      : changed("latest 改为 last_year", "latest becomes last_year", year: true)
    let others: [Comparison] = [.notRecordedAs, .isNot, .atLeast].filter { $0 != comparison }
    let comparisons = others.map { other in
      changed(
        "\(comparison.rawValue) 改为 \(other.rawValue)",
        "\(comparison.rawValue) becomes \(other.rawValue)", other)
    }
    let results = AssessmentResult.allCases.filter {
      abs(Int($0.rawValue) - Int(result.rawValue)) == 1
    }.map { changed("\(result.code) 改为 \($0.code)", "\(result.code) becomes \($0.code)", nil, $0) }
    return [year] + comparisons + results
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let bound = Bound(
      assessments: binding.snapshot.assessments, condition: self,
      year: Int16(truncatingIfNeeded: binding.period.year))
    let steps = [-1, 0, 1].compactMap {
      AssessmentResult(rawValue: UInt8(Int(result.rawValue) + $0))
    }
    let results = steps.map { step in
      Boundary(zh: "考核结果为\(step.title.zh)", en: "the assessment is \(step.title.en)") { item in
        bound.index(worker: item.worker).map { bound.assessments.result[$0] } == step.rawValue
      }
    }
    let missing = Boundary(zh: "没有考核记录", en: "no assessment is recorded") { item in
      bound.index(worker: item.worker) == nil
    }
    return results + [missing]
  }

  func canBeUndecided(for subject: Subject) -> Bool { comparison != .notRecordedAs }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(
      assessments: binding.snapshot.assessments, condition: self,
      year: Int16(truncatingIfNeeded: binding.period.year))
  }

  private struct Bound: BoundCondition {
    let assessments: AssessmentColumns
    let condition: AssessmentCondition
    let year: Int16

    @inline(__always)
    func index(worker: Int) -> Int? {
      var found = -1
      for index in assessments.byWorker.range(of: worker)
      where condition.onlyLastYear
        ? assessments.year.base[index] == year - 1 : assessments.year.base[index] < year
      {
        if found < 0 || assessments.year.base[found] < assessments.year.base[index] {
          found = index
        }
      }
      return found < 0 ? nil : found
    }

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      let wanted = condition.result.rawValue
      let comparison = condition.comparison
      judgeEach(cases, verdicts) { worker, _ in
        guard let index = index(worker: worker) else {
          return comparison == .notRecordedAs ? .holds : .unknown
        }
        let result = assessments.result.base[index]
        let holds = comparison == .atLeast ? result >= wanted : result != wanted
        return holds ? .holds : .fails
      }
    }

    func evidence(_ item: Case) -> Evidence {
      guard let index = index(worker: item.worker) else {
        return condition.onlyLastYear
          ? Evidence(zh: "没有 \(year - 1) 年度考核记录", en: "no assessment of \(year - 1) is recorded")
          : Evidence(zh: "没有 \(year) 年以前的考核记录", en: "no assessment before \(year) is recorded")
      }
      let result = AssessmentResult(rawValue: assessments.result.base[index])?.title
      let when = assessments.year.base[index]
      return Evidence(
        zh: "\(when) 年度考核：\(result?.zh ?? "")", en: "assessment of \(when): \(result?.en ?? "")",
        facts: [.init(noun: "assessment", number: assessments.fact.base[index])])
    }
  }
}

/// Years assessed with a result or better. A year without an assessment does not count.
private struct AssessedYears: Measure {
  let result: AssessmentResult
  let since: Int16
  var unit: MeasureUnit { .count }

  var variants: [Variant<any Measure>] {
    let results = AssessmentResult.allCases.filter {
      abs(Int($0.rawValue) - Int(result.rawValue)) == 1
    }.map {
      Variant<any Measure>(
        zh: "\(result.code) 改为 \($0.code)", en: "\(result.code) becomes \($0.code)",
        AssessedYears(result: $0, since: since))
    }
    guard since > 0 else { return results }
    return results + [since - 1, since + 1].map {
      Variant(
        zh: "since \(since) 改为 \($0)", en: "since \(since) becomes \($0)",
        AssessedYears(result: result, since: $0))
    }
  }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(
      assessments: binding.snapshot.assessments, measure: self,
      year: Int16(truncatingIfNeeded: binding.period.year))
  }

  private struct Bound: BoundMeasure {
    let assessments: AssessmentColumns
    let measure: AssessedYears
    let year: Int16

    func years(_ worker: Int) -> [Int] {
      assessments.byWorker.range(of: worker).filter { index in
        let found = assessments.year.base[index]
        return found >= measure.since && found < year
          && assessments.result.base[index] >= measure.result.rawValue
      }
    }

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        values[place] = Int64(years(Int(cases.worker[place])).count)
      }
    }

    func evidence(_ item: Case) -> Evidence {
      let found = years(item.worker)
      return Evidence(
        zh: "考核达到“\(measure.result.title.zh)”共 \(found.count) 年",
        en: "\(found.count) year(s) assessed \(measure.result.title.en) or better",
        facts: found.map { .init(noun: "assessment", number: assessments.fact.base[$0]) })
    }
  }
}
