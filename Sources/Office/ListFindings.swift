// Shortfalls that the standards of a policy find, as a table or a file.

import Exchange
import PolicyEngine
import RegistryStore
public import Workforce

/// Lists what a policy's standards find in a month.
public struct ListFindings: Sendable {
  /// How the findings are written.
  public enum Format: String, Sendable, CaseIterable {
    case table, csv, json
  }

  public var policy: String
  public var period: Period
  public var library: PolicyLibrary
  /// Why full identity numbers are wanted; nil masks them.
  public var revealReason: String?

  public init(
    policy: String, period: Period, library: PolicyLibrary, revealReason: String? = nil
  ) {
    self.policy = policy
    self.period = period
    self.library = library
    self.revealReason = revealReason
  }

  /// The findings of one month.
  public struct Answer: Sendable {
    let period: Period
    let rows: [Row]

    public var isEmpty: Bool { rows.isEmpty }
  }

  struct Row: Sendable {
    let finding: StandardFinding
    let idNumber: String
    let name: String
  }

  /// - Throws: ``OfficeError``, `PolicyError`, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.read)
    let sheet = try clerk.sheet(policy, for: period, in: library)
    try clerk.needs(revealReason == nil ? .read : .reveal, in: sheet.policy.jurisdiction)
    if let revealReason {
      try clerk.disclose(reason: revealReason, source: "findings \(policy) \(period)")
    }
    let snapshot = try clerk.store.snapshot(asKnownAt: clerk.knownAt, of: sheet.policy.subject)
    let found = sheet.findings(snapshot: snapshot, period: period)
    let rows = try found.map { finding in
      let worker = try clerk.person(finding.worker)
      return Row(
        finding: finding,
        idNumber: revealReason == nil
          && finding.worker.subject == .worker
          ? IdentityNumber.masked(worker.documentNumber) : worker.documentNumber,
        name: worker.name)
    }
    return Answer(period: period, rows: rows)
  }
}

extension ListFindings.Answer {
  private var reports: [String] {
    var names: [String] = []
    for name in rows.flatMap({ $0.finding.reports.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  private var columns: [String] {
    ["period", "worker_key", "id_number", "name", "standard", "level"] + reports + ["state"]
  }

  private func cells(_ row: ListFindings.Row) -> [String] {
    [
      period.description, row.finding.worker.description, row.idNumber, row.name,
      row.finding.standard, row.finding.level?.code ?? "",
    ]
      + reports.map { name in
        row.finding.reports.first { $0.name == name }?.value ?? ""
      } + [row.finding.state.rawValue]
  }

  /// Writes the findings.
  /// - Parameter path: nil or `-` for standard output.
  /// - Throws: `ExportError`.
  public func write(
    as format: ListFindings.Format, in language: Language, to path: String?
  ) throws {
    let destination = ExportDestination(path: path)
    switch format {
    case .table:
      var table = TextTable(columns: columns.map { .init(Sentence(same: $0)) })
      for row in rows { table.append(cells(row)) }
      try destination.write(table.text(in: language))
    case .csv:
      let stream = try ExportStream(to: destination)
      for cells in [columns] + rows.map(cells) {
        try stream.append(CSVTable.line(cells))
      }
      try stream.finish()
    case .json:
      let columns = columns
      try destination.write(
        JSONValue.array(
          rows.map { row in
            .object(zip(columns, cells(row)).map { .init($0, .string($1)) })
          }
        ).text)
    }
  }
}
