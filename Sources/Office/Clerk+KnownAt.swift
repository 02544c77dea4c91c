import RegistryStore
import Workforce

extension Clerk {
  /// The same clerk looking at the register as it was known then.
  /// - Parameter point: nil for now.
  /// - Throws: `StoreError.unknownEntry` for an entry that is not there yet.
  public func looking(at point: KnownAt?) throws -> Clerk {
    var clerk = self
    clerk.knownAt = try point?.entry(in: store)
    return clerk
  }

  /// The stored rolls as they were known, by period and policy.
  func rolls() throws -> [StoredRoll] { try store.rolls().compactMap(asKnown) }

  /// The roll of a policy for a month as it was known, or nil.
  func rollOrNone(policy: String, period: Period) throws -> StoredRoll? {
    try store.roll(policy: policy, period: period).flatMap(asKnown)
  }

  /// The roll of a policy for a month as it was known.
  /// - Throws: ``OfficeError/noRoll(policy:period:)``,
  ///   ``OfficeError/noRollThen(policy:period:at:)``.
  func roll(policy: String, period: Period) throws -> StoredRoll {
    if let roll = try rollOrNone(policy: policy, period: period) { return roll }
    throw knownAt.map { OfficeError.noRollThen(policy: policy, period: period, at: $0) }
      ?? .noRoll(policy: policy, period: period)
  }

  /// The steps of a roll that were known.
  func steps(of stored: StoredRoll) throws -> [StepTaken] {
    try store.steps(ofRoll: stored.roll.number).filter { step in
      knownAt.map { step.entry <= $0 } ?? true
    }
  }

  /// The lines of a worker on rolls that were known, with where each roll stood.
  func lines(of worker: WorkerKey) throws -> [WorkerLine] {
    let lines = try store.lines(ofWorker: worker, decidedUntil: knownAt)
    guard knownAt != nil else { return lines }
    let rolls = Dictionary(try rolls().map { ($0.roll.number, $0) }, uniquingKeysWith: { $1 })
    return lines.compactMap { line in
      rolls[line.roll.number].map { roll in
        var line = line
        line.roll = roll.roll
        line.standing = roll.standing
        return line
      }
    }
  }

  /// Who a worker is, as it was known.
  /// - Throws: `StoreError.unknownWorker`.
  func person(_ worker: WorkerKey) throws -> Worker {
    guard let knownAt else { return try store.worker(worker) }
    guard let person = try store.facts(of: worker, asKnownAt: knownAt).person else {
      throw StoreError.unknownWorker(worker)
    }
    return person.value
  }

  /// A roll as it was known: sealed, or under way with the lines it has now; nil for neither, since
  /// drafts are replaced when they are computed again.
  func asKnown(_ stored: StoredRoll) throws -> StoredRoll? {
    guard let knownAt else { return stored }
    let steps = try steps(of: stored)
    var roll = try store.roll(stored.roll.number, decidedUntil: knownAt)
    roll.last = steps.last?.step
    if let entry = stored.settledBy, entry <= knownAt { return roll }
    guard steps.last?.digest == stored.roll.digest else { return nil }
    roll.roll.state = .draft
    roll.settledBy = nil
    return roll
  }
}
