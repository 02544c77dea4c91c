// Why somebody is paid what they are paid, or is not.
//
// Where a roll of the month is stored, the explanation is given from the facts and the sheet that
// roll was computed with; else from what is known now, or was known at the entry asked for.

public import PolicyEngine
public import RegistryStore
public import Workforce

/// Explains the lines of one worker in one month.
public struct ExplainLine: Sendable {
  public var worker: WorkerKey
  public var period: Period
  /// Nil for every policy of the library.
  public var policy: String?
  /// Nil for every rule.
  public var rule: String?
  public var library: PolicyLibrary

  public init(
    worker: WorkerKey, period: Period, policy: String?, rule: String?, library: PolicyLibrary
  ) {
    self.worker = worker
    self.period = period
    self.policy = policy
    self.rule = rule
    self.library = library
  }

  /// A fact that was used, and who recorded it.
  public struct Source: Sendable {
    public let noun: String
    public let fact: Int32
    public let entry: EntryNumber
    public let actor: String
    public let instant: String
    public let file: String
    public let row: Int
  }

  /// The explanations under one policy.
  public struct Answer: Sendable {
    public let policy: Policy
    public let period: Period
    public let worker: WorkerKey
    public let knownAt: EntryNumber
    /// Where the stored roll stands that the answer is about; nil when none is stored.
    public let standing: RollStanding?
    public let explanations: [Explanation]
    /// What was decided about lines that waited.
    public let decisions: [LineDecision]
    /// What was held back for lack of funds.
    public let heldBack: [LineChange]
    /// Where each fact came from.
    public let sources: [Evidence.Fact: Source]
  }

  /// - Throws: ``OfficeError``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> [Answer] {
    try clerk.needs(.read, about: worker)
    let ids = try policy.map { [$0] } ?? clerk.policies(for: period, in: library)
    var answers: [Answer] = []
    for id in ids {
      let stored = try clerk.rollOrNone(policy: id, period: period)
      let sheet =
        try stored.map { try clerk.policy(ofHash: $0.roll.policyHash, id: id) }
        ?? clerk.sheet(id, for: period, in: library)
      if let rule, !sheet.policy.rules.contains(where: { $0.id == rule }) {
        if policy != nil || ids.count == 1 {
          throw OfficeError.unknownRule(rule, known: sheet.policy.rules.map(\.id))
        }
        continue
      }
      guard sheet.policy.subject == worker.subject else {
        if policy == nil { continue }
        throw OfficeError.otherSubject(policy: id, is: sheet.policy.subject, worker: worker)
      }
      let snapshot = try clerk.store.snapshot(
        asKnownAt: stored?.roll.knownAt ?? clerk.knownAt, workers: [worker])
      guard let index = snapshot.index(of: worker) else {
        throw OfficeError.unknownWorker(worker.description)
      }
      let explanations = BoundPolicy(
        sheet, snapshot: snapshot, period: period,
        holding: try clerk.holding(sheet.policy, snapshot, in: period)
      ).explain(worker: index, rule: rule)
      answers.append(
        Answer(
          policy: sheet.policy, period: period, worker: worker, knownAt: snapshot.knownAt,
          standing: stored?.standing, explanations: explanations,
          decisions: try stored.map { try decisions(on: $0, clerk) } ?? [],
          heldBack: try stored.map { try heldBack(on: $0, clerk) } ?? [],
          sources: try sources(of: explanations, clerk)))
    }
    return answers
  }

  private func decisions(on stored: StoredRoll, _ clerk: Clerk) throws -> [LineDecision] {
    try clerk.store.decisions(ofRoll: stored.roll.number, asKnownAt: clerk.knownAt).filter {
      $0.line.worker == worker && (rule == nil || $0.line.rule == rule)
    }
  }

  private func heldBack(on stored: StoredRoll, _ clerk: Clerk) throws -> [LineChange] {
    let number = stored.roll.number
    return try clerk.store.lineChanges(ofRoll: number, asKnownAt: clerk.knownAt).filter {
      $0.verdict == .holdBack && $0.line.corrects == number && $0.line.worker == worker
        && rule ?? $0.line.rule == $0.line.rule
    }
  }

  private func sources(
    of explanations: [Explanation], _ clerk: Clerk
  ) throws -> [Evidence.Fact: Source] {
    var sources: [Evidence.Fact: Source] = [:]
    for fact in explanations.flatMap(\.facts) where sources[fact] == nil {
      guard let kind = FactKind(rawValue: fact.noun) else { continue }
      let found = try clerk.store.provenance(
        kind, of: fact.worker ?? worker, fact: Int64(fact.number))
      sources[fact] = Source(
        noun: fact.noun, fact: fact.number, entry: found.entry.number, actor: found.entry.actor,
        instant: found.entry.instant, file: found.batch.fileName, row: found.sourceRow)
    }
    return sources
  }
}

extension Explanation {
  /// Every fact the explanation rests on, in order, each once.
  var facts: [Evidence.Fact] {
    var seen: Set<Evidence.Fact> = []
    return (steps.compactMap(\.evidence) + amounts.map(\.evidence)).flatMap(\.facts)
      .filter { seen.insert($0).inserted }
  }
}

extension PolicyLibrary {
  /// Ids of the policies, by path.
  func ids() throws -> [String] {
    try Self.sheets(at: [folder]).map { String($0.dropFirst(folder.count + 1).dropLast(4)) }
  }
}
