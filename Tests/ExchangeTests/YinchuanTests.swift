// The whole example of an office: its files, its planted faults, its expected outcome.

import Foundation
import Testing
import Workforce

@testable import Exchange

private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "shared/data/yinchuan")

private let isThere = FileManager.default.fileExists(
  atPath: folder.appending(path: "expected/import.json").path)

private struct Expected: Decodable {
  struct Row: Decodable {
    var row: Int
    var reason: String
  }
  var file: String
  var sheet: String?
  var rows: Int
  var rejectedRows: [Row]

  enum CodingKeys: String, CodingKey {
    case file, sheet, rows
    case rejectedRows = "rejected_rows"
  }
}

private struct Fault: Decodable {
  var file: String
  var sheet: String?
  var row: Int
  var fault: String
  var expected: String
}

/// Reasons that are found in a row alone; the others need the register.
private let ownReasons: Set<String> = [
  "empty_mandatory", "id_ruined_by_excel", "id_bad_check", "unknown_level", "bad_date",
  "end_before_start", "bad_hours",
]

private func kind(_ file: String, _ sheet: String?) -> ImportKind {
  switch sheet {
  case "花名册": .roster
  case "证书登记": .certificates
  case "年度考核": .assessments
  default: file.hasPrefix("继续") ? .training : .payments
  }
}

@Suite(.enabled(if: isThere, "shared/data/yinchuan is not beside the package"))
struct YinchuanTests {
  @Test("the rows rejected in each file are those the office expects")
  func rejectedRows() throws {
    let tables = try JSONDecoder().decode(
      [Expected].self, from: Data(contentsOf: folder.appending(path: "expected/import.json")))
    #expect(tables.count == 6)
    for expected in tables {
      let table = try SourceTable(path: folder.appending(path: expected.file).path)
      let reader = try ImportReader(kind: kind(expected.file, expected.sheet), table: table)
      #expect(reader.header.sheet == expected.sheet)
      var rows = 0
      var rejected: [String] = []
      try reader.eachRow { row in
        rows += 1
        for finding in row.findings { rejected.append("\(finding.row) \(finding.code)") }
        #expect((row.record == nil) == !row.findings.isEmpty)
      }
      #expect(rows == expected.rows, "\(expected.file) \(expected.sheet ?? "")")
      #expect(
        rejected
          == expected.rejectedRows.filter { ownReasons.contains($0.reason) }
          .map { "\($0.row) \($0.reason)" }, "\(expected.file) \(expected.sheet ?? "")")
    }
  }

  @Test("rows that only need normalising, and texts that begin with =, are accepted")
  func normalisedRows() throws {
    let faults = try JSONDecoder().decode(
      [Fault].self, from: Data(contentsOf: folder.appending(path: "faults.json")))
    let accepted = faults.filter { $0.expected.hasPrefix("accept") }
    #expect(accepted.count == 12)
    for (name, faults) in Dictionary(grouping: accepted, by: { $0.file + ($0.sheet ?? "") }) {
      let table = try SourceTable(path: folder.appending(path: faults[0].file).path)
      let reader = try ImportReader(kind: kind(faults[0].file, faults[0].sheet), table: table)
      let rows = Set(faults.map(\.row))
      var seen: Set<Int> = []
      try reader.eachRow { row in
        guard rows.contains(row.number) else { return }
        seen.insert(row.number)
        #expect(row.record != nil && row.findings.isEmpty, "\(name) row \(row.number)")
      }
      #expect(seen == rows)
    }
  }

  @Test("the encoding of each text file is found")
  func encodings() throws {
    let encodings = try ["继续教育学时-甲学院.csv", "继续教育学时-乙学院.csv", "已发放奖励.csv"].map {
      try SourceTable(path: folder.appending(path: $0).path).encoding
    }
    #expect(encodings == [.gb18030, .utf8, .utf8])
  }
}
