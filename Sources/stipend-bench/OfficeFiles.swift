// Files as offices hand them over, for a register of any size.
//
// Everything follows from the number of the worker: the same arguments give the same bytes.

import Exchange
import Glibc
import Workforce

/// The files of one register.
struct OfficeFiles {
  /// Rows of the workbook; more than that an office does not keep in one.
  static let workbookRows = 100_000

  private let workers: Int
  private let folder: String

  init(_ options: BenchOptions) throws {
    workers = try options.count("workers")
    folder = try options.required("dir")
  }

  func write() throws {
    try write("roster", Person.rosterHeader) { $0.roster }
    try write("certificates", Person.certificateHeader) { $0.certificates }
    try write("assessments", Person.assessmentHeader) { $0.assessments }
    try write("training", Person.trainingHeader) { $0.trainings }
    try write("payments", Person.paymentHeader) { $0.payments }
    try writeWorkbook()
  }

  private func write(
    _ name: String, _ header: [String], _ rows: (Person) -> [[String]]
  ) throws {
    let path = "\(folder)/\(name).csv"
    guard let file = fopen(path, "w") else { throw BenchFailure("cannot write \(path)") }
    defer { fclose(file) }
    fputs(header.joined(separator: ",") + "\n", file)
    for number in 0..<workers {
      for row in rows(Person(number: number)) { fputs(row.joined(separator: ",") + "\n", file) }
    }
  }

  /// A roster of people who are in none of the other files, as a workbook.
  private func writeWorkbook() throws {
    let path = "\(folder)/header.csv"
    try FileText.write(Person.rosterHeader.joined(separator: ",") + "\n", to: path)
    let header = try ImportReader(kind: .roster, table: SourceTable(path: path)).header
    let note = Finding(.emptyMandatory, at: FindingPlace(file: path, sheet: nil, row: 1))
    let rows = (0..<Self.workbookRows).lazy.map { index in
      RejectedRowsFile.Row(
        cells: Person(number: workers + index).roster[0], finding: note)
    }
    try RejectedRowsFile.write(rows, header: header, to: "\(folder)/roster.xlsx", language: .zh)
  }
}
