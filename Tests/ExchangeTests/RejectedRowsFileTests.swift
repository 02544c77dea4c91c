// The file of rejected rows must be safe to open and must import as the rows it came from.

import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite struct RejectedRowsFileTests {
  let folder = TestFolder()
  private let header = "身份证号,姓名,课程编号,课程名称,培训机构,开始日期,结束日期,学时,考核结果\n"

  private func read(_ file: String) throws -> (reader: ImportReader, rows: [ImportRow]) {
    let reader = try ImportReader(kind: .training, table: SourceTable(path: file))
    var rows: [ImportRow] = []
    try reader.eachRow { rows.append($0) }
    return (reader, rows)
  }

  private func finding(_ row: ImportRow, _ reader: ImportReader) -> Finding {
    row.findings.first ?? .unknownPerson(at: reader.place(row: row.number))
  }

  @Test(
    "accepted and refused rows import equal from the file written back",
    arguments: [
      "r.csv", "r.xlsx",
    ])
  func roundTrip(name: String) throws {
    let file = folder.file(
      "a.csv",
      header + """
        11010519491231002X,甲,SW1,"=1+2,""x""\n",@院,2023年3月1日,2023-03-01,8,合格
        11010519491231002X,甲,+SW1,-a,'=b,2023-03-01,2023-03-01,-8,合格
        6.40199E+17,"\t=甲",SW;1,,,2023-03-01,2023-03-01,8,合格,more

        """)
    let (reader, rows) = try read(file)
    #expect(rows.map { $0.findings.first?.code } == [nil, "bad_hours", "id_ruined_by_excel"])
    let result = folder.path + "/" + name
    try RejectedRowsFile.write(
      rows.map { .init(cells: $0.cells, finding: finding($0, reader)) }, header: reader.header,
      to: result, language: .zh)
    let (again, back) = try read(result)
    #expect(back.map(\.record) == rows.map(\.record))
    #expect(back.map { $0.findings.map(\.code) } == rows.map { $0.findings.map(\.code) })
    #expect(back.map { $0.findings.map(\.value) } == rows.map { $0.findings.map(\.value) })
    #expect(again.header.cells.suffix(2) == ["原因", "建议"])
    #expect(back[1].cells[10].hasPrefix("bad_hours: 学时"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test("CSV begins with a mark, ends lines with CRLF and starts no cell a spreadsheet would run")
  func safe() throws {
    let (reader, rows) = try read(folder.file("a.csv", header + "=1,@a,+1,-1,\"\tx\",,,,\n"))
    let result = folder.path + "/r.csv"
    try RejectedRowsFile.write(
      rows.map { .init(cells: $0.cells, finding: finding($0, reader)) }, header: reader.header,
      to: result, language: .en)
    let bytes = try Data(contentsOf: URL(filePath: result))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == Data([0x0D, 0x0A]))
    for cell in try #require(try texts(result).last) {
      #expect(cell.utf8.first.map(CellForm.startsFormula) != true, "\(cell)")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: result)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test("a result that cannot be written leaves nothing behind and the old file as it was")
  func failures() throws {
    let (reader, rows) = try read(folder.file("a.csv", header + "1,2\n"))
    func write(_ path: String, _ cells: [String] = []) -> ExchangeError? {
      error {
        try RejectedRowsFile.write(
          rows.map { .init(cells: cells, finding: finding($0, reader)) }, header: reader.header,
          to: path, language: .zh)
      }
    }
    #expect(write(folder.path + "/r.ods") == .unknownOutputForm(file: folder.path + "/r.ods"))
    let lost = folder.path + "/no/r.csv"
    #expect(write(lost) == .unwritable(file: lost, code: 2))
    let old = folder.file("old.xlsx", "old")
    #expect(
      write(old, [String(repeating: "x", count: 32_768)])
        == .beyondLimit(
          file: old, limit: .cellCharacters, bound: 32_767, place: .init(row: 2, column: 1)))
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }
}
