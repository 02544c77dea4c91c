// Where people put their own judgement in place of what was computed: who and why.

public import Exchange
public import RegistryStore
public import Workforce

/// Lists decisions on lines that waited, lines held back, waivers and reversals.
public struct ListOverrides: Sendable {
  public init() {}

  /// Acts in the order of their entries.
  public struct Answer: Sendable {
    public let items: [Override]
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    return Answer(items: try clerk.store.overrides(asKnownAt: clerk.knownAt))
  }
}

extension Override {
  /// What was done.
  public var title: Sentence {
    switch kind {
    case .decision where amount == .zero: Sentence(zh: "决定不发放", en: "refused")
    case .decision where (amount ?? .zero) < .zero: Sentence(zh: "决定扣回", en: "taken back")
    case .decision: Sentence(zh: "决定发放", en: "paid")
    case .holdBack where amount == .zero: Sentence(zh: "取消缓发", en: "released")
    case .holdBack: Sentence(zh: "缓发", en: "held back")
    case .waiver: Sentence(zh: "豁免", en: "waived")
    case .reversal: Sentence(zh: "撤销名册", en: "roll voided")
    }
  }
}

extension ListOverrides.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "记录", en: "entry"), .right), .init(Sentence(zh: "时间", en: "instant")),
      .init(Sentence(zh: "操作人", en: "actor")), .init(Sentence(zh: "所做", en: "what was done")),
      .init(Sentence(zh: "对象", en: "to")), .init(Sentence(zh: "条款", en: "rule")),
      .init(Sentence(zh: "金额（元）", en: "yuan"), .right),
      .init(Sentence(zh: "理由", en: "reason")),
    ])
    for item in items {
      let roll = [item.policy, item.period?.description, item.worker?.description]
      table.append([
        item.entry.description, item.instant, item.actor, item.title.text(in: language),
        item.policy == nil ? item.source : roll.compactMap { $0 }.joined(separator: " "),
        item.rule ?? "", item.amount?.grouped ?? "", item.reason,
      ])
    }
    return items.isEmpty
      ? Sentence(zh: "没有人工决定、豁免或撤销", en: "nobody decided, waived or voided anything").text(in: language)
      : table.text(in: language)
  }

  public var json: JSONValue {
    .array(
      items.map { item in
        [
          "kind": .string(item.kind.rawValue), "entry": .integer(item.entry.value),
          "instant": .string(item.instant), "actor": .string(item.actor),
          "reason": .string(item.reason), "source": .string(item.source),
          "policy": JSONValue(item.policy), "period": JSONValue(item.period?.description),
          "worker_key": JSONValue(item.worker?.description), "rule": JSONValue(item.rule),
          "amount_fen": item.amount.map { .integer($0.fen) } ?? .null,
        ]
      })
  }
}
