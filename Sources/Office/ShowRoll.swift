// A stored roll as a paper, a file or a table.

public import Exchange
import PolicyEngine
import RegistryStore
public import Workforce

/// Shows one stored roll.
public struct ShowRoll: Sendable {
  public var policy: String
  public var period: Period
  /// Why full identity numbers are wanted; nil masks them.
  public var revealReason: String?

  public init(policy: String, period: Period, revealReason: String? = nil) {
    self.policy = policy
    self.period = period
    self.revealReason = revealReason
  }

  /// The roll, ready for any format. Showing full numbers is recorded first.
  /// - Throws: ``OfficeError/noRoll(policy:period:)``, `StoreError`, `PolicyError`, `ExportError`.
  public func sheet(_ clerk: Clerk) throws -> RollSheet {
    let stored = try clerk.roll(policy: policy, period: period)
    try clerk.needs(
      revealReason == nil ? .read : .reveal, in: clerk.jurisdiction(of: stored.roll))
    if let revealReason {
      try clerk.disclose(reason: revealReason, source: "roll show \(policy) \(period)")
    }
    let policy = try clerk.policy(ofHash: stored.roll.policyHash, id: policy).policy
    let titles = Dictionary(policy.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { $1 })
    // Instalments of one rule, level and fund are held back together; the first one tells the sum.
    var heldBack = Dictionary(
      try clerk.store.lineChanges(ofRoll: stored.roll.number, asKnownAt: clerk.knownAt)
        .filter { $0.verdict == .holdBack }.map { ($0.line, Money(fen: -$0.fen)) },
      uniquingKeysWith: { $1 })
    var lines: [RollSheetLine] = []
    lines.reserveCapacity(stored.lines)
    try clerk.store.forEachLine(ofRoll: stored.roll.number, decidedUntil: clerk.knownAt) { found in
      let line = found.line
      lines.append(
        RollSheetLine(
          period: period, worker: line.worker,
          idNumber: revealReason == nil && line.worker.subject == .worker
            ? IdentityNumber.masked(found.documentNumber) : found.documentNumber,
          name: found.name ?? "", rule: line.rule, ruleTitle: titles[line.rule] ?? line.rule,
          level: line.level, organisation: found.organisation,
          county: found.county, fund: line.fund, amount: line.amount,
          outcome: line.outcome, reason: line.reason, instalment: line.instalment,
          heldBack: heldBack.removeValue(forKey: .init(line, ofRoll: stored.roll.number)) ?? .zero))
    }
    try clerk.store.forEachDifference(
      ofRoll: stored.roll.number, decidedUntil: clerk.knownAt
    ) { line, name, number in
      lines.append(
        RollSheetLine(
          period: line.period, worker: line.worker,
          idNumber: revealReason == nil && line.worker.subject == .worker
            ? IdentityNumber.masked(number) : number,
          name: name ?? "", rule: line.rule, ruleTitle: titles[line.rule] ?? line.rule,
          level: line.level, fund: line.fund, amount: Money(fen: line.change),
          outcome: line.outcome, reason: line.account, instalment: 0,
          heldBack: heldBack.removeValue(forKey: .init(line)) ?? .zero))
    }
    return try RollSheet(
      title: "\(policy.title)发放名册", schemeTitle: policy.title,
      sourceText: policy.sources.sorted { $0.key < $1.key }.map(\.value).joined(separator: "；"),
      period: period, state: stored.standing, knownAt: stored.roll.knownAt,
      digest: stored.roll.digest, policyHash: stored.roll.policyHash,
      fundTitles: policy.funds.mapValues { Sentence(same: $0) }, lines: lines)
  }
}

extension DifferenceLine {
  /// What was had, what is due, and why, in one sentence.
  var account: Sentence {
    let causes = causes.map(\.title)
    let zh = causes.map(\.zh).joined(separator: "、")
    let en = causes.map(\.en).joined(separator: ", ")
    guard let new else {
      let isHeldBack = outcome == .heldBack
      return Sentence(
        zh: "\(period) 已发 \(old.grouped) 元，\(isHeldBack ? "" : "现无法判定：")\(reason?.zh ?? "")（\(zh)）",
        en: "\(period): had \(old.grouped) yuan, \(isHeldBack ? "" : "cannot be decided now: ")"
          + "\(reason?.en ?? "") (\(en))")
    }
    let decided = reason.map { Sentence(zh: "\($0.zh)；", en: "\($0.en); ") }
    let what =
      change == 0
      ? Sentence(zh: "不变", en: "nothing more")
      : change > 0
        ? Sentence(zh: "补发", en: "back pay") : Sentence(zh: "扣回", en: "recovery")
    return Sentence(
      zh: "\(what.zh) \(period)：已发 \(old.grouped) 元，应发 \(new.grouped) 元（\(decided?.zh ?? "")\(zh)）",
      en: "\(what.en) for \(period): had \(old.grouped) yuan, due \(new.grouped) yuan "
        + "(\(decided?.en ?? "")\(en))")
  }
}
