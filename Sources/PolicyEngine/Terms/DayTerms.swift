// Words that compare days with each other and count months from them.
//
// A term of months ends on the same day of a later month, or on the last day of a month that has no
// such day (《民法典》第二百零一条、第二百零二条): one year after 2023-06-15 ends with 2024-06-15.

import LuaRuntime
import Workforce

enum DayTerms: Family {
  static let words = [
    Word(
      "measure.no_later_than", .call, zh: "不晚于某日（含当日）：日期、\"the last day\" 或另一日期事实",
      en: "on that day or before it: a date, \"the last day\" (of the month) or another day word"),
    Word(
      "measure.no_earlier_than", .call, zh: "不早于某日（含当日）", en: "on that day or after it"),
    Word(
      "measure.months_later", .call, gives: "measure", zh: "若干个月之后的对应日；负数为之前",
      en: "the same day so many months later (earlier when negative), at most the month's last day"),
    Word(
      "certificate.approval_day", .plain, gives: "measure", zh: "所计级别证书最早的批准日期",
      en: "the day the certificate of the level was approved; the earliest when there are several"),
    Word(
      "registration.first_day", .plain, gives: "measure", zh: "月末有效登记的起始日",
      en: "the day the registration valid on the last day of the month began"),
    Word(
      "registration.first_ever", .plain, gives: "measure", zh: "所计级别首次登记的日期",
      en: "the day the level was registered for the first time"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "measure.no_later_than" || node.word == "measure.no_earlier_than",
      let of = node.of
    else { return nil }
    let measure = try loading.measure(of)
    guard measure.unit == .date else { throw .mixedUnits(word: node.word) }
    return DayComparison(
      day: measure, other: try DayChoice(node.arguments.first, word: node.word, loading),
      later: node.word == "measure.no_earlier_than")
  }

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    switch node.word {
    case "measure.months_later":
      guard let of = node.of, let months = node.integer, (-1200...1200).contains(months) else {
        throw .wrongValue(word: node.word, expected: .wholeNumber)
      }
      let day = try loading.measure(of)
      guard day.unit == .date else { throw .mixedUnits(word: node.word) }
      return MonthsLater(day: day, months: Int(months))
    case "certificate.approval_day": return try OwnDay(.approval, node, loading)
    case "registration.first_day": return try OwnDay(.termStart, node, loading)
    case "registration.first_ever": return try OwnDay(.firstTerm, node, loading)
    default: return nil
    }
  }
}

private struct DayComparison: Condition {
  let day: any Measure
  let other: DayChoice
  /// Whether the day must not lie before the other; else not after it.
  let later: Bool

  var variants: [Variant<any Condition>] {
    func copy(_ day: any Measure, _ other: DayChoice, _ later: Bool) -> any Condition {
      DayComparison(day: day, other: other, later: later)
    }
    let swapped = Variant(
      zh: "不早于与不晚于对调", en: "no_later_than and no_earlier_than are swapped",
      copy(day, other, !later))
    return [swapped] + other.variants.map { $0.map { copy(day, $0, later) } }
      + day.variants.map { $0.map { copy($0, other, later) } }
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let (day, other) = (day.bind(binding), BoundDay(other, binding))
    let names = [
      Sentence(zh: "早一日", en: "a day before"), Sentence(zh: "恰在当日", en: "on the very day"),
      Sentence(zh: "晚一日", en: "a day after"),
    ]
    return zip([Int64(-1), 0, 1], names).map { step, name in
      Boundary(zh: name.zh, en: name.en) { item in
        other.look(alone(item))
        let (left, right) = (day.value(item), other.day(0))
        return left != unknownValue && right != unknownValue && left == right + step
      }
    }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    day.note(&landmarks, binding)
    other.note(&landmarks, binding)
  }
  func canBeUndecided(for subject: Subject) -> Bool {
    day.canBeUndecided(for: subject) || other.canBeUndecided(for: subject)
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(day: day.bind(binding), other: BoundDay(other, binding), later: later)
  }

  private struct Bound: BoundCondition {
    let day: any BoundMeasure
    let other: BoundDay
    let later: Bool
    private let scratch = Scratch()

    init(day: any BoundMeasure, other: BoundDay, later: Bool) {
      self.day = day
      self.other = other
      self.later = later
    }

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      day.values(cases, scratch.values)
      other.look(cases)
      for index in 0..<cases.count {
        let (left, right) = (scratch.values[index], other.day(index))
        let isUnknown = left == unknownValue || right == unknownValue
        let holds = later ? left >= right : left <= right
        verdicts[index] = (isUnknown ? Verdict.unknown : holds ? .holds : .fails).rawValue
      }
    }

