// What was paid, taken back and then waived. Its worker kept it, while the ledger has it as not paid:
// whether it is due once more cannot be said by rule, and somebody decides.

public import PolicyEngine
public import Workforce

/// What workers were let keep of payments that were taken back, as one policy sees it.
public struct WaivedPayments: Sendable {
  /// By rule of the policy that looks for such payments, and worker.
  private var read: [String: [WorkerKey: [Kept]]] = [:]
  /// Of the policy's own claims, in fen.
  private var own: [WorkerKey: Int64] = [:]

  private struct Kept {
    let fen: Int64
    /// Months of the rule it matters for; nil for all.
    let months: Set<Period>?
  }

  public init() {}

  public var isEmpty: Bool { read.isEmpty && own.isEmpty }

  /// - Parameters:
  ///   - waived: what the worker kept, in fen.
  ///   - rule: a rule of the policy that looks for the payment.
  ///   - months: the months in which it does; nil for all.
  public mutating func add(
    _ waived: Int64, to worker: WorkerKey, readBy rule: String, in months: Set<Period>?
  ) {
    read[rule, default: [:]][worker, default: []].append(Kept(fen: waived, months: months))
  }

  /// - Parameter waived: what the worker kept of what the policy itself had claimed, in fen.
  public mutating func add(_ waived: Int64, ownOf worker: WorkerKey) {
    own[worker, default: 0] += waived
  }

  /// Which lines of an open month are held; nil for none.
  public func holding(_ snapshot: Snapshot, in period: Period) -> Holding? {
    if read.isEmpty { return nil }
    return { rule, worker, due in
      kept(rule, WorkerKey(number: snapshot.workers[Int(worker)]), period).map {
        Self.reason(due, of: Sentence(zh: "发", en: "pay"), kept: $0)
      }
    }
  }

  /// Why back pay for a closed month waits; nil when it does not.
  /// - Parameter due: what would be paid, in fen; nil when that is not known either.
  func reason(
    _ rule: String, _ worker: WorkerKey, in period: Period, backPay due: Int64?
  ) -> Sentence? {
    (own[worker] ?? kept(rule, worker, period)).map {
      Self.reason(due, of: Sentence(zh: "补发", en: "back pay"), kept: $0)
    }
  }

  /// In fen; nil for nothing that matters.
  private func kept(_ rule: String, _ worker: WorkerKey, _ period: Period) -> Int64? {
    let sums = (read[rule]?[worker] ?? []).filter { $0.months?.contains(period) ?? true }
    return sums.isEmpty ? nil : sums.reduce(0) { $0 + $1.fen }
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
