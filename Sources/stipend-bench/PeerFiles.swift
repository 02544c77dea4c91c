// The five files of the common workload as a snapshot.
//
// Nothing of the rule is decided here: dates become day numbers, levels ranks, and the rows of one
// worker come to stand together.

import Workforce

/// A folder with the workload's files.
struct PeerFiles {
  let folder: String

  /// - Returns: the facts, and the worker ids by their index in it.
  func read() throws -> (Snapshot, [PeerName]) {
    let people = try FileText(path: "\(folder)/workers.csv")
    var names = PeerNames(capacity: people.lines)
    people.eachRecord(columns: 3) { names.append(PeerName($0[0])) }
    let count = names.names.count
    var symbols = Symbols()
    let postings = try postings(names, &symbols)
    let (certificates, registrations) = try certificates(names)
    let payments = PaymentColumns.Builder()
    let snapshot = Snapshot(
      knownAt: EntryNumber(1), symbols: symbols, workers: Column((0..<count).map { Int64($0 + 1) }),
      postings: postings, certificates: certificates, registrations: registrations,
      assessments: try assessments(names), trainings: try trainings(names),
      payments: payments.finish(workers: count))
    return (snapshot, names.names)
  }

  private func postings(_ names: PeerNames, _ symbols: inout Symbols) throws -> PostingColumns {
    struct Row: BitwiseCopyable { var kind, first, last: Int32 }
    let rows = try grouped("postings", columns: 5, names) { fields in
      let kind = symbols.number(adding: String(decoding: fields[1], as: UTF8.self))
      let last = fields[4].isEmpty ? CivilDate.openEnd.day : try day(fields[4])
      return Row(kind: kind, first: try day(fields[3]), last: last)
    }
    var builder = PostingColumns.Builder()
    rows.each { worker, fact, row in
      builder.append(
        worker: worker, fact: fact, first: row.first, last: row.last, kind: row.kind, county: 0,
        onEstablishment: 2)
    }
    return builder.finish(workers: names.names.count)
  }

  private func certificates(
    _ names: PeerNames
  ) throws -> (CertificateColumns, RegistrationColumns) {
    struct Row: BitwiseCopyable {
      var level: UInt8
      var approved, first, last: Int32
    }
    let rows = try grouped("certificates", columns: 6, names) { fields in
      let level: UInt8
      switch fields[2].first {
      case UInt8(ascii: "j"): level = 1
      case UInt8(ascii: "i"): level = 2
      default: level = 3
      }
      return Row(
        level: level, approved: try day(fields[3]), first: try day(fields[4]),
        last: try day(fields[5]))
    }
    var certificates = CertificateColumns.Builder()
    var registrations = RegistrationColumns.Builder()
    rows.each { worker, fact, row in
      certificates.append(worker: worker, fact: fact, level: row.level, approved: row.approved)
      registrations.append(
        worker: worker, fact: fact, level: row.level, first: row.first, last: row.last)
    }
    let count = names.names.count
    return (certificates.finish(workers: count), registrations.finish(workers: count))
  }

  private func trainings(_ names: PeerNames) throws -> TrainingColumns {
    let rows = try grouped("training", columns: 4, names) { Int32($0.number(3)) * 100 }
    var builder = TrainingColumns.Builder()
    // The workload's hours count in every month, whatever their cycle: they lie before all of them.
    let day = CivilDate.openStart.day
    rows.each { worker, fact, hours in
      builder.append(
        worker: worker, fact: fact, first: day, last: day, hours: hours,
        result: AssessmentResult.passed.rawValue)
    }
    return builder.finish(workers: names.names.count)
  }

  private func assessments(_ names: PeerNames) throws -> AssessmentColumns {
    struct Row: BitwiseCopyable {
      var year: Int16
      var result: UInt8
    }
    let rows = try grouped("assessments", columns: 3, names) { fields in
      let result: AssessmentResult
      switch fields[2].first {
      case UInt8(ascii: "f"): result = .failed
      case UInt8(ascii: "p"): result = .passed
      default: result = .excellent
      }
      return Row(year: Int16(fields.number(1)), result: result.rawValue)
    }
    var builder = AssessmentColumns.Builder()
    rows.each { worker, fact, row in
      builder.append(worker: worker, fact: fact, year: row.year, result: row.result)
    }
    return builder.finish(workers: names.names.count)
  }

  /// Reads a file and brings the rows of one worker together.
  private func grouped<Row: BitwiseCopyable>(
    _ file: String, columns: Int, _ names: PeerNames, _ read: (Fields) throws -> Row
  ) throws -> GroupedRows<Row> {
    let text = try FileText(path: "\(folder)/\(file).csv")
    var rows = GroupedRows<Row>(capacity: text.lines, workers: names.names.count)
    try text.eachRecord(columns: columns) { fields in
      guard let worker = names.place(of: PeerName(fields[0])) else {
        throw BenchFailure("\(file).csv names somebody who is not in workers.csv")
      }
      rows.append(try read(fields), worker: worker)
    }
    return rows
  }

  private func day(_ text: UnsafeBufferPointer<UInt8>) throws -> Int32 {
    func digit(_ place: Int) -> Int { Int(text[place]) - 0x30 }
    guard text.count == 10,
      let date = CivilDate(
        year: digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
        month: digit(5) * 10 + digit(6), day: digit(8) * 10 + digit(9))
    else { throw BenchFailure("not a date: \(String(decoding: text, as: UTF8.self))") }
    return date.day
  }
}

/// Rows in any order, to be walked worker after worker.
private struct GroupedRows<Row: BitwiseCopyable> {
  private var rows: [Row] = []
  private var owners: [Int32] = []
  private var starts: [Int32]

  init(capacity: Int, workers: Int) {
    rows.reserveCapacity(capacity)
    owners.reserveCapacity(capacity)
    starts = [Int32](repeating: 0, count: workers + 1)
  }

  mutating func append(_ row: Row, worker: Int) {
    rows.append(row)
    owners.append(Int32(worker))
    starts[worker + 1] += 1
  }

  /// Calls `body` with worker, number of the row from 1, and row.
  func each(_ body: (Int, Int32, Row) -> Void) {
    var next = starts
    for worker in 1..<next.count { next[worker] += next[worker - 1] }
    var order = [Int32](repeating: 0, count: rows.count)
    for (place, owner) in owners.enumerated() {
      order[Int(next[Int(owner)])] = Int32(place)
      next[Int(owner)] += 1
    }
    for place in order { body(Int(owners[Int(place)]), place + 1, rows[Int(place)]) }
  }
}
