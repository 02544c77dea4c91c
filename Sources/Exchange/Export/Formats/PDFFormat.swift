public import Workforce

/// A roll on A4 landscape to print, sign and file: page sums, the total in figures and in capitals,
/// and places to sign on every page, so that no page can be exchanged for another.
public enum PDFFormat: RollFormat {
  public static let name = "pdf"
  public static let fileExtension = "pdf"
  public static let title = Sentence(zh: "PDF（打印签字）", en: "PDF to print and sign")

  public static func write(
    _ sheet: RollSheet, language: Language, options: ExportOptions, to output: ExportDestination
  ) throws(ExportError) {
    func text(_ sentence: Sentence) -> String { sentence.text(in: language) }
    try PaperForm(
      language: language, title: sheet.title, notes: notes(of: sheet, in: language),
      columns: [
        .init(title: text(RollWords.serial), share: 30, alignment: .right),
        .init(title: text(RollWords.worker), share: 52),
        .init(title: text(RollWords.name), share: 60),
        .init(title: text(RollWords.idNumber), share: 86),
        .init(title: text(RollWords.organisation), share: 150),
        .init(title: text(RollWords.county), share: 54),
        .init(title: text(RollWords.rule), share: 94),
        .init(title: text(RollWords.level), share: 76),
        .init(title: text(RollWords.fund), share: 58),
        .init(title: text(RollWords.amount), share: 66, alignment: .right),
        .init(title: text(RollWords.remark), share: 48),
      ],
      amountColumn: 9, hasPageSums: true,
      totals: [
        (text(RollWords.total), sheet.totals.amount.grouped, true)
      ] + sheet.totals.parts().map { (text($0.label), $0.text, true) } + [
        (text(RollWords.totalInCapitals), sheet.totals.amount.capitalsWithCurrency, false)
      ],
      signatures: RollWords.signatures.map(text) + [text(RollWords.date)],
      mark:
        "\(text(RollWords.digest)) \(sheet.digest.prefix(16)) · "
        + "\(text(RollWords.knownAt)) \(sheet.knownAt)",
      eachRow: { body throws(ExportError) in
        var serial = 0
        for line in sheet.lines {
          serial += 1
          try body(row(line, serial, sheet, language))
        }
      }
    ).write(to: output)
  }

  private static func notes(of sheet: RollSheet, in language: Language) -> [String] {
    let totals = sheet.totals
    let counts = [
      (RollWords.payingLines, totals.payingLines), (RollWords.waitingLines, totals.waitingLines),
    ].filter { $0.1 > 0 }.map { "\($0.0.text(in: language)) \($0.1)" }
    return [
      ([sheet.period.description, sheet.state.title.text(in: language)] + counts)
        .joined(separator: " · ")
    ] + (sheet.sourceText.isEmpty ? [] : [sheet.sourceText])
  }

  private static func row(
    _ line: RollSheetLine, _ serial: Int, _ sheet: RollSheet, _ language: Language
  ) -> PaperForm.Row {
    func text(_ sentence: Sentence) -> String { sentence.text(in: language) }
    let remarks =
      (line.outcome == .pays ? [] : [text(line.outcome.title)])
      + (line.reason.map { [text($0)] } ?? [])
      + (line.instalment > 1 ? ["\(text(RollWords.instalment)) \(line.instalment)"] : [])
    return PaperForm.Row(
      cells: [
        String(serial), line.worker.description, line.name, line.idNumber, line.organisation ?? "",
        line.county ?? "", line.ruleTitle, line.level.map { text($0.title) } ?? "",
        sheet.fundTitle(line.fund, in: language), line.amount.grouped,
        remarks.joined(separator: language == .zh ? "；" : "; "),
      ], amount: line.outcome == .pays ? line.amount : .zero)
  }
}
