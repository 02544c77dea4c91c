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
  /// Facts as known now, of everybody.
  private let snapshot: Snapshot
  private var symbols: Symbols
  private let reads: MeasuresRead
  let readsPayments: Bool
  /// Lines the roll at hand finds paid, in the order of workers.
  private var paid: [LedgerLine] = []
  /// Lines of rolls that were sealed later than the knowledge of the roll at hand.
  private var later: [(sealedBy: EntryNumber, lines: [LedgerLine])] = []

  /// - Parameters:
  ///   - snapshot: facts as known now, of the workers in question and any others; its lines of
  ///     sealed rolls are not looked at.
  ///   - reads: the measures the rules in question look for among what was paid before.
  public init(_ snapshot: Snapshot, reads: MeasuresRead) {
    self.snapshot = snapshot
    symbols = snapshot.symbols
    self.reads = reads
    readsPayments = !reads.isEmpty
  }

  /// Takes in a roll that is not decided anew.
  /// - Parameter owed: what the workers in question had of it.
  public mutating func keep(_ roll: SealedRoll, owed: [OwedLine]) {
    guard readsPayments else { return }
    note(roll, owed.map(Line.init))
  }

  /// Decides a roll anew.
  /// - Parameters:
  ///   - sheet: the policy in force for the month as known now; nil when none is.
  ///   - waived: payments that were taken back and waived: what would give more than was had is held.
  ///   - workers: whose lines are compared, rising.
  ///   - owed: what the workers in question had of it, in any order.
  /// - Returns: by rule, worker, level and fund, without causes.
  public mutating func redo(
    _ roll: SealedRoll, sheet: LoadedSheet?, waived: WaivedPayments, workers: [Int64],
    owed: [OwedLine]
  ) -> [DifferenceLine] {
    let redone = Set(workers)
    var (old, kept): ([OwedLine], [OwedLine]) = ([], [])
    for line in owed {
      if redone.contains(line.worker.number) { old.append(line) } else { kept.append(line) }
    }
    let asking = waived.isEmpty ? nil : BackPay(waived, roll.period, had: old)
    let new = sheet.map { decide(roll, $0, workers, asking) } ?? []
    let differences = Self.compare(roll, old: old, new: new)
    guard readsPayments else { return differences }
    // While a line waits, what was paid stays paid.
    let waiting = Set(new.lazy.filter(\.waits).map(\.key))
    if !waiting.isEmpty { kept += old.filter { waiting.contains(NewLine.Key($0)) } }
    let due = new.filter { !$0.waits && (waiting.isEmpty || !waiting.contains($0.key)) }
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
    // Lines come rule after rule; those no rule looks for are left out.
    var last: (rule: String, measure: Int32?)?
    for line in lines where line.fen != 0 {
      if last?.rule != line.rule {
        let measure = Payment.measure(policy: roll.policy, rule: line.rule)
        let isRead = reads.contains(policy: roll.policy, rule: line.rule)
        last = (line.rule, isRead ? symbols.number(adding: measure) : nil)
      }
      guard let measure = last?.measure,
        let index = snapshot.index(of: WorkerKey(number: line.worker))
      else { continue }
      entries.append(
        LedgerLine(
          worker: Int32(index), measure: measure, level: line.level, fen: line.fen,
          paidOn: roll.period.last.day))
    }
    later.append((roll.sealedBy, entries))
  }

  private mutating func decide(
    _ roll: SealedRoll, _ sheet: LoadedSheet, _ workers: [Int64], _ asking: BackPay?
  ) -> [NewLine] {
    guard sheet.policy.inForce.contains(roll.period.last) else { return [] }
    paid += later.filter { $0.sealedBy <= roll.knownAt }.flatMap(\.lines)
    paid.sort { $0.worker < $1.worker }
    later.removeAll { $0.sealedBy <= roll.knownAt }
    let indexes = workers.compactMap { snapshot.index(of: WorkerKey(number: $0)).map(Int32.init) }
    var part = snapshot.part(indexes, payments: payments(of: indexes, before: roll))
    part.symbols = symbols
    var lines: [NewLine] = []
    let bound = BoundPolicy(
      sheet, snapshot: part, period: roll.period,
      holding: asking.map { asking in
        { [workers = part.workers] in asking.hold($0, workers[Int($1)], due: $2) }
      })
    for rule in bound.decideAll() {
      for line in rule.lines {
        lines.append(
          NewLine(
            key: NewLine.Key(
              worker: part.workers[Int(line.worker)], rule: rule.rule.id, level: line.level),
            fund: rule.rule.fund(for: line.level, share: Int(line.share)), fen: line.fen,
            outcome: line.outcome,
            reason: line.reason < 0 ? nil : rule.reasons[Int(line.reason)]))
      }
    }
    asking?.mark(&lines)
    return lines
  }

  /// What a roll finds paid to some workers: recorded elsewhere up to its month or known then, and
  /// the lines of rolls.
  private func payments(of indexes: [Int32], before roll: SealedRoll) -> PaymentColumns {
    let (recorded, month) = (snapshot.payments, roll.period.last.day)
    var builder = PaymentColumns.Builder()
    var takenBack: [PaymentCorrection] = []
    var next = 0
    for (worker, index) in indexes.enumerated() {
      for place in recorded.byWorker.range(of: Int(index))
      where recorded.fact[place] != 0
        && (recorded.paidOn[place] <= month || recorded.fact[place] <= roll.lastFact)
      {
        builder.append(
          worker: worker, fact: recorded.fact[place], measure: recorded.measure[place],
          level: recorded.level[place], fen: recorded.fen[place], paidOn: recorded.paidOn[place])
      }
      while next < paid.count, paid[next].worker < index { next += 1 }
      while next < paid.count, paid[next].worker == index {
        let line = paid[next]
        next += 1
        if line.fen < 0 {
          takenBack.append(
            PaymentCorrection(
              worker: Int32(worker), measure: line.measure, level: line.level, paidOn: line.paidOn,
              fen: line.fen))
          continue
        }
        builder.append(
          worker: worker, fact: 0, measure: line.measure, level: line.level, fen: line.fen,
          paidOn: line.paidOn)
      }
    }
    return builder.finish(workers: indexes.count).corrected(by: takenBack, workers: indexes.count)
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
  /// Whether somebody is asked who may have decided before, as more than was had would be paid.
  var asksAgain = false

  var waits: Bool { outcome != .pays }
}
