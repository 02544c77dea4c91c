// Who holds how many time coins.

public import Exchange
import RegistryStore
public import Workforce

/// Lists what workers earned, got, spent, gave away and lost of time coins, and what they hold.
public struct ListCoins: Sendable {
  /// Only this worker; nil for everybody who ever had one.
  public var worker: WorkerKey?

  public init(worker: WorkerKey? = nil) { self.worker = worker }

  /// Holders in the order of their keys.
  public struct Answer: Sendable {
    /// What became of one worker's coins.
    public struct Row: Sendable {
      public let worker: WorkerKey
      /// Whole coins.
      public let shares: [CoinAct.Share: Int64]

      /// What the worker holds.
      public var balance: Int64 {
        CoinAct.Share.allCases.reduce(0) { $0 + ($1.isGain ? 1 : -1) * shares[$1, default: 0] }
      }
    }

    public let rows: [Row]
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    var shares: [WorkerKey: [CoinAct.Share: Int64]] = [:]
    func take(_ posted: PostedTransfer) {
      let transfer = posted.transfer
      guard let holder = transfer.worker, let share = CoinAct.share(of: transfer) else { return }
      shares[holder, default: [:]][share, default: 0] += transfer.amount
    }
    if let worker {
      try clerk.needs(.read, about: worker)
      try clerk.store.transfers(ofWorker: worker, asKnownAt: clerk.knownAt).forEach(take)
    } else {
      try clerk.needsEverywhere(.read)
      try clerk.store.forEachCoinTransfer(asKnownAt: clerk.knownAt, take)
    }
    return Answer(
      rows: shares.sorted { $0.key < $1.key }.map { Answer.Row(worker: $0.key, shares: $0.value) })
  }
}

extension CoinAct.Share {
  var isGain: Bool { self == .earned || self == .received }

  var title: Sentence {
    switch self {
    case .earned: Sentence(zh: "获得", en: "earned")
    case .received: Sentence(zh: "受赠", en: "received")
    case .spent: Sentence(zh: "兑换", en: "spent")
    case .given: Sentence(zh: "转赠", en: "given")
    case .expired: Sentence(zh: "过期", en: "expired")
    }
  }
}

extension ListCoins.Answer {
  /// As a table that ends in the sums.
  public func text(in language: Language) -> String {
    guard !rows.isEmpty else {
      return Sentence(zh: "没有时间币记录", en: "no time coins are recorded").text(in: language)
    }
    var table = TextTable(
      columns: [.init(Sentence(zh: "编号", en: "worker"))]
        + CoinAct.Share.allCases.map { .init($0.title, .right) }
        + [.init(Sentence(zh: "现有", en: "holds"), .right)])
    func cells(_ row: Row) -> [String] {
      (CoinAct.Share.allCases.map { row.shares[$0, default: 0] } + [row.balance])
        .map(LedgerUnit.coin.grouped)
    }
    for row in rows { table.append([row.worker.description] + cells(row)) }
    if rows.count > 1 {
      let sums = rows.map(\.shares).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
      table.append(
        [language == .zh ? "合计" : "total"] + cells(Row(worker: rows[0].worker, shares: sums)))
    }
    return table.text(in: language)
  }

  public var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          [.init("worker", .string(row.worker.description))]
            + CoinAct.Share.allCases.map { .init($0.rawValue, .integer(row.shares[$0, default: 0])) }
            + [.init("balance", .integer(row.balance))])
      })
  }
}
