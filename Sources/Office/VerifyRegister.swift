// Checking the register itself: the chain, its signatures, the lines of sealed rolls.

public import Exchange
public import RegistryStore
public import Workforce

/// Recomputes every hash of the register and checks every signature.
public struct VerifyRegister: Sendable {
  /// Whether each sealed roll is computed again from its facts.
  public var recomputes: Bool

  public init(recomputes: Bool = false) { self.recomputes = recomputes }

  /// What was found.
  public struct Answer: Sendable {
    public let end: ChainHead
    /// The first entry that does not fit, with what it says it is.
    public let fault: ChainBreak?
    public let source: String
    /// The first signature that does not fit the chain.
    public let unsound: SignedHead?
    public let heads: Int
    /// Entries after the last signature.
    public let unsigned: Int64
    public let rolls: Int
    /// Rolls that come out otherwise when they are computed again.
    public let differing: [VerifyRoll.Answer]

    public var agrees: Bool { fault == nil && unsound == nil && differing.isEmpty }
  }

  /// - Parameter progress: called with the number of rolls computed again.
  /// - Throws: ``DutyError``, `StoreError`; with ``recomputes`` also `PolicyError`,
  ///   `RollBuilderError`.
  public func run(_ clerk: Clerk, progress: (Int) -> Void = { _ in }) throws -> Answer {
    try clerk.needsEverywhere(.read)
    let store = clerk.store
    let end = try store.chainHead()
    let rolls = try store.rolls().filter { $0.settledBy != nil }
    let byNumber = Dictionary(rolls.map { ($0.roll.number, $0) }, uniquingKeysWith: { $1 })
    let fault = try store.checkChain { number in
      try byNumber[number].map { try clerk.forEachCanonicalLine(of: $0) } ?? ""
    }
    let heads = try store.heads()
    var differing: [VerifyRoll.Answer] = []
    for (done, stored) in rolls.enumerated() where recomputes {
      let answer = try VerifyRoll(policy: stored.roll.policy, period: stored.roll.period).run(clerk)
      if !answer.agrees { differing.append(answer) }
      progress(done + 1)
    }
    return Answer(
      end: end, fault: fault,
      source: fault.flatMap { try? store.entry($0.entry) }?.source ?? "",
      unsound: try store.checkHeads(), heads: heads.count,
      unsigned: end.entry.value - (heads.last?.entry.value ?? 0), rolls: rolls.count,
      differing: differing)
  }
}

extension ChainBreak.Fault {
  /// What does not fit.
  var title: Sentence {
    switch self {
    case .number: Sentence(zh: "编号不连续，或有内容属于不存在的记录", en: "does not follow the entry before, or is not there")
    case .previous: Sentence(zh: "没有接上前一条记录", en: "is not chained to the entry before")
    case .entry: Sentence(zh: "记录本身被改动", en: "was changed itself")
    case .content: Sentence(zh: "它带来的内容被改动、增加或删去", en: "brought rows that were changed, added or removed")
    case .policyText: Sentence(zh: "它所用的政策文本被改动", en: "names a policy text that was changed")
    }
  }
}

extension VerifyRegister.Answer {
  /// One line for each thing that does not agree, or one that says all does.
  public func text(in language: Language) -> String {
    var sentences: [Sentence] = []
    if let fault {
      sentences.append(
        Sentence(
          zh: "第 \(fault.entry) 号记录（\(source)）：\(fault.fault.title.zh)",
          en: "entry \(fault.entry) (\(source)) \(fault.fault.title.en)"))
    }
    if let unsound {
      sentences.append(
        Sentence(
          zh: "第 \(unsound.number) 个签名（第 \(unsound.entry) 号记录）与散列链不符",
          en: "signature \(unsound.number) (entry \(unsound.entry)) does not fit the chain"))
    }
    if agrees {
      sentences.append(
        Sentence(
          zh: "一致：\(end.entry) 条记录，\(rolls) 份封存的名册，\(heads) 个签名",
          en: "agrees: \(end.entry) entries, \(rolls) sealed rolls, \(heads) signatures"))
    }
    if unsigned > 0 {
      sentences.append(
        Sentence(
          zh: "最后 \(unsigned) 条记录尚未签名；可用 stipend audit sign 签名",
          en: "the last \(unsigned) entries are not signed; stipend audit sign signs them"))
    }
    return (differing.map { $0.text(in: language) } + sentences.map { $0.text(in: language) })
      .joined(separator: "\n")
  }

  public var json: JSONValue {
    [
      "agrees": .bool(agrees), "entries": .integer(end.entry.value), "hash": .string(end.hash),
      "rolls": JSONValue(rolls), "signatures": JSONValue(heads), "unsigned": .integer(unsigned),
      "entry": fault.map { .integer($0.entry.value) } ?? .null,
      "fault": JSONValue(fault?.fault.rawValue), "source": JSONValue(fault.map { _ in source }),
      "unsound_signature": unsound.map { .integer($0.number) } ?? .null,
      "differing_rolls": .array(differing.map(\.json)),
    ]
  }
}
