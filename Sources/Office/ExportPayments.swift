// The files a bank is given for a roll.

public import Exchange
import Digests
import Foundation
public import RegistryStore
public import Workforce

/// Makes the payments of a roll that is public, keeps them, and writes the files of a bank. Asked
/// again it writes the same files. A worker gets one payment: what all lines of the roll come to.
public struct ExportPayments: Sendable {
  /// Which payments.
  public enum Share: Sendable {
    /// All of the roll, for the first time.
    case all
    /// Those that failed, came back or were left out.
    case corrections
  }

  public var policy: String
  public var period: Period
  public var share: Share
  /// The day on which the bank is to pay.
  public var payday: CivilDate
  public var bank: BankProfile
  /// Whether payments the bank could not take are left out of the files and named; otherwise they
  /// stop all of it.
  public var leavesOut: Bool
  /// Why files the bank has are wanted again.
  public var reason: String

  public init(
    policy: String, period: Period, share: Share = .all, payday: CivilDate, bank: BankProfile,
    leavesOut: Bool = false, reason: String = ""
  ) {
    self.policy = policy
    self.period = period
    self.share = share
    self.payday = payday
    self.bank = bank
    self.leavesOut = leavesOut
    self.reason = reason
  }

  /// A batch with the sums that tie it to the printed roll.
  public struct Result: Sendable {
    public let batch: PaymentBatch
    /// Whether the batch was there before and its files were written again.
    public let isRepeated: Bool
    /// What the bank could not take.
    public let leftOut: [PaymentRefusal]
    public let tie: PaymentTie
    /// Who is paid to another account than the one known when the roll was approved.
    public let changedAccounts: [WorkerKey]
  }

  /// - Parameter folder: where the files go; made when it is not there.
  /// - Throws: ``OfficeError``, ``PaymentError``, ``DutyError``, `CycleRefusal`, `ExportError` with
  ///   every payment the bank could not take, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk, folder: String) throws -> Result {
    let desk = try clerk.needs(toPay: policy, period)
    if let batch = try standing(try desk.batches()) {
      return try again(batch, desk, folder: folder)
    }
    do {
      return try make(desk, folder: folder)
    } catch let error as StoreError where error == .duty || error == .notUnique {
      // Somebody else was faster: what stands is theirs.
      guard let batch = try standing(try desk.batches()) else { throw error }
      return try again(batch, desk, folder: folder)
    }
  }

  /// The batch that is meant when it was made before.
  private func standing(_ batches: [PaymentBatch]) throws -> PaymentBatch? {
    let kept = batches.filter { $0.outcome != .withdrawn }
    guard let first = kept.first else {
      if share == .corrections { throw PaymentError.noBatch(policy: policy, period: period) }
      return nil
    }
    if share == .all { return first }
    if first.outcome == nil { throw PaymentError.notConfirmed(batch: first.identifier) }
    return kept.last { $0.outcome == nil }
  }

  private func make(_ desk: PaymentDesk, folder: String) throws -> Result {
    let store = desk.clerk.store
    let number = (try desk.batches().last?.number ?? 0) + 1
    let knownAt = try store.chainHead().entry
    let standing = Set(try desk.lines().filter(\.stands).map(\.worker))
    let owed = try store.dues(ofRoll: desk.number)
      .filter { $0.fen > 0 && !standing.contains($0.worker) }
    var order = try desk.order(owed, batch: number, payday: payday, knownAt: knownAt)
    let refusals = bank.refusals(of: order)
    let refused = Set(refusals.map { $0.row - 1 })
    guard refused.isEmpty || leavesOut && refused.count < owed.count else {
      throw ExportError.paymentsRefused(refusals, others: owed.count - refused.count)
    }
    order.instructions = order.instructions.enumerated()
      .filter { !refused.contains($0.offset) }.map(\.element)
    order.numberReferences()
    if share == .corrections, order.instructions.isEmpty {
      throw PaymentError.nothingToCorrect(policy: policy, period: period)
    }
    let files = try PaymentFiles(order, bank)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let batch = PaymentBatch(
      roll: desk.number, number: number, knownAt: knownAt, payday: payday, profile: bank.title,
      settings: bank.settings, count: order.instructions.count, total: order.total ?? .zero,
      files: files.kept)
    let lines = order.instructions.enumerated().map { place, payment in
      PaymentLine(
        place: place + 1, worker: payment.worker, amount: payment.amount,
        reference: payment.reference, account: IdentityNumber.masked(payment.account))
    }
    try PaymentTie(desk, batch: number, adding: lines).check()
    try store.add(batch, lines, desk.clerk.act(reason))
    try files.write(to: folder)
    return Result(
      batch: try desk.batches().last { $0.number == number } ?? batch, isRepeated: false,
      leftOut: refusals, tie: try PaymentTie(desk, batch: number),
      changedAccounts: try desk.changedAccounts(in: order))
  }

  /// Writes the files of a batch again, from what it was made of.
  private func again(_ batch: PaymentBatch, _ desk: PaymentDesk, folder: String) throws -> Result {
    guard batch.profile == bank.title, batch.payday == payday else {
      throw PaymentError.madeOtherwise(
        batch: batch.identifier, profile: batch.profile, payday: batch.payday)
    }
    if batch.outcome == .handedOver, reason.allSatisfy(\.isWhitespace) {
      throw PaymentError.sentAlready(batch: batch.identifier)
    }
    let order = try desk.order(of: batch, try desk.lines())
    let files = try PaymentFiles(
      order, try BankProfile(settings: batch.settings, name: batch.identifier))
    guard files.kept == batch.files else {
      throw PaymentError.notReproduced(file: batch.files.first?.name ?? batch.identifier)
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try desk.clerk.disclose(
      reason: reason.isEmpty ? "银行付款文件" : reason, source: "pay export \(batch.identifier)")
    try files.write(to: folder)
    return Result(
      batch: batch, isRepeated: true, leftOut: [],
      tie: try PaymentTie(desk, batch: batch.number),
      changedAccounts: try desk.changedAccounts(in: order))
  }
}

/// The files of an order with what the register keeps of them.
private struct PaymentFiles {
  private let files: [PaymentFile]
  let kept: [PaymentBatch.File]

  init(_ order: PaymentOrder, _ bank: BankProfile) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    // Where they are made to be looked at, nobody else looks.
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    files = order.instructions.isEmpty ? [] : try bank.files(of: order)
    kept = try files.enumerated().map { place, file in
      let path = "\(scratch)/\(place)"
      try file.write(to: .file(path))
      return PaymentBatch.File(
        part: place + 1, name: file.name, digest: FileBytes.digest(of: path) ?? "",
        count: file.count, total: file.total)
    }
  }

  func write(to folder: String) throws {
    for file in files { try file.write(to: .file("\(folder)/\(file.name)")) }
  }
}

extension FileBytes {
  /// Lower-case hex SHA-256 of a file; nil when it cannot be opened.
  static func digest(of path: String) -> String? {
    guard let bytes = FileBytes(path: path) else { return nil }
    var digest = SHA256()
    while let piece = bytes.next() { piece.withUnsafeBytes { digest.update($0) } }
    return SHA256.hex(digest.finish())
  }
}
