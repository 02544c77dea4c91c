// The sample year, imported and settled once for all tests that look at it.

import Exchange
import Foundation
import Payouts
import PolicyEngine
import RegistryStore
import Workforce

@testable import Office

/// The six tables of the office imported and nothing settled; closed, it is one file to copy.
struct ImportedYear: Sendable {
  private let folder: TemporaryFolder
  let reports: [ImportFile.Report]

  static let once = Result { try ImportedYear() }

  private init() throws {
    folder = try TemporaryFolder()
    let clerk = Clerk(store: try Store.create(folder.path("year.db")), actor: "clerk")
    reports = try Self.files.map { kind, file in
      try ImportFile(kind: kind, path: sample.appending(path: file).path).run(clerk)
    }
    try clerk.store.close()
  }

  /// A register of one's own with these facts.
  func copy(in place: TemporaryFolder) throws -> Clerk {
    let path = place.path("year.db")
    try FileManager.default.copyItem(atPath: folder.path("year.db"), toPath: path)
    return try Clerk.open(path, actor: "clerk")
  }

  private static let files: [(ImportKind, String)] = [
    (.roster, "社会工作者花名册.xlsx"), (.certificates, "社会工作者花名册.xlsx"),
    (.assessments, "社会工作者花名册.xlsx"), (.payments, "已发放奖励.csv"),
    (.training, "继续教育学时-甲学院.csv"), (.training, "继续教育学时-乙学院.csv"),
  ]
}

/// The six tables imported, and the twelve rolls of 2024 settled one after another.
struct Year: Sendable {
  let folder: TemporaryFolder
  let clerk: Clerk
  let reports: [ImportFile.Report]
  /// `period,id_number,rule,level,fund,amount_fen`, in order.
  let rolls: [String]
  /// `period,id_number,level,valid_until,hours,required`, in order.
  let shortfalls: [String]

  static let settled = Result { try Year() }

  private init() throws {
    folder = try TemporaryFolder()
    let imported = try ImportedYear.once.get()
    clerk = try imported.copy(in: folder)
    reports = imported.reports
    var rolls: [String] = []
    var shortfalls: [String] = []
    for number in 1...12 {
      let period = try month("2024-\(number < 10 ? "0" : "")\(number)")
      let run = RunRoll(policy: scheme, period: period, library: library)
      _ = try run.compute(clerk)
      let roll = try run.settle(clerk, reason: "").roll
      rolls += try clerk.store.lines(ofRoll: roll.roll.number).map { found in
        let line = found.line
        return "\(period),\(found.documentNumber),\(line.rule),\(line.level?.code ?? "")"
          + ",\(line.fund),\(line.amount.fen)"
      }.sorted(by: Self.inOrder)
      let answer = try ListFindings(
        policy: scheme, period: period, library: library, revealReason: "核对"
      ).run(clerk)
      shortfalls += answer.rows.map { row in
        "\(period),\(row.idNumber),\(row.finding.level?.code ?? ""),"
          + row.finding.reports.map(\.value).joined(separator: ",")
      }.sorted()
    }
    self.rolls = rolls
    self.shortfalls = shortfalls
  }

  /// Period, number, rule, then junior before intermediate before senior.
  private static func inOrder(_ left: String, _ right: String) -> Bool {
    func key(_ line: String) -> [String] {
      var parts = line.split(separator: ",").map(String.init)
      parts[3] = String(CertificateLevel.allCases.firstIndex { $0.code == parts[3] } ?? 9)
      return parts
    }
    return key(left).lexicographicallyPrecedes(key(right))
  }

  /// What became of the rows of each table, as the office lists them.
  var tables: [Table] {
    let all = reports.flatMap(\.findings)
    return reports.map { report in
      let mine = all.filter { $0.file == report.fileName && $0.sheet == report.header.sheet }
      func rows(_ severity: Finding.Severity) -> [Table.Row] {
        mine.filter { $0.severity == severity }.map { .init(row: $0.row, reason: $0.code) }
          .sorted { ($0.row, $0.reason) < ($1.row, $1.reason) }
      }
      return Table(
        file: report.fileName, sheet: report.header.sheet, rows: report.counts.rows,
        rejected: rows(.rejected), duplicates: rows(.duplicate).map(\.row),
        warnings: rows(.warning).map(\.row))
    }
  }
}

/// What becomes of the rows of one table.
struct Table: Hashable {
  struct Row: Hashable {
    var row: Int
    var reason: String
  }

  var file: String
  var sheet: String?
  var rows: Int
  var rejected: [Row]
  var duplicates: [Int]
  var warnings: [Int]
}
