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

    var title: Sentence {
      switch self {
      case .atLeast: Sentence(zh: "至少", en: "at least")
      case .below: Sentence(zh: "须少于", en: "less than")
      case .above: Sentence(zh: "须多于", en: "more than")
      }
    }
  }

  enum Bound: Sendable {
    case number(Int64)
    case parameter(String)
  }

  let measure: any Measure
  let bound: Bound
  let how: MeasureComparison.How

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
        zh: "\(evidence.text.zh)；\(how.title.zh) \(text.zh)",
        en: "\(evidence.text.en); \(how.title.en) \(text.en) is asked for")
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
