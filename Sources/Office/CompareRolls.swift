// What changed between two months, and why.

public import Exchange
public import Payouts
import PolicyEngine
import RegistryStore
public import Workforce

/// Compares a roll with that of another month.
public struct CompareRolls: Sendable {
  public var policy: String
  public var period: Period
  /// The month compared with.
  public var against: Period

  public init(policy: String, period: Period, against: Period) {
    self.policy = policy
    self.period = period
    self.against = against
  }

  /// A difference with its reason.
  public struct Explained: Sendable {
    public let difference: RollComparison.Difference
    public let name: String
    public let reason: Sentence
  }

  /// What changed from one month to the other.
  public struct Answer: Sendable {
    public let policy: String
    public let period: Period
    public let against: Period
    public let differences: [Explained]
    public let unchanged: Int
  }

  /// - Throws: ``OfficeError/noRoll(policy:period:)``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let earlier = try side(against, clerk)
    let later = try side(period, clerk)
    let comparison = RollComparison(earlier: earlier.lines, later: later.lines)
    let workers = comparison.differences.map(\.worker)
    let before = try explainer(earlier, workers, clerk)
    let after = try explainer(later, workers, clerk)
    let names = earlier.names.merging(later.names) { $1 }
    return Answer(
      policy: policy, period: period, against: against,
      differences: comparison.differences.map { difference in
        Explained(
          difference: difference, name: names[difference.worker] ?? "",
          reason: reason(difference, before, after))
      }, unchanged: comparison.unchanged)
  }

  private struct Side {
    let roll: Roll
    var lines: [PayoutLine] = []
    var names: [WorkerKey: String] = [:]
  }

  private func side(_ period: Period, _ clerk: Clerk) throws -> Side {
    let stored = try clerk.roll(policy: policy, period: period)
    try clerk.needs(.read, in: clerk.jurisdiction(of: stored.roll))
    var side = Side(roll: stored.roll)
    try clerk.store.forEachLine(ofRoll: stored.roll.number, decidedUntil: clerk.knownAt) { found in
      side.lines.append(found.line)
      side.names[found.line.worker] = found.name
    }
    return side
  }

  /// Explains any of some workers as one roll saw them.
  private func explainer(
    _ side: Side, _ workers: [WorkerKey], _ clerk: Clerk
  ) throws -> (WorkerKey, String) -> [Explanation] {
    let sheet = try clerk.policy(ofHash: side.roll.policyHash, id: policy)
    let snapshot = try clerk.store.snapshot(asKnownAt: side.roll.knownAt, workers: workers)
    let bound = BoundPolicy(sheet, snapshot: snapshot, period: side.roll.period)
    return { worker, rule in
      snapshot.index(of: worker).map { bound.explain(worker: $0, rule: rule) } ?? []
    }
  }

  private func reason(
    _ difference: RollComparison.Difference,
    _ before: (WorkerKey, String) -> [Explanation], _ after: (WorkerKey, String) -> [Explanation]
  ) -> Sentence {
    switch difference.kind {
    case .joined:
      let why = refusal(before(difference.worker, difference.rule))
      return Sentence(zh: "\(against) 未发：\(why.zh)", en: "not paid in \(against): \(why.en)")
    case .left:
      let why = refusal(after(difference.worker, difference.rule))
      return Sentence(zh: "\(period) 不发：\(why.zh)", en: "not paid in \(period): \(why.en)")
    case .changed:
      let old = arithmetic(before(difference.worker, difference.rule))
      let new = arithmetic(after(difference.worker, difference.rule))
      return Sentence(zh: "\(old.zh) → \(new.zh)", en: "\(old.en) → \(new.en)")
    }
  }

  /// The clause that refused, with what was found.
  private func refusal(_ explanations: [Explanation]) -> Sentence {
    guard let explanation = explanations.first else {
      return Sentence(zh: "当时不在登记中", en: "not in the register then")
    }
    guard let step = explanation.steps.first(where: { $0.verdict == .fails }) else {
      return Sentence(zh: "金额为零", en: "nothing was due")
    }
    let found = step.evidence?.text ?? Sentence(same: "")
    return Sentence(
      zh: "第 \(step.line) 行 \(step.word)：\(found.zh)",
      en: "line \(step.line) \(step.word): \(found.en)")
  }

  private func arithmetic(_ explanations: [Explanation]) -> Sentence {
    let steps = explanations.filter { $0.outcome == .pays }.flatMap(\.amounts)
    return Sentence(
      zh: steps.map(\.evidence.text.zh).joined(separator: " "),
      en: steps.map(\.evidence.text.en).joined(separator: " "))
  }
}

extension CompareRolls.Answer {
  /// As a table, with a sentence of counts above it.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "变化", en: "change")), .init(Sentence(zh: "编号", en: "worker")),
      .init(Sentence(zh: "姓名", en: "name")), .init(Sentence(zh: "条款", en: "rule")),
      .init(Sentence(zh: "\(against)", en: "\(against)"), .right),
      .init(Sentence(zh: "\(period)", en: "\(period)"), .right),
      .init(Sentence(zh: "差额", en: "difference"), .right),
      .init(Sentence(zh: "原因", en: "reason")),
    ])
    for item in differences {
      let difference = item.difference
      table.append([
        difference.kind.title.text(in: language), difference.worker.description, item.name,
        difference.rule, sum(difference.before), sum(difference.after),
        Money(fen: difference.change).grouped, item.reason.text(in: language),
      ])
    }
    let counts = RollComparison.Difference.Kind.allCases.map { kind in
      (kind, differences.count { $0.difference.kind == kind })
    }
    let head = counts.map { "\($0.0.title.text(in: language)) \($0.1)" }
      .joined(separator: language == .zh ? "，" : ", ")
    let same = language == .zh ? "未变 \(unchanged)" : "unchanged \(unchanged)"
    let summary = language == .zh ? "：\(head)，\(same)" : ": \(head), \(same)"
    return "\(policy) \(against) → \(period)\(summary)\n" + table.text(in: language)
  }

  /// The differences with sums in fen and a count of what stayed the same.
  public func json(in language: Language) -> JSONValue {
    [
      "policy": .string(policy), "period": .string(period.description),
      "against": .string(against.description), "unchanged": JSONValue(unchanged),
      "differences": .array(
        differences.map { item in
          [
            "change": .string(item.difference.kind.rawValue),
            "worker_key": .string(item.difference.worker.description),
            "rule": .string(item.difference.rule),
            "before_fen": .integer(item.difference.before.reduce(0) { $0 + $1.amount.fen }),
            "after_fen": .integer(item.difference.after.reduce(0) { $0 + $1.amount.fen }),
            "reason": .string(item.reason.text(in: language)),
          ]
        }),
    ]
  }

  private func sum(_ lines: [PayoutLine]) -> String {
    lines.isEmpty ? "" : Money(fen: lines.reduce(0) { $0 + $1.amount.fen }).grouped
  }
}

extension RollComparison.Difference.Kind {
  var title: Sentence {
    switch self {
    case .joined: Sentence(zh: "新增", en: "joined")
    case .left: Sentence(zh: "退出", en: "left")
    case .changed: Sentence(zh: "变动", en: "changed")
    }
  }
}
