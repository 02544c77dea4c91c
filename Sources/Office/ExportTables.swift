// The register as flat tables with a data dictionary, for the auditor's own tools.

public import Exchange
import Foundation
import RegistryStore
public import Workforce

/// Writes every flat table.
public struct ExportTables: Sendable {
  /// What is written.
  public enum Format: String, Sendable, CaseIterable {
    /// A folder with a file for each table, and `dictionary.csv`.
    case csv
    /// One database with a table `dictionary`.
    case sqlite
    /// One document with a member `dictionary`.
    case json
  }

  public var format: Format
  /// The folder or file; not there yet.
  public var out: String
  /// Whether CSV files begin with a byte order mark, without which Excel reads them wrongly.
  public var byteOrderMark: Bool
  /// Why full numbers are needed; nil masks them.
  public var revealReason: String?

  public init(
    format: Format, out: String, byteOrderMark: Bool = true, revealReason: String? = nil
  ) {
    self.format = format
    self.out = out
    self.byteOrderMark = byteOrderMark
    self.revealReason = revealReason
  }

  /// What was written.
  public struct Answer: Sendable {
    public let path: String
    /// Rows of each table, in their order.
    public let tables: [(name: String, title: Sentence, rows: Int)]
  }

  /// - Throws: ``OfficeError/placeTaken(path:)``, ``OfficeError/reasonNeeded``, ``DutyError``,
  ///   `StoreError`, `ExportError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(revealReason == nil ? .read : .reveal)
    if let revealReason, revealReason.allSatisfy(\.isWhitespace) { throw OfficeError.reasonNeeded }
    guard !FileManager.default.fileExists(atPath: out) else {
      throw OfficeError.placeTaken(path: out)
    }
    try clerk.store.recordDisclosure(
      actor: clerk.actor, reason: revealReason ?? "",
      source: "audit tables \(revealReason == nil ? "masked" : "full") "
        + URL(filePath: out).lastPathComponent, instant: clerk.instant)
    // Complete or not there: what is written goes beside the place and then takes its name.
    let part = "\(out).\(UUID().uuidString.prefix(8)).part"
    defer { try? FileManager.default.removeItem(atPath: part) }
    let counts =
      switch format {
      case .csv: try writeCSV(part, clerk)
      case .json: try writeJSON(part, clerk)
      case .sqlite:
        try clerk.store.writeFlatTables(
          to: part, asKnownAt: clerk.knownAt, isRevealed: revealReason != nil)
      }
    do {
      try FileManager.default.moveItem(atPath: part, toPath: out)
    } catch { throw OfficeError.cannotWrite(path: out) }
    return Answer(
      path: out, tables: FlatTable.all.map { ($0.name, $0.title, counts[$0.name] ?? 0) })
  }

  private func writeCSV(_ folder: String, _ clerk: Clerk) throws -> [String: Int] {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch { throw OfficeError.cannotWrite(path: out) }
    func file(_ name: String) throws -> ExportStream {
      let stream = try ExportStream(to: .file("\(folder)/\(name).csv"))
      if byteOrderMark { try stream.append(bytes: [0xEF, 0xBB, 0xBF]) }
      return stream
    }
    let dictionary = try file("dictionary")
    try dictionary.append(CSVTable.line(["table", "column", "zh", "en"]))
    var counts: [String: Int] = [:]
    for table in FlatTable.all {
      try dictionary.append(CSVTable.line([table.name, "", table.title.zh, table.title.en]))
      for column in table.columns {
        try dictionary.append(
          CSVTable.line([table.name, column.name, column.meaning.zh, column.meaning.en]))
      }
      let stream = try file(table.name)
      try stream.append(CSVTable.line(table.columns.map(\.name)))
      try forEachRow(of: table, clerk) { values in
        try stream.append(CSVTable.line(values.map(\.shown)))
        counts[table.name, default: 0] += 1
      }
      try stream.finish()
    }
    try dictionary.finish()
    return counts
  }

  private func writeJSON(_ path: String, _ clerk: Clerk) throws -> [String: Int] {
    let stream = try ExportStream(to: .file(path))
    let dictionary = JSONValue.object(
      FlatTable.all.map { table in
        .init(
          table.name,
          [
            "zh": .string(table.title.zh), "en": .string(table.title.en),
            "columns": .object(
              table.columns.map { column in
                .init(
                  column.name,
                  ["zh": .string(column.meaning.zh), "en": .string(column.meaning.en)])
              }),
          ])
      })
    try stream.append("{\"dictionary\":\(dictionary.compactText)")
    var counts: [String: Int] = [:]
    for table in FlatTable.all {
      var count = 0
      try stream.append(",\n\"\(table.name)\":[")
      try forEachRow(of: table, clerk) { values in
        let row = JSONValue.object(
          zip(table.columns, values).map { .init($0.name, JSONValue($1)) })
        try stream.append((count == 0 ? "\n" : ",\n") + row.compactText)
        count += 1
      }
      try stream.append("]")
      counts[table.name] = count
    }
    try stream.append("}\n")
    try stream.finish()
    return counts
  }

  private func forEachRow(
    of table: FlatTable, _ clerk: Clerk, _ body: ([StoredValue]) throws -> Void
  ) throws {
    try clerk.store.forEachRow(
      of: table, asKnownAt: clerk.knownAt, isRevealed: revealReason != nil, body)
  }
}

extension ExportTables.Answer {
  /// The tables with their rows.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "表", en: "table")), .init(Sentence(zh: "内容", en: "content")),
      .init(Sentence(zh: "行数", en: "rows"), .right),
    ])
    for written in tables {
      table.append([written.name, written.title.text(in: language), String(written.rows)])
    }
    return Sentence(zh: "已写入 \(path)", en: "wrote \(path)").text(in: language) + "\n"
      + table.text(in: language)
  }

  public var json: JSONValue {
    [
      "path": .string(path),
      "tables": .object(tables.map { .init($0.name, JSONValue($0.rows)) }),
    ]
  }
}
