import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Charts of a rehearsal")
struct RehearsalChartTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func svg(_ name: String, _ language: Language = .zh) throws -> String {
    let files = RehearsalCharts(.winter(), language: language).files
    return try #require(files.first { $0.name == name }?.svg)
  }

  /// What a parser of XML that is not ours reads from a drawing.
  private func read(_ svg: String, _ expression: String) throws -> String {
    try ExportDestination.file(folder.file("chart.svg")).write(svg)
    return try python(
      """
      import sys,re
      from xml.etree import ElementTree
      e=ElementTree.parse(sys.argv[1]).getroot(); n='{http://www.w3.org/2000/svg}'
      bars=[(r.find(n+'title').text,int(r.get('y')),int(r.get('height'))) for r in e.iter(n+'rect')
        if r.find(n+'title') is not None]
      texts=[t.text for t in e.iter(n+'text')]
      print(\(expression))
      """, folder.file("chart.svg")
    ).trimmingCharacters(in: .newlines)
  }

  @Test("there is a chart of all months, one of each fund and one of the changes")
  func files() throws {
    let charts = RehearsalCharts(.winter(), language: .zh)
    let names = ["months.svg", "months-city.svg", "months-region.svg", "changes.svg"]
    #expect(charts.files.map(\.name) == names)
    try RehearsalCharts.makeFolder(folder.file("charts"))
    try RehearsalCharts.makeFolder(folder.file("charts"))
    let paths = names.map { folder.file("charts/\($0)") }
    #expect(try charts.write(to: folder.file("charts")) == paths)
    let found = try FileManager.default.contentsOfDirectory(atPath: folder.file("charts")).sorted()
    #expect(found == names.sorted())
    var one = RehearsalSheet.winter()
    one.funds.removeLast()
    let alone = RehearsalCharts(one, language: .zh).files
    #expect(alone.map(\.name) == ["months.svg", "changes.svg"])
  }

  @Test("a folder that cannot be made or written is an error before anything is drawn")
  func unwritable() throws {
    #expect(throws: ExportError.folderMissing(folder: folder.path + "/no")) {
      try RehearsalCharts.makeFolder(folder.file("no/charts"))
    }
    try ExportDestination.file(folder.file("taken")).write("")
    #expect(throws: ExportError.self) { try RehearsalCharts.makeFolder(folder.file("taken")) }
    #expect(try folder.contents() == ["taken"])
  }

  @Test("a bar is as high as its amount on a round scale, and says the amount")
  func bars() throws {
    let chart = try svg("months-city.svg")
    // Five steps of 200,000 yuan do not reach far enough; three of 500,000 do.
    #expect(
      try read(chart, "bars") == """
        [('2023-12 现行: 200', 384, 0), ('2023-12 变更后: 300.50', 384, 0), \
        ('2024-01 现行: 200', 384, 0), ('2024-01 变更后: 1,234,567.89', 138, 246)]
        """)
    #expect(try read(chart, "[t for t in texts if t[0].isdigit() and '-' not in t]")
      == "['0', '500,000', '1,000,000', '1,500,000']")
  }

  @Test("a drawing is named and described, and its axes have titles and units")
  func accessible() throws {
    for (language, vertical, description) in [
      (
        Language.zh, "金额（元）",
        "2023-12 至 2024-01：现行合计 450.00 元，变更后 1,234,868.39 元，差额 1,234,418.39 元"
      ),
      (
        .en, "amount (yuan)",
        "2023-12 to 2024-01: 450.00 yuan now, 1,234,868.39 yuan after, "
          + "difference 1,234,418.39 yuan"
      ),
    ] {
      let chart = try svg("months.svg", language)
      #expect(
        try read(chart, "e.get('role'),e.get('aria-labelledby'),e[0].get('id'),e[1].get('id')")
          == "img months-title months-desc months-title months-desc")
      #expect(try read(chart, "e[1].text") == description)
      #expect(try read(chart, "e[0].text in texts and '\(vertical)' in texts") == "True")
      for title in [RehearsalWords.period, RehearsalWords.now, RehearsalWords.after] {
        #expect(try read(chart, "'\(title.text(in: language))' in texts") == "True")
      }
    }
    #expect(try svg("months-city.svg").contains("市级 &lt;资金&gt;：每月金额"))
  }

  @Test("the chart of changes shows how many people each step has")
  func changes() throws {
    let chart = try svg("changes.svg", .en)
    #expect(
      try read(chart, "[b[0] for b in bars],[b[2] for b in bars]")
        == "['-200~0: 2', '0: 4', '0~200.50: 1'] [150, 300, 75]")
    // The marks of the scale up to 4, then the figures above the bars.
    let figures = "[t for t in texts if t in ('2','4','1')]"
    #expect(try read(chart, figures) == "['1', '2', '4', '2', '4', '1']")
    #expect(try read(chart, "'people' in texts") == "True")
  }

  @Test("no coordinate is a fraction, and no drawing reaches beyond its edges")
  func wholeNumbers() throws {
    for (name, svg) in RehearsalCharts(.winter(), language: .zh).files {
      let inside = """
        all(re.fullmatch('-?[0-9]+',v) for t in e.iter() for k,v in t.attrib.items() \
        if k in ('x','y','width','height','font-size')) and \
        all(0<=int(t.get('x'))<int(e.get('width')) and 0<=int(t.get('y'))<int(e.get('height')) \
        for t in e.iter(n+'text'))
        """
      #expect(try read(svg, inside) == "True", "\(name)")
    }
  }

  @Test("months without money and the largest amounts are drawn too")
  func extremes() throws {
    func chart(_ values: [Int64], groups: Int = 1) -> String {
      BarChart(
        id: "c", title: "长", summary: "", horizontal: "", vertical: "", unit: .money,
        series: ["a"], groups: (0..<groups).map { .init(label: "2024-\($0)", values: values) }
      ).svg
    }
    #expect(try read(chart([0]), "bars") == "[('2024-0: 0', 384, 0)]")
    #expect(try read(chart([.max]), "[b[2] for b in bars]") == "[276]")
    // A hundred months still have bars to see.
    let many = "len(bars),min(int(r.get('width')) for r in e.iter(n+'rect'))"
    #expect(try read(chart([5], groups: 100), many) == "100 12")
  }
}
