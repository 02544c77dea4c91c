// What a standard reports besides what it counts: the value it was held against.

import Workforce

/// A parameter's value as something a standard reports.
struct ParameterMeasure: Measure {
  let parameter: String
  let kind: Parameter.Unit
  var unit: MeasureUnit {
    switch kind {
    case .hours: .hours
    case .money: .money
    case .count: .count
    }
  }
  /// The parameter's values are changed where they are stated.
  var variants: [Variant<any Measure>] { [] }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(table: binding.table(parameter).map { $0 ?? unknownValue }, parameter: parameter)
  }

  private struct Bound: BoundMeasure {
    let table: [Int64]
    let parameter: String

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for index in 0..<cases.count { values[index] = table[Int(cases.level[index])] }
    }

    func evidence(_ item: Case) -> Evidence {
      Evidence(zh: "标准", en: "standard", parameters: [parameter])
    }
  }
}
