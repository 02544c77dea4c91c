// Headers, mappings and whole files.

import Testing
import Workforce

@testable import Exchange

@Suite struct ImportReaderTests {
  let folder = TestFolder()

  private func reader(
    _ kind: ImportKind, _ file: String, sheet: String? = nil, mapping: String? = nil
  ) throws -> ImportReader {
    try ImportReader(
      kind: kind, table: SourceTable(path: file), sheet: sheet,
      mapping: mapping.map { try ColumnMapping(text: $0, path: "m.txt", kind: kind) })
  }

  @Test("the header is found below a title, by synonyms, marks and full-width forms")
  func header() throws {
    let file = folder.file(
      "h.csv", "2023年度考核表,,\n\n填表说明,,\n* 身份证号码 ,考核年度（必填）,结　果\n11010519491231002X,2023,合格\n,,\n")
    let reader = try reader(.assessments, file)
    #expect(reader.header.row == 4)
    var numbers: [Int] = []
    try reader.eachRow { numbers.append($0.number) }
    #expect(numbers == [5])
    #expect(reader.place(row: 5, field: .year).column == "考核年度（必填）")
  }

  @Test("English headers are known too", arguments: ImportKind.allCases)
  func english(kind: ImportKind) throws {
    let header = kind.layout.columns.map { "\"\($0.header.en.uppercased())\"" }
    let file = folder.file("e.csv", header.joined(separator: ",") + "\n")
    #expect(try reader(kind, file).header.columns.count == kind.layout.columns.count)
  }

  @Test("the header is looked for in the first twenty rows and no further")
  func depth() throws {
    let header = "身份证号,年度,结果\n"
    let near = folder.file("n.csv", String(repeating: "说明,,\n", count: 19) + header)
    #expect(try reader(.assessments, near).header.row == 20)
    let far = folder.file("f.csv", String(repeating: "说明,,\n", count: 20) + header)
    #expect(
      error { _ = try reader(.assessments, far) }
        == .noKnownColumns(
          file: far, sheet: nil, found: ["说明"],
          expected: ImportKind.assessments.layout.mandatory.map(\.header)))
  }

  @Test("a file without a header does not have its people shown")
  func noHeader() {
    let file = folder.file("p.csv", "张三,11010519491231002X,合格\n")
    let error = error { _ = try reader(.assessments, file) }
    #expect(error?.message.zh.contains("张三") == false)
    #expect(error?.message.en.contains("1101") == false)
  }

  @Test("missing and repeated columns are named")
  func columns() {
    let missing = folder.file("m.csv", "身份证号,年度\n")
    #expect(
      error { _ = try reader(.assessments, missing) }
        == .missingColumns(
          file: missing, sheet: nil, row: 1, missing: [Sentence(zh: "结果", en: "Result")],
          found: ["身份证号", "年度"]))
    let twice = folder.file("t.csv", "身份证号,年度,考核等次,考核结果\n")
    #expect(
      error { _ = try reader(.assessments, twice) }
        == .ambiguousColumn(
          file: twice, sheet: nil, field: Sentence(zh: "结果", en: "Result"),
          columns: ["考核等次", "考核结果"]))
    // A column's own name goes before its synonyms.
    let own = folder.file("o.csv", "身份证号,年度,结果,考核等次\n")
    #expect(error { _ = try reader(.assessments, own) } == nil)
  }

  @Test("the first sheet that has all mandatory columns is taken, unless one is named")
  func sheets() throws {
    func cells(_ texts: [String]) -> String {
      "<row>" + texts.map { "<c t='str'><v>\($0)</v></c>" }.joined() + "</row>"
    }
    let file = folder.workbook(sheets: [
      ("说明", cells(["年度"])), ("考核", cells(["身份证号", "年度", "结果"])),
      ("旧", cells(["身份证号", "年度", "结果"])),
    ])
    #expect(try reader(.assessments, file).header.sheet == "考核")
    #expect(try reader(.assessments, file, sheet: "旧").header.sheet == "旧")
    guard
      case .missingColumns(_, "说明", 1, let missing, _)? = error({
        _ = try reader(.assessments, file, sheet: "说明")
      })
    else {
      Issue.record("no error")
      return
    }
    #expect(missing.map(\.zh) == ["身份证号", "结果"])
  }

  @Test("a mapping names columns the product does not know, and leaves columns out")
  func mapping() throws {
    let file = folder.file("x.csv", "证件,哪年,评价,结果\n11010519491231002X,2023,优秀,x\n")
    let reader = try reader(
      .assessments, file, mapping: "# 对照\n证件 = id_number\n\"哪年\",year\n评价\t结果\n结果 = ignore\n")
    var results: [ImportRecord?] = []
    try reader.eachRow { results.append($0.record) }
    #expect(
      results == [
        .assessment(
          PersonReference(documentNumber: "11010519491231002X", name: nil),
          Assessment(year: 2023, result: .excellent))
      ])
  }

  @Test("a broken mapping is named by its line")
  func brokenMapping() {
    func failure(_ text: String) -> ExchangeError? {
      error { _ = try ColumnMapping(text: text, path: "m", kind: .assessments) }
    }
    let known = ["id_number", "id_type", "year", "result"]
    #expect(failure("证件\n") == .mappingLine(file: "m", line: 1))
    #expect(failure("\n= year") == .mappingLine(file: "m", line: 2))
    #expect(
      failure("a = resutl")
        == .mappingField(file: "m", line: 1, text: "resutl", suggestion: "result", known: known))
    #expect(
      failure("a = hours")
        == .mappingField(file: "m", line: 1, text: "hours", suggestion: nil, known: known))
    #expect(failure("a=year\nb=年度") == .mappingRepeated(file: "m", line: 2, text: "年度"))
    #expect(failure("a=year\n A =result") == .mappingRepeated(file: "m", line: 2, text: "A"))
    let file = folder.file("y.csv", "身份证号,年度,结果\n")
    #expect(
      error { _ = try reader(.assessments, file, mapping: "等次 = result") }
        == .mappingHeader(file: "m.txt", header: "等次", found: ["身份证号", "年度", "结果"]))
  }

  @Test("rows with nothing but a serial number are empty, other rows are not")
  func serialNumbers() throws {
    let header = ImportKind.roster.layout.columns.map(\.header.zh).joined(separator: ",")
    let file = folder.file("s.csv", "序号,\(header)\n1, ,\n２\n合计\n")
    var rows: [ImportRow] = []
    try reader(.roster, file).eachRow { rows.append($0) }
    #expect(rows.map(\.number) == [4] && rows.first?.findings.first?.code == "empty_mandatory")
  }
}
