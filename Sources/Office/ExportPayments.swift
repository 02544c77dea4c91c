// The bank's files of a roll, and the bank's answer to them.

public import Exchange
import Digests
import Foundation
import PolicyEngine
import RegistryStore
public import Workforce

/// Makes the payments of a stored roll, and the files of a bank from them.
public struct ExportPayments: Sendable {
  public var policy: String
  public var period: Period
  /// The day on which the bank is to pay.
  public var payday: CivilDate

  public init(policy: String, period: Period, payday: CivilDate) {
    self.policy = policy
    self.period = period
    self.payday = payday
  }

  /// A file that was written.
  public struct Written: Hashable, Sendable {
    public let name: String
    public let count: Int
    public let total: Money
    /// Lower-case hex SHA-256 of its bytes.
    public let digest: String
  }

  /// What came of an order: its files, and what was left out of them. Together they are the roll.
  public struct Result: Sendable {
    public let files: [Written]
    public let leftOut: [PaymentRefusal]
    public let leftOutTotal: Money
  }

  /// One payment for each line that pays, to the account that is recorded now: a card changed after
  /// the roll was computed is the card to pay to.
  /// - Throws: ``OfficeError/noRoll(policy:period:)``, ``OfficeError/notSealed(policy:period:)``,
  ///   ``OfficeError/paymentsNotBuilt(policy:period:)``, ``OfficeError/paymentsDiffer(order:roll:)``,
  ///   `StoreError`, `PolicyError`.
  public func order(_ clerk: Clerk) throws -> PaymentOrder {
    guard let stored = try clerk.store.roll(policy: policy, period: period) else {
      throw OfficeError.noRoll(policy: policy, period: period)
    }
    try clerk.needs(.prepare, in: clerk.jurisdiction(of: stored.roll))
    guard stored.roll.state == .settled, stored.last != .reversed else {
      throw OfficeError.notSealed(policy: policy, period: period)
    }
    guard stored.differences == 0, stored.decided == .zero else {
      throw OfficeError.paymentsNotBuilt(policy: policy, period: period)
    }
    let title = try clerk.policy(ofHash: stored.roll.policyHash, id: policy).policy.title
    let identifier = "R\(stored.roll.number)"
    var lines: [PayoutLine] = []
    try clerk.store.forEachPayoutLine(ofRoll: stored.roll.number) { line in
      if line.outcome == .pays { lines.append(line) }
    }
    let width = max(4, String(lines.count).count)
    let instructions = try lines.enumerated().map { place, line in
      let person = try clerk.store.worker(line.worker)
      let serial = String(place + 1)
      return PaymentInstruction(
        reference: "\(identifier)-" + String(repeating: "0", count: width - serial.count) + serial, worker: line.worker,
        name: person.name, bank: person.bank, account: person.bankAccount ?? "",
        amount: line.amount)
    }
    let order = PaymentOrder(
      identifier: identifier, scheme: title, period: period, payday: payday,
      instructions: instructions)
    guard order.total == stored.total else {
      throw OfficeError.paymentsDiffer(order: order.total ?? .zero, roll: stored.total)
    }
    return order
  }

  /// Writes the files into a folder, and records that full numbers were written.
  /// - Parameter leavesOut: whether payments the bank could not take are left out of the files and
  ///   named; otherwise they stop all of it.
  /// - Throws: as ``order(_:)``; `ExportError` with every payment the bank could not take.
  public func run(
    _ clerk: Clerk, bank: BankProfile, folder: String, leavesOut: Bool = false
  ) throws -> Result {
    var order = try order(clerk)
    let refusals = leavesOut ? bank.refusals(of: order) : []
    let rows = Set(refusals.map { $0.row - 1 })
    let leftOut = rows.reduce(0) { $0 + order.instructions[$1].amount.fen }
    order.instructions = order.instructions.enumerated()
      .filter { !rows.contains($0.offset) }.map(\.element)
    let files = try bank.files(of: order)
    try clerk.disclose(
      reason: "银行付款文件 \(bank.title)", source: "pay export \(policy) \(period)")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let written = try files.map { file in
      let path = folder + "/" + file.name
      try file.write(to: .file(path))
      var digest = SHA256()
      if let bytes = FileBytes(path: path) {
        while let piece = bytes.next() { piece.withUnsafeBytes { digest.update($0) } }
      }
      return Written(
        name: file.name, count: file.count, total: file.total, digest: SHA256.hex(digest.finish()))
    }
    return Result(files: written, leftOut: refusals, leftOutTotal: Money(fen: leftOut))
  }

