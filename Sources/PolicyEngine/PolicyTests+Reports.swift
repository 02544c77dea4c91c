// What a test expects a standard to report: `finds { steps = 2, valid_until = "2024-06-30" }`.

import LuaRuntime
import Workforce

/// The reports a finding must have; those not named may be anything.
struct ExpectedReports {
  private let values: [(name: String, text: String)]

  /// Nil when the expectation is something else.
  init?(_ value: LuaValue) {
    guard case .table(let table) = value, case .string("finds")? = table.fields["outcome"],
      case .table(let reports)? = table.fields["reports"]
    else { return nil }
    values = reports.fields.sorted { $0.key < $1.key }.map { ($0.key, Self.plain($0.value)) }
  }

  /// A value as a finding writes it.
  private static func plain(_ value: LuaValue) -> String {
    switch value {
    case .integer(let number): return String(number)
    case .string(let text): return text
    case .table(let table):
      if case .integer(let fen)? = table.fields["fen"] { return MeasureUnit.money.plain(fen) }
      if let hours = SheetNode(value)?.integer { return MeasureUnit.hours.plain(hours) }
      return "?"
    default: return "?"
    }
  }

  func isMet(by finding: StandardFinding) -> Bool {
    finding.state == .found && values.allSatisfy { name, text in
      finding.reports.contains { $0.name == name && $0.value == text }
    }
  }

  var text: Sentence {
    let list = values.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    return Sentence(zh: "查出（\(list)）", en: "found with \(list)")
  }

  static func text(of finding: StandardFinding) -> Sentence {
    let list = finding.reports.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return list.isEmpty
      ? Sentence(zh: "查出", en: "found") : Sentence(zh: "查出（\(list)）", en: "found with \(list)")
  }
}
