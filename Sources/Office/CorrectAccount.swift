// The bank account of one person, corrected by hand.

public import Exchange
public import RegistryStore
public import Workforce

/// Records another account, or phone, of one worker. It is kept like an import of one row, can be
/// withdrawn like one, and changes no file a bank was given.
public struct CorrectAccount: Sendable {
  public var worker: WorkerKey
  /// As typed, blanks allowed; nil when only the phone is another.
  public var number: String?
  /// The branch; nil when it is not known, or the same.
  public var bank: String?
  public var phone: String?
  public var reason: String

  public init(
    worker: WorkerKey, number: String?, bank: String? = nil, phone: String? = nil, reason: String
  ) {
    self.worker = worker
    self.number = number
    self.bank = bank
    self.phone = phone
    self.reason = reason
  }

  /// What holds now.
  public struct Answer: Sendable {
    /// The batch; nil when all of it was known.
    public let batch: ImportBatch?
    public let worker: WorkerKey
    /// With full numbers, which are shown masked.
    let before: BankAccount
    let after: BankAccount
    /// Who else has the account.
    public let others: [WorkerKey]
  }

  /// - Throws: ``DutyError``, ``OfficeError/unknownWorker(_:)``, ``OfficeError/badAccount``,
  ///   `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.record)
    try clerk.needs(.record, aboutPerson: worker)
    if reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    let said = BankAccount(
      bank: Self.filled(bank), number: Self.filled(number?.filter { !$0.isWhitespace }),
      phone: Self.filled(phone))
    guard said.number.map(BankAccount.isNumber) ?? (said.phone != nil && bank == nil) else {
      throw OfficeError.badAccount
    }
    let start = ImportStart(
      kind: ImportKind.accounts.rawValue, fileName: "worker account \(worker)", fileSHA256: "",
      actor: clerk.actor, reason: reason, instant: clerk.instant)
    var (before, after) = (said, said)
    var others: [WorkerKey] = []
    func record(_ writer: ImportWriter) throws -> ImportCounts {
      let known = try KnownAccounts(writer, of: [worker])
      guard var holder = known.holder(worker)?.value else {
        throw OfficeError.unknownWorker(worker.description)
      }
      before = BankAccount(of: holder)
      if let number = said.number {
        others = try AccountHolders(writer, taking: [worker: number]).others(than: worker, of: number)
      }
      guard let news = said.news(of: holder) else { throw NothingNew() }
      holder.take(news)
      after = BankAccount(of: holder)
      writer.append(news, to: worker, sourceRow: 1)
      return ImportCounts(
        rows: 1, accepted: 1, rejected: 0, duplicates: 0, warnings: others.isEmpty ? 0 : 1)
    }
    do {
      let batch = try clerk.store.importBatch(start, record)
      return Answer(batch: batch, worker: worker, before: before, after: after, others: others)
    } catch is NothingNew {
      return Answer(batch: nil, worker: worker, before: before, after: before, others: others)
    }
  }

  private struct NothingNew: Error {}

  private static func filled(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

extension CorrectAccount.Answer {
  /// Before and after, numbers masked.
  public func text(in language: Language) -> String {
    var lines = [
      Sentence(
        zh: batch.map { "\(worker) 的账户已更正，第 \($0.number) 批，第 \($0.entry) 号记录" }
          ?? "\(worker) 的账户本来如此，没有改动",
        en: batch.map { "the account of \(worker) is corrected, batch \($0.number), entry \($0.entry)" }
          ?? "the account of \(worker) is that already; nothing was changed"
      ).text(in: language)
    ]
    if batch != nil {
      lines.append("  - " + Self.shown(before).joined(separator: " "))
      lines.append("  + " + Self.shown(after).joined(separator: " "))
    }
    if !others.isEmpty {
      let keys = others.map(\.description).joined(separator: " ")
      lines.append(
        Sentence(zh: "注意：\(keys) 也用这个账号", en: "note: \(keys) has the account too").text(in: language))
    }
    return lines.joined(separator: "\n")
  }

  public var json: JSONValue {
    func value(_ account: BankAccount) -> JSONValue {
      [
        "bank": JSONValue(account.bank), "bank_account": JSONValue(account.number.map(IdentityNumber.masked)),
        "phone": JSONValue(account.phone.map(IdentityNumber.masked)),
      ]
    }
    return [
      "worker": .string(worker.description), "batch": batch.map { .integer($0.number) } ?? .null,
      "changed": .bool(batch != nil), "before": value(before), "after": value(after),
      "shared_with": .array(others.map { .string($0.description) }),
    ]
  }

  private static func shown(_ account: BankAccount) -> [String] {
    let shown = [
      account.bank.map(DisplayText.escaped), account.number.map(IdentityNumber.masked),
      account.phone.map(IdentityNumber.masked),
    ].compactMap { $0 }
    return shown.isEmpty ? ["—"] : shown
  }
}
