public import Exchange
import Payouts
import RegistryStore
public import Workforce

/// Reads a bank's answer, sets it beside the payments the bank has, and keeps what it says of them.
/// Rows that do not agree are findings and settle nothing.
public struct ReadBankReturn: Sendable {
  public var policy: String
  public var period: Period
  public var bank: BankProfile
  public var path: String

  /// - Parameters:
  ///   - bank: how a table of the bank is laid out.
  ///   - path: a table, camt.053 or pain.002.
  public init(policy: String, period: Period, bank: BankProfile, path: String) {
    self.policy = policy
    self.period = period
    self.bank = bank
    self.path = path
  }

  /// What the file said that was not known.
  public struct Answer: Sendable {
    public let matching: PaymentMatching
    /// The entry that keeps it; nil when the file said nothing new.
    public let entry: EntryNumber?
    /// The roll after it.
    public let tie: PaymentTie
  }

  /// - Throws: ``PaymentError``, ``OfficeError``, ``DutyError``, `CycleRefusal`, `ExchangeError`,
  ///   `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let desk = try clerk.needs(toPay: policy, period)
    let digest = try digest(desk)
    let batches = try desk.batches().filter { $0.outcome != .withdrawn }
    guard let first = batches.first else {
      throw PaymentError.noBatch(policy: policy, period: period)
    }
    if first.outcome == nil { throw PaymentError.notConfirmed(batch: first.identifier) }
    let lines = try desk.lines()
    let numbers = Dictionary(lines.map { ($0.reference, $0) }, uniquingKeysWith: { $1 })
    let answer = try BankAnswer(path: path, profile: bank)
    // The bank knows of no payments it was not given: somebody forgot to say that it was.
    if let open = batches.first(where: { $0.outcome == nil }),
      answer.results.contains(where: {
        $0.reference.flatMap { numbers[$0] }?.batch == open.number
      })
    {
      throw PaymentError.notConfirmed(batch: open.identifier)
    }
    let given = batches.filter { $0.outcome == .handedOver }
    let matching = PaymentMatching(
      try given.flatMap { try desk.order(of: $0, lines).instructions },
      messages: Self.messages(of: given, lines), known: numbers.compactMapValues(\.result),
      answer: answer, file: name)
    let answers = matching.settled.compactMap { settled in
      numbers[settled.instruction.reference].map {
        PaymentAnswer(
          line: $0.id, row: settled.row, outcome: settled.outcome, reason: settled.reason ?? "")
      }
    }
    if !answers.isEmpty {
      let known = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
      do {
        try clerk.store.record(
          answers, ofRoll: desk.number, name: name, digest: digest,
          findings: matching.findings.count, clerk.act("")
        ) { ledger in
          for answer in answers {
            guard let line = known[answer.line] else { continue }
            try ledger.post(line.transfer(answer.outcome, roll: desk.number))
          }
        }
      } catch let error as StoreError
      where error == .duty || error == .notUnique || error == .ledger {
        // Somebody else read the same file meanwhile, or one that says the same.
        _ = try self.digest(desk)
        throw StoreError.busy
      }
    }
    return Answer(
      matching: matching,
      entry: try clerk.store.bankReturn(ofRoll: desk.number, digest: digest)?.entry,
      tie: try PaymentTie(desk))
  }

  /// The message each payment went to the bank in, by reference: the files of a batch take its payments
  /// in their order.
  private static func messages(
    of batches: [PaymentBatch], _ lines: [PaymentLine]
  ) -> [String: String] {
    var messages: [String: String] = [:]
    for batch in batches {
      var left = lines.filter { $0.batch == batch.number }[...]
      for file in batch.files {
        let message = PaymentOrder.message(of: batch.identifier, part: file.part)
        for line in left.prefix(file.count) { messages[line.reference] = message }
        left = left.dropFirst(file.count)
      }
    }
    return messages
  }

  private var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// - Throws: ``PaymentError/knownReturn(file:entry:)``.
  private func digest(_ desk: PaymentDesk) throws -> String {
    guard let digest = FileBytes.digest(of: path) else {
      throw ExchangeError.missingFile(file: path)
    }
    if let known = try desk.clerk.store.bankReturn(ofRoll: desk.number, digest: digest) {
      throw PaymentError.knownReturn(file: name, entry: known.entry)
    }
    return digest
  }
}

extension PaymentLine {
  /// What an answer about the payment means in money.
  fileprivate func transfer(_ outcome: PaymentResult.Outcome, roll: Int64) -> Transfer {
    if outcome == .paid {
      return Posting.paid(worker, amount, roll: roll, bank: PaymentDesk.bank)
    }
    return result == .paid
      ? Posting.returned(worker, amount, roll: roll)
      : Posting.failed(worker, amount, roll: roll, bank: PaymentDesk.bank)
  }
}
