/// Where an amount of the ledger stands: a source it comes from, or a place it has got to.
///
/// Names such as `fund:city` and `payable:W0000042` are what the register keeps and journals show.
public enum Account: Hashable, Sendable {
  /// Money an authority spends, by the code of the fund.
  case fund(String)
  /// Approved and not ordered from the bank yet.
  case payable(WorkerKey)
  /// Ordered from the bank, by the name of the account it is paid from, and not answered yet.
  case bank(String)
  /// The worker has it.
  case paid(WorkerKey)
  /// Did not arrive or came back, and waits for a correction.
  case returned(WorkerKey)
  /// Paid too much, to be had back.
  case receivable(WorkerKey)
  /// Paid back by the worker themselves.
  case recovered(WorkerKey)
  /// Another authority, which paid outside the product.
  case outside(String)
  /// What a worker got from others.
  case received(WorkerKey)
  /// Where time coins come from.
  case issued(String)
  /// Time coins somebody holds.
  case coins(WorkerKey)
  /// What time coins went for.
  case redeemed(String)

  /// The word before the colon.
  public var kind: String {
    switch self {
    case .fund: "fund"
    case .payable: "payable"
    case .bank: "bank"
    case .paid: "paid"
    case .returned: "returned"
    case .receivable: "receivable"
    case .recovered: "recovered"
    case .outside: "outside"
    case .received: "received"
    case .issued: "issued"
    case .coins: "coins"
    case .redeemed: "redeemed"
    }
  }

  /// The word after the colon: a code, or the key of a worker.
  public var owner: String {
    switch self {
    case .fund(let code), .bank(let code), .outside(let code), .issued(let code),
      .redeemed(let code):
      code
    case .payable(let worker), .paid(let worker), .returned(let worker), .receivable(let worker),
      .recovered(let worker), .received(let worker), .coins(let worker):
      worker.description
    }
  }

  /// Whose account it is; nil for accounts of codes.
  public var worker: WorkerKey? { Self.ofWorker[kind] == nil ? nil : WorkerKey(owner) }

  /// `kind:owner`.
  public var name: String { "\(kind):\(owner)" }

  /// Reads a ``name``, or returns nil.
  public init?(name: some StringProtocol) {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let kind = String(name[..<colon])
    let owner = String(name[name.index(after: colon)...])
    if let make = Self.ofCode[kind] {
      self = make(owner)
    } else if let make = Self.ofWorker[kind], let worker = WorkerKey(owner) {
      self = make(worker)
    } else {
      return nil
    }
  }

  private static let ofCode: [String: @Sendable (String) -> Account] = [
    "fund": { .fund($0) }, "bank": { .bank($0) }, "outside": { .outside($0) },
    "issued": { .issued($0) }, "redeemed": { .redeemed($0) },
  ]
  private static let ofWorker: [String: @Sendable (WorkerKey) -> Account] = [
    "payable": { .payable($0) }, "paid": { .paid($0) }, "returned": { .returned($0) },
    "receivable": { .receivable($0) }, "recovered": { .recovered($0) },
    "received": { .received($0) }, "coins": { .coins($0) },
  ]

  /// Kinds that give only what they hold, in the order of a journal.
  public static let holders = ["payable", "bank", "paid", "returned", "coins"]

  /// What accounts of a kind are, for people.
  public static func title(ofKind kind: String) -> Sentence {
    switch kind {
    case "fund": Sentence(zh: "资金支出", en: "spent by funds")
    case "payable": Sentence(zh: "应付未付", en: "payable")
    case "bank": Sentence(zh: "银行在途", en: "with the bank")
    case "paid": Sentence(zh: "已付", en: "paid")
    case "returned": Sentence(zh: "退回待更正", en: "returned")
    case "receivable": Sentence(zh: "应收回", en: "receivable")
    case "recovered": Sentence(zh: "已退款", en: "paid back")
    case "outside": Sentence(zh: "外部发放", en: "paid by others")
    case "received": Sentence(zh: "外部所得", en: "received from others")
    case "issued": Sentence(zh: "时间币发放", en: "coins issued")
    case "coins": Sentence(zh: "时间币持有", en: "coins held")
    default: Sentence(zh: "时间币兑换", en: "coins redeemed")
    }
  }
}
