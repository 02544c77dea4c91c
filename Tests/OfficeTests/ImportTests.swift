// Files on their way into the register, beyond what a single row can show.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

private func codes(_ report: ImportFile.Report) -> [String] {
  report.findings.map { "\($0.row) \($0.code)" }
}

@Suite("Imports")
struct ImportTests {
  @Test("the same file a second time changes nothing, under whatever name")
  func sameFile() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1), file: "a.csv")
    let entries = try desk.clerk.store.entries().count
    let facts = try desk.facts()
    #expect(throws: OfficeError.alreadyImported(file: "b.csv", batch: 1)) {
      try desk.take(.roster, rosterLine(1), file: "b.csv")
    }
    #expect(try desk.clerk.store.entries().count == entries)
    #expect(try desk.facts() == facts)
  }

  @Test("rows that are all known bring no entry, even in another file")
  func knownRows() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1), rosterLine(2))
    let entries = try desk.clerk.store.entries().count
    let report = try desk.take(.roster, rosterLine(2))
    #expect(report.batch == nil && report.counts.duplicates == 1 && report.counts.accepted == 0)
    #expect(try desk.clerk.store.entries().count == entries)
  }

  @Test("undoing a batch leaves the register as it was before it")
  func undo() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    let before = try desk.facts()
    let batch = try #require(
      try desk.take(.certificates, certificateLine(1, approved: "2024-03-01")).batch)
    #expect(try desk.facts() != before)
    _ = try WithdrawImport(batch: batch.number, reason: "发错文件").run(desk.clerk)
    #expect(try desk.facts() == before)
    #expect(try desk.clerk.store.checkChain() == nil)
  }

  @Test("an undone file can be imported again")
  func undoneAgain() throws {
    let desk = try Desk()
    let batch = try #require(try desk.take(.roster, rosterLine(1), file: "a.csv").batch)
    _ = try WithdrawImport(batch: batch.number, reason: "").run(desk.clerk)
    let report = try desk.take(.roster, rosterLine(1), file: "a.csv")
    #expect(report.counts.accepted == 1 && report.batch?.number == 2)
    #expect(try desk.facts().count == 1)
  }

  @Test("a dry run finds everything a real one finds and stores nothing", arguments: [true, false])
  func dryRun(dry: Bool) throws {
    let desk = try Desk()
    let report = try desk.take(
      .roster, rosterLine(1), rosterLine(1), rosterLine(2, from: "2024-02-30"), dryRun: dry)
    #expect(codes(report) == ["3 duplicate", "4 bad_date"])
    #expect(report.counts.accepted == 1)
    #expect((report.batch == nil) == dry)
    #expect(try desk.clerk.store.entries().isEmpty == dry)
    #expect(try desk.facts().isEmpty == dry)
  }

  @Test(
    "nobody becomes known through any table but the roster",
    arguments: [
      ImportKind.certificates, .assessments, .training, .payments,
    ])
  func unknownPerson(kind: ImportKind) throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    let lines: [ImportKind: (String, String)] = [
      .certificates: (
        certificateLine(1, approved: "2024-03-01"), certificateLine(2, approved: "2024-03-01")
      ),
      .assessments: ("\(idNumber(1)),2023,合格", "\(idNumber(2)),2023,合格"),
      .training: (trainingLine(1), trainingLine(2)),
      .payments: (
        "\(idNumber(1)),李明,社会工作师,\"1,000.00\",2023-01-01,民政局,",
        "\(idNumber(2)),李明,社会工作师,\"1,000.00\",2023-01-01,民政局,"
      ),
    ]
    let (known, unknown) = try #require(lines[kind])
    let report = try desk.take(kind, known, unknown)
    #expect(codes(report) == ["3 unknown_person"])
    #expect(report.counts.accepted == 1)
  }

  @Test("who was left out of the roster by a contradiction is unknown to later tables")
  func contradictedPerson() throws {
    let desk = try Desk()
    let roster = try desk.take(
      .roster, rosterLine(1), rosterLine(1, county: "金凤区"), rosterLine(2))
    #expect(codes(roster) == ["2 conflicting_duplicate", "3 conflicting_duplicate"])
    let report = try desk.take(.certificates, certificateLine(1, approved: "2024-03-01"))
    #expect(codes(report) == ["2 unknown_person"])
  }

  @Test(
    "posts that touch do not contradict each other; posts that share a day do",
    arguments: [
      ("2024-01-31", "2024-02-01", 0), ("2024-02-01", "2024-02-01", 2),
    ])
  func overlap(last: String, first: String, rejected: Int) throws {
    let report = try Desk().take(
      .roster, rosterLine(1, to: last), rosterLine(1, county: "金凤区", from: first))
    #expect(report.counts.rejected == rejected)
  }

  @Test("what a person is said to be by the roster is kept from the latest post")
  func peopleUpdates() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1, name: "李明", to: "2023-12-31"))
    try desk.take(.roster, rosterLine(1, name: "李明", county: "金凤区", from: "2024-01-01"))
    let facts = try desk.clerk.store.facts(of: WorkerKey(number: 1))
    #expect(facts.postings.map(\.value.county) == ["兴庆区", "金凤区"])
    #expect(facts.person?.value.name == "李明")
    #expect(try desk.facts().count == 1)
  }

  @Test("another name for a known number is a warning, and the row counts")
  func otherName() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1, name: "买买提•艾力"))
    let same = try desk.take(
      .certificates, certificateLine(1, name: "买买提·艾力", approved: "2024-03-01"))
    #expect(codes(same) == [] && same.counts.accepted == 1)
    let other = try desk.take(.training, trainingLine(1, name: "买买提"))
    #expect(codes(other) == ["2 name_mismatch"])
    #expect(other.counts.warnings == 1 && other.counts.accepted == 1)
  }

  @Test("of two academies that contradict each other neither is believed, and both rows are named")
  func academies() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    let first = try desk.take(.training, trainingLine(1, hours: "8"), file: "甲.csv")
    #expect(first.counts.accepted == 1)
    let second = try desk.take(.training, trainingLine(1, hours: "6"), file: "乙.csv")
    #expect(
      second.findings.map { "\($0.file) \($0.row) \($0.code)" } == [
        "乙.csv 2 conflicting_duplicate", "甲.csv 2 conflicting_duplicate",
      ])
    #expect(second.counts.rejected == 1 && second.counts.accepted == 0)
    #expect(try desk.clerk.store.facts(of: WorkerKey(number: 1)).trainings.isEmpty)
  }

  @Test("a course both academies report alike counts once")
  func sharedCourse() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    try desk.take(.training, trainingLine(1), file: "甲.csv")
    let second = try desk.take(.training, trainingLine(1).replacing("某学院", with: "另一学院"))
    #expect(second.counts.duplicates == 1 && second.counts.rejected == 0)
    #expect(try desk.clerk.store.facts(of: WorkerKey(number: 1)).trainings.count == 1)
  }

  @Test("taking back the academy that contradicted gives the other one its hours again")
  func contradictionUndone() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    try desk.take(.training, trainingLine(1, hours: "8"), file: "甲.csv")
    let batch = try #require(try desk.take(.training, trainingLine(1, hours: "6")).batch)
    _ = try WithdrawImport(batch: batch.number, reason: "").run(desk.clerk)
    #expect(try desk.clerk.store.facts(of: WorkerKey(number: 1)).trainings.count == 1)
  }

  @Test(
    "rejected rows that were mended go in from the file they were given back in",
    arguments: [
      "csv", "xlsx",
    ])
  func mended(form: String) throws {
    let desk = try Desk()
    let report = try desk.take(
      .roster, rosterLine(1), rosterLine(2, name: "", from: "2024-03-01"), rosterLine(3))
    let path = desk.folder.path("退回.\(form)")
    try RejectedRowsFile.write(
      report.rejected, header: report.header, to: path, language: .zh)
    let again = try ImportFile(kind: .roster, path: path).run(desk.clerk)
    #expect(codes(again) == ["2 empty_mandatory"] && again.batch == nil)
    guard form == "csv" else { return }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data(text.replacing("2,,居民", with: "2,王芳,居民").utf8).write(to: URL(filePath: path))
    let mended = try ImportFile(kind: .roster, path: path).run(desk.clerk)
    #expect(mended.counts.accepted == 1 && mended.counts.rejected == 0)
    #expect(try desk.facts().count == 3)
  }
}
