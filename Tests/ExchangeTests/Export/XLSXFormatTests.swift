import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Rolls as a workbook")
struct XLSXFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func write(_ sheet: RollSheet, _ language: Language = .zh) throws -> String {
    let path = folder.file("roll.xlsx")
    try XLSXFormat.write(sheet, language: language, options: ExportOptions(), to: .file(path))
    return path
  }

  /// One part of the workbook, unpacked by a program that is not ours.
  private func part(_ name: String, of path: String) throws -> String {
    try python(
      "import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", path,
      name)
  }

  /// The contents of a cell and the number format it is shown with, as the XML says them.
  private func cell(_ reference: String, sheet: Int = 1, of path: String) throws -> String {
    try python(
      """
      import re,sys,zipfile
      z=zipfile.ZipFile(sys.argv[1])
      x=z.read('xl/worksheets/sheet%s.xml'%sys.argv[3]).decode()
      s=z.read('xl/styles.xml').decode()
      m=re.search(r'<c r="%s" ?(?:s="(\\d+)")?(?: t="(\\w+)")?>(.*?)</c>'%sys.argv[2],x)
      xf=re.findall(r'<xf [^>]*?numFmtId="(\\d+)"',s.split('<cellXfs')[1])
      print(m[2] or 'n',xf[int(m[1] or 0)],re.sub('<[^>]*>','',m[3]))
      """, path, reference, String(sheet)
    ).trimmingCharacters(in: .newlines)
  }

  @Test("long numbers and texts like formulas are text with the format @")
  func textCells() throws {
    let path = try write(
      .march([.allowance(idNumber: "640199199001010017", name: "=1+1", organisation: "+A")]))
    // 49 is the number of the format @ in every workbook, 4 that of #,##0.00.
    #expect(try cell("D4", of: path) == "inlineStr 49 640199199001010017")
    #expect(try cell("C4", of: path) == "inlineStr 49 =1+1")
    #expect(try cell("E4", of: path) == "inlineStr 49 +A")
    #expect(try !part("xl/worksheets/sheet1.xml", of: path).contains("<f>"))
  }

  @Test("amounts are numbers in yuan, totals stand in figures and in capitals")
  func amounts() throws {
    let path = try write(.march([.allowance(fen: 10_968), .allowance(worker: 43, fen: 123_456_789)]))
    #expect(try cell("J4", of: path) == "n 4 109.68")
    #expect(try cell("J5", of: path) == "n 4 1234567.89")
    #expect(try cell("J6", of: path) == "n 4 1234677.57")
    let capitals = "合计（大写）：人民币壹佰贰拾叁万肆仟陆佰柒拾柒元伍角柒分"
    #expect(try cell("A7", of: path).hasSuffix(capitals))
  }

  @Test("no amount has a third decimal in the file, whatever binary fraction is nearest to it")
  func decimals() throws {
    let amounts: [Int64] = [995, 1, 29, 20_000, 841, 99_995, 109_968, -995]
    let path = try write(
      .march(amounts.enumerated().map { .allowance(worker: Int64($0.offset), fen: $0.element) }))
    let texts = try amounts.indices.map { try cell("J\(4 + $0)", of: path) }
    #expect(
      texts.map { $0.dropFirst(4) } == [
        "9.95", "0.01", "0.29", "200", "8.41", "999.95", "1099.68", "-9.95",
      ])
    let again = try folder.bytes("roll.xlsx")
    _ = try write(.march(amounts.enumerated().map { .allowance(worker: Int64($0.offset), fen: $0.element) }))
    #expect(try folder.bytes("roll.xlsx") == again)
  }

  @Test("numbers are rounded to the digits they were made of")
  func spelling() {
    for (text, rounded) in [
      ("9.949999999999999", "9.95"), ("0.999999999999999", "1"), ("99.99999", "100"),
      ("-9.949999999999999", "-9.95"), ("-0.9999999", "-1"), ("12.30000000001", "12.3"),
      ("12.34", "12.34"), ("7", "7"), ("1E+17", "1E+17"), ("1.234E+17", "1.234E+17"),
    ] {
      #expect(NumberSpelling.rounded(Array(text.utf8)) == Array(rounded.utf8), "\(text)")
    }
    var split = NumberSpelling()
    let parts = ["<c><v>9.9499", "99999999999</v><is><t>1.23456</t></is></c>"]
    let out = parts.flatMap { split.mended(Array($0.utf8)[...]) }
    #expect(String(decoding: out, as: UTF8.self) == "<c><v>9.95</v><is><t>1.23456</t></is></c>")
  }

  @Test("an amount a spreadsheet would round is kept as text")
  func hugeAmount() throws {
    let path = try write(.march([.allowance(fen: .max)]))
    #expect(try cell("J4", of: path) == "inlineStr 49 92,233,720,368,547,758.07")
  }

  @Test("the head stays in sight and is repeated on every page of landscape A4")
  func page() throws {
    let path = try write(.mixed())
    let sheet = try part("xl/worksheets/sheet1.xml", of: path)
    #expect(sheet.contains("<pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(sheet.contains("orientation=\"landscape\"") && sheet.contains("paperSize=\"9\""))
    #expect(sheet.contains("fitToHeight=\"0\"") && sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"))
    #expect(sheet.contains("<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>"))
    #expect(sheet.contains("<mergeCell ref=\"A1:M1\"/>"))
    let book = try part("xl/workbook.xml", of: path)
    #expect(book.contains("_xlnm.Print_Titles\" localSheetId=\"0\">'发放名册'!$1:$3<"))
    for role in ["制表：", "审核：", "负责人："] { #expect(sheet.contains(role)) }
  }

  @Test("the form to sign has the sum of each page below it, a break, and the signatures in its foot")
  func pagesToSign() throws {
    let count = RollWorksheet.linesOnPage + 1
    let path = folder.file("form.xlsx")
    try XLSXFormat.write(
      .march((1...count).map { .allowance(worker: Int64($0), fen: Int64($0) * 100) }),
      language: .zh, options: ExportOptions(isForSigning: true), to: .file(path))
    let sheet = try part("xl/worksheets/sheet1.xml", of: path)
    // Lines begin in row 4; the sum of the first page is the row before the break.
    let sumRow = 4 + count - 1
    #expect(try cell("A\(sumRow)", of: path).hasSuffix("本页小计"))
    #expect(try cell("J\(sumRow)", of: path) == "n 4 \((count - 1) * count / 2)")
    #expect(try cell("J\(sumRow + 2)", of: path) == "n 4 \(count)")
    #expect(try cell("J\(sumRow + 3)", of: path) == "n 4 \(count * (count + 1) / 2)")
    #expect(sheet.contains("manualBreakCount=\"1\"><brk id=\"\(sumRow)\""))
    #expect(!sheet.contains("fitToHeight") && !sheet.contains("<autoFilter"))
    for text in ["&amp;L制表：", "&amp;C审核：", "&amp;P", "&amp;R负责人："] {
      #expect(sheet.contains(text), "\(text)")
    }
  }

  @Test("the second sheet holds the sums and the facts")
  func totals() throws {
    let path = try write(.mixed(), .en)
    #expect(try cell("A3", sheet: 2, of: path).hasSuffix("社区岗位职称补贴"))
    #expect(try cell("C4", sheet: 2, of: path).hasSuffix("region"))
    #expect(try cell("E5", sheet: 2, of: path) == "n 4 6200")
    let sheet = try part("xl/worksheets/sheet2.xml", of: path)
    for text in ["Policy hash", ">ab<", "Roll digest", ">d1<", "Known at entry", ">6<"] {
      #expect(sheet.contains(text), "\(text)")
    }
  }

  @Test("the file claims to be made on the last day of its period")
  func created() throws {
    let core = try part("docProps/core.xml", of: try write(.mixed()))
    #expect(core.components(separatedBy: "2024-03-31T00:00:00Z").count == 3)
  }

  @Test("characters no workbook may hold are written out")
  func controlCharacters() throws {
    let path = try write(.march([.allowance(name: "王\u{1}\u{FFFF}<&>")]))
    #expect(try cell("C4", of: path) == "inlineStr 49 王\\u{1}\\u{FFFF}&lt;&amp;&gt;")
  }

  @Test("a reader of workbooks that is not ours opens it")
  func openpyxl() throws {
    let path = try write(.mixed())
    let read = try python(
      """
      import sys
      try:
        import openpyxl
      except ImportError:
        print('absent'); sys.exit()
      b=openpyxl.load_workbook(sys.argv[1]); s=b.worksheets[0]
      print(b.sheetnames, s.freeze_panes, s.print_title_rows, s.page_setup.orientation,
        s['D4'].data_type, s['D4'].number_format, s['J5'].value, s['J5'].number_format)
      """, path)
    #expect(
      read == "absent\n"
        || read == "['发放名册', '汇总'] A4 $1:$3 landscape s @ 6000 #,##0.00\n")
  }

  @Test("a workbook that lacks rows is noticed")
  func lackingRows() throws {
    let path = try write(.mixed())
    // Title, scheme, head, three lines, two totals and two rows to sign; then the second sheet.
    try WorkbookProof(path: path).check(rows: [10])
    #expect(throws: ExportError.rowsLost(path: path, found: 10, expected: 11)) {
      try WorkbookProof(path: path).check(rows: [11])
    }
    #expect(throws: ExportError.self) { try WorkbookProof(path: path).check(rows: [10, 1, 1]) }
    try ExportDestination.file(path).write("PK")
    #expect(throws: ExportError.self) { try WorkbookProof(path: path).check(rows: []) }
  }
}
