// Words on length of service: months served, and unbroken runs.
//
// Service is asked of selected posts over a stretch of time; posts that overlap or follow each
// other without a gap are one run. A run of twelve months from 2017-08-01 is full on 2018-07-31.

import LuaRuntime
import Workforce

enum ServiceTerms: Family {
  static let words = [
    Word(
      "postings.service", .either, gives: "service",
      zh: "在选定岗位的任职时间：during（\"the year before\"、\"this year\"，不写为截至月末）、gap（允许中断的天数）、"
        + "since = \"approval\"（只计取得证书以后）、employer = \"same\"（同一单位才算连续）",
      en: "time in such posts: during (\"the year before\", \"this year\"; else all to the last day),"
        + " gap (days a break may last), since = \"approval\" (only with the certificate),"
        + " employer = \"same\" (a run stays with one employer)"),
    Word(
      "service.months", .call, gives: "measure",
      zh: "任职的月数：\"any day\" 有一日即计、\"half month\" 满半月、\"whole month\" 整月",
      en: "calendar months served: by \"any day\", \"half month\" or \"whole month\""),
    Word(
      "service.longest_run", .plain, gives: "measure", zh: "最长一段连续任职的整月数",
      en: "whole months of the longest unbroken run"),
    Word(
      "service.current_run", .plain, gives: "measure", zh: "仍在继续的一段连续任职的整月数；已离职为 0",
      en: "whole months of the run that still goes on at the end of the time; 0 when none does"),
    Word(
      "service.start_day", .plain, gives: "measure", zh: "最早的任职日期；没有时待定",
      en: "the first day of service; unknown when there is none"),
    Word(
      "service.full_day", .call, gives: "measure", zh: "连续任职首次满若干个月的日期；未满时待定",
      en: "the day a run was first so many months long; unknown when none was"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    let question: ServiceMeasure.Question
    switch node.word {
    case "service.months":
      let known = ServiceMeasure.Counting.allCases.map(\.rawValue)
      guard let text = node.text, let counting = ServiceMeasure.Counting(rawValue: text) else {
        throw .wrongValue(word: node.word, expected: .oneOf(known))
      }
      question = .months(counting)
    case "service.longest_run": question = .longestRun
    case "service.current_run": question = .currentRun
    case "service.start_day": question = .startDay
    case "service.full_day":
      guard let months = node.integer, (1...1200).contains(months) else {
        throw .wrongValue(word: node.word, expected: .wholeNumber)
      }
      question = .fullDay(months: Int(months))
    default: return nil
    }
    return ServiceMeasure(service: try ServiceSelection(node.of, loading), question: question)
  }
}

/// The service a sheet means: which posts, over what time, and what breaks a run.
struct ServiceSelection: Sendable {
  enum During: String, CaseIterable, Sendable {
    case toLastDay = "by the last day"
    case thisYear = "this year"
    case yearBefore = "the year before"
  }

  var postings: PostingSelection
  var during: During
  var gap: Int32
  var sinceApproval: Bool
  var sameEmployer: Bool

  init(_ node: SheetNode?, _ loading: Loading) throws(PolicyError.Problem) {
    guard let node, let settings = node.settings else {
      throw .wrongValue(word: "service", expected: .table)
    }
    try node.allow(only: ["during", "gap", "since", "employer"], in: settings)
    postings = try PostingSelection(node.of, loading)
    let known = During.allCases.map(\.rawValue)
    switch settings["during"] {
    case nil: during = .toLastDay
    case .string(let text)?:
      guard let found = During(rawValue: text) else {
        throw .unknownValue(word: "during", value: text, known: known)
      }
      during = found
    default: throw .wrongValue(word: "during", expected: .oneOf(known))
    }
    switch settings["gap"] {
    case nil: gap = 0
    case .integer(let days)? where (0...366).contains(days): gap = Int32(days)
    default: throw .wrongValue(word: "gap", expected: .wholeNumber)
    }
    sinceApproval = try Self.flag(settings["since"], "since", "approval")
    sameEmployer = try Self.flag(settings["employer"], "employer", "same")
    if sinceApproval { try loading.needLevel(node) }
  }

