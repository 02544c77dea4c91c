// Closed months that later knowledge decides differently: the difference lines, and nothing else.
//
// A sealed roll never changes. What a late fact, a withdrawal or a back-dated version of the policy
// would have made of it is decided anew for the workers it can have touched, with the ledger the roll
// had, and compared with what they have had so far. Later months follow only for workers whose
// payments changed, and only where the rules read payments.

public import PolicyEngine
public import Workforce

/// A sealed roll, and what it takes to decide it anew.
public struct SealedRoll: Sendable {
  public let number: Int64
  public let policy: String
  public let period: Period
  /// The knowledge it was computed from.
  public let knownAt: EntryNumber
  /// The entry that sealed it.
  public let sealedBy: EntryNumber
  /// The last fact known when it was computed: payments dated after the month count when they were
  /// known then, and not when they came later.
  public let lastFact: Int32

  public init(
    number: Int64, policy: String, period: Period, knownAt: EntryNumber, sealedBy: EntryNumber,
    lastFact: Int32
  ) {
    self.number = number
    self.policy = policy
    self.period = period
    self.knownAt = knownAt
    self.sealedBy = sealedBy
    self.lastFact = lastFact
  }
}

/// Decides sealed rolls anew for some workers. Rolls are handed over in the order of the knowledge
/// they were computed from, each once, to ``keep(_:owed:)`` or ``redo(_:sheet:workers:owed:)``.
public struct Retroactive {
  /// Facts as known now, of the workers in question.
  private var snapshot: Snapshot
  private let recorded: PaymentColumns
  let readsPayments: Bool
  /// Lines the roll at hand finds paid, in the order of workers.
  private var paid: [LedgerLine] = []
  /// Lines of rolls that were sealed later than the knowledge of the roll at hand.
  private var later: [(sealedBy: EntryNumber, lines: [LedgerLine])] = []

  /// - Parameters:
  ///   - snapshot: facts as known now; its lines of sealed rolls are not looked at.
  ///   - readsPayments: whether any rule in question reads what was paid before.
  public init(_ snapshot: Snapshot, readsPayments: Bool) {
    self.snapshot = snapshot
    recorded = snapshot.payments
    self.readsPayments = readsPayments
  }

  /// Takes in a roll that is not decided anew.
  /// - Parameter owed: what the workers of the snapshot had of it.
  public mutating func keep(_ roll: SealedRoll, owed: [OwedLine]) {
    guard readsPayments else { return }
    note(roll, owed.map(Line.init))
  }

  /// Decides a roll anew.
  /// - Parameters:
  ///   - sheet: the policy in force for the month as known now; nil when none is.
  ///   - workers: whose lines are compared.
  ///   - owed: what the workers of the snapshot had of it, in any order.
  /// - Returns: by rule, worker, level and fund, without causes.
  public mutating func redo(
    _ roll: SealedRoll, sheet: LoadedSheet?, workers: Set<Int64>, owed: [OwedLine]
  ) -> [DifferenceLine] {
    let new = sheet.map { decide(roll, $0, workers) } ?? []
    let old = owed.filter { workers.contains($0.worker.number) }
    let differences = Self.compare(roll, old: old, new: new)
    guard readsPayments else { return differences }
    let waiting = Set(new.filter(\.waits).map(\.key))
    // While a line waits, what was paid stays paid.
    let kept = owed.filter {
      !workers.contains($0.worker.number) || waiting.contains(NewLine.Key($0))
    }
    let due = new.filter { !$0.waits && !waiting.contains($0.key) }
    note(roll, kept.map(Line.init) + due.map(Line.init))
    return differences
  }

  /// What the ledger takes of a line.
  private struct Line {
    let worker: Int64
    let rule: String
    let level: UInt8
    let fen: Int64

    init(_ line: OwedLine) {
      (worker, rule, fen) = (line.worker.number, line.rule, line.amount.fen)
      level = line.level?.rawValue ?? 0
    }

    init(_ line: NewLine) {
      (worker, rule, level, fen) = (line.key.worker, line.key.rule, line.key.level, line.fen)
    }
  }

  private mutating func note(_ roll: SealedRoll, _ lines: [Line]) {
    var entries: [LedgerLine] = []
    for line in lines where line.fen != 0 {
      guard let index = snapshot.index(of: WorkerKey(number: line.worker)) else { continue }
      let measure = Payment.measure(policy: roll.policy, rule: line.rule)
      entries.append(
        LedgerLine(
          worker: Int32(index), measure: snapshot.symbols.number(adding: measure),
          level: line.level, fen: line.fen, paidOn: roll.period.last.day))
    }
    later.append((roll.sealedBy, entries))
  }

  private mutating func decide(
    _ roll: SealedRoll, _ sheet: LoadedSheet, _ workers: Set<Int64>
  ) -> [NewLine] {
    guard sheet.policy.inForce.contains(roll.period.last) else { return [] }
    if readsPayments {
      paid += later.filter { $0.sealedBy <= roll.knownAt }.flatMap(\.lines)
      paid.sort { $0.worker < $1.worker }
      later.removeAll { $0.sealedBy <= roll.knownAt }
      let month = roll.period.last.day
      let workers = snapshot.workers.count
      snapshot.payments = recorded.kept(workers: workers) {
        recorded.fact[$0] != 0
          && (recorded.paidOn[$0] <= month || recorded.fact[$0] <= roll.lastFact)
      }.adding(paid, workers: workers) { _ in false }
    }
    var lines: [NewLine] = []
    for rule in BoundPolicy(sheet, snapshot: snapshot, period: roll.period).decideAll() {
      for line in rule.lines where workers.contains(snapshot.workers[Int(line.worker)]) {
        lines.append(
          NewLine(
            key: NewLine.Key(
              worker: snapshot.workers[Int(line.worker)], rule: rule.rule.id, level: line.level),
            fund: rule.rule.fund(for: line.level, share: Int(line.share)), fen: line.fen,
            outcome: line.outcome,
            reason: line.reason < 0 ? nil : rule.reasons[Int(line.reason)]))
      }
    }
    return lines
  }
}

/// A line as it would be today.
struct NewLine {
  struct Key: Hashable {
    let worker: Int64
    let rule: String
    let level: UInt8

    init(worker: Int64, rule: String, level: UInt8) {
      self.worker = worker
      self.rule = rule
      self.level = level
    }

    init(_ line: OwedLine) {
      self.init(
        worker: line.worker.number, rule: line.rule, level: line.level?.rawValue ?? 0)
    }
  }

  let key: Key
  let fund: String
  let fen: Int64
  let outcome: Outcome
  let reason: Sentence?

  var waits: Bool { outcome != .pays }
}
