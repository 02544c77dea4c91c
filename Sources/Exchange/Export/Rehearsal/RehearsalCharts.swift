// The drawings of a rehearsal. Their figures stand in its JSON and its workbook.

internal import Glibc
public import Workforce

/// The charts of a rehearsal as SVG files.
public struct RehearsalCharts: Sendable {
  let sheet: RehearsalSheet
  let language: Language

  public init(_ sheet: RehearsalSheet, language: Language) {
    self.sheet = sheet
    self.language = language
  }

  /// File names and contents: all months, each fund where there are several, and the changes.
  public var files: [(name: String, svg: String)] {
    var charts = [months("months", nil, { $0.sums.map(\.total) })]
    if sheet.funds.count > 1 {
      for fund in sheet.funds {
        let name = fund.code.replacing("/", with: "-")
        charts.append(months("months-\(name)", fund, { sheet.sums(fund, in: $0) }))
      }
    }
    return (charts + [changes]).map { ($0.id + ".svg", $0.svg) }
  }

  /// Makes the folder for the files, unless it is there, and finds out whether it can be written.
  /// - Throws: the ``ExportError`` that stands in the way.
  public static func makeFolder(_ folder: String) throws(ExportError) {
    if mkdir(folder, 0o777) != 0, errno != EEXIST { throw ExportError(number: errno, path: folder) }
    try ExportDestination.file("\(folder)/changes.svg").probe()
  }

  /// Writes the files into a folder that is there.
  /// - Returns: their paths.
  /// - Throws: the ``ExportError`` that stopped it.
  public func write(to folder: String) throws(ExportError) -> [String] {
    var paths: [String] = []
    for (name, svg) in files {
      let path = "\(folder)/\(name)"
      try ExportDestination.file(path).write(svg)
      paths.append(path)
    }
    return paths
  }

  private func months(
    _ id: String, _ fund: RehearsalSheet.Fund?,
    _ sums: (RehearsalSheet.Month) -> RehearsalSheet.Both<Money>
  ) -> BarChart {
    let total = sheet.total(sums)
    let span = sheet.months.first.map { "\($0.period)" } ?? ""
    let end = sheet.months.last.map { "\($0.period)" } ?? ""
    let what = fund?.title ?? sheet.title
    return BarChart(
      id: id,
      title: say(
        Sentence(zh: "\(what)：每月金额，变更前后", en: "\(what): amount by month, now and after")),
      summary: say(
        Sentence(
          zh: "\(span) 至 \(end)：现行合计 \(total.now.grouped) 元，"
            + "变更后 \(total.after.grouped) 元，差额 \(total.difference.grouped) 元",
          en: "\(span) to \(end): \(total.now.grouped) yuan now, "
            + "\(total.after.grouped) yuan after, difference \(total.difference.grouped) yuan")),
      horizontal: say(RehearsalWords.period),
      vertical: say(Sentence(zh: "金额（元）", en: "amount (yuan)")), unit: .money,
      series: [say(RehearsalWords.now), say(RehearsalWords.after)],
      groups: sheet.months.map { month in
        let pair = sums(month)
        return .init(label: month.period.description, values: [pair.now.fen, pair.after.fen])
      })
  }

  private var changes: BarChart {
    BarChart(
      id: "changes",
      title: say(
        Sentence(
          zh: "\(sheet.title)：每人金额的变化", en: "\(sheet.title): change of each person's sum")),
      summary: say(sheet.counts),
      horizontal: say(
        Sentence(
          zh: "每人合计的变化（元，含离零较远的一端）",
          en: "change of a person's sum (yuan, with the end farther from zero)")),
      vertical: say(Sentence(zh: "人数（人）", en: "people")), unit: .people,
      series: [say(RehearsalWords.people)],
      groups: sheet.distribution.map {
        .init(label: $0.label, values: [Int64($0.people)])
      })
  }

  private func say(_ sentence: Sentence) -> String { sentence.text(in: language) }
}
