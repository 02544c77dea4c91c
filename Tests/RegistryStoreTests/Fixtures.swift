// Small registers to test with.

import Digests
import Glibc
import Workforce

@testable import RegistryStore

let noon = "2026-01-01T12:00:00Z"
let sheetText = "policy { id = \"yinchuan/test\" }"

/// A path in a fresh folder, removed with its folder at the end of a test.
final class TemporaryPath {
  let folder: String
  var register: String { folder + "/register.db" }

  init() {
    var template = Array("/tmp/registry-store-XXXXXX".utf8CString)
    folder = String(cString: mkdtemp(&template))
  }

  deinit {
    for ending in ["", "-wal", "-shm", ".key"] { unlink(register + ending) }
    rmdir(folder)
  }
}

/// An empty register that lives as long as this value.
struct TestRegister {
  let place = TemporaryPath()
  let store: Store

  init() throws { store = try Store.create(place.register) }
}

func date(_ text: String) -> CivilDate { CivilDate(iso: text) ?? .openStart }

func span(_ first: String, _ last: String? = nil) -> DateSpan {
  DateSpan(first: date(first), last: last.map(date) ?? .openEnd)
    ?? DateSpan(first: date(first)).unsafelyUnwrapped
}

func person(_ number: Int) -> Worker {
  Worker(documentNumber: "64010219900101\(1000 + number)", name: "张三\(number)", phone: "139")
}

func posting(_ first: String, county: String = "兴庆区") -> Posting {
  Posting(
    county: county, organisation: "某社工中心", kind: "community", onEstablishment: false,
    span: span(first))
}

extension Store {
  /// Imports with fixed names and counts.
  @discardableResult
  func importing(_ file: String = "名册.csv", _ body: (ImportWriter) throws -> Void) throws
    -> ImportBatch
  {
    let start = ImportStart(
      kind: "roster", fileName: file, fileSHA256: SHA256.hex(file), actor: "clerk",
      reason: "monthly", instant: noon)
    return try importBatch(start) { writer in
      try body(writer)
      return ImportCounts(rows: 1, accepted: 1, rejected: 0, duplicates: 0, warnings: 0)
    }
  }

  /// Stores a draft that pays 500 yuan to each worker.
  @discardableResult
  func draft(_ period: String, _ workers: [Int64], rule: String = "monthly") throws -> StoredRoll {
    try storeDraft(
      Roll(
        policy: "yinchuan/test", period: Period(period) ?? Period(index: 0),
        knownAt: latestKnowledge(), policyHash: SHA256.hex(sheetText), engineVersion: "1.0",
        digest: SHA256.hex("\(workers)"), state: .draft),
      policyText: sheetText, instant: noon, summary: "{}",
      lines: workers.map { line($0, rule: rule) })
  }

  /// Runs any SQL in one durable transaction.
  func raw(_ statements: String...) throws {
    try writing(durable: false) { connection in
      for statement in statements { try connection.run(statement) }
    }
  }
}

func line(_ worker: Int64, rule: String = "monthly", instalment: Int = 1) -> PayoutLine {
  PayoutLine(
    worker: WorkerKey(number: worker), rule: rule, instalment: instalment, level: .junior,
    fund: "city", amount: Money(fen: 50_000), outcome: .pays)
}

