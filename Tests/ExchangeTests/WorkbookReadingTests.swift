// Workbooks: every way a cell can be stored, and files that are not what they say.

import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite struct WorkbookReadingTests {
  let folder = TestFolder()

  @Test("every kind of cell is read as it is stored")
  func kinds() throws {
    let strings = """
      <si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r>\
      <rPh sb="0" eb="1"><t>guide</t></rPh></si><si><t>a_x000D_b</t></si>
      """
    let file = folder.workbook(
      sheets: [
        (
          "一",
          """
          <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
          <c r="D1" t="s"><v>2</v></c></row>
          <row r="3" hidden="1"><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>\
          <c t="str"><f>A1&amp;"x"</f><v>cached</v></c><c t="b"><v>1</v></c>\
          <c t="e"><v>#N/A</v></c><c><f>1+1</f><v>2</v></c><c s="1"><v>45384</v></c><c/></row>
          """
        )
      ], strings: strings, styles: "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>")
    #expect(
      try rows(file) == [
        SourceRow(number: 1, cells: [.text("plain"), .text("rich "), .empty, .text("a\rb")]),
        SourceRow(
          number: 3,
          cells: [
            .text("inline"), .text("cached"), .boolean(true), .error("#N/A"),
            .number(text: "2", isDate: false), .number(text: "45384", isDate: true), .empty,
          ]),
      ])
  }

  @Test("a style shows a date by built-in number or by year, month or day in its code")
  func dateStyles() {
    for format in [14, 22, 27, 36, 45, 47, 50, 58] {
      #expect(CellStyles.isDate(format: format, code: nil))
    }
    for format in [0, 13, 23, 26, 37, 44, 48, 49, 59] {
      #expect(!CellStyles.isDate(format: format, code: nil))
    }
    for code in [
      "yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]d", "[Red]0;m".replacing("0;", with: ""),
    ] {
      #expect(CellStyles.isDate(code: code))
    }
    for code in ["General", "0.00\"day\"", "[Red]0.00", "0\\d", "@", "0_m"] {
      #expect(!CellStyles.isDate(code: code))
    }
  }

  @Test("day 60 of the 1900 system never was, and its neighbours are right")
  func system1900() {
    #expect(DateSystem.from1900.date(serial: 1)?.description == "1900-01-01")
    #expect(DateSystem.from1900.date(serial: 59)?.description == "1900-02-28")
    #expect(DateSystem.from1900.date(serial: 60) == nil)
    #expect(DateSystem.from1900.date(serial: 61)?.description == "1900-03-01")
    #expect(DateSystem.from1900.date(serial: 45384.75)?.description == "2024-04-02")
    #expect(DateSystem.from1900.date(serial: 2_958_465)?.description == "9999-12-31")
    #expect(DateSystem.from1900.date(serial: 2_958_466) == nil)
    #expect(DateSystem.from1900.date(serial: 0) == nil)
  }

  @Test("a workbook that counts from 1904 says so")
  func system1904() throws {
    let file = folder.workbook(sheets: [("a", "")], properties: "<workbookPr date1904='1'/>")
    #expect(try SourceTable(path: file).dateSystem == .from1904)
    #expect(DateSystem.from1904.date(serial: 0)?.description == "1904-01-01")
    #expect(DateSystem.from1904.date(serial: 43922)?.description == "2024-04-02")
  }

  @Test("a file that is no workbook is named for what it is")
  func impostors() {
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let filler = [UInt8](repeating: 0, count: 65_520)
    let stream = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    let old = folder.file("old.xlsx", ole + filler)
    #expect(error { _ = try SourceTable(path: old) } == .oldExcel(file: old))
    // The name lies across the border of two blocks.
    let locked = folder.file("locked.xlsx", ole + filler + stream)
    #expect(error { _ = try SourceTable(path: locked) } == .encrypted(file: locked))
    let page = folder.file("page.xls", "<html><table></table></html>")
    #expect(error { _ = try SourceTable(path: page) } == .notAWorkbook(file: page))
    let other = folder.zip("other.xlsx", [("a.txt", "a")])
    #expect(error { _ = try SourceTable(path: other) } == .noWorkbookInZip(file: other))
    let empty = folder.file("empty.csv")
    #expect(error { _ = try SourceTable(path: empty) } == .emptyFile(file: empty))
    let none = folder.path + "/none.csv"
    #expect(error { _ = try SourceTable(path: none) } == .missingFile(file: none))
    #expect(error { _ = try SourceTable(path: folder.path) } == .notAFile(file: folder.path))
    let cut = folder.file("cut.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3])
    #expect(error { _ = try SourceTable(path: cut) } == .damagedZip(file: cut, part: ""))
  }

  @Test("declarations, broken XML and missing sheets are refused with their place")
  func damage() {
    let declared = folder.workbook(
      "d.xlsx", sheets: [("a", "<row/>")],
      prolog: "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\">]>\n")
    #expect(
      error { _ = try rows(declared) }
        == .declarationsInXML(file: declared, part: "xl/s0.xml", line: 1))
    let broken = folder.workbook("b.xlsx", sheets: [("a", "<row>\n</c></row>")])
    #expect(
      error { _ = try rows(broken) } == .damagedXML(file: broken, part: "xl/s0.xml", line: 2))
    #expect(
      error { _ = try rows(broken, sheet: "x") }
        == .noSuchSheet(file: broken, sheet: "x", sheets: ["a"]))
    let dangling = folder.workbook("s.xlsx", sheets: [("a", "<row><c t='s'><v>7</v></c></row>")])
    #expect(error { _ = try rows(dangling) } == .damagedZip(file: dangling, part: "xl/s0.xml"))
  }

  @Test("a bomb stops at the bound of its expansion, not at the memory")
  func bomb() {
    let padding = String(repeating: "<row></row>", count: 400_000)
    let file = folder.workbook(sheets: [("a", padding)])
    var limits = SourceLimits()
    limits.expansionFrom = 1 << 20
    #expect(
      error { _ = try rows(file, limits: limits) }
        == .beyondLimit(file: file, limit: .expansion, bound: 150, place: nil))
    limits.entryBytes = 1 << 20
    #expect(
      error { _ = try rows(file, limits: limits) }
        == .beyondLimit(file: file, limit: .entryBytes, bound: 1 << 20, place: nil))
  }

  @Test("a cell may have 32,767 characters and no more")
  func longCell() throws {
    func sheet(_ count: Int) -> [(name: String, rows: String)] {
      [("a", "<row><c t='str'><v>" + String(repeating: "字", count: count) + "</v></c></row>")]
    }
    #expect(try rows(folder.workbook("a.xlsx", sheets: sheet(32_767))).count == 1)
    let file = folder.workbook("b.xlsx", sheets: sheet(32_768))
    #expect(
      error { _ = try rows(file) }
        == .beyondLimit(
          file: file, limit: .cellCharacters, bound: 32_767, place: .init(row: 1, column: 1)))
  }

  @Test("the last column is XFD and the last row 1,048,576")
  func edges() throws {
    let good = folder.workbook(
      "g.xlsx", sheets: [("a", "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")])
    #expect(try rows(good).first?.cells.count == 16_384)
    let wide = folder.workbook("w.xlsx", sheets: [("a", "<row><c r='XFE1'><v>1</v></c></row>")])
    #expect(
      error { _ = try rows(wide) }
        == .beyondLimit(
          file: wide, limit: .columns, bound: 16_384, place: .init(row: 1, column: 16_385)))
    let long = folder.workbook("l.xlsx", sheets: [("a", "<row r='1048577'/>")])
    #expect(
      error { _ = try rows(long) }
        == .beyondLimit(
          file: long, limit: .rows, bound: 1_048_576, place: .init(row: 1_048_577, column: 0)))
  }

  @Test("a tag that never ends is refused before it fills the memory")
  func endlessTag() {
    let file = folder.workbook(
      sheets: [("a", "<row a='" + String(repeating: "x", count: 6 << 20) + "'/>")])
    #expect(
      error { _ = try rows(file) }
        == .beyondLimit(file: file, limit: .tagBytes, bound: 4 << 20, place: nil))
  }

  @Test("tags in places where no program writes them do no harm")
  func misplacedTags() throws {
    let file = folder.workbook(sheets: [
      ("a", "<c><v>1</v></c><row><c><row/><v>1</v></c><v>2</v><c r='7'><v>3</v></c></row>")
    ])
    #expect(try rows(file).last?.cells == [.number(text: "3", isDate: false)])
  }

  @Test("damaged bytes anywhere end in an error or in rows")
  func damagedBytes() throws {
    let sound = folder.workbook(
      sheets: [("a", "<row><c t='s'><v>0</v></c><c s='1'><v>45384</v></c></row>")],
      strings: "<si><t>x</t></si>", styles: "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>")
    let bytes = Array(try Data(contentsOf: URL(filePath: sound)))
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4) {
        damaged[Int.random(in: 4..<bytes.count)] = UInt8.random(in: 0...255)
      }
      let file = folder.file("f.xlsx", damaged)
      do { _ = try rows(file) } catch { #expect(error is ExchangeError, "\(error)") }
    }
  }
}
