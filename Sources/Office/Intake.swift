// The rows of one import on their way into the register.

import Exchange
import RegistryStore
import Workforce

/// Reads the rows of a file, holds them against the register, and hands over the good ones.
final class Intake {
  let reader: ImportReader
  var findings: [Finding] = []
  private var rejected: [(row: Int, cells: [String], finding: Finding)] = []
  private var rows = 0
  var accepted = 0
  private var duplicates = 0
  private var warnings = 0
  var storedFacts = 0
  /// File names by the entry that brought their facts.
  private let fileNames: [Int64: String]

  /// - Parameter batches: earlier imports, for messages that name their files.
  init(reader: ImportReader, batches: [ImportBatch]) {
    self.reader = reader
    fileNames = Dictionary(
      batches.map { ($0.entry.value, $0.fileName) }, uniquingKeysWith: { $1 })
  }

  /// Whether anything would be stored or closed.
  var bringsSomething: Bool { storedFacts > 0 }

  var counts: ImportCounts {
    ImportCounts(
      rows: rows, accepted: accepted, rejected: rejected.count, duplicates: duplicates,
      warnings: warnings)
  }

  func report(batch: ImportBatch?) -> ImportFile.Report {
    ImportFile.Report(
      batch: batch, counts: counts, findings: inOrder(findings),
      rejected: rejected.sorted { $0.row < $1.row }.map {
        RejectedRowsFile.Row(cells: $0.cells, finding: $0.finding)
      }, header: reader.header, encoding: reader.table.encoding, fileName: reader.table.fileName)
  }

  /// By row; what is said about rows of earlier files comes last.
  private func inOrder(_ findings: [Finding]) -> [Finding] {
    func place(_ finding: Finding) -> (Int, Int) {
      (finding.file == reader.table.fileName ? 0 : 1, finding.row)
    }
    return findings.sorted { place($0) < place($1) }
  }

  /// Says something doubtful of a row that is taken.
  func warn(_ code: FindingCode, row: Int, field: ImportField) {
    findings.append(Finding(code, at: reader.place(row: row, field: field), severity: .warning))
    warnings += 1
  }

  /// Reads every row and sets aside those that are wrong on their own.
  func read(progress: (Int) -> Void) throws -> [ImportRow] {
    var good: [ImportRow] = []
    try reader.eachRow { row in
      rows += 1
      if rows % 10_000 == 0 { progress(rows) }
      findings += row.findings
      warnings += row.findings.count { $0.severity == .warning }
      if row.record != nil {
        good.append(row)
      } else if let finding = row.findings.first(where: { $0.severity == .rejected }) {
        rejected.append((row.number, row.cells, finding))
      }
    }
    return good
  }

  /// Holds the rows against the register and appends the accepted ones.
  func take(_ rows: [ImportRow], into writer: ImportWriter) throws {
    let numbers = rows.lazy.compactMap(\.record?.documentNumber)
    let register = try writer.knownRegister(naming: numbers, count: rows.count)
    switch reader.kind {
    case .roster: try takeRoster(rows, register, writer)
    case .certificates:
      try take(CertificateStatement.self, rows, register, writer) { item, key, row, known in
        let level = item.certificate.level
        if !known.contains(where: { $0.certificate.level == level }) {
          writer.append(item.certificate, to: key, sourceRow: row)
        }
        if let registration = item.registration {
          writer.append(registration, to: key, sourceRow: row)
        }
      }
    case .assessments:
      try take(Assessment.self, rows, register, writer) { item, key, row, _ in
        writer.append(item, to: key, sourceRow: row)
      }
    case .training:
      try take(TrainingRecord.self, rows, register, writer) { item, key, row, _ in
        writer.append(item, to: key, sourceRow: row)
      }
    case .payments:
      try take(Payment.self, rows, register, writer) { item, key, row, _ in
        writer.append(item, to: key, sourceRow: row)
      }
    case .circumstances:
      try take(Circumstance.self, rows, register, writer) { item, key, row, _ in
        writer.append(item, to: key, sourceRow: row)
      }
    case .accounts: try takeAccounts(rows, register, writer)
    case .organisations: try takeSubjects(rows, .organisation, register, writer)
    case .stations: try takeSubjects(rows, .station, register, writer)
    }
  }