  /// Reads a bank's answer and sets it beside the payments.
  /// - Throws: as ``order(_:)``; `ExchangeError`.
  public func match(_ clerk: Clerk, bank: BankProfile, answer path: String) throws -> PaymentMatching {
    var order = try order(clerk)
    // Nobody waits for an answer about payments that were never sent.
    let unsent = Set(bank.refusals(of: order).map(\.row))
    order.instructions = order.instructions.enumerated()
      .filter { !unsent.contains($0.offset + 1) }.map(\.element)
    return PaymentMatching(
      order.instructions, answer: try BankAnswer(path: path, profile: bank),
      file: path.split(separator: "/").last.map(String.init) ?? path)
  }
}

extension PolicyLibrary {
  /// The profile of a bank: the name of a file in the folder `banks`, or a path.
  /// - Throws: ``OfficeError/unknownBank(_:known:)``, `ExchangeError`.
  public func bank(_ name: String) throws -> BankProfile {
    let path = name.contains("/") ? name : "\(folder)/banks/\(name).txt"
    guard FileManager.default.fileExists(atPath: path) else {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/banks")) ?? []
      throw OfficeError.unknownBank(
        name, known: names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted())
    }
    return try BankProfile(path: path)
  }
}

extension ExportPayments.Result {
  /// The files with their sum, and who was left out.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "文件", en: "file")), .init(Sentence(zh: "笔数", en: "lines"), .right),
      .init(Sentence(zh: "合计（元）", en: "total (yuan)"), .right), .init(Sentence(same: "SHA-256")),
    ])
    for file in files {
      table.append([file.name, String(file.count), file.total.grouped, file.digest])
    }
    if files.count > 1 {
      table.append([
        language == .zh ? "合计" : "total", String(files.reduce(0) { $0 + $1.count }),
        Money(fen: files.reduce(0) { $0 + $1.total.fen }).grouped, "",
      ])
    }
    guard !leftOut.isEmpty else { return table.text(in: language) }
    let count = Set(leftOut.map(\.row)).count
    let head =
      language == .zh
      ? "未列入 \(count) 笔，\(leftOutTotal.grouped) 元："
      : "left out: \(count) payment(s), \(leftOutTotal.grouped) yuan:"
    return ([table.text(in: language) + head] + leftOut.map { "  " + $0.line(in: language) })
      .joined(separator: "\n")
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "files": .array(
        files.map {
          [
            "file": .string($0.name), "lines": JSONValue($0.count),
            "total_fen": .integer($0.total.fen), "sha256": .string($0.digest),
          ]
        }),
      "left_out": .array(
        leftOut.map {
          [
            "row": JSONValue($0.row), "worker": .string($0.worker.description),
            "reason": .string($0.reason.text.text(in: language)),
          ]
        }), "left_out_total_fen": .integer(leftOutTotal.fen),
    ]
  }
}

extension PaymentMatching {
  /// Counts and sums by outcome, then everybody who was not paid, then the findings.
  public func text(in language: Language) -> String {
    let titles: [PaymentResult.Outcome: Sentence] = [
      .paid: Sentence(zh: "成功", en: "paid"), .failed: Sentence(zh: "失败", en: "failed"),
      .returned: Sentence(zh: "退回", en: "returned"), .pending: Sentence(zh: "处理中", en: "pending"),
    ]
    var lines: [String] = []
    for outcome in PaymentResult.Outcome.allCases {
      let found = settled.filter { $0.outcome == outcome }
      guard !found.isEmpty, let title = titles[outcome]?.text(in: language) else { continue }
      let sum = Money(fen: found.reduce(0) { $0 + $1.instruction.amount.fen }).grouped
      lines.append(
        language == .zh ? "\(title) \(found.count) 笔 \(sum) 元" : "\(title): \(found.count), \(sum) yuan")
      guard outcome != .paid else { continue }
      for item in found {
        lines.append(
          "  \(item.instruction.worker) \(item.instruction.reference) "
            + "\(item.instruction.amount.grouped) \(DisplayText.escaped(item.reason ?? ""))")
      }
    }
    if !findings.isEmpty {
      lines.append(FindingsFile.table(of: findings, in: language).text(in: language))
    }
    return lines.joined(separator: "\n")
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "settled": .array(
        settled.map { item in
          [
            "reference": .string(item.instruction.reference),
            "worker": .string(item.instruction.worker.description),
            "amount_fen": .integer(item.instruction.amount.fen),
            "outcome": .string(item.outcome.rawValue), "reason": JSONValue(item.reason),
          ]
        }), "findings": .array(findings.map { FindingsFile.value(of: $0, in: language) }),
    ]
  }
}
