// Who owes what because too much was paid, and what became of it.

public import Exchange
public import Payouts
import PolicyEngine
import RegistryStore
public import Workforce

/// Lists claims of rolls on workers.
public struct ListRecoveries: Sendable {
  /// Only of this policy; nil for all.
  public var policy: String?
  /// Only on this worker; nil for everybody.
  public var worker: WorkerKey?
  /// Also claims of which nothing is left.
  public var showsEnded: Bool

  public init(policy: String? = nil, worker: WorkerKey? = nil, showsEnded: Bool = false) {
    self.policy = policy
    self.worker = worker
    self.showsEnded = showsEnded
  }

  /// Claims by policy and worker, the oldest first.
  public struct Answer: Sendable {
    /// What one roll claims from one worker.
    public struct Row: Sendable {
      public let policy: String
      /// Month of the roll.
      public let period: Period
      public let worker: WorkerKey
      public let claim: Claim
    }

    /// What the office owes a worker, since it recovered more than stayed claimed.
    public struct Credit: Sendable {
      public let policy: String
      public let worker: WorkerKey
      /// Fen; the next approval pays it out. Below zero what the next approval deducts.
      public let fen: Int64
    }

    public let rows: [Row]
    public let credits: [Credit]
  }

  /// - Throws: ``DutyError``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    var rows: [Answer.Row] = []
    var credits: [Answer.Credit] = []
    let histories = try clerk.store.claims(asKnownAt: clerk.knownAt)
    for (id, history) in histories.sorted(by: { $0.key < $1.key }) where id == policy ?? id {
      let book = try ClaimBook(history) { try clerk.policy(ofHash: $0, id: id).policy.recovery }
      for (key, account) in book.accounts.sorted(by: { $0.key < $1.key }) where key == worker ?? key {
        for claim in account.claims where showsEnded || claim.rest > 0 {
          guard let period = history.rolls[claim.roll]?.period else { continue }
          rows.append(.init(policy: id, period: period, worker: key, claim: claim))
        }
        if account.credit != 0 {
          credits.append(.init(policy: id, worker: key, fen: account.credit))
        }
      }
    }
    return Answer(rows: rows, credits: credits)
  }
}

extension ListRecoveries.Answer {
  /// As a table that ends in the sums.
  public func text(in language: Language) -> String {
    guard !rows.isEmpty || !credits.isEmpty else {
      return Sentence(zh: "没有应收回的款项", en: "nothing is owed").text(in: language)
    }
    var table = TextTable(columns: [
      .init(Sentence(zh: "编号", en: "worker")), .init(Sentence(zh: "政策", en: "policy")),
      .init(Sentence(zh: "名册", en: "roll")), .init(Sentence(zh: "方式", en: "recovered")),
      .init(Sentence(zh: "应收回（元）", en: "owed, yuan"), .right),
      .init(Sentence(zh: "已扣", en: "deducted"), .right),
      .init(Sentence(zh: "已退", en: "paid back"), .right),
      .init(Sentence(zh: "已免", en: "waived"), .right), .init(Sentence(zh: "余", en: "rest"), .right),
    ])
    func fen(_ amounts: [Int64]) -> [String] { amounts.map { Money(fen: $0).grouped } }
    for row in rows {
      table.append(
        [row.worker.description, row.policy, row.period.description,
          row.claim.recovery.title.text(in: language)] + fen(row.claim.amounts))
    }
    if rows.count > 1 {
      let sums = rows.map(\.claim.amounts).reduce([0, 0, 0, 0, 0]) { zip($0, $1).map { $0 + $1 } }
      table.append([language == .zh ? "合计" : "total", "", "", ""] + fen(sums))
    }
    let notes = credits.map { credit in
      let sum = Money(fen: abs(credit.fen)).grouped
      let note =
        credit.fen > 0
        ? Sentence(zh: "多收回 \(sum) 元，下次审批时补发", en: "\(sum) yuan too much had back; the next approval pays it out")
        : Sentence(zh: "撤销名册后仍欠 \(sum) 元，下次审批时扣", en: "\(sum) yuan owed after a reversal; the next approval deducts it")
      return "\(credit.worker) \(credit.policy)  \(note.text(in: language))"
    }
    return ((rows.isEmpty ? [] : [table.text(in: language)]) + notes).joined(separator: "\n")
  }

  public var json: JSONValue {
    [
      "claims": .array(rows.map(\.json)),
      "credits": .array(
        credits.map {
          [
            "policy": .string($0.policy), "worker_key": .string($0.worker.description),
            "fen": .integer($0.fen),
          ]
        }),
    ]
  }
}

extension ListRecoveries.Answer.Row {
  var json: JSONValue {
    [
      "policy": .string(policy), "period": .string(period.description),
      "worker_key": .string(worker.description), "recovery": .string(claim.recovery.code),
      "owed_fen": .integer(claim.amount), "deducted_fen": .integer(claim.deducted),
      "paid_back_fen": .integer(claim.paidBack), "waived_fen": .integer(claim.waived),
      "rest_fen": .integer(claim.rest),
    ]
  }
}

extension Claim {
  /// Claimed, deducted, paid back, waived, left.
  fileprivate var amounts: [Int64] { [amount, deducted, paidBack, waived, rest] }
}