    func evidence(_ item: Case) -> Evidence {
      let (left, right) = (day.evidence(item), other.evidence(item))
      return Evidence(
        zh: "\(left.text.zh)；应\(later ? "不早于" : "不晚于")：\(right.text.zh)",
        en: "\(left.text.en); no \(later ? "earlier" : "later") than: \(right.text.en)",
        facts: left.facts + right.facts)
    }
  }
}

private struct MonthsLater: Measure {
  let day: any Measure
  let months: Int
  var unit: MeasureUnit { .date }

  var variants: [Variant<any Measure>] {
    [months - 1, months + 1].map {
      Variant<any Measure>(
        zh: "\(months) 个月改为 \($0) 个月", en: "\(months) months becomes \($0)",
        MonthsLater(day: day, months: $0))
    } + day.variants.map { $0.map { MonthsLater(day: $0, months: months) } }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) { day.note(&landmarks, binding) }
  func canBeUndecided(for subject: Subject) -> Bool { day.canBeUndecided(for: subject) }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(day: day.bind(binding), months: months)
  }

  private struct Bound: BoundMeasure {
    let day: any BoundMeasure
    let months: Int

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      day.values(cases, values)
      for index in 0..<cases.count where values[index] != unknownValue {
        let start = CivilDate(day: Int32(truncatingIfNeeded: values[index]))
        values[index] = Int64(start.adding(months: months).day)
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = day.evidence(item)
      let value = value(item)
      let end = value == unknownValue ? "?" : MeasureUnit.date.plain(value)
      evidence.text = Sentence(
        zh: "\(evidence.text.zh)，\(months) 个月后为 \(end)",
        en: "\(evidence.text.en), \(months) month(s) later is \(end)")
      return evidence
    }
  }
}

/// A day of the level's own certificate or registration.
private struct OwnDay: Measure {
  enum Which: Sendable { case approval, termStart, firstTerm }

  let which: Which
  var unit: MeasureUnit { .date }
  /// The other days of a certificate or term are other words.
  var variants: [Variant<any Measure>] { [] }
  /// A case has its certificate; it has its term when the choice of a level asks for one.
  func canBeUndecided(for subject: Subject) -> Bool {
    which != .approval && !subject.isRegisteredOnLastDay
  }

  init(
    _ which: Which, _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) {
    try loading.needLevel(node)
    self.which = which
  }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(
      which: which, certificates: binding.snapshot.certificates,
      registrations: binding.snapshot.registrations, term: CurrentTerm(binding, .onLastDay))
  }

  private struct Bound: BoundMeasure {
    let which: Which
    let certificates: CertificateColumns
    let registrations: RegistrationColumns
    let term: CurrentTerm

    private func index(worker: Int, level: UInt8) -> Int? {
      switch which {
      case .approval:
        certificates.byWorker.range(of: worker).lazy
          .filter { certificates.level.base[$0] == level }
          .min { certificates.approved.base[$0] < certificates.approved.base[$1] }
      case .termStart: term.index(worker: worker, level: level)
      case .firstTerm:
        registrations.byWorker.range(of: worker).lazy
          .filter { registrations.level.base[$0] == level }
          .min { registrations.first.base[$0] < registrations.first.base[$1] }
      }
    }

    private func day(_ index: Int) -> Int32 {
      which == .approval ? certificates.approved.base[index] : registrations.first.base[index]
    }

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        let found = index(worker: Int(cases.worker[place]), level: cases.level[place])
        values[place] = found.map { Int64(day($0)) } ?? unknownValue
      }
    }

    func evidence(_ item: Case) -> Evidence {
      guard let index = index(worker: item.worker, level: item.level) else {
        return Evidence(zh: "没有该级别的记录", en: "nothing is recorded for this level")
      }
      let day = CivilDate(day: day(index))
      guard which != .approval else {
        return Evidence(
          zh: "\(day) 批准", en: "approved on \(day)",
          facts: [.init(noun: "certificate", number: certificates.fact.base[index])])
      }
      return Evidence(
        zh: "\(day) 登记", en: "registered on \(day)",
        facts: [.init(noun: "registration", number: registrations.fact.base[index])])
    }
  }
}
