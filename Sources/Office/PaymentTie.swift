// How a batch, with what was sent before and what cannot be sent, comes to the printed roll.

public import Exchange
import RegistryStore
public import Workforce

/// Sums that together are the total of the printed roll.
public struct PaymentTie: Hashable, Sendable {
  /// So many workers with so much.
  public struct Share: Hashable, Sendable {
    public var workers = 0
    /// Negative for what workers owe.
    public var fen: Int64 = 0

    mutating func add(_ amount: Int64) {
      workers += 1
      fen += amount
    }
  }

  /// Lines of the printed roll that pay or take back; its count.
  public let lines: Int
  public let total: Money
  /// Payments of the batch.
  public private(set) var batch = Share()
  /// Payments of other batches that stand.
  public private(set) var others = Share()
  /// Workers who are owed and have no payment that stands.
  public private(set) var owed = Share()
  /// What workers owe more than the roll gives them: they are paid nothing, and owe it still.
  public private(set) var carried = Share()
  /// What had been kept back for claims that were reversed since, and is paid with the roll; negative.
  public private(set) var paidOut = Share()
  /// What was kept back for earlier claims.
  public private(set) var deducted = Share()

  /// - Parameters:
  ///   - number: of the batch; 0 looks at all of them alike.
  ///   - lines: payments it will have, when it is not stored yet.
  init(_ desk: PaymentDesk, batch number: Int = 0, adding lines: [PaymentLine] = []) throws {
    total = desk.total
    var count = 0
    let (store, then) = (desk.clerk.store, desk.clerk.knownAt)
    try store.forEachLine(ofRoll: desk.number, decidedUntil: then) {
      if $0.line.outcome == .pays { count += 1 }
    }
    let differences = try store.differences(ofRoll: desk.number, decidedUntil: then)
    self.lines = count + differences.count { $0.outcome == .pays }
    var stands: [WorkerKey: Int] = [:]
    for line in try desk.lines()
    where line.stands || line.batch == number {
      // A payment of this batch that failed has another one, or is owed; it is this batch's still.
      stands[line.worker] = stands[line.worker] == number ? number : line.batch
    }
    for line in lines { stands[line.worker] = number }
    for due in try store.dues(ofRoll: desk.number, asKnownAt: then) {
      switch due.rest {
      case .deducted?: deducted.add(due.given - due.fen)
      case .paidOut?: paidOut.add(due.given - due.fen)
      case .carried?: carried.add(due.given - due.fen)
      case nil: break
      }
      switch stands[due.worker] {
      case _ where due.fen == 0: break
      case number?: batch.add(due.fen)
      case nil: owed.add(due.fen)
      default: others.add(due.fen)
      }
    }
  }

  /// - Throws: ``PaymentError/untied(payments:roll:)``.
  func check() throws {
    let sum = batch.fen + others.fen + owed.fen + carried.fen + paidOut.fen + deducted.fen
    guard sum == total.fen else {
      throw PaymentError.untied(payments: Money(fen: sum), roll: total)
    }
  }

  /// The equation, one line a part.
  public func text(in language: Language) -> String {
    func part(_ title: Sentence, _ share: Share) -> String? {
      guard share.workers > 0 else { return nil }
      let sum = Money(fen: share.fen).grouped
      return language == .zh
        ? "  \(title.zh) \(share.workers) 人 \(sum) 元"
        : "  \(title.en): \(share.workers), \(sum) yuan"
    }
    let head =
      language == .zh
      ? "名册 \(lines) 行 \(total.grouped) 元，其中："
      : "the roll has \(lines) line(s), \(total.grouped) yuan:"
    return
      ([head]
      + [
        part(Sentence(zh: "本批付款", en: "in this batch"), batch),
        part(
          batch.workers > 0
            ? Sentence(zh: "其他批次付款", en: "in other batches")
            : Sentence(zh: "付款批次中", en: "in batches"), others),
        part(Sentence(zh: "应发未付", en: "due and not paid"), owed),
        part(WorkerDue.Rest.carried.title, carried), part(WorkerDue.Rest.paidOut.title, paidOut),
        part(WorkerDue.Rest.deducted.title, deducted),
      ].compactMap { $0 }).joined(separator: "\n")
  }

  /// The same for machines.
  public var json: JSONValue {
    func value(_ share: Share) -> JSONValue {
      ["workers": JSONValue(share.workers), "fen": .integer(share.fen)]
    }
    return [
      "lines": JSONValue(lines), "total_fen": .integer(total.fen), "batch": value(batch),
      "others": value(others), "owed": value(owed), "carried": value(carried),
      "paid_out": value(paidOut), "deducted": value(deducted),
    ]
  }
}

extension WorkerDue {
  /// Why somebody is paid another sum than the lines of the roll come to.
  enum Rest {
    /// Kept back for earlier claims.
    case deducted
    /// Kept back for claims that were reversed since, and paid with the roll.
    case paidOut
    /// Owed beyond what the roll gives.
    case carried

    var title: Sentence {
      switch self {
      case .deducted: Sentence(zh: "抵扣以前应扣回", en: "kept back for earlier claims")
      case .paidOut: Sentence(zh: "退还以前多扣", en: "kept back too much before, paid out")
      case .carried: Sentence(zh: "扣回结转", en: "to recover, carried")
      }
    }
  }

  var rest: Rest? {
    if fen == given { return nil }
    if fen < given { return .deducted }
    return fen > 0 ? .paidOut : .carried
  }
}
