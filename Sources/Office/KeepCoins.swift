// Time coins are earned, spent, given away, or run out.

public import Exchange
import Foundation
import RegistryStore
public import Workforce

/// Records what became of a worker's time coins. They are counted apart from money, and nobody gives
/// what they do not hold.
public struct KeepCoins: Sendable {
  public var act: CoinAct
  public var worker: WorkerKey
  /// Whole coins as text.
  public var amount: String
  /// Which service it was, or why. The same one twice for an act of a worker is refused.
  public var reason: String

  public init(_ act: CoinAct, worker: WorkerKey, amount: String, reason: String) {
    self.act = act
    self.worker = worker
    self.amount = amount
    self.reason = reason
  }

  /// What was recorded.
  public struct Answer: Sendable {
    public let act: CoinAct
    public let worker: WorkerKey
    public let amount: Int64
    /// What the worker holds then.
    public let balance: Int64
  }

  /// - Throws: ``DutyError``, ``OfficeError/unknownWorker(_:)``, ``CoinError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.keepCoins)
    try clerk.needs(.keepCoins, aboutPerson: worker)
    switch act {
    case .earn(let code), .spend(let code):
      guard Self.isCode(code) else { throw CoinError.badCode }
    case .give(let other):
      guard other != worker else { throw CoinError.givenToSelf }
      try clerk.needs(.keepCoins, aboutPerson: other)
    case .expire: break
    }
    guard let coins = Self.coins(amount) else { throw CoinError.badAmount }
    let act = clerk.act(reason.trimmingCharacters(in: .whitespacesAndNewlines))
    if act.reason.isEmpty { throw DutyError.reasonNeeded }
    do {
      let balance = try clerk.store.keepCoins(self.act, of: worker, coins, act)
      return Answer(act: self.act, worker: worker, amount: coins, balance: balance)
    } catch StoreError.notUnique {
      throw CoinError.alreadyRecorded
    } catch StoreError.ledger {
      let held = try ListCoins(worker: worker).run(clerk).rows.first?.balance ?? 0
      throw CoinError.moreThanHeld(held)
    }
  }

  /// Coins in at most nine digits.
  private static func coins(_ text: String) -> Int64? {
    guard text.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }), let coins = Int64(text),
      coins > 0
    else { return nil }
    return coins
  }

  private static func isCode(_ text: String) -> Bool {
    (1...40).contains(text.count) && !CoinAct.reserved.contains(text)
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" }
  }
}

extension KeepCoins.Answer {
  /// What was recorded, and what is left.
  public func text(in language: Language) -> String {
    let done =
      switch act {
      case .earn: Sentence(zh: "获得", en: "earned")
      case .spend: Sentence(zh: "兑换", en: "spent")
      case .give(let other): Sentence(zh: "转赠 \(other)", en: "gave \(other)")
      case .expire: Sentence(zh: "过期", en: "lost")
      }
    let (coins, held) = (LedgerUnit.coin.grouped(amount), LedgerUnit.coin.grouped(balance))
    return language == .zh
      ? "\(worker)：\(done.zh) \(coins) 枚，现有 \(held) 枚"
      : "\(worker): \(done.en) \(coins) coin(s), holds \(held)"
  }

  public var json: JSONValue {
    [
      "worker": .string(worker.description), "act": .string(act.word), "coins": .integer(amount),
      "balance": .integer(balance),
    ]
  }
}

/// Why coins were not recorded.
public enum CoinError: ExplainedError, Hashable {
  case badAmount
  case badCode
  case givenToSelf
  /// The worker holds only so many.
  case moreThanHeld(Int64)
  /// The same act with the same reason is recorded for the worker.
  case alreadyRecorded

  public var message: Sentence {
    switch self {
    case .badAmount:
      return Sentence(
        zh: "枚数应为大于零的整数，至多九位，例如 12；时间币不是钱，没有小数",
        en: "coins are a whole number above zero with at most nine digits, as in 12; they are no money "
          + "and have no decimals")
    case .badCode:
      let words = CoinAct.reserved
      return Sentence(
        zh: "来源或用途须为 1 至 40 个文字、数字或“-”，且不是 \(words.joined(separator: "、"))，例如 助餐-2024",
        en: "where coins come from or go to is 1 to 40 letters, digits or -, and not "
          + "\(words.joined(separator: " or ")), as in meals-2024")
    case .givenToSelf:
      return Sentence(
        zh: "不能转赠给本人；请用 --to 写明另一人", en: "nobody gives coins to themselves; name another with --to")
    case .moreThanHeld(let held):
      let coins = LedgerUnit.coin.grouped(held)
      return Sentence(
        zh: "只持有 \(coins) 枚，不能转出更多；请核对枚数，或用 stipend ledger show --worker 查看明细",
        en: "the worker holds \(coins) and gives no more; check how many, or see "
          + "stipend ledger show --worker")
    case .alreadyRecorded:
      return Sentence(
        zh: "同一人同一事项以同一理由登记过，没有再登记；若是另一次服务，请在 --reason 中写明",
        en: "the same was recorded for this worker with the same reason and is not recorded again; "
          + "for another service say which in --reason")
    }
  }

  var exitCode: Int32 {
    switch self {
    case .badAmount, .badCode, .givenToSelf: 64
    case .moreThanHeld, .alreadyRecorded: 2
    }
  }
}