  private static func flag(
    _ value: LuaValue?, _ field: String, _ only: String
  ) throws(PolicyError.Problem) -> Bool {
    if value == nil { return false }
    guard case .string(only)? = value else {
      throw .wrongValue(word: field, expected: .oneOf([only]))
    }
    return true
  }
}

struct ServiceMeasure: Measure {
  enum Counting: String, CaseIterable, Sendable {
    case anyDay = "any day"
    case halfMonth = "half month"
    case wholeMonth = "whole month"
  }

  enum Question: Sendable {
    case months(Counting)
    case longestRun, currentRun, startDay
    case fullDay(months: Int)
  }

  let service: ServiceSelection
  let question: Question

  var variants: [Variant<any Measure>] {
    service.variants.map { $0.map { ServiceMeasure(service: $0, question: question) } }
      + question.variants.map { $0.map { ServiceMeasure(service: service, question: $0) } }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.note(service.postings) }
  func canBeUndecided(for subject: Subject) -> Bool {
    switch question {
    case .startDay, .fullDay: true
    default: service.postings.onEstablishment != nil
    }
  }
  var unit: MeasureUnit {
    switch question {
    case .months, .longestRun, .currentRun: .months
    case .startDay, .fullDay: .date
    }
  }

  func bind(_ binding: Binding) -> any BoundMeasure {
    BoundServiceMeasure(service: BoundService(service, binding), question: question, unit: unit)
  }
}

private struct BoundServiceMeasure: BoundMeasure {
  let service: BoundService
  let question: ServiceMeasure.Question
  let unit: MeasureUnit

  func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
    for place in 0..<cases.count {
      values[place] = value(worker: Int(cases.worker[place]), level: cases.level[place])
    }
  }

  /// The answer where every posting counts that might, when it is the answer without those too.
  private func value(worker: Int, level: UInt8) -> Int64 {
    service.read(worker: worker, level: level, certainOnly: false)
    let answer = answer()
    guard service.hasDoubt else { return answer }
    service.read(worker: worker, level: level, certainOnly: true)
    return self.answer() == answer ? answer : unknownValue
  }

  private func answer() -> Int64 {
    switch question {
    case .months(let counting): return service.months(counting)
    case .longestRun: return service.runs.map { wholeMonths($0) }.max() ?? 0
    case .currentRun:
      return service.runs.filter { $0.last >= service.last }.map { wholeMonths($0) }.max() ?? 0
    case .startDay: return service.runs.map { Int64($0.first) }.min() ?? unknownValue
    case .fullDay(let months):
      let ends = service.runs.filter { wholeMonths($0) >= months }.map { fullDay($0, months) }
      return ends.min() ?? unknownValue
    }
  }

  private func fullDay(_ run: ServiceRun, _ months: Int) -> Int64 {
    Int64(CivilDate(day: run.first).adding(months: months).day - 1)
  }

  /// Months a run has filled: the next one is full on the eve of its corresponding day.
  private func wholeMonths(_ run: ServiceRun) -> Int64 {
    let (start, end) = (CivilDate(day: run.first), CivilDate(day: run.last + 1))
    let (from, to) = (start.parts, end.parts)
    let months = (to.year - from.year) * 12 + to.month - from.month
    return Int64(start.adding(months: months) <= end ? months : months - 1)
  }

  func evidence(_ item: Case) -> Evidence {
    let value = value(worker: item.worker, level: item.level)
    service.read(worker: item.worker, level: item.level, certainOnly: false)
    var evidence = service.evidence(item)
    let text = value == unknownValue ? Sentence(zh: "待定", en: "unknown") : unit.text(value)
    evidence.text = Sentence(
      zh: "\(evidence.text.zh)：\(text.zh)", en: "\(evidence.text.en): \(text.en)")
    return evidence
  }
}
