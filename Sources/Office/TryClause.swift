// A clause tried on a real person before it is written into a sheet.

public import Exchange
public import PolicyEngine
import RegistryStore
public import Workforce

/// Evaluates one clause or measure for one worker in one month. The person's name and identity
/// number are never shown.
public struct TryClause: Sendable {
  public var expression: String
  public var worker: WorkerKey
  public var period: Period
  /// A file or a policy id, whose lists, parameters and selections the expression may use.
  public var policy: String?
  public var library: PolicyLibrary

  public init(
    expression: String, worker: WorkerKey, period: Period, policy: String?, library: PolicyLibrary
  ) {
    self.expression = expression
    self.worker = worker
    self.period = period
    self.policy = policy
    self.library = library
  }

  /// The outcome with what it is about.
  public struct Answer: Sendable {
    public let expression: String
    public let worker: WorkerKey
    public let period: Period
    public let trial: ClauseTrial.Answer
  }

  /// - Throws: ``OfficeError``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.read, about: worker)
    let sheet = try policy.map { name -> [UInt8] in
      if name.hasSuffix(".lua") { return try PolicyLibrary.text(of: name) }
      return Array(try clerk.sheet(name, for: period, in: library).policy.text.utf8)
    }
    let snapshot = try clerk.store.snapshot(asKnownAt: clerk.knownAt, workers: [worker])
    guard let index = snapshot.index(of: worker) else {
      throw OfficeError.unknownWorker(worker.description)
    }
    return Answer(
      expression: expression, worker: worker, period: period,
      trial: try ClauseTrial.run(
        expression, sheet: sheet, snapshot: snapshot, worker: index, period: period))
  }
}

extension TryClause.Answer {
  /// `yes`, `no`, `undecided` or the value.
  public var outcome: Sentence {
    if trial.fault != nil { return Sentence(zh: "函数出错", en: "the function failed") }
    switch trial.verdict {
    case .holds?: return Sentence(zh: "符合", en: "holds")
    case .fails?: return Sentence(zh: "不符合", en: "does not hold")
    case .unknown?: return Sentence(zh: "待定（缺少事实）", en: "undecided (a fact is missing)")
    case nil:
      return trial.value ?? Sentence(zh: "未知（缺少事实）", en: "unknown (a fact is missing)")
    }
  }

  /// Verdict and evidence, a line each.
  public func text(in language: Language) -> String {
    var lines = ["\(worker) \(period)  \(expression)", "  " + trial.words.text(in: language)]
    if let level = trial.level {
      let title = level.title.text(in: language)
      lines.append(language == .zh ? "  所计级别：\(title)" : "  level in question: \(title)")
    }
    lines.append("  → " + outcome.text(in: language))
    lines.append("  " + (trial.fault ?? trial.evidence.text).text(in: language))
    if !trial.evidence.facts.isEmpty {
      let facts = trial.evidence.facts.map { "\($0.noun) #\($0.number)" }.joined(separator: ", ")
      lines.append((language == .zh ? "  事实：" : "  facts: ") + facts)
    }
    return lines.joined(separator: "\n")
  }

  /// The same for programs.
  public func json(in language: Language) -> JSONValue {
    let verdict: String? =
      switch trial.verdict {
      case .holds?: "holds"
      case .fails?: "fails"
      case .unknown?: "undecided"
      case nil: nil
      }
    return [
      "worker_key": .string(worker.description), "period": .string(period.description),
      "expression": .string(expression), "words": .string(trial.words.text(in: language)),
      "verdict": JSONValue(verdict), "value": JSONValue(trial.value?.text(in: language)),
      "fault": JSONValue(trial.fault?.text(in: language)), "level": JSONValue(trial.level?.code),
      "evidence": .string(trial.evidence.text.text(in: language)),
      "facts": .array(
        trial.evidence.facts.map {
          ["noun": .string($0.noun), "fact": .integer(Int64($0.number))]
        }),
    ]
  }
}
