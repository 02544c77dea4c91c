// Small files of random facts, and what everybody has had once they were paid by.

import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

/// Facts of four people and some more, mostly at the edges of four months.
enum RandomFacts {
  static let months = (1...4).compactMap { Period(year: 2024, month: $0) }

  /// The file that brings the four.
  static func takeFirst(into store: Store, _ random: inout SeededGenerator) throws {
    try take(into: store) { writer in
      for place in 1...4 {
        let key = writer.addWorker(person(place), sourceRow: place)
        let always = DateSpan(first: CivilDate(iso: "2020-01-01") ?? .openStart)
        writer.append(posting(&random, always), to: key, sourceRow: place)
        addCertificate(to: key, writer, &random)
      }
      add(to: 4, 4, writer, &random)
    }
  }

  /// A later file, which also takes postings back.
  static func takeLate(into store: Store, _ random: inout SeededGenerator) throws {
    let people = Int(try store.snapshot().workers.count)
    let isNew = Int.random(in: 0..<4, using: &random) == 0
    let postings = try store.knownPostings().values.flatMap { $0 }.sorted { $0.fact < $1.fact }
    try take(into: store) { writer in
      if isNew {
        let place = 100 + Int.random(in: 0..<1_000_000_000, using: &random)
        let key = writer.addWorker(person(place), sourceRow: 1)
        writer.append(posting(&random), to: key, sourceRow: 1)
      }
      for posting in postings where Int.random(in: 0..<8, using: &random) == 0 {
        writer.withdrawFact(.posting, of: posting.worker, fact: posting.fact)
      }
      add(to: people, Int.random(in: 1...4, using: &random), writer, &random)
    }
  }

  /// Withdraws one of the later files.
  static func withdraw(from store: Store, _ random: inout SeededGenerator) throws {
    let standing = try store.batches().filter { $0.withdrawnBy == nil }.dropFirst()
    guard let batch = standing.randomElement(using: &random) else { return }
    try store.undo(
      batch: batch.number, actor: "clerk", reason: "r", instant: "2024-01-01T00:00:00Z")
  }

  /// Everything a register knows, as one file for another.
  /// - Returns: by the worker's number in the copy, the one in the original.
  static func copy(from store: Store, to full: Store) throws -> [Int64: Int64] {
    let known = try store.snapshot().workers
    let (postings, assessments) = (try store.knownPostings(), try store.knownAssessments())
    let (certificates, terms) = (try store.knownCertificates(), try store.knownRegistrations())
    let payments = try store.knownPayments()
    var numbers: [Int64: Int64] = [:]
    try take(into: full) { writer in
      for index in 0..<known.count {
        let old = WorkerKey(number: known[index])
        let key = writer.addWorker(person(index), sourceRow: 1)
        numbers[key.number] = old.number
        for fact in postings[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in assessments[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in certificates[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in terms[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in payments[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
      }
    }
    return numbers
  }

  private static func take(into store: Store, _ body: (ImportWriter) throws -> Void) throws {
    let start = ImportStart(
      kind: "roster", fileName: "f.csv", fileSHA256: String(repeating: "0", count: 64),
      actor: "clerk", reason: "r", instant: "2024-01-01T00:00:00Z")
    _ = try store.importBatch(start) { writer in
      try body(writer)
      return ImportCounts(rows: 1, accepted: 1, rejected: 0, duplicates: 0, warnings: 0)
    }
  }

  static func person(_ place: Int) -> Worker {
    Worker(documentType: "护照", documentNumber: "E\(place)", name: "李明")
  }

  static func posting(
    _ random: inout SeededGenerator, _ span: DateSpan? = nil
  ) -> Posting {
    Posting(
      county: "兴庆区", organisation: "某社区",
      kind: ["community", "community", "agency"].randomElement(using: &random) ?? "",
      onEstablishment: false, span: span ?? Self.span(&random))
  }

  static func addCertificate(
    to key: WorkerKey, _ writer: ImportWriter, _ random: inout SeededGenerator
  ) {
    let level = CertificateLevel.allCases.randomElement(using: &random) ?? .junior
    let approved = day(&random)
    writer.append(
      Certificate(level: level, number: "1", approvedOn: approved), to: key, sourceRow: 1)
    writer.append(
      Registration(level: level, span: DateSpan(first: approved) ?? span(&random)), to: key,
      sourceRow: 1)
  }

  static func add(
    to people: Int, _ count: Int, _ writer: ImportWriter, _ random: inout SeededGenerator
  ) {
    for row in 0..<count where people > 0 {
      let key = WorkerKey(number: Int64.random(in: 1...min(4, Int64(people)), using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: writer.append(posting(&random), to: key, sourceRow: row)
      case 2, 3: addCertificate(to: key, writer, &random)
      case 4:
        let year = Int.random(in: 2022...2023, using: &random)
        let result = AssessmentResult.allCases.randomElement(using: &random) ?? .passed
        writer.append(Assessment(year: year, result: result), to: key, sourceRow: row)
      default:
        writer.append(
          Payment(
            measure: "award", level: CertificateLevel.allCases.randomElement(using: &random),
            amount: Money(fen: Int64.random(in: 1...300_000, using: &random)),
            paidOn: CivilDate(iso: "2022-06-30") ?? .openStart), to: key, sourceRow: row)
      }
    }
  }

  static func span(_ random: inout SeededGenerator) -> DateSpan {
    let (one, other) = (day(&random), day(&random))
    let last = Bool.random(using: &random) ? CivilDate.openEnd : max(one, other)
    return DateSpan(first: min(one, other), last: last) ?? DateSpan(first: one)
      .unsafelyUnwrapped
  }

  /// A day of the year, mostly at the edge of a month.
  static func day(_ random: inout SeededGenerator) -> CivilDate {
    let month = months.randomElement(using: &random) ?? months[0]
    let edge = Bool.random(using: &random) ? month.first : month.last
    return edge.adding(days: Int.random(in: -40...2, using: &random))
  }
}

extension Store {
  /// What everybody has had by rolls that stand, of every policy, month, rule, level and fund.
  /// - Parameter name: what a worker is called in the answer.
  func sumsHad(_ name: (WorkerKey) -> Int64) throws -> [[String]: Int64] {
    var sums: [[String]: Int64] = [:]
    let reversed = try reversals()
    for stored in try rolls() where reversed[stored.roll.number] == nil {
      func add(
        _ period: Period, _ worker: WorkerKey, _ rule: String, _ level: CertificateLevel?,
        _ fund: String, _ fen: Int64
      ) {
        let key = [stored.roll.policy, "\(period)", "\(name(worker))", rule, level?.code ?? "", fund]
        sums[key, default: 0] += fen
      }
      let number = stored.roll.number
      for line in try lines(ofRoll: number).map(\.line) {
        add(stored.roll.period, line.worker, line.rule, line.level, line.fund, line.amount.fen)
      }
      for line in try differences(ofRoll: number) {
        add(line.period, line.worker, line.rule, line.level, line.fund, line.change)
      }
    }
    return sums.filter { $0.value != 0 }
  }
}
