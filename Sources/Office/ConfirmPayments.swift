public import Exchange
import Payouts
public import RegistryStore
public import Workforce

/// Says what became of the batch that is open: the bank has it, or it was withdrawn before the bank
/// had it. The first one the bank has makes the roll a paid one.
public struct ConfirmPayments: Sendable {
  public var policy: String
  public var period: Period
  /// Whether it never went to the bank.
  public var withdraws: Bool
  public var reason: String

  /// - Parameter reason: needed to withdraw.
  public init(policy: String, period: Period, withdraws: Bool = false, reason: String = "") {
    self.policy = policy
    self.period = period
    self.withdraws = withdraws
    self.reason = reason
  }

  private var outcome: PaymentBatch.Outcome { withdraws ? .withdrawn : .handedOver }

  /// The batch as it now is.
  public struct Answer: Sendable {
    public let batch: PaymentBatch
    /// Whether it was so before, and nothing was changed.
    public let isRepeated: Bool
  }

  /// - Throws: ``PaymentError``, ``OfficeError``, ``DutyError``, `CycleRefusal`, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let desk = try clerk.needs(toPay: policy, period)
    if withdraws, reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    let batches = try desk.batches()
    guard let open = batches.last(where: { $0.outcome == nil }) else {
      return try repeated(batches.last)
    }
    let lines = try desk.lines()
    // Who has a payment that ended unpaid is paid from what came back.
    let again = Set(lines.filter { $0.result == .failed || $0.result == .returned }.map(\.worker))
    do {
      try clerk.store.end(open, as: outcome, clerk.act(reason)) { ledger in
        if withdraws { return }
        for line in lines where line.batch == open.number {
          try ledger.post(
            (again.contains(line.worker) ? Posting.orderedAgain : Posting.ordered)(
              line.worker, line.amount, desk.number, PaymentDesk.bank))
        }
      }
    } catch let error as StoreError
    where error == .duty || error == .notUnique || error == .ledger {
      // Somebody else was faster.
      let now = try desk.batches().first { $0.id == open.id }
      if now?.outcome == nil { throw error }
      return try repeated(now)
    }
    return Answer(batch: try desk.batches().first { $0.id == open.id } ?? open, isRepeated: false)
  }

  private func repeated(_ last: PaymentBatch?) throws -> Answer {
    guard let last else { throw PaymentError.noBatch(policy: policy, period: period) }
    if last.outcome == outcome { return Answer(batch: last, isRepeated: true) }
    throw withdraws
      ? PaymentError.confirmed(batch: last.identifier)
      : PaymentError.noBatch(policy: policy, period: period)
  }
}

extension ConfirmPayments.Answer {
  /// What holds now.
  public func text(in language: Language) -> String {
    let what = "\(batch.identifier)"
    let title = batch.state.text(in: language)
    let entry = batch.endedBy?.description ?? ""
    return language == .zh
      ? "批次 \(what)：\(title)，\(batch.count) 笔 \(batch.total.grouped) 元，第 \(entry) 号记录"
        + (isRepeated ? "（原已记下，没有改动）" : "")
      : "batch \(what): \(title), \(batch.count) payment(s), \(batch.total.grouped) yuan, "
        + "entry \(entry)" + (isRepeated ? " (noted before; nothing was changed)" : "")
  }

  /// The same for machines.
  public var json: JSONValue {
    ["batch": batch.json, "repeated": .bool(isRepeated)]
  }
}

extension PaymentBatch {
  /// Where the batch stands.
  var state: Sentence {
    switch outcome {
    case nil: Sentence(zh: "待交银行", en: "open")
    case .handedOver: Sentence(zh: "已交银行", en: "the bank has it")
    case .withdrawn: Sentence(zh: "已撤回", en: "withdrawn")
    }
  }

  var json: JSONValue {
    [
      "batch": .string(identifier), "entry": .integer(entry.value), "profile": .string(profile),
      "payday": .string(payday.description), "payments": JSONValue(count),
      "total_fen": .integer(total.fen), "state": .string(outcome?.rawValue ?? "open"),
      "files": .array(
        files.map {
          [
            "file": .string($0.name), "payments": JSONValue($0.count),
            "total_fen": .integer($0.total.fen), "sha256": .string($0.digest),
          ]
        }),
    ]
  }
}