  /// The rows about people the register already knows, by person; the others are given back.
  func people(of rows: [ImportRow], _ register: KnownRegister) -> RowGroups<WorkerKey> {
    var groups = RowGroups<WorkerKey>(rows: rows.count)
    for (place, row) in rows.enumerated() {
      guard let person = row.record?.person else { continue }
      guard let known = register.person(documentNumber: person.documentNumber), known.fact != nil,
        known.worker.subject == .worker || [.circumstances, .payments].contains(reader.kind)
      else {
        reject(row, .unknownPerson(at: reader.place(row: row.number, field: .documentNumber)))
        continue
      }
      if let name = known.name, let given = person.nameKey, nameKey(name) != given {
        warn(.nameMismatch, row: row.number, field: .name)
      }
      groups.append(row: place, of: known.worker)
    }
    return groups
  }

  /// Takes rows about people the register already knows.
  private func take<Statement: ImportStatement>(
    _: Statement.Type, _ rows: [ImportRow], _ register: KnownRegister, _ writer: ImportWriter,
    append: (Statement, WorkerKey, Int, _ known: [Statement]) -> Void
  ) throws {
    let groups = people(of: rows, register)
    let recorded = groups.people.isEmpty ? [:] : try Statement.known(writer, of: groups.people)
    for (index, key) in groups.people.enumerated() {
      let group = groups.rows(ofPerson: index).compactMap { place in
        rows[place].record.flatMap { Statement($0) }.map { (row: rows[place], statement: $0) }
      }
      let known = recorded[key] ?? []
      let found = fates(
        of: group.map { CandidateRow(row: $0.row.number, statement: $0.statement) },
        known: known.map(\.value), relation: { $0.relation(to: $1) })
      var taken = known.map(\.value)
      for (item, fate) in zip(group, found) {
        settle(item.row, fate, known)
        if fate == .accepted {
          append(item.statement, key, item.row.number, taken)
          taken.append(item.statement)
          storedFacts += 1
        } else if case .conflicting(.register(let index)) = fate, reader.kind == .training {
          // Both academies are one table: of two that contradict each other neither wins.
          writer.withdrawFact(.training, of: key, fact: known[index].fact)
          storedFacts += 1
          giveBack(known[index], because: item.row)
        }
      }
    }
  }

  /// Counts a row and says what became of it.
  func settle<Statement>(
    _ row: ImportRow, _ fate: RowFate, _ known: [Known<Statement>]
  ) {
    let place = reader.place(row: row.number)
    func origin(_ origin: RowOrigin) -> (row: Int, file: String?) {
      switch origin {
      case .sameFile(let row): (row, nil)
      case .register(let index): (known[index].sourceRow, fileNames[known[index].entry.value])
      }
    }
    switch fate {
    case .accepted, .continuing: accepted += 1
    case .duplicate(let of):
      let (other, file) = origin(of)
      duplicates += 1
      findings.append(.duplicate(at: place, otherRow: other, otherFile: file))
    case .conflicting(let with):
      let (other, file) = origin(with)
      let isKept = file != nil && reader.kind != .training
      reject(
        row,
        isKept
          ? .contradictsRegister(at: place, otherRow: other, otherFile: file ?? "")
          : .conflictingDuplicate(at: place, otherRow: other, otherFile: file))
    }
  }

  /// Says that a row of an earlier file no longer counts.
  private func giveBack<Statement>(_ known: Known<Statement>, because row: ImportRow) {
    guard let file = fileNames[known.entry.value] else { return }
    findings.append(
      .conflictingDuplicate(
        at: FindingPlace(file: file, sheet: nil, row: known.sourceRow), otherRow: row.number,
        otherFile: reader.table.fileName))
  }

  func reject(_ row: ImportRow, _ finding: Finding) {
    findings.append(finding)
    rejected.append((row.number, row.cells, finding))
  }
}

extension ImportRecord {
  /// The identity number of the person a row is about.
  fileprivate var documentNumber: String? {
    if case .roster(let worker, _) = self { return worker.documentNumber }
    return subject?.worker.documentNumber ?? person?.documentNumber
  }

  /// The person a row is about; nil for a row of the roster, which brings the person.
  var person: PersonReference? {
    switch self {
    case .roster, .organisation, .station: nil
    case .certificate(let person, _, _), .assessment(let person, _), .training(let person, _),
      .payment(let person, _), .circumstance(let person, _), .account(let person, _):
      person
    }
  }
}
