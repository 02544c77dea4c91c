public import Exchange
public import RegistryStore
public import Workforce

/// Lists the steps of a roll: who did what, when and why.
public struct ListSteps: Sendable {
  public var policy: String
  public var period: Period

  public init(policy: String, period: Period) {
    self.policy = policy
    self.period = period
  }

  /// The roll with its steps in their order.
  public struct Answer: Sendable {
    public let roll: StoredRoll
    public let steps: [StepTaken]
  }

  /// - Throws: ``OfficeError/noRoll(policy:period:)``, ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let stored = try clerk.roll(policy: policy, period: period)
    try clerk.needs(.read, in: clerk.jurisdiction(of: stored.roll))
    return Answer(roll: stored, steps: try clerk.steps(of: stored))
  }
}

extension ListSteps.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "步骤", en: "step")), .init(Sentence(zh: "用户", en: "user")),
      .init(Sentence(zh: "时间", en: "instant")), .init(Sentence(zh: "记录", en: "entry"), .right),
      .init(Sentence(zh: "合计（元）", en: "total (yuan)"), .right),
      .init(Sentence(zh: "其中差额", en: "of it differences"), .right),
      .init(Sentence(zh: "名册摘要", en: "digest")), .init(Sentence(zh: "理由", en: "reason")),
    ])
    table.omitsEmptyColumns = true
    for step in steps {
      table.append([
        step.step.title.text(in: language), step.name, step.instant, step.entry.description,
        step.total.grouped,
        step.differences.flatMap { $0 == .zero ? nil : $0.grouped } ?? "",
        String(step.digest.prefix(12)), step.reason,
      ])
    }
    return table.text(in: language)
  }

  public var json: JSONValue {
    ["roll": roll.json, "steps": .array(steps.map(\.json))]
  }
}
