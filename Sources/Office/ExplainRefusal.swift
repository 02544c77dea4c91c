// Why somebody is not paid, and what would have to be otherwise.

public import Exchange
public import PolicyEngine
import RegistryStore
public import Workforce

/// Finds the smallest changes of facts after which a refused rule would pay.
public struct ExplainRefusal: Sendable {
  public var worker: WorkerKey
  public var period: Period
  public var policy: String
  /// Nil for every rule of the policy.
  public var rule: String?
  public var library: PolicyLibrary

  public init(
    worker: WorkerKey, period: Period, policy: String, rule: String?, library: PolicyLibrary
  ) {
    self.worker = worker
    self.period = period
    self.policy = policy
    self.rule = rule
    self.library = library
  }

  /// The refusals of one worker under one policy in one month.
  public struct Answer: Sendable {
    public let policy: Policy
    public let period: Period
    public let worker: WorkerKey
    public let knownAt: EntryNumber
    public let refusals: [Refusal]
    /// Why lines that would pay are held.
    public let held: [Sentence]
    /// What the sheet says, clause by clause.
    let summary: SheetSummary
  }

  /// Reads what the stored roll was computed from, or what is known now where none is stored.
  /// - Throws: ``OfficeError``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.read, about: worker)
    let stored = try clerk.rollOrNone(policy: policy, period: period)
    let sheet =
      try stored.map { try clerk.policy(ofHash: $0.roll.policyHash, id: policy) }
      ?? clerk.sheet(policy, for: period, in: library)
    if let rule, !sheet.policy.rules.contains(where: { $0.id == rule }) {
      throw OfficeError.unknownRule(rule, known: sheet.policy.rules.map(\.id))
    }
    guard sheet.policy.subject == worker.subject else {
      throw OfficeError.otherSubject(policy: policy, is: sheet.policy.subject, worker: worker)
    }
    let snapshot = try clerk.store.snapshot(
      asKnownAt: stored?.roll.knownAt ?? clerk.knownAt, workers: [worker])
    guard let index = snapshot.index(of: worker) else {
      throw OfficeError.unknownWorker(worker.description)
    }
    let refusals = RefusalSearch(sheet, period: period).refusals(
      of: PersonFacts(snapshot, worker: index), rule: rule)
    let held = BoundPolicy(
      sheet, snapshot: snapshot, period: period,
      holding: try clerk.holding(sheet.policy, snapshot, in: period)
    ).explain(worker: index, rule: rule).compactMap(\.heldFor)
    return Answer(
      policy: sheet.policy, period: period, worker: worker, knownAt: snapshot.knownAt,
      refusals: refusals, held: held,
      summary: try SheetSummary(text: Array(sheet.policy.text.utf8), file: sheet.policy.file))
  }
}

extension ExplainRefusal.Answer {
  /// What the clerk reads.
  public func text(in language: Language) -> String {
    let zh = language == .zh
    var lines = ["\(worker)  \(period)  \(zh ? policy.title : policy.id)"]
    lines += held.map { "  \(Outcome.held.title.text(in: language))\(zh ? "：" : ": ")\($0.text(in: language))" }
    if refusals.isEmpty, held.isEmpty {
      lines.append(zh ? "  所问条款都发放，没有不发放的。" : "  every rule asked about pays; none is refused.")
    }
    for refusal in refusals {
      let outcome = refusal.outcome.title.text(in: language)
      let colon = zh ? "：" : ": "
      lines += ["", "\(refusal.rule.id) \(refusal.rule.title)\(colon)\(outcome)"]
      for step in refusal.failing {
        lines.append("  \(policy.file):\(step.line)  \(step.excerpt)")
        let required = required(step, of: refusal.rule, in: language)
        lines.append((zh ? "    要求：" : "    required: ") + required)
        lines.append((zh ? "    实际：" : "    actual: ") + (step.evidence?.text.text(in: language) ?? ""))
      }
      if refusal.failing.isEmpty {
        lines.append(zh ? "  条件都符合，但应发金额为零" : "  every clause holds, but nothing is left to pay")
      }
      for offer in refusal.offers {
        let changes = offer.changes.map { $0.text.text(in: language) }
          .joined(separator: zh ? "，并且" : ", and ")
        lines.append(
          zh
            ? "  若\(changes)：当月发放 \(offer.amount.grouped) 元，最早自 \(offer.from) 起"
            : "  if \(changes): pays \(offer.amount.grouped) yuan, at the earliest from \(offer.from)")
      }
      if refusal.isOutOfReach {
        lines.append(
          zh
            ? "  改动至多两项事实都不能发放（已逐一试算 \(refusal.tried) 种）"
            : "  no change of up to two facts makes it pay (all \(refusal.tried) tried)")
      }
      if let month = refusal.paysFrom {
        lines.append(zh ? "  事实不变时，\(month) 起发放" : "  on the facts as they are it pays from \(month)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "worker": .string(worker.description), "period": .string(period.description),
      "policy": .string(policy.id), "known_at": .integer(knownAt.value),
      "refusals": .array(refusals.map { json($0, language) }),
    ]
  }

  private func json(_ refusal: Refusal, _ language: Language) -> JSONValue {
    [
      "rule": .string(refusal.rule.id), "title": .string(refusal.rule.title),
      "outcome": .string(refusal.outcome.code),
      "clauses": .array(
        refusal.failing.map { step in
          [
            "line": JSONValue(step.line), "word": .string(step.word),
            "sheet": .string(step.excerpt),
            "required": .string(required(step, of: refusal.rule, in: language)),
            "actual": JSONValue(step.evidence?.text.text(in: language)),
          ]
        }),
      "offers": .array(
        refusal.offers.map { offer in
          [
            "changes": .array(
              offer.changes.map {
                [
                  "fact": .string($0.noun.rawValue),
                  "change": .string($0.text.text(in: language)),
                ]
              }),
            "amount": .string(offer.amount.description), "amount_fen": .integer(offer.amount.fen),
            "from": .string(offer.from.description),
          ]
        }),
      "out_of_reach": .bool(refusal.isOutOfReach), "tried": JSONValue(refusal.tried),
      "pays_from": JSONValue(refusal.paysFrom?.description),
    ]
  }
}

extension ExplainRefusal.Answer {
  /// What a clause of a rule asks for, in the words of the sheet; where it stands on one line with
  /// another of its kind, the meaning of its word.
  func required(_ step: Explanation.Step, of rule: Rule, in language: Language) -> String {
    if step.word == "once_per" {
      return Sentence(
        zh: "本级别从未发放过", en: "nothing was paid at this level before"
      ).text(in: language)
    }
    let said = Set(
      summary.parts.filter { $0.id == rule.id }.flatMap(\.rows)
        .filter { $0.line == step.line && $0.word == step.word }.map(\.words))
    if said.count == 1, let words = said.first { return words.text(in: language) }
    return Terms.all.first { $0.path == step.word }?.meaning.text(in: language) ?? step.excerpt
  }
}
