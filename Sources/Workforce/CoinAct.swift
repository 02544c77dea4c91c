/// What becomes of time coins (时间币), which count service given and taken and are no money.
public enum CoinAct: Hashable, Sendable {
  /// For service given, to whom or in which project.
  case earn(from: String)
  /// For service or goods taken.
  case spend(on: String)
  case give(to: WorkerKey)
  /// What was not used in time.
  case expire

  /// The word of commands and entries.
  public var word: String {
    switch self {
    case .earn: "earn"
    case .spend: "spend"
    case .give: "give"
    case .expire: "expire"
    }
  }

  /// Codes that ``spend(on:)`` and ``earn(from:)`` must not have: gifts and expiry are posted under them.
  public static let reserved = [gift, expiry]
  private static let gift = "gift"
  private static let expiry = "expiry"

  /// What it posts to the ledger. A gift leaves one worker and reaches the other by two transfers, since
  /// each transfer is about one worker.
  /// - Parameter amount: whole coins, above zero.
  public func transfers(of worker: WorkerKey, _ amount: Int64) -> [Transfer] {
    func transfer(_ worker: WorkerKey, _ from: Account, _ to: Account) -> Transfer {
      Transfer(roll: nil, worker: worker, unit: .coin, from: from, to: to, amount: amount)
    }
    return switch self {
    case .earn(let code): [transfer(worker, .issued(code), .coins(worker))]
    case .spend(let code): [transfer(worker, .coins(worker), .redeemed(code))]
    case .give(let other):
      [
        transfer(worker, .coins(worker), .redeemed(Self.gift)),
        transfer(other, .issued(Self.gift), .coins(other)),
      ]
    case .expire: [transfer(worker, .coins(worker), .redeemed(Self.expiry))]
    }
  }

  /// Which of a worker's acts a transfer belongs to; nil when it is none of coins. What others gave is
  /// ``Share/received``.
  public static func share(of transfer: Transfer) -> Share? {
    switch (transfer.from, transfer.to) {
    case (.issued(gift), .coins): .received
    case (.issued, .coins): .earned
    case (.coins, .redeemed(gift)): .given
    case (.coins, .redeemed(expiry)): .expired
    case (.coins, .redeemed): .spent
    default: nil
    }
  }

  /// The parts of a worker's coins.
  public enum Share: String, Sendable, CaseIterable {
    case earned, received, spent, given, expired
  }
}
