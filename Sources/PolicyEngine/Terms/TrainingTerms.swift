// Words on continuing education.

import LuaRuntime
import Workforce

enum TrainingTerms: Family {
  static let words = [
    Word("training", .prefix, zh: "继续教育", en: "continuing education"),
    Word(
      "training.hours", .either, gives: "measure",
      zh: "截至月末考核合格的继续教育学时；since = \"registration\" 时只计本登记期内的",
      en: "hours of courses passed by the last day; with since = \"registration\" only those of the"
        + " registration term valid then"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "training.hours" else { return nil }
    guard let settings = node.settings else {
      throw .wrongValue(word: node.word, expected: .table)
    }
    try node.allow(only: ["since"], in: settings)
    switch settings["since"] {
    case nil: return TrainingHours(sinceRegistration: false)
    case .string("registration"):
      try loading.needLevel(node)
      return TrainingHours(sinceRegistration: true)
    default: throw .wrongValue(word: "since", expected: .oneOf(["registration"]))
    }
  }
}

private struct TrainingHours: Measure {
  let sinceRegistration: Bool
  var unit: MeasureUnit { .hours }

  var variants: [Variant<any Measure>] {
    let other = TrainingHours(sinceRegistration: !sinceRegistration)
    // Only a rule with a level can ask for its registration.
    guard sinceRegistration else { return [] }
    return [Variant(zh: "不再限于本登记期", en: "since = \"registration\" is dropped", other)]
  }

  func canBeUndecided(for subject: Subject) -> Bool {
    sinceRegistration && !subject.isRegisteredOnLastDay
  }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(
      trainings: binding.snapshot.trainings,
      term: sinceRegistration ? CurrentTerm(binding, .onLastDay) : nil, last: binding.last)
  }

  private struct Bound: BoundMeasure {
    let trainings: TrainingColumns
    let term: CurrentTerm?
    let last: Int32

    /// First day a course may end on to count, or nil when there is no term to count in.
    @inline(__always)
    func start(worker: Int, level: UInt8) -> Int32? {
      guard let term else { return Int32.min }
      return term.index(worker: worker, level: level).map { term.registrations.first.base[$0] }
    }

    @inline(__always)
    func counts(_ index: Int, from start: Int32) -> Bool {
      let ended = trainings.last.base[index]
      return ended >= start && ended <= last
        && trainings.result.base[index] >= AssessmentResult.passed.rawValue
    }

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        let worker = Int(cases.worker[place])
        guard let start = start(worker: worker, level: cases.level[place]) else {
          values[place] = unknownValue
          continue
        }
        var hundredths: Int64 = 0
        for index in trainings.byWorker.range(of: worker) where counts(index, from: start) {
          hundredths += Int64(trainings.hours.base[index])
        }
        values[place] = hundredths
      }
    }

    func evidence(_ item: Case) -> Evidence {
      guard let start = start(worker: item.worker, level: item.level) else {
        return Evidence(zh: "月末没有有效登记", en: "no registration is valid on the last day")
      }
      let records = trainings.byWorker.range(of: item.worker).filter { counts($0, from: start) }
      let hours = Hours(hundredths: records.reduce(0) { $0 + trainings.hours.base[$1] })
      return Evidence(
        zh: "\(records.count) 条记录，共 \(hours) 学时", en: "\(records.count) record(s), \(hours) h",
        facts: records.map { .init(noun: "training", number: trainings.fact.base[$0]) })
    }
  }
}
