// Words that reckon with two measures, and the clause for what a document leaves open.

import LuaRuntime
import Workforce

enum ArithmeticTerms: Family {
  static let words = [
    Word(
      "measure.less", .call, gives: "measure", zh: "减去另一个同单位的数",
      en: "less another measure of the same unit"),
    Word(
      "measure.at_most", .call, gives: "measure", zh: "封顶：某数、某 parameter 的数值或另一个数",
      en: "no more than a number, a parameter's value or another measure"),
    Word(
      "undecided_when", .call,
      zh: "文件没有说清的情形：其中任一条件符合时待定；because 写明缺什么",
      en: "a case left open by the document: undecided when one of the clauses holds; because = why"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "undecided_when" else { return nil }
    guard case .table(let list)? = node.arguments.first, !list.array.isEmpty,
      case .string(let because)? = list.fields["because"]
    else { throw .wrongValue(word: node.word, expected: .oneOf(["{ clause, because = \"…\" }"])) }
    try node.allow(only: ["because"], in: list.fields)
    var parts: [Clause] = []
    for value in list.array { parts.append(try loading.clause(value, in: node.word)) }
    return Silence(cases: Combination(how: .any, parts: parts), because: because)
  }

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "measure.less" || node.word == "measure.at_most", let of = node.of else {
      return nil
    }
    let left = try loading.measure(of)
    let right: PairMeasure.Right
    switch node.arguments.first {
    case .integer(let value)? where node.word == "measure.at_most": right = .number(value)
    case .string(let name)? where node.word == "measure.at_most":
      try loading.needParameter(name, units: left.unit == .hours ? [.hours] : [.count])
      right = .parameter(name)
    case let value?:
      guard let other = SheetNode(value) else {
        throw .wrongValue(word: node.word, expected: .measure)
      }
      let measure = try loading.measure(other)
      guard measure.unit == left.unit, left.unit != .date else {
        throw .mixedUnits(word: node.word)
      }
      right = .measure(measure)
    case nil: throw .needsValue(word: node.word)
    }
    return PairMeasure(left: left, right: right, subtracts: node.word == "measure.less")
  }
}

/// Undecided when a case is one the document does not speak of, and no obstacle otherwise.
private struct Silence: Condition {
  let cases: Combination
  let because: String

  /// The clauses it speaks of are looked at as its parts.
  var parts: [Clause] { cases.parts }

  var variants: [Variant<any Condition>] {
    cases.variants.compactMap { variant in
      (variant.changed as? Combination).map {
        Variant(variant.change, Silence(cases: $0, because: because))
      }
    }
  }

  /// The clauses it speaks of have their own.
  func boundaries(_ binding: Binding) -> [Boundary] { [] }
  func canBeUndecided(for subject: Subject) -> Bool { true }
  /// It opens a case and never refuses one.
  var canFail: Bool { false }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(parts: cases.bind(binding), because: because)
  }

  private struct Bound: BoundCondition {
    let parts: any BoundCondition
    let because: String

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      parts.judge(cases, verdicts)
      for index in 0..<cases.count {
        let isOpen = verdicts[index] != Verdict.fails.rawValue
        verdicts[index] = (isOpen ? Verdict.unknown : .holds).rawValue
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = parts.evidence(item)
      var verdict: UInt8 = 0
      judge(alone(item), &verdict)
      if verdict == Verdict.unknown.rawValue {
        evidence.text = Sentence(
          zh: "\(because)（\(evidence.text.zh)）", en: "\(because) (\(evidence.text.en))")
      }
      return evidence
    }
  }
}

private struct PairMeasure: Measure {
  enum Right: Sendable {
    case number(Int64)
    case parameter(String)
    case measure(any Measure)
  }

  let left: any Measure
  let right: Right
  let subtracts: Bool
  var unit: MeasureUnit { left.unit }

  var variants: [Variant<any Measure>] {
    var found: [Variant<any Measure>] = [
      Variant(
        zh: subtracts ? "不再减" : "不再封顶", en: subtracts ? "less is removed" : "at_most is removed", left)
    ]
    found += left.variants.map {
      $0.map { PairMeasure(left: $0, right: right, subtracts: subtracts) }
    }
    switch right {
    case .number(let value):
      for other in [value - unit.step, value + unit.step] {
        found.append(
          Variant(
            zh: "\(value) 改为 \(other)", en: "\(value) becomes \(other)",
            PairMeasure(left: left, right: .number(other), subtracts: subtracts)))
      }
    case .parameter: break
    case .measure(let measure):
      found += measure.variants.map {
        $0.map { PairMeasure(left: left, right: .measure($0), subtracts: subtracts) }
      }
    }
    return found
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    left.note(&landmarks, binding)
    if case .measure(let measure) = right { measure.note(&landmarks, binding) }
  }
  func canBeUndecided(for subject: Subject) -> Bool {
    if case .measure(let measure) = right, measure.canBeUndecided(for: subject) { return true }
    return left.canBeUndecided(for: subject)
  }

  func bind(_ binding: Binding) -> any BoundMeasure {
    var table = [Int64](repeating: unknownValue, count: 4)
    var other: (any BoundMeasure)?
    var parameter: String?
    switch right {
    case .number(let value): table = [value, value, value, value]
    case .parameter(let name):
      table = binding.table(name).map { $0 ?? unknownValue }
      parameter = name
    case .measure(let measure): other = measure.bind(binding)
    }
    return Bound(
      left: left.bind(binding), other: other, table: table, parameter: parameter,
      subtracts: subtracts, unit: unit)
  }

  private struct Bound: BoundMeasure {
    let left: any BoundMeasure
    let other: (any BoundMeasure)?
    let table: [Int64]
    let parameter: String?
    let subtracts: Bool
    let unit: MeasureUnit
    private let scratch = Scratch()

    init(
      left: any BoundMeasure, other: (any BoundMeasure)?, table: [Int64], parameter: String?,
      subtracts: Bool, unit: MeasureUnit
    ) {
      self.left = left
      self.other = other
      self.table = table
      self.parameter = parameter
      self.subtracts = subtracts
      self.unit = unit
    }

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      left.values(cases, values)
      other?.values(cases, scratch.values)
      for index in 0..<cases.count {
        let right = other == nil ? table[Int(cases.level[index])] : scratch.values[index]
        guard values[index] != unknownValue, right != unknownValue else {
          values[index] = unknownValue
          continue
        }
        let (rest, overflow) = values[index].subtractingReportingOverflow(right)
        values[index] =
          !subtracts ? min(values[index], right) : overflow ? unknownValue : rest
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = left.evidence(item)
      let value = value(item)
      let result = value == unknownValue ? Sentence(same: "?") : unit.text(value)
      var zh = evidence.text.zh, en = evidence.text.en
      if let right = other?.evidence(item) {
        zh += subtracts ? "；减：\(right.text.zh)" : "；不超过：\(right.text.zh)"
        en += subtracts ? "; less: \(right.text.en)" : "; at most: \(right.text.en)"
        evidence.facts += right.facts
        evidence.parameters += right.parameters
      }
      evidence.text = Sentence(zh: "\(zh)；得 \(result.zh)", en: "\(en); makes \(result.en)")
      if let parameter { evidence.parameters.append(parameter) }
      return evidence
    }
  }
}
