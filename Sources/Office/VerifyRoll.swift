// Computes a stored roll once more from what it was computed from.

import Digests
public import Exchange
public import Payouts
import PolicyEngine
public import RegistryStore
public import Workforce

/// Recomputes a roll from its entry, the text of its policy and this program, and compares.
public struct VerifyRoll: Sendable {
  public var policy: String
  public var period: Period

  public init(policy: String, period: Period) {
    self.policy = policy
    self.period = period
  }

  /// What the roll says, what its lines say and what they should say.
  public struct Answer: Sendable {
    public let roll: StoredRoll
    /// Digest of the lines as the register has them.
    public let digestOfLines: String
    /// The roll as it comes out now.
    public let computed: Roll
    /// Lines as stored and as they come out now, where they differ.
    public let differences: [RollComparison.Difference]
    /// Lines that agree, counted by worker and rule.
    public let unchanged: Int

    /// Whether all three digests are one.
    public var agrees: Bool {
      digestOfLines == roll.roll.digest && computed.digest == roll.roll.digest
    }
  }

  /// - Throws: ``OfficeError/noRoll(policy:period:)``, `StoreError`, `PolicyError`,
  ///   `RollBuilderError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let stored = try clerk.roll(policy: policy, period: period)
    try clerk.needs(.read, in: clerk.jurisdiction(of: stored.roll))
    let sheet = try clerk.policy(ofHash: stored.roll.policyHash, id: policy)
    let built = try clerk.built(
      sheet, period, asKnownAt: stored.roll.knownAt, hasVersions: stored.computedBy != nil)
    // Reasons are words of the program and no part of the digest.
    var old: [PayoutLine] = []
    let digest = try clerk.forEachCanonicalLine(of: stored) { line, _ in
      guard var line else { return }
      line.reason = nil
      old.append(line)
    }
    var new: [PayoutLine] = []
    built.forEachLine {
      new.append($0)
      new[new.count - 1].reason = nil
    }
    let comparison = RollComparison(earlier: old, later: new)
    return Answer(
      roll: stored, digestOfLines: digest, computed: built.roll,
      differences: comparison.differences, unchanged: comparison.unchanged)
  }
}

extension Clerk {
  /// The lines of a stored roll in the order of its digest, each with its canonical bytes.
  /// - Parameter body: takes a line, or nil for one that settles a difference of a closed month.
  /// - Returns: their digest.
  @discardableResult
  func forEachCanonicalLine(
    of stored: StoredRoll, _ body: (PayoutLine?, [UInt8]) throws -> Void = { _, _ in }
  ) throws -> String {
    var hash = SHA256()
    let rules = RollSummary(stored.summary).rules.map(\.rule)
    try store.forEachPayoutLine(ofRoll: stored.roll.number, rules: rules) { line in
      let bytes = CanonicalLines.bytes(of: line, in: stored.roll.period)
      bytes.withUnsafeBytes { hash.update($0) }
      try body(line, bytes)
    }
    for line in try store.computedDifferences(ofRoll: stored.roll.number) {
      let bytes = CanonicalLines.bytes(of: line)
      bytes.withUnsafeBytes { hash.update($0) }
      try body(nil, bytes)
    }
    return SHA256.hex(hash.finish())
  }
}

extension VerifyRoll.Answer {
  /// One sentence when all agrees, otherwise the lines that do not.
  public func text(in language: Language) -> String {
    let roll = roll.roll
    let from = Sentence(
      zh: "按第 \(roll.knownAt) 号记录和政策文本 \(roll.policyHash.prefix(12)) 重新计算",
      en: "computed again from entry \(roll.knownAt) and policy text \(roll.policyHash.prefix(12))")
    let head = "\(roll.policy) \(roll.period)"
    var sentences: [Sentence] = []
    if agrees {
      sentences.append(
        Sentence(
          zh: "\(head)：\(from.zh)，逐字节一致（\(self.roll.lines) 行，摘要 \(roll.digest)）",
          en: "\(head): \(from.en), the same bytes (\(self.roll.lines) lines, digest \(roll.digest))"))
    } else {
      sentences.append(
        Sentence(zh: "\(head)：\(from.zh)，与名册不一致", en: "\(head): \(from.en), not the same roll"))
      sentences.append(
        Sentence(
          zh: "  名册摘要 \(roll.digest)\n  所存各行 \(digestOfLines)\n  重新计算 \(computed.digest)",
          en: "  of the roll       \(roll.digest)\n  of its lines      \(digestOfLines)\n"
            + "  computed again    \(computed.digest)"))
    }
    if computed.engineVersion != roll.engineVersion {
      sentences.append(
        Sentence(
          zh: "名册由计算程序第 \(roll.engineVersion) 版算出，本程序是第 \(computed.engineVersion) 版；不一致时请用原版核对",
          en: "the roll was computed by engine version \(roll.engineVersion) and this is version "
            + "\(computed.engineVersion); where they differ, verify with that version"))
    }
    let text = sentences.map { $0.text(in: language) }.joined(separator: "\n")
    return differences.isEmpty ? text : text + "\n" + table.text(in: language)
  }

  private var table: TextTable {
    var table = TextTable(columns: [
      .init(Sentence(zh: "编号", en: "worker")), .init(Sentence(zh: "条款", en: "rule")),
      .init(Sentence(zh: "所存", en: "stored"), .right),
      .init(Sentence(zh: "重新计算", en: "computed again"), .right),
    ])
    for difference in differences {
      table.append([
        difference.worker.description, difference.rule, Self.shown(difference.before),
        Self.shown(difference.after),
      ])
    }
    return table
  }

  /// Level, fund, amount and outcome of lines, one after the other; a dash for none.
  private static func shown(_ lines: [PayoutLine]) -> String {
    lines.isEmpty
      ? "—"
      : lines.map { line in
        [line.level?.code, line.fund, line.amount.description, line.outcome.code]
          .compactMap { $0 }.joined(separator: " ")
      }.joined(separator: "; ")
  }

  public var json: JSONValue {
    func fen(_ lines: [PayoutLine]) -> JSONValue {
      lines.isEmpty ? .null : .integer(lines.reduce(0) { $0 + $1.amount.fen })
    }
    return [
      "roll": roll.json, "agrees": .bool(agrees), "digest_of_lines": .string(digestOfLines),
      "computed_digest": .string(computed.digest), "computed_engine": .string(computed.engineVersion),
      "unchanged": JSONValue(unchanged),
      "differences": .array(
        differences.map { difference in
          [
            "worker_key": .string(difference.worker.description),
            "rule": .string(difference.rule), "stored_fen": fen(difference.before),
            "computed_fen": fen(difference.after),
            "stored": .string(Self.shown(difference.before)),
            "computed": .string(Self.shown(difference.after)),
          ]
        }),
    ]
  }
}
