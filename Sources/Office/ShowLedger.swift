// The transfers about one worker, or of one roll.

public import Exchange
import RegistryStore
public import Workforce

/// Shows transfers of the ledger.
public struct ShowLedger: Sendable {
  /// Whose or what transfers.
  public enum About: Hashable, Sendable {
    case worker(WorkerKey)
    case roll(policy: String, period: Period)
  }

  public var about: About

  public init(about: About) { self.about = about }

  /// Transfers in their order.
  public struct Answer: Sendable {
    public let transfers: [PostedTransfer]
    /// Each roll that is named, as `policy period`.
    public let rolls: [Int64: String]
  }

  /// - Throws: ``DutyError``, ``OfficeError/noRoll(policy:period:)``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let transfers: [PostedTransfer]
    switch about {
    case .worker(let key):
      try clerk.needs(.read, about: key)
      let posted = try clerk.store.transfers(ofWorker: key, asKnownAt: clerk.knownAt)
      let outside = try clerk.outsidePayments(of: key)
      transfers = (posted + outside).sorted { ($0.entry, $0.number) < ($1.entry, $1.number) }
    case .roll(let policy, let period):
      let stored = try clerk.roll(policy: policy, period: period)
      try clerk.needs(.read, in: clerk.jurisdiction(of: stored.roll))
      transfers = try clerk.store.transfers(ofRoll: stored.roll.number, asKnownAt: clerk.knownAt)
    }
    let rolls = try clerk.store.rolls().map {
      ($0.roll.number, "\($0.roll.policy) \($0.roll.period)")
    }
    return Answer(
      transfers: transfers, rolls: Dictionary(rolls, uniquingKeysWith: { first, _ in first }))
  }
}

extension ShowLedger.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    guard !transfers.isEmpty else { return language == .zh ? "没有分录" : "no transfers" }
    var table = TextTable(columns: [
      .init(Sentence(zh: "记录", en: "entry"), .right), .init(Sentence(zh: "序号", en: "no."), .right),
      .init(Sentence(zh: "名册", en: "roll")), .init(Sentence(zh: "借", en: "debit (from)")),
      .init(Sentence(zh: "贷", en: "credit (to)")), .init(Sentence(zh: "单位", en: "unit")),
      .init(Sentence(zh: "金额", en: "amount"), .right),
    ])
    for posted in transfers {
      let transfer = posted.transfer
      table.append([
        posted.entry.description, String(posted.number),
        transfer.roll.flatMap { rolls[$0] } ?? "", transfer.from.name, transfer.to.name,
        transfer.unit.title.text(in: language), transfer.unit.grouped(transfer.amount),
      ])
    }
    return table.text(in: language)
  }

  public var json: JSONValue {
    .array(
      transfers.map { posted in
        let transfer = posted.transfer
        return [
          "entry": .integer(posted.entry.value), "number": .integer(posted.number),
          "roll": JSONValue(transfer.roll.flatMap { rolls[$0] }),
          "worker": JSONValue(transfer.worker?.description), "unit": .string(transfer.unit.rawValue),
          "from": .string(transfer.from.name), "to": .string(transfer.to.name),
          "amount": .integer(transfer.amount),
        ]
      })
  }
}
