// What was paid, taken back and then waived. Its worker kept it, while the ledger has it as not paid:
// a rule that looks for it cannot say what is still due, and somebody decides.

public import Workforce

/// What workers were let keep of payments that were taken back.
public struct WaivedPayments: Sendable {
  /// In fen, by rule that looks for such payments, and worker.
  private var fen: [String: [WorkerKey: Int64]] = [:]

  public init() {}

  public var isEmpty: Bool { fen.isEmpty }

  /// - Parameters:
  ///   - waived: what the worker kept, in fen.
  ///   - rule: a rule that looks for the payment.
  public mutating func add(_ waived: Int64, to worker: WorkerKey, readBy rule: String) {
    fen[rule, default: [:]][worker, default: 0] += waived
  }

  /// Why what a rule gives a worker waits; nil when it does not.
  /// - Parameter due: what the rule would give, in fen.
  public func reason(_ rule: String, _ worker: WorkerKey, due: Int64) -> Sentence? {
    guard let waived = fen[rule]?[worker] else { return nil }
    let (due, kept) = (Money(fen: due).grouped, Money(fen: waived).grouped)
    return Sentence(
      zh: "本可发 \(due) 元，但以前扣回的款中有 \(kept) 元已免予收回，请决定发多少",
      en: "\(due) yuan would be paid, while \(kept) yuan of what was taken back was waived: "
        + "decide what is paid")
  }
}
