// Words that compare a measure with a number or a dated parameter.

import LuaRuntime
import Workforce

enum MeasureTerms: Family {
  static let words = [
    Word(
      "measure.at_least", .call, zh: "不少于某数，或某 parameter 的数值（含本数）",
      en: "no less than a number, or than a parameter's value"),
    Word(
      "measure.below", .call, zh: "少于某数，或某 parameter 的数值（不含本数）",
      en: "less than a number, or than a parameter's value"),
    Word(
      "measure.above", .call, zh: "多于某数，或某 parameter 的数值（不含本数）",
      en: "more than a number, or than a parameter's value"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard let how = MeasureComparison.How(rawValue: node.word), let of = node.of else { return nil }
    let measure = try loading.measure(of)
    let bound: MeasureComparison.Bound
    switch node.arguments.first {
    case .integer(let value)? where [.days, .months, .count].contains(measure.unit):
      bound = .number(value)
    case .string(let name)?:
      try loading.needParameter(name, units: [measure.unit.parameter])
      bound = .parameter(name)
    case let value?:
      guard let node = SheetNode(value), node.word == "hours", let hours = node.integer else {
        throw .wrongValue(word: node.word, expected: .wholeNumber)
      }
      guard measure.unit == .hours else { throw .mixedUnits(word: node.word) }
      bound = .number(hours)
    case nil: throw .needsValue(word: node.word)
    }
    return MeasureComparison(measure: measure, bound: bound, how: how)
  }
}

extension MeasureUnit {
  /// The unit of parameters this can be compared with.
  fileprivate var parameter: Parameter.Unit {
    switch self {
    case .hours: .hours
    case .money: .money
    default: .count
    }
  }
}

private struct MeasureComparison: Condition {
  enum How: String, Sendable {
    case atLeast = "measure.at_least"
    case below = "measure.below"
    case above = "measure.above"

    var words: Sentence {
      switch self {
      case .atLeast: Sentence(zh: "至少", en: "at least")
      case .below: Sentence(zh: "须少于", en: "less than")
      case .above: Sentence(zh: "须多于", en: "more than")
      }
    }

    var name: String { String(rawValue.dropFirst("measure.".count)) }
  }

  enum Bound: Sendable {
    case number(Int64)
    case parameter(String)
  }

  let measure: any Measure
  let bound: Bound
  let how: MeasureComparison.How

  var variants: [Variant<any Condition>] {
    func copy(_ measure: any Measure, _ bound: Bound, _ how: How) -> any Condition {
      MeasureComparison(measure: measure, bound: bound, how: how)
    }
    var found = [How.atLeast, .below, .above].filter { $0 != how }.map { other in
      Variant(
        zh: "\(how.name) 改为 \(other.name)", en: "\(how.name) becomes \(other.name)",
        copy(measure, bound, other))
    }
    // Whole numbers: no less than n + 1 is more than n, so these also stand for < ↔ ≤ and ≥ ↔ >.
    // A parameter's values are changed where they are stated.
    if case .number(let value) = bound {
      for other in [value - measure.unit.step, value + measure.unit.step] {
        let texts = (measure.unit.text(value), measure.unit.text(other))
        found.append(
          Variant(
            zh: "\(texts.0.zh)改为\(texts.1.zh)", en: "\(texts.0.en) becomes \(texts.1.en)",
            copy(measure, .number(other), how)))
      }
    }
    return found + measure.variants.map { $0.map { copy($0, bound, how) } }
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let bounded = measure.bind(binding)
    let scratch = Scratch()
    let value = { (item: Case) -> Int64 in
      let alone = CaseBatch()
      alone.append(worker: item.worker, level: item.level, certificate: item.certificate)
      bounded.values(alone, scratch.values)
      return scratch.values[0]
    }
    switch bound {
    case .number(let number): return Boundary.threshold(measure.unit, number, nil, value)
    case .parameter(let name):
      let levels = binding.policy.parameters[name]?.segment(on: binding.period.last)?.values ?? [:]
      return levels.sorted { ($0.key?.rawValue ?? 0) < ($1.key?.rawValue ?? 0) }.flatMap {
        Boundary.threshold(measure.unit, $0.value, $0.key, value)
      }
    }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    measure.note(&landmarks, binding)
    var values: [Int64] = []
    switch bound {
    case .number(let number): values = [number]
    case .parameter(let name): values = binding.table(name).compactMap { $0 }
    }
    if measure.unit == .hours { landmarks.hours.formUnion(values) }
    if measure.unit == .days { landmarks.daysInPost.formUnion(values) }
  }

  func canBeUndecided(for subject: Subject) -> Bool { measure.canBeUndecided(for: subject) }

  func bind(_ binding: Binding) -> any BoundCondition {
    switch bound {
    case .number(let value):
      BoundComparison(
        measure: measure.bind(binding), unit: measure.unit, how: how,
        bounds: [value, value, value, value], parameter: nil)
    case .parameter(let name):
      BoundComparison(
        measure: measure.bind(binding), unit: measure.unit, how: how,
        bounds: binding.table(name), parameter: name)
    }
  }
}

private struct BoundComparison: BoundCondition {
  let measure: any BoundMeasure
  let unit: MeasureUnit
  let how: MeasureComparison.How
  /// By level; nil where the parameter has no value.
  let bounds: [Int64?]
  let parameter: String?
  private let scratch = Scratch()

  init(
    measure: any BoundMeasure, unit: MeasureUnit, how: MeasureComparison.How, bounds: [Int64?], parameter: String?
  ) {
    self.measure = measure
    self.unit = unit
    self.how = how
    self.bounds = bounds
    self.parameter = parameter
  }

  func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
    measure.values(cases, scratch.values)
    let table = bounds.map { $0 ?? unknownValue }
    table.withUnsafeBufferPointer { table in
      for index in 0..<cases.count {
        let value = scratch.values[index]
        let bound = table[Int(cases.level[index])]
        let unknown = value == unknownValue || bound == unknownValue
        let holds =
          switch how {
          case .atLeast: value >= bound
          case .below: value < bound
          case .above: value > bound
          }
        verdicts[index] = (unknown ? Verdict.unknown : holds ? .holds : .fails).rawValue
      }
    }
  }

  func evidence(_ item: Case) -> Evidence {
    var evidence = measure.evidence(item)
    if let bound = bounds[Int(item.level)] {
      let text = unit.text(bound)
      evidence.text = Sentence(
        zh: "\(evidence.text.zh)；\(how.words.zh) \(text.zh)",
        en: "\(evidence.text.en); \(how.words.en) \(text.en) is asked for")
    } else {
      evidence.text = Sentence(
        zh: "\(evidence.text.zh)；该级别没有标准", en: "\(evidence.text.en); no standard for this level")
    }
    if let parameter { evidence.parameters.append(parameter) }
    return evidence
  }
}

/// Room for one batch of values.
final class Scratch {
  let values = UnsafeMutablePointer<Int64>.allocate(capacity: CaseBatch.capacity)
  deinit { values.deallocate() }
}
