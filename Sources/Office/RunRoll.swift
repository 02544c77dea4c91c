// Computes the roll of a policy for a month, and seals it.

import Exchange
import Foundation
import Payouts
import PolicyEngine
public import RegistryStore
public import Workforce

/// One policy, one month.
public struct RunRoll: Sendable {
  public var policy: String
  public var period: Period
  public var library: PolicyLibrary

  public init(policy: String, period: Period, library: PolicyLibrary) {
    self.policy = policy
    self.period = period
    self.library = library
  }

  /// What became of the roll.
  public struct Result: Sendable {
    /// What a command did to the roll.
    public enum Change: String, Sendable {
      /// Computed and stored as a draft.
      case computed
      /// The same scheme, month and knowledge had been computed before.
      case unchanged
      /// The roll had been settled or approved before; it never changes.
      case alreadySettled
      case settled
    }

    public let change: Change
    public let roll: StoredRoll
    /// Lines that wait, differences among them: undecided or held, and not decided by anybody.
    public let waitingLines: Int
    /// Lines of its own month that waited and were decided.
    public let decidedLines: Int
    /// Earlier months of the policy that are still open.
    public var openMonths: [OpenMonth] = []
  }

  /// Computes the roll from everything known now, or finds it when nothing has changed since.
  /// - Throws: `PolicyError`, `StoreError`, `RollBuilderError`, ``OfficeError``.
  public func compute(_ clerk: Clerk, progress: (Int) -> Void = { _ in }) throws -> Result {
    var result = try computed(clerk, progress: progress)
    result.openMonths = try clerk.openMonths(of: policy, before: period)
    return result
  }

  private func computed(_ clerk: Clerk, progress: (Int) -> Void) throws -> Result {
    try clerk.needs(.prepare)
    let known = try clerk.store.latestKnowledge()
    let sheet = try clerk.sheet(policy, for: period, in: library, asKnownAt: known)
    let user = try clerk.needs(.prepare, in: sheet.policy.jurisdiction)
    if let stored = try clerk.store.roll(policy: sheet.policy.id, period: period) {
      let decided = try clerk.store.decisions(ofRoll: stored.roll.number).count
      if stored.roll.state == .settled {
        return Result(.alreadySettled, stored, decidedLines: decided)
      }
      let isPrepared = user == nil || stored.computedBy != nil
      if isPrepared, isCurrent(stored, sheet, known) {
        return Result(.unchanged, stored, decidedLines: decided)
      }
      if let user {
        var cycle = try clerk.cycle(of: stored)
        try cycle.compute(by: user.number, waitingLines: 0)
      }
    }
    let built = try clerk.built(
      sheet, period, asKnownAt: known, hasVersions: user != nil, progress: progress)
    let stored = try clerk.store.storeDraft(
      built.roll, policyText: sheet.policy.text, instant: clerk.instant, by: user?.number
    ) { writer in
      try built.forEachLine { try writer.append($0) }
      for line in built.differences { try writer.append(line) }
      return DraftEnd(digest: built.roll.digest, summary: built.summary.compactText)
    }
    // Decisions about the same lines stand.
    return Result(
      .computed, stored, decidedLines: try clerk.store.decisions(ofRoll: stored.roll.number).count)
  }

  /// Seals the roll of a register without users, where the month was paid by other means: its lines count as paid from here on. A roll that was never computed is
  /// computed first; a draft that newer knowledge or a changed sheet has overtaken is refused,
  /// because nobody has seen what would be sealed.
  /// - Throws: as ``compute(_:progress:)``, and ``OfficeError/waitingLines(count:policy:period:)``,
  ///   ``OfficeError/staleDraft(policy:period:)``, ``DutyError/settledByCycle``.
  public func settle(_ clerk: Clerk, reason: String) throws -> Result {
    guard try clerk.currentUser() == nil else { throw DutyError.settledByCycle }
    let sheet = try library.sheet(policy)
    let known = try clerk.store.latestKnowledge()
    if let draft = try clerk.store.roll(policy: sheet.policy.id, period: period),
      draft.roll.state == .draft, !isCurrent(draft, sheet, known)
    {
      throw OfficeError.staleDraft(policy: policy, period: period)
    }
    let result = try compute(clerk)
    if result.change == .alreadySettled { return result }
    guard result.waitingLines == 0 else {
      throw OfficeError.waitingLines(
        count: result.waitingLines, policy: policy, period: period)
    }
    try clerk.store.settle(
      roll: result.roll.roll.number, actor: clerk.actor, reason: reason, instant: clerk.instant)
    return Result(.settled, try clerk.store.roll(result.roll.roll.number))
  }

  /// Whether a draft is what would be computed now.
  func isCurrent(_ stored: StoredRoll, _ sheet: LoadedSheet, _ known: EntryNumber) -> Bool {
    stored.roll.knownAt == known && stored.roll.policyHash == RollBuilder.hash(of: sheet.policy)
      && stored.roll.engineVersion == RollBuilder.engineVersion
  }
}

extension RunRoll.Result {
  init(_ change: Change, _ roll: StoredRoll, decidedLines: Int = 0) {
    self.change = change
    self.roll = roll
    self.decidedLines = decidedLines
    waitingLines =
      RollSummary(roll.summary).waiting - decidedLines + roll.changes.waitingDifferences
  }
}

/// What is kept with a roll besides its lines.
struct RollSummary: Codable {
  /// Lines that wait.
  let waiting: Int
  let rules: [RuleSummary]

  struct RuleSummary: Codable {
    let rule: String
    let lines: Int
    let fen: Int64
  }

  init(_ text: String) {
    self =
      (try? JSONDecoder().decode(RollSummary.self, from: Data(text.utf8)))
      ?? RollSummary(waiting: 0, rules: [])
  }

  init(waiting: Int, rules: [RuleSummary]) {
    self.waiting = waiting
    self.rules = rules
  }
}

extension BuiltRoll {
  /// As JSON: lines and sum by rule, and how many cases each clause refused.
  var summary: JSONValue {
    [
      "waiting": JSONValue(waitingLines),
      "rules": .array(
        rules.map { rule in
          let paying = rule.lines.filter { $0.outcome == .pays }
          return [
            "rule": .string(rule.rule.id), "lines": JSONValue(paying.count),
            "fen": .integer(paying.reduce(0) { $0 + $1.fen }),
            "refusals": .array(rule.refusals.map { JSONValue($0) }),
          ]
        }),
    ]
  }
}
