// What was paid, taken back and then waived. Its worker kept it, while the ledger has it as not paid:
// whether it is due once more cannot be said by rule, and somebody decides.

public import Workforce

/// What workers were let keep of payments that were taken back, as one policy sees it.
public struct WaivedPayments: Sendable {
  /// In fen, by rule of the policy that looks for such payments, and worker.
  private var read: [String: [WorkerKey: Int64]] = [:]
  /// Of the policy's own claims, in fen.
  private var own: [WorkerKey: Int64] = [:]

  public init() {}

  public var isEmpty: Bool { read.isEmpty && own.isEmpty }

  /// - Parameters:
  ///   - waived: what the worker kept, in fen.
  ///   - rule: a rule of the policy that looks for the payment.
  public mutating func add(_ waived: Int64, to worker: WorkerKey, readBy rule: String) {
    read[rule, default: [:]][worker, default: 0] += waived
  }

  /// - Parameter waived: what the worker kept of what the policy itself had claimed, in fen.
  public mutating func add(_ waived: Int64, ownOf worker: WorkerKey) {
    own[worker, default: 0] += waived
  }

  /// Why what a rule gives a worker for the open month waits; nil when it does not.
  /// - Parameter due: what the rule would give, in fen; nil when that is not known either.
  public func reason(_ rule: String, _ worker: WorkerKey, due: Int64?) -> Sentence? {
    read[rule]?[worker].map { Self.reason(due, of: Sentence(zh: "发", en: "pay"), kept: $0) }
  }

  /// Why back pay for a closed month waits; nil when it does not.
  /// - Parameter due: what would be paid, in fen; nil when that is not known either.
  func reason(_ rule: String, _ worker: WorkerKey, backPay due: Int64?) -> Sentence? {
    (own[worker] ?? read[rule]?[worker]).map {
      Self.reason(due, of: Sentence(zh: "补发", en: "back pay"), kept: $0)
    }
  }

  private static func reason(_ due: Int64?, of pay: Sentence, kept: Int64) -> Sentence {
    let kept = Money(fen: kept).grouped
    guard let due = due.map({ Money(fen: $0).grouped }) else {
      return Sentence(
        zh: "以前扣回的款中有 \(kept) 元已免予收回",
        en: "\(kept) yuan of what was taken back was waived")
    }
    return Sentence(
      zh: "本可\(pay.zh) \(due) 元，但以前扣回的款中有 \(kept) 元已免予收回，请决定发多少",
      en: "\(due) yuan of \(pay.en), while \(kept) yuan of what was taken back was waived: "
        + "decide what is paid")
  }
}
