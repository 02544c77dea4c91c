public import Workforce

/// A roll as one JSON document: its facts, its totals, and one line of text for each of its lines.
///
/// Members always come in the same order. Amounts are given twice, in whole fen as a number and in
/// yuan as text, so that no reader is led to floating point.
public enum JSONFormat: RollFormat {
  public static let name = "json"
  public static let fileExtension = "json"
  public static let title = Sentence(zh: "JSON 文档", en: "JSON document")

  public static func write(
    _ sheet: RollSheet, language: Language, options: ExportOptions, to output: ExportDestination
  ) throws(ExportError) {
    let stream = try ExportStream(to: output)
    try stream.append("{\n  \"roll\": ")
    facts(of: sheet).write(to: &stream.buffer, indent: 1)
    try stream.append(",\n  \"totals\": ")
    totals(of: sheet.totals).write(to: &stream.buffer, indent: 1)
    try stream.append(",\n  \"lines\": [")
    var separator = "\n    "
    for line in sheet.lines {
      try stream.append(separator)
      value(of: line, in: language).write(to: &stream.buffer, indent: nil)
      separator = ",\n    "
    }
    try stream.append(sheet.totals.lines == 0 ? "]\n}\n" : "\n  ]\n}\n")
    try stream.finish()
  }

  private static func facts(of sheet: RollSheet) -> JSONValue {
    [
      "title": .string(sheet.title),
      "scheme": .string(sheet.schemeTitle),
      "source": .string(sheet.sourceText),
      "period": .string(sheet.period.description),
      "state": .string(sheet.state.code),
      "known_at": .integer(sheet.knownAt.value),
      "policy_hash": .string(sheet.policyHash),
      "digest": .string(sheet.digest),
    ]
  }

  private static func totals(of totals: RollTotals) -> JSONValue {
    [
      "lines": JSONValue(totals.lines),
      "paying_lines": JSONValue(totals.payingLines),
      "waiting_lines": JSONValue(totals.waitingLines),
      "amount": .string(totals.amount.description),
      "amount_fen": .integer(totals.amount.fen),
      "difference_fen": .integer(totals.differences.fen),
      "held_back_fen": .integer(totals.heldBack.fen),
      "capitals": .string(totals.amount.capitalsWithCurrency),
      "groups": .array(totals.groups.map(value(of:))),
    ]
  }

  private static func value(of group: RollTotals.Group) -> JSONValue {
    [
      "rule": .string(group.rule),
      "rule_title": .string(group.ruleTitle),
      "level": JSONValue(group.level?.code),
      "fund": .string(group.fund),
      "lines": JSONValue(group.lines),
      "amount": .string(group.amount.description),
      "amount_fen": .integer(group.amount.fen),
    ]
  }

  private static func value(of line: RollSheetLine, in language: Language) -> JSONValue {
    [
      "period": .string(line.period.description),
      "worker_key": .string(line.worker.description),
      "id_number": .string(line.idNumber),
      "name": .string(line.name),
      "rule": .string(line.rule),
      "rule_title": .string(line.ruleTitle),
      "level": JSONValue(line.level?.code),
      "organisation": JSONValue(line.organisation),
      "county": JSONValue(line.county),
      "fund": .string(line.fund),
      "amount": .string(line.amount.description),
      "amount_fen": .integer(line.amount.fen),
      "outcome": .string(line.outcome.code),
      "reason": JSONValue(line.reason?.text(in: language)),
      "instalment": JSONValue(line.instalment),
    ]
  }
}
