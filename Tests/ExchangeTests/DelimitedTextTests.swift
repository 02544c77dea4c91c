// CSV: what is written comes back equal, and what is broken is named by row and column.

import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite struct DelimitedTextTests {
  let folder = TestFolder()

  private func bytes(_ text: String, _ encoding: TextEncoding, mark: Bool) -> [UInt8] {
    let body: [UInt8] =
      switch encoding {
      case .utf8: Array(text.utf8)
      case .utf16le: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16be: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .gb18030:
        Array(
          text.data(using: .init(rawValue: gb18030InFoundation)) ?? Data())
      }
    return (mark ? encoding.mark : []) + body
  }

  private let gb18030InFoundation: UInt = 0x8000_0632

  @Test("random fields come back equal in every encoding", arguments: TextEncoding.allCases)
  func roundTrip(encoding: TextEncoding) throws {
    var random = SystemRandomNumberGenerator()
    let letters = Array("a一,;\t\"\n\r =+-@'社工师学时0123456789·𠮷é ")
    for round in 0..<40 {
      var lines = [["编号1", "姓名2", "学时3", "备注4"]]
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        lines.append(
          (0..<4).map { _ in
            String((0..<Int.random(in: 0...12)).map { _ in letters.randomElement() ?? "a" })
          })
      }
      let end = ["\n", "\r\n", "\r"][round % 3]
      let separator = [",", "\t", ";"][round % 3]
      let text = lines.map { line in
        line.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
          .joined(separator: separator) + end
      }.joined()
      let file = folder.file("r.csv", bytes(text, encoding, mark: round % 2 == 0))
      let table = try SourceTable(path: file)
      #expect(table.encoding == encoding)
      #expect(table.delimiter == separator.utf8.first)
      #expect(try texts(file) == lines)
    }
  }

  @Test("a quoted line break stays in its row and the next row has the next number")
  func embeddedNewline() throws {
    let file = folder.file("n.csv", "a,b\r\n\"x\r\ny\",1\r\n\r\nlast,2")
    #expect(
      try rows(file) == [
        SourceRow(number: 1, cells: [.text("a"), .text("b")]),
        SourceRow(number: 2, cells: [.text("x\r\ny"), .text("1")]),
        SourceRow(number: 3, cells: [.empty]),
        SourceRow(number: 4, cells: [.text("last"), .text("2")]),
      ])
  }

  @Test("records and fields longer than a block come back whole")
  func blocks() throws {
    let long = String(repeating: "长\"字", count: 90_000)
    let quoted = "\"" + long.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    let file = folder.file("l.csv", "a,b\n\(quoted),\(String(repeating: "é", count: 200_000))\n")
    #expect(try texts(file)[1] == [long, String(repeating: "é", count: 200_000)])
  }

  @Test("a forgotten quote is named by the line it opens on")
  func unterminated() {
    let file = folder.file("q.csv", "a,b\n\"x\ny\",1\n1,\"open\nmore\n")
    #expect(
      error { _ = try texts(file) }
        == .unterminatedQuote(file: file, line: 4, place: .init(row: 3, column: 2)))
  }

  @Test("text behind a closing quote, NUL and broken bytes are named by row and column")
  func broken() {
    let quote = folder.file("a.csv", "a,b\n1,\"x\"y\n")
    #expect(
      error { _ = try texts(quote) }
        == .textAfterQuote(file: quote, line: 2, place: .init(row: 2, column: 2)))
    let zero = folder.file("z.csv", "a,b,c\n1,x\u{0}y,2\n1,2,3\n")
    #expect(
      error { _ = try texts(zero) }
        == .nulCharacter(file: zero, place: .init(row: 2, column: 2)))
    let utf8 = folder.file("u.csv", Array("a,b,c\n1,2,".utf8) + [0xFF] + Array(",4\n".utf8))
    #expect(
      error { _ = try texts(utf8, encoding: .utf8) }
        == .brokenText(file: utf8, place: .init(row: 2, column: 3), encoding: .utf8))
    let gb = folder.file("g.csv", Array("a,b\n1,2\n".utf8) + [0xFF, 0xFF] + Array(",4\n".utf8))
    #expect(
      error { _ = try texts(gb) }
        == .brokenText(file: gb, place: .init(row: 3, column: 1), encoding: .gb18030))
  }

  @Test("a field may have 1 MiB, and an endless line stops there")
  func endless() throws {
    let bound = SourceLimits.standard.fieldBytes
    let good = folder.file("g.csv", "a,b\n" + String(repeating: "x", count: bound) + ",1\n")
    #expect(try texts(good)[1][0].utf8.count == bound)
    let bad = folder.file("b.csv", "a,b\n" + String(repeating: "x", count: bound + 1) + ",1\n")
    #expect(
      error { _ = try texts(bad) }
        == .beyondLimit(
          file: bad, limit: .fieldBytes, bound: bound, place: .init(row: 2, column: 1)))
    let record = folder.file(
      "r.csv", String(repeating: String(repeating: "y", count: 1 << 19) + ",", count: 9))
    #expect(
      error { _ = try texts(record) }
        == .beyondLimit(
          file: record, limit: .recordBytes, bound: 4 << 20, place: .init(row: 1, column: 8)))
    let wide = folder.file("w.csv", String(repeating: ",", count: 16_384))
    #expect(
      error { _ = try texts(wide) }
        == .beyondLimit(
          file: wide, limit: .columns, bound: 16_384, place: .init(row: 1, column: 0)))
  }
}
