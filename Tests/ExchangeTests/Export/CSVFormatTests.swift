import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Rolls as CSV")
struct CSVFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func written(
    _ lines: [RollSheetLine], language: Language = .zh, byteOrderMark: Bool = false
  ) throws -> String {
    try CSVFormat.write(
      .march(lines), language: language, options: ExportOptions(byteOrderMark: byteOrderMark),
      to: .file(folder.file("roll.csv")))
    return try folder.text("roll.csv")
  }

  @Test("the header and the lines are these bytes")
  func golden() throws {
    let line = RollSheetLine.allowance(organisation: "满春\"一\"社区, 东")
    #expect(
      try written([line]) == """
        period,worker_key,id_number,name,rule,level,fund,amount,amount_fen,outcome,reason,\
        instalment,rule_title,organisation,county\r
        2024-03,W0000042,640*************42,王小明,allowance,junior,city,200.00,20000,pays,,1,\
        社区岗位职称补贴,"满春""一""社区, 东",\r

        """)
  }

  @Test("the mark for spreadsheets is there only when asked for")
  func byteOrderMark() throws {
    _ = try written([], byteOrderMark: true)
    #expect(try folder.bytes("roll.csv").prefix(3) == [0xEF, 0xBB, 0xBF])
    _ = try written([], byteOrderMark: false)
    #expect(try folder.bytes("roll.csv").first == UInt8(ascii: "p"))
  }

  @Test(
    "text that a spreadsheet would run is neutralised",
    arguments: ["=1+1", "+8613", "-2", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://x\",\"y\")"])
  func formulas(name: String) throws {
    let read = rows(ofCSV: try written([.allowance(name: name)]))
    #expect(read[1][3] == "'" + name)
  }

  @Test("a negative amount stays a number")
  func negativeAmounts() throws {
    let read = rows(ofCSV: try written([.allowance(fen: -20_005), .allowance(fen: -5)]))
    #expect(read[1][7...8] == ["-200.05", "-20005"])
    #expect(read[2][7...8] == ["-0.05", "-5"])
  }

  @Test("reasons are in the language asked for, codes are not")
  func languages() throws {
    let line = RollSheetLine.allowance(
      outcome: .held, reason: Sentence(zh: "超出限额", en: "beyond the limit"))
    #expect(rows(ofCSV: try written([line], language: .zh))[1][9...10] == ["held", "超出限额"])
    #expect(rows(ofCSV: try written([line], language: .en))[1][9...10] == ["held", "beyond the limit"])
  }

  @Test("whatever text and amounts are written can be read back")
  func readBack() throws {
    let pieces = ["王", ",", "\"", "\r\n", "\n", "\r", " ", "a", "'", ";", "é", "\u{0}", "=", "👩‍👩‍👧"]
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var lines: [RollSheetLine] = []
    for worker in 1...3000 {
      let name = "n" + (0..<random(9)).map { _ in pieces[random(pieces.count)] }.joined()
      let fen = Int64(random(1 << 30)) << random(20)
      lines.append(.allowance(worker: Int64(worker), name: name, fen: fen))
    }
    let read = rows(ofCSV: try written(lines)).dropFirst()
    #expect(read.count == lines.count)
    for (row, line) in zip(read, lines) {
      #expect(Array(row[3].unicodeScalars) == Array(line.name.unicodeScalars))
      #expect(row[7] == line.amount.description)
      #expect(row[8] == String(line.amount.fen))
      #expect(row.count == 15)
    }
  }

  @Test("a roll need not be in memory, and every line of it arrives")
  func largeRoll() throws {
    struct Lines: Sequence, Sendable {
      func makeIterator() -> AnyIterator<RollSheetLine> {
        var worker: Int64 = 0
        return AnyIterator {
          worker += 1
          return worker <= 20_000 ? .allowance(worker: worker) : nil
        }
      }
    }
    try CSVFormat.write(
      .march(Lines()), language: .zh, options: ExportOptions(),
      to: .file(folder.file("large.csv")))
    let text = try folder.text("large.csv")
    #expect(text.utf8.count { $0 == 0x0A } == 20_001)
    #expect(text.contains("W0020000") && text.hasSuffix("\r\n"))
  }
}
