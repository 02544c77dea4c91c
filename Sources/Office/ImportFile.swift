// Brings a file of the office or an academy into the register.
//
// The file is read once from top to bottom; rows that are wrong on their own are findings. The rest
// is held against the register and against itself inside the one transaction that stores it, so
// that what was checked is still true when it is stored.

import Digests
public import Exchange
public import RegistryStore
public import Workforce

/// One file to import.
public struct ImportFile: Sendable {
  public var kind: ImportKind
  public var path: String
  /// Nil for the first sheet with the columns of the kind.
  public var sheet: String?
  /// File that says what unusual headers mean.
  public var mapping: String?
  /// Checks everything and stores nothing.
  public var dryRun = false

  public init(kind: ImportKind, path: String, sheet: String? = nil, mapping: String? = nil) {
    self.kind = kind
    self.path = path
    self.sheet = sheet
    self.mapping = mapping
  }

  /// What became of the file.
  public struct Report: Sendable {
    /// The batch; nil after a dry run, and when the file brought nothing new.
    public var batch: ImportBatch?
    public var counts: ImportCounts
    /// In the order of the rows.
    public var findings: [Finding]
    /// The rejected rows as uploaded, in order.
    public var rejected: [RejectedRowsFile.Row]
    public var header: ImportHeader
    /// Encoding of a text file, as guessed.
    public var encoding: TextEncoding?
    public var fileName: String
  }

  /// Imports the file.
  /// - Parameter progress: called now and then with the number of rows read.
  /// - Throws: `ExchangeError` when the file cannot be read, `StoreError` when the register cannot be
  ///   written, ``OfficeError/alreadyImported(file:batch:)``. The register is then as it was.
  public func run(
    _ clerk: Clerk, progress: (Int) -> Void = { _ in }
  ) throws -> Report {
    // Which rows lie within a scope is not known before they are read, so it must be the whole.
    try clerk.needsEverywhere(kind == .training ? .recordTraining : .record)
    let fingerprint = try Self.fingerprint(of: path)
    let table = try SourceTable(path: path)
    let mapping = try mapping.map { try ColumnMapping(path: $0, kind: kind) }
    let reader = try ImportReader(
      kind: kind, table: table, sheet: sheet, mapping: mapping,
      isKnownDocument: { (try? clerk.store.find(byNumber: $0)) != nil })
    let batches = try clerk.store.batches()
    for batch in batches
    where batch.withdrawnBy == nil && batch.fileSHA256 == fingerprint
      && batch.kind == kind.rawValue && batch.sheet == reader.header.sheet
    {
      throw OfficeError.alreadyImported(file: table.fileName, batch: batch.number)
    }
    let start = ImportStart(
      kind: kind.rawValue, fileName: table.fileName, fileSHA256: fingerprint,
      sheet: reader.header.sheet, actor: clerk.actor, reason: "", instant: clerk.instant)
    let intake = Intake(reader: reader, batches: batches)
    let rows = try intake.read(progress: progress)
    do {
      let batch = try clerk.store.importBatch(start) { writer in
        try intake.take(rows, into: writer)
        if dryRun || !intake.bringsSomething { throw NothingStored() }
        return intake.counts
      }
      return intake.report(batch: batch)
    } catch is NothingStored {
      return intake.report(batch: nil)
    }
  }

  /// Ends the transaction of a file that is only checked, or brings nothing new.
  private struct NothingStored: Error {}

  /// SHA-256 of the file, which tells the same file under another name.
  private static func fingerprint(of path: String) throws -> String {
    guard let stream = FileBytes(path: path) else { return "" }
    var hash = SHA256()
    while let bytes = stream.next() { bytes.withUnsafeBytes { hash.update($0) } }
    return SHA256.hex(hash.finish())
  }
}