/// A snapshot as text: equal texts are equal snapshots. Symbols are spelled out by number, since
/// later symbols do not change an earlier snapshot.
func spelled(_ snapshot: Snapshot) -> String {
  func all<Element>(_ column: Column<Element>) -> String {
    (0..<column.count).map { "\(column[$0])" }.joined(separator: " ")
  }
  let s = snapshot
  return [
    "\(s.knownAt)", all(s.workers),
    all(s.postings.byWorker.starts), all(s.postings.fact), all(s.postings.first),
    all(s.postings.last), all(s.postings.kind), all(s.postings.county),
    all(s.postings.onEstablishment),
    all(s.certificates.byWorker.starts), all(s.certificates.fact), all(s.certificates.level),
    all(s.certificates.approved),
    all(s.registrations.byWorker.starts), all(s.registrations.fact), all(s.registrations.level),
    all(s.registrations.first), all(s.registrations.last),
    all(s.assessments.byWorker.starts), all(s.assessments.fact), all(s.assessments.year),
    all(s.assessments.result),
    all(s.trainings.byWorker.starts), all(s.trainings.fact), all(s.trainings.first),
    all(s.trainings.last), all(s.trainings.hours), all(s.trainings.result),
    all(s.payments.byWorker.starts), all(s.payments.fact), all(s.payments.measure),
    all(s.payments.level), all(s.payments.fen), all(s.payments.paidOn),
    all(s.circumstances.byWorker.starts), all(s.circumstances.fact), all(s.circumstances.kind),
    all(s.circumstances.value), all(s.circumstances.place), all(s.circumstances.level),
    all(s.circumstances.number), all(s.circumstances.first), all(s.circumstances.last),
  ].joined(separator: "\n")
}

/// The same without the entry, for states that should agree under two entries.
func content(_ snapshot: Snapshot) -> String {
  spelled(snapshot).split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    .joined(separator: "\n")
}

// MARK: Users

/// An act of a user of the fixtures, who are called u1, u2 ….
func act(by user: Int64, _ reason: String = "") -> Act {
  Act(user: user, actor: "u\(user)", reason: reason, instant: noon)
}

extension Store {
  /// Adds so many users who hold all roles that prepare, check, approve, write and administer.
  func addUsers(_ count: Int64) throws {
    let roles: [Role] = [.administrator, .preparer, .checker, .approver, .author]
    for number in 1...count {
      let adder = number == 1 ? Act(user: nil, actor: "clerk", reason: "", instant: noon) : act(by: 1)
      try addUser("u\(number)", secret: "kept", grants: roles.map { Grant(role: $0) }, adder)
    }
  }

  /// Stores a draft for two workers of which the second waits.
  @discardableResult
  func draft(
    _ policy: String = "yinchuan/test", by user: Int64?, _ period: String = "2023-04",
    digest: String = "1", knownAt: EntryNumber? = nil
  ) throws -> StoredRoll {
    var waiting = line(2)
    waiting.outcome = .undecided
    waiting.amount = .zero
    return try storeDraft(
      Roll(
        policy: policy, period: Period(period) ?? Period(index: 0),
        knownAt: knownAt ?? latestKnowledge(), policyHash: SHA256.hex(sheetText),
        engineVersion: "1", digest: SHA256.hex(digest), state: .draft),
      policyText: sheetText, instant: noon, by: user, summary: "{}", lines: [line(1), waiting])
  }

  /// Decides the line that waits in ``draft(_:by:_:digest:knownAt:)``.
  func decide(_ roll: StoredRoll, fen: Int64 = 20_000, by user: Int64) throws {
    let key = LineKey(worker: WorkerKey(number: 2), rule: "monthly", instalment: 1)
    try decide(
      [LineDecision(line: key, amount: Money(fen: fen), fund: fen > 0 ? "city" : "", reason: "seen")],
      ofRoll: roll.roll.number, digest: try self.roll(roll.roll.number).roll.digest, act(by: user))
  }

  @discardableResult
  func take(_ step: RollStep, _ roll: StoredRoll, by user: Int64) throws -> StepTaken {
    try take(
      step, ofRoll: roll.roll.number, digest: try self.roll(roll.roll.number).roll.digest,
      act(by: user)
    ) { ledger in
      switch step {
      case .approved:
        try ledger.forEachPaying { worker, fund, amount in
          guard amount > .zero else { return }
          try ledger.post(
            Transfer(
              roll: ledger.roll, worker: worker, from: .fund(fund), to: .payable(worker),
              amount: amount.fen))
        }
      case .reversed:
        for transfer in try ledger.reversible().reversed() { try ledger.post(transfer.opposite) }
      default: break
      }
    }
  }
}
