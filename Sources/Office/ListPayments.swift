public import Exchange
public import RegistryStore
public import Workforce

/// Lists what was sent to a bank for a roll, and what became of it.
public struct ListPayments: Sendable {
  public var policy: String
  public var period: Period

  public init(policy: String, period: Period) {
    self.policy = policy
    self.period = period
  }

  /// The batches with their payments, and how they come to the roll.
  public struct Answer: Sendable {
    public let batches: [PaymentBatch]
    public let lines: [PaymentLine]
    public let tie: PaymentTie
    /// Who was to be paid to another account than the one known when the roll was approved.
    public let changedAccounts: [WorkerKey]
  }

  /// - Throws: ``OfficeError/noRoll(policy:period:)``, ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let stored = try clerk.roll(policy: policy, period: period)
    try clerk.needs(.read, in: clerk.jurisdiction(of: stored.roll))
    let desk = PaymentDesk(clerk: clerk, stored: stored)
    let batches = try desk.batches()
    let lines = try desk.lines()
    let changed = try batches.flatMap { try desk.changedAccounts(in: desk.order(of: $0, lines)) }
    return Answer(
      batches: batches, lines: lines, tie: try PaymentTie(desk),
      changedAccounts: Set(changed).sorted())
  }
}

extension PaymentLine {
  /// Where the payment stands.
  var state: Sentence {
    switch result {
    case .paid: Sentence(zh: "成功", en: "paid")
    case .failed: Sentence(zh: "失败", en: "failed")
    case .returned: Sentence(zh: "退回", en: "returned")
    case nil, .pending:
      stands ? Sentence(zh: "待回盘", en: "waiting") : Sentence(zh: "已撤回", en: "withdrawn")
    }
  }
}

extension ListPayments.Answer {
  /// A line for each file, the payments that were not made, and the roll.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "批次", en: "batch")), .init(Sentence(zh: "状态", en: "state")),
      .init(Sentence(zh: "付款日", en: "payday")), .init(Sentence(zh: "文件", en: "file")),
      .init(Sentence(zh: "笔数", en: "payments"), .right),
      .init(Sentence(zh: "合计（元）", en: "total (yuan)"), .right), .init(Sentence(same: "SHA-256")),
    ])
    for batch in batches {
      for file in batch.files {
        table.append([
          batch.identifier, batch.state.text(in: language), batch.payday.description, file.name,
          String(file.count), file.total.grouped, file.digest,
        ])
      }
    }
    let others = lines.filter { $0.result != .paid }.map { line in
      "  \(line.worker) \(line.reference) \(line.account) \(line.amount.grouped) "
        + line.state.text(in: language)
    }
    return ([table.text(in: language) + tie.text(in: language)] + others
      + PaymentDesk.text(ofChanged: changedAccounts, in: language)).joined(separator: "\n")
  }

  /// The same for machines.
  public var json: JSONValue {
    [
      "batches": .array(batches.map(\.json)), "roll": tie.json,
      "changed_accounts": .array(changedAccounts.map { .string($0.description) }),
      "payments": .array(
        lines.map {
          [
            "reference": .string($0.reference), "worker": .string($0.worker.description),
            "account": .string($0.account), "amount_fen": .integer($0.amount.fen),
            "result": JSONValue($0.result?.rawValue), "stands": .bool($0.stands),
          ]
        }),
    ]
  }
}
