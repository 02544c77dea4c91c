import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Findings as a file")
struct FindingsFileTests {
  private let findings = [
    Finding(
      severity: .rejected, code: "bad_date", file: "花名册.xlsx", sheet: "花名册", row: 17,
      column: "到岗日期", value: "=2024-02-30", reason: Sentence(zh: "没有这一天", en: "no such day"),
      suggestion: Sentence(zh: "请核对日期", en: "check the date")),
    Finding(
      severity: .warning, code: "name_mismatch", file: "甲.csv", sheet: nil, row: 3, column: nil,
      value: nil, reason: Sentence(zh: "姓名不一致", en: "names differ"),
      suggestion: Sentence(zh: "请核对姓名", en: "check the name")),
  ]

  private func written(_ format: FindingsFile.Format, _ language: Language) throws -> String {
    let folder = try TemporaryFolder()
    try FindingsFile.write(
      findings, as: format, language: language, options: ExportOptions(byteOrderMark: false),
      to: .file(folder.file("f")))
    return try folder.text("f")
  }

  @Test("CSV has a fixed header and neutral cells")
  func csv() throws {
    let read = rows(ofCSV: try written(.csv, .zh))
    #expect(read[0] == FindingsFile.columns)
    #expect(
      read[1] == [
        "rejected", "bad_date", "花名册.xlsx", "花名册", "17", "到岗日期", "'=2024-02-30", "没有这一天",
        "请核对日期",
      ])
    #expect(read[2] == ["warning", "name_mismatch", "甲.csv", "", "3", "", "", "姓名不一致", "请核对姓名"])
  }

  @Test("JSON has the same members as CSV has columns")
  func json() throws {
    let bytes = Foundation.Data(try written(.json, .en).utf8)
    let read = try #require(try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]])
    #expect(read.count == 2)
    #expect(read.allSatisfy { Set($0.keys) == Set(FindingsFile.columns) })
    #expect(read[0]["row"] as? Int == 17)
    #expect(read[1]["sheet"] is NSNull)
  }

  @Test("a table is in the language of its reader")
  func table() throws {
    #expect(try written(.table, .zh).hasPrefix("程度  代码"))
    let text = try written(.table, .en)
    #expect(text.contains("rejected  bad_date       花名册.xlsx  花名册   17  到岗日期  =2024-02-30"))
  }
}
