public import Workforce

/// A roll for reading in a terminal.
public enum TableFormat: RollFormat {
  public static let name = "table"
  public static let fileExtension = "txt"
  public static let title = Sentence(zh: "终端表格", en: "table for a terminal")

  public static func write(
    _ sheet: RollSheet, language: Language, options: ExportOptions, to output: ExportDestination
  ) throws(ExportError) {
    var text = DisplayText.escaped(sheet.title) + "\n"
    for fact in RollWords.facts(of: sheet, in: language) where !fact.text.isEmpty {
      text += pair(fact.label, fact.text, in: language)
    }
    text += "\n" + lines(of: sheet, in: language, limit: options.lineLimit)
    text += "\n" + totals(of: sheet, in: language)
    text += "\n" + pair(RollWords.total, sheet.totals.amount.grouped, in: language)
    for part in sheet.totals.parts() { text += pair(part.label, part.text, in: language) }
    text += pair(RollWords.totalInCapitals, sheet.totals.amount.capitalsWithCurrency, in: language)
    try output.write(text)
  }

  private static func lines(of sheet: RollSheet, in language: Language, limit: Int?) -> String {
    var table = TextTable(columns: [
      .init(RollWords.worker), .init(RollWords.name), .init(RollWords.idNumber),
      .init(RollWords.organisation), .init(RollWords.rule), .init(RollWords.level),
      .init(RollWords.fund), .init(RollWords.amount, .right), .init(RollWords.outcome),
      .init(RollWords.reason),
    ])
    table.omitsEmptyColumns = true
    for line in sheet.lines {
      if let limit, table.count >= limit { break }
      table.append([
        line.worker.description, line.name, line.idNumber, line.organisation ?? "",
        line.ruleTitle, line.level?.title.text(in: language) ?? "",
        sheet.fundTitle(line.fund, in: language), line.amount.grouped,
        line.outcome.title.text(in: language), line.reason?.text(in: language) ?? "",
      ])
    }
    return table.text(in: language, limit: limit, total: sheet.totals.lines)
  }

  private static func totals(of sheet: RollSheet, in language: Language) -> String {
    var table = TextTable(columns: [
      .init(RollWords.rule), .init(RollWords.level), .init(RollWords.fund),
      .init(RollWords.lines, .right), .init(RollWords.amount, .right),
    ])
    for group in sheet.totals.groups {
      table.append([
        group.ruleTitle, group.level?.title.text(in: language) ?? "",
        sheet.fundTitle(group.fund, in: language), String(group.lines), group.amount.grouped,
      ])
    }
    return table.text(in: language)
  }

  private static func pair(_ label: Sentence, _ text: String, in language: Language) -> String {
    let separator = language == .zh ? "：" : ": "
    return label.text(in: language) + separator + DisplayText.escaped(text) + "\n"
  }
}
