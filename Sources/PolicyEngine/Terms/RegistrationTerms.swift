// Words on the registration of the level the rule goes by.

import LuaRuntime
import Workforce

enum RegistrationTerms: Family {
  static let words = [
    Word("registration", .prefix, zh: "登记", en: "registration of the level in question"),
    Word(
      "registration.is_current", .call, zh: "所计级别在指定时间登记有效",
      en: "the level is registered at the moment given"),
    Word(
      "registration.was_made", .plain, zh: "所计级别截至月末办理过登记（是否仍有效不论）",
      en: "the level was registered by the last day, whether it still is or not"),
    Word(
      "registration.ends_within", .call, zh: "月末有效的登记将在若干天内到期（含当天）",
      en: "the registration valid on the last day ends within so many days of it"),
    Word(
      "registration.last_day", .plain, gives: "measure", zh: "月末有效登记的到期日",
      en: "the day the registration valid on the last day of the month runs out"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    switch node.word {
    case "registration.was_made":
      try loading.needLevel(node)
      return RegistrationCurrent(moment: .byLastDay)
    case "registration.is_current":
      try loading.needLevel(node)
      let moment = try node.moment(node.arguments.first, [.onLastDay, .onSomeDay])
      return RegistrationCurrent(moment: moment)
    case "registration.ends_within":
      try loading.needLevel(node)
      guard let days = node.integer, (0...3660).contains(days) else {
        throw .wrongValue(word: node.word, expected: .wholeNumber)
      }
      return RegistrationEnds(days: Int32(days))
    default: return nil
    }
  }

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "registration.last_day" else { return nil }
    try loading.needLevel(node)
    return RegistrationLastDay()
  }
}

/// The term of a level that is valid in a stretch of days and ends last.
struct CurrentTerm {
  let registrations: RegistrationColumns
  private let first: Int32
  private let last: Int32

  init(_ binding: Binding, _ moment: Moment) {
    registrations = binding.snapshot.registrations
    first =
      switch moment {
      case .onSomeDay: binding.first
      case .byLastDay: Int32.min
      default: binding.last
      }
    last = binding.last
  }

  @inline(__always)
  func index(worker: Int, level: UInt8) -> Int? {
    var found = -1
    for index in registrations.byWorker.range(of: worker)
    where registrations.level.base[index] == level && registrations.first.base[index] <= last
      && registrations.last.base[index] >= first
    {
      if found < 0 || registrations.last.base[found] < registrations.last.base[index] {
        found = index
      }
    }
    return found < 0 ? nil : found
  }

  func evidence(_ item: Case) -> Evidence {
    if let index = index(worker: item.worker, level: item.level) {
      let span = (
        CivilDate(day: registrations.first.base[index]),
        CivilDate(day: registrations.last.base[index])
      )
      return Evidence(
        zh: "登记 \(span.0) 至 \(span.1)", en: "registered \(span.0) to \(span.1)",
        facts: [.init(noun: "registration", number: registrations.fact.base[index])])
    }
    let terms = registrations.byWorker.range(of: item.worker).filter {
      registrations.level.base[$0] == item.level
    }
    guard let latest = terms.max(by: { registrations.last.base[$0] < registrations.last.base[$1] })
    else { return Evidence(zh: "该级别没有登记记录", en: "this level has no registration") }
    let span = (
      CivilDate(day: registrations.first.base[latest]),
      CivilDate(day: registrations.last.base[latest])
    )
    return Evidence(
      zh: "最近一次登记为 \(span.0) 至 \(span.1)", en: "the latest term is \(span.0) to \(span.1)",
      facts: [.init(noun: "registration", number: registrations.fact.base[latest])])
  }
}

private struct RegistrationCurrent: Condition {
  let moment: Moment

  var variants: [Variant<any Condition>] {
    moment.others(among: [.onLastDay, .onSomeDay]).map {
      $0.map { RegistrationCurrent(moment: $0) }
    }
  }

  func boundaries(_ binding: Binding) -> [Boundary] { moment.registrationBoundaries(binding) }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(term: CurrentTerm(binding, moment))
  }

  private struct Bound: BoundCondition {
    let term: CurrentTerm

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, level in
        term.index(worker: worker, level: level) != nil ? .holds : .fails
      }
    }

    func evidence(_ item: Case) -> Evidence { term.evidence(item) }
  }
}

private struct RegistrationEnds: Condition {
  let days: Int32

  var variants: [Variant<any Condition>] {
    [days - 1, days + 1].map {
      Variant(zh: "\(days) 改为 \($0)", en: "\(days) becomes \($0)", RegistrationEnds(days: $0))
    }
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let term = CurrentTerm(binding, .onLastDay)
    let terms = binding.snapshot.registrations
    // A term that ends the day before the month's last one is no longer current.
    let ended = Boundary(zh: "登记止于月末日的前一日", en: "a registration ends the day before the last day") {
      item in
      terms.byWorker.range(of: item.worker).contains { terms.last[$0] == binding.last - 1 }
    }
    return [ended] + [0, days, days + 1].map { days in
      Boundary(zh: "登记在 \(days) 天后到期", en: "a registration ends in \(days) days") { item in
        term.index(worker: item.worker, level: item.level).map { terms.last[$0] }
          == binding.last + days
      }
    }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    landmarks.days.formUnion([binding.last + days - 1, binding.last + days, binding.last + days + 1])
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(term: CurrentTerm(binding, .onLastDay), latest: binding.last + days)
  }

  private struct Bound: BoundCondition {
    let term: CurrentTerm
    let latest: Int32

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, level in
        guard let index = term.index(worker: worker, level: level) else { return .fails }
        return term.registrations.last.base[index] <= latest ? .holds : .fails
      }
    }

    func evidence(_ item: Case) -> Evidence { term.evidence(item) }
  }
}

private struct RegistrationLastDay: Measure {
  var unit: MeasureUnit { .date }
  var variants: [Variant<any Measure>] { [] }
  func canBeUndecided(for subject: Subject) -> Bool { !subject.isRegisteredOnLastDay }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(term: CurrentTerm(binding, .onLastDay))
  }

  private struct Bound: BoundMeasure {
    let term: CurrentTerm

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for index in 0..<cases.count {
        let found = term.index(worker: Int(cases.worker[index]), level: cases.level[index])
        values[index] = found.map { Int64(term.registrations.last.base[$0]) } ?? unknownValue
      }
    }

    func evidence(_ item: Case) -> Evidence { term.evidence(item) }
  }
}
