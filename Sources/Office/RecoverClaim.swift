// A claim ends otherwise than by deduction: the worker pays it back, or it is given up.

public import Exchange
import Foundation
import Payouts
import RegistryStore
public import Workforce

/// Records that a worker paid back what was paid too much, or that it is waived. Whoever records money
/// prepares the roll that claims it; an approver with no other place in the roll waives.
public struct RecoverClaim: Sendable {
  public var way: RecoveryWay
  public var policy: String
  public var period: Period
  public var worker: WorkerKey
  /// Yuan as text; nil for all that is owed.
  public var amount: String?
  /// Number of the receipt, or why it is given up. The same one twice for a claim is refused.
  public var reason: String

  public init(
    _ way: RecoveryWay, policy: String, period: Period, worker: WorkerKey, amount: String? = nil,
    reason: String
  ) {
    self.way = way
    self.policy = policy
    self.period = period
    self.worker = worker
    self.amount = amount
    self.reason = reason
  }

  /// What was recorded, with the claim as it then stands.
  public struct Answer: Sendable {
    public let way: RecoveryWay
    public let recovered: Money
    public let row: ListRecoveries.Answer.Row
  }

  /// - Throws: ``DutyError``, `CycleRefusal`, ``OfficeError/noRoll(policy:period:)``, ``RecoveryError``,
  ///   `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let duty: Duty = way == .cash ? .collect : .waive
    try clerk.needs(duty)
    let stored = try clerk.roll(policy: policy, period: period)
    let user = try clerk.needs(duty, in: clerk.jurisdiction(of: stored.roll))
    let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
    if reason.isEmpty { throw way == .cash ? RecoveryError.receiptNeeded : .reasonNeeded }
    let number = stored.roll.number
    try clerk.cycle(of: stored).mayRecover(
      user?.number ?? 0, as: way == .cash ? .prepared : .approved)
    let wanted = try amount.map(Self.amount)
    let act = clerk.act(reason)
    var claim: Claim?
    let recovered: Money
    do {
      recovered = try clerk.store.recover(way, from: worker, ofRoll: number, act) { ledger in
        let claims = try ledger.claimBook().accounts[worker]?.claims ?? []
        guard let found = claims.first(where: { $0.roll == number }), found.rest > 0 else {
          throw RecoveryError.nothingOwed(worker: worker, policy: policy, period: period)
        }
        guard (wanted?.fen ?? 0) <= found.rest else {
          throw RecoveryError.moreThanOwed(Money(fen: found.rest))
        }
        claim = found
        return wanted ?? Money(fen: found.rest)
      } post: { ledger, amount in
        switch way {
        case .cash: try ledger.post(Posting.recovered(worker, amount, roll: number))
        case .waiver:
          let posted = try ledger.transfers(of: worker)
          for transfer in Posting.waived(worker, amount, roll: number, after: posted) {
            try ledger.post(transfer)
          }
        }
      }
    } catch {
      // Who sent it first has left less to recover: that it is recorded is what the second is told.
      guard try clerk.store.hasRecovery(way, from: worker, ofRoll: number, reason: act.reason)
      else { throw error }
      throw RecoveryError.alreadyRecorded
    }
    guard var claim else { throw StoreError.corrupted }
    claim.end(paidBack: way == .cash ? recovered : .zero, waived: way == .waiver ? recovered : .zero)
    return Answer(
      way: way, recovered: recovered,
      row: .init(policy: policy, period: period, worker: worker, claim: claim))
  }

  private static func amount(_ text: String) throws -> Money {
    guard let amount = Money(yuan: text), amount > .zero else { throw RecoveryError.badAmount(text) }
    return amount
  }
}

extension RecoverClaim.Answer {
  /// What was recorded, and what is left.
  public func text(in language: Language) -> String {
    let done =
      way == .cash
      ? Sentence(zh: "已退 \(recovered.grouped) 元", en: "\(recovered.grouped) yuan paid back")
      : Sentence(zh: "已免 \(recovered.grouped) 元", en: "\(recovered.grouped) yuan waived")
    let rest = Money(fen: row.claim.rest).grouped
    return language == .zh
      ? "\(row.worker) \(row.policy) \(row.period)：\(done.zh)，余 \(rest) 元"
      : "\(row.worker) \(row.policy) \(row.period): \(done.en), \(rest) yuan left"
  }

  public var json: JSONValue {
    [
      "way": .string(way.rawValue), "recovered_fen": .integer(recovered.fen), "claim": row.json,
    ]
  }
}

/// Why a claim was not ended.
public enum RecoveryError: ExplainedError, Hashable {
  /// The roll claims nothing from the worker, or nothing more.
  case nothingOwed(worker: WorkerKey, policy: String, period: Period)
  /// This much is owed, and more was to be recorded.
  case moreThanOwed(Money)
  /// The receipt or reason is recorded for the claim.
  case alreadyRecorded
  case badAmount(String)
  case receiptNeeded
  case reasonNeeded

  public var message: Sentence {
    switch self {
    case .nothingOwed(let worker, let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 的名册没有要 \(worker) 退回的款项；请用 stipend recovery list 查看",
        en: "the roll of \(policy) for \(period) is owed nothing by \(worker); "
          + "see stipend recovery list")
    case .moreThanOwed(let rest):
      Sentence(
        zh: "只欠 \(rest.grouped) 元，不能登记更多；多收的请退还本人",
        en: "\(rest.grouped) yuan is owed and no more can be recorded; "
          + "give back what was taken beyond it")
    case .alreadyRecorded:
      Sentence(
        zh: "同一收据号或理由已为这笔欠款登记过；若是另一笔，请写明不同的收据号或理由",
        en: "the same receipt or reason is recorded for this claim already; "
          + "another payment has another receipt, another waiver says its own reason")
    case .badAmount(let text):
      Sentence(
        zh: "\(text) 不是金额；应为大于零、至多两位小数的元数，例如 162.58",
        en: "\(text) is no amount; it is above zero, in yuan with at most two decimals, as in 162.58")
    case .receiptNeeded:
      Sentence(zh: "须写收据号：--receipt \"……\"", en: "a receipt is needed: --receipt \"…\"")
    case .reasonNeeded: DutyError.reasonNeeded.message
    }
  }

  var exitCode: Int32 {
    switch self {
    case .nothingOwed, .moreThanOwed, .alreadyRecorded: 2
    case .badAmount, .receiptNeeded, .reasonNeeded: 64
    }
  }
}
