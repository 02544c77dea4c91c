// An import batch: one file that became facts, one entry.

public import Workforce

/// What is known of an import before its rows are read.
public struct ImportStart: Hashable, Sendable {
  /// What the file holds, for example `roster`.
  public var kind: String
  public var fileName: String
  /// Lower-case hex SHA-256 of the file.
  public var fileSHA256: String
  /// The sheet of a workbook; nil for plain files.
  public var sheet: String?
  public var actor: String
  public var reason: String
  /// UTC instant in ISO 8601, whole seconds.
  public var instant: String

  public init(
    kind: String, fileName: String, fileSHA256: String, sheet: String? = nil, actor: String,
    reason: String, instant: String
  ) {
    self.kind = kind
    self.fileName = fileName
    self.fileSHA256 = fileSHA256
    self.sheet = sheet
    self.actor = actor
    self.reason = reason
    self.instant = instant
  }
}

/// How the rows of an imported file fared.
public struct ImportCounts: Hashable, Sendable {
  /// Rows below the header.
  public var rows: Int
  public var accepted: Int
  public var rejected: Int
  public var duplicates: Int
  public var warnings: Int

  public init(rows: Int, accepted: Int, rejected: Int, duplicates: Int, warnings: Int) {
    self.rows = rows
    self.accepted = accepted
    self.rejected = rejected
    self.duplicates = duplicates
    self.warnings = warnings
  }
}

/// An import as the register remembers it.
public struct ImportBatch: Hashable, Sendable {
  /// Number of the batch, from 1.
  public var number: Int64
  public var entry: EntryNumber
  public var kind: String
  public var fileName: String
  /// Lower-case hex SHA-256 of the file.
  public var fileSHA256: String
  public var sheet: String?
  public var counts: ImportCounts
  /// Numbers of the facts the batch brought; empty when it brought none.
  public var facts: Range<Int64>
  /// The entry that withdrew the batch; nil while it stands.
  public var withdrawnBy: EntryNumber?

  static let columns = "\(ContentHash.batchColumns), entry, withdrawn_by"

  init(_ row: Statement, from column: Int32 = 0) {
    number = row.int(column)
    kind = row.text(column + 1)
    fileName = row.text(column + 2)
    fileSHA256 = row.text(column + 3)
    sheet = row.optionalText(column + 4)
    counts = ImportCounts(
      rows: Int(row.int(column + 5)), accepted: Int(row.int(column + 6)),
      rejected: Int(row.int(column + 7)), duplicates: Int(row.int(column + 8)),
      warnings: Int(row.int(column + 9)))
    let first = row.int(column + 10)
    facts = first..<max(first, row.int(column + 11) + 1)
    entry = EntryNumber(row.int(column + 12))
    withdrawnBy = row.optionalInt(column + 13).map(EntryNumber.init)
  }

  init(
    number: Int64, entry: EntryNumber, start: ImportStart, counts: ImportCounts, facts: Range<Int64>
  ) {
    self.number = number
    self.entry = entry
    kind = start.kind
    fileName = start.fileName
    fileSHA256 = start.fileSHA256
    sheet = start.sheet
    self.counts = counts
    self.facts = facts
  }

  /// Stores the batch and returns its row in canonical form.
  func store(_ connection: Connection) throws -> CanonicalBytes {
    var row = CanonicalBytes()
    row.beginRow(values: 12)
    row.append(number)
    for text in [kind, fileName, fileSHA256] { row.append(.some(text)) }
    row.append(sheet)
    for count in [
      counts.rows, counts.accepted, counts.rejected, counts.duplicates, counts.warnings,
    ] { row.append(Int64(count)) }
    row.append(facts.lowerBound)
    row.append(facts.upperBound - 1)
    let insert = try connection.prepare(
      "INSERT INTO import_batch (\(ContentHash.batchColumns), entry) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try row.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var reader = CanonicalReader(base, at: 0)
      let count = reader.bindRow(to: insert)
      insert.bind(entry.value, at: count + 1)
      try insert.run()
    }
    return row
  }
}
