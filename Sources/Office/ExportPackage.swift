// A package: everything an outsider needs to check the register without it and without the product.
//
// The same state of the register gives the same bytes. The record that a package was made is therefore
// not in that package, and making one twice gives one package.

import Digests
public import Exchange
import Foundation
import RegistryStore
public import Workforce

/// Writes rolls, facts, policy texts, the chain and its signatures to a folder or zip archive.
public struct ExportPackage: Sendable {
  /// Format of a package; a change that an older verifier would not understand raises it.
  static let format = "stipend package 1"

  /// A folder, or a file whose name ends in `.zip`; not there yet.
  public var out: String
  /// Why names and numbers are needed; nil hides them.
  public var fullReason: String?
  /// First and last month of the rolls whose lines are written; nil for no bound. All else comes
  /// whole, since a chain with gaps cannot be checked.
  public var from: Period?
  public var to: Period?

  public init(
    out: String, fullReason: String? = nil, from: Period? = nil, to: Period? = nil
  ) {
    self.out = out
    self.fullReason = fullReason
    self.from = from
    self.to = to
  }

  /// What was written.
  public struct Answer: Sendable {
    public let path: String
    public let isMasked: Bool
    /// The signature on the last entry of the package.
    public let entry: EntryNumber
    public let hash: String
    public let publicKey: String
    /// Rolls whose lines were written.
    public let rolls: Int
    public let facts: Int
    public let bytes: Int
  }

  /// - Throws: ``OfficeError/placeTaken(path:)``, ``OfficeError/cannotMask(before:)``,
  ///   ``OfficeError/reasonNeeded``, ``OfficeError/monthsReversed(from:to:)``, ``DutyError``,
  ///   `StoreError`, `ExportError`.
  public func run(_ clerk: Clerk, progress: (Int) -> Void = { _ in }) throws -> Answer {
    try clerk.needsEverywhere(fullReason == nil ? .read : .reveal)
    if let fullReason, fullReason.allSatisfy(\.isWhitespace) { throw OfficeError.reasonNeeded }
    if let from, let to, to < from { throw OfficeError.monthsReversed(from: from, to: to) }
    let since = try clerk.store.saltedSince()
    if fullReason == nil, since > EntryNumber(1) { throw OfficeError.cannotMask(before: since) }
    guard !FileManager.default.fileExists(atPath: out) else {
      throw OfficeError.placeTaken(path: out)
    }
    let part = "\(out).\(UUID().uuidString.prefix(8)).part"
    try makeFolders(part)
    defer { try? FileManager.default.removeItem(atPath: part) }
    let head = try clerk.store.signPackageEnd(clerk.act(""))
    try clerk.store.recordDisclosure(
      actor: clerk.actor, reason: fullReason ?? "",
      source: "\(Store.packageSource) \(fullReason == nil ? "masked" : "full") "
        + "\(URL(filePath: out).lastPathComponent), up to \(head.entry)"
        + (from == nil && to == nil
          ? "" : ", months \(from?.description ?? "") to \(to?.description ?? "")"),
      instant: clerk.instant)

    let files = try PackageFiles(folder: part)
    var facts = 0
    for table in PackageTable.all {
      let count = try files.table(table.name, key: table.record) { write in
        try clerk.store.forEachRow(of: table, until: head.entry, isMasked: fullReason == nil, write)
      }
      if table.name.hasPrefix("facts/") {
        facts += count
        progress(facts)
      }
    }
    let rolls = try writeRolls(files, head.entry, clerk)
    try files.finish()
    let manifest = manifest(files, head).text
    try files.unlisted("manifest.json", manifest)
    let signature = try clerk.store.signature(
      of: SHA256.hex(manifest), title: "stipend package")
    try files.unlisted("manifest.sig", signature + "\n")
    if isArchive {
      try ZipWriter.pack(files.names, of: part, to: .file(out))
    } else {
      try FileManager.default.moveItem(atPath: part, toPath: out)
    }
    return Answer(
      path: out, isMasked: fullReason == nil, entry: head.entry, hash: head.hash,
      publicKey: head.publicKey, rolls: rolls, facts: facts, bytes: files.bytes)
  }

  private var isArchive: Bool { out.lowercased().hasSuffix(".zip") }

  /// The folder the files go to, for its owner alone.
  private func makeFolders(_ part: String) throws {
    for name in ["", "/facts", "/rolls", "/policies", "/tables"] {
      do {
        try FileManager.default.createDirectory(
          atPath: part + name, withIntermediateDirectories: false,
          attributes: [.posixPermissions: 0o700])
      } catch { throw OfficeError.cannotWrite(path: out) }
    }
  }

  /// The sealed rolls, their lines and the texts of policies.
  private func writeRolls(
    _ files: PackageFiles, _ end: EntryNumber, _ clerk: Clerk
  ) throws -> Int {
    let rolls = try clerk.store.rolls().filter { $0.settledBy.map { $0 <= end } ?? false }
      .sorted { $0.roll.number < $1.roll.number }
    try files.table("rolls", key: ["number", "entry"]) { write in
      for stored in rolls { try write(stored.packaged) }
    }
    let shown = rolls.filter { stored in
      from.map { $0 <= stored.roll.period } ?? true && to.map { stored.roll.period <= $0 } ?? true
    }
    for stored in shown {
      // Worker, rule and instalment tell a line from the others; month, worker and rule a difference.
      try files.lines("rolls/\(stored.roll.number).csv", key: [1, 2, 3]) { file in
        try clerk.forEachCanonicalLine(of: stored) { _, bytes in
          let fields = bytes.split(separator: 0x2C, maxSplits: 4, omittingEmptySubsequences: false)
          try file.append(
            bytes,
            record: String(decoding: Array(fields[1...3].joined(separator: [0x20])), as: UTF8.self))
        }
      }
    }
    let versions = try clerk.store.versions().filter { $0.entry <= end }
    for hash in Set(rolls.map(\.roll.policyHash) + versions.map(\.hash)).sorted() {
      try files.text("policies/\(hash).lua", clerk.store.policyText(hash: hash) ?? "")
    }
    return shown.count
  }

  private func manifest(_ files: PackageFiles, _ head: SignedHead) -> JSONValue {
    [
      "format": .string(Self.format), "masked": .bool(fullReason == nil),
      "first_month": JSONValue(from?.description), "last_month": JSONValue(to?.description),
      "last_entry": .integer(head.entry.value), "last_hash": .string(head.hash),
      "public_key": .string(head.publicKey), "files": .array(files.listed),
    ]
  }
}

extension StoredRoll {
  /// All that fixes the roll besides its lines.
  fileprivate var packaged: [PackageTable.Member] {
    [
      ("number", .integer(roll.number)), ("policy", .text(roll.policy)),
      ("period", .text(roll.period.description)), ("known_at", .integer(roll.knownAt.value)),
      ("policy_hash", .text(roll.policyHash)), ("engine_version", .text(roll.engineVersion)),
      ("digest", .text(roll.digest)), ("lines", .integer(Int64(lines))),
      ("total_fen", .integer(total.fen)), ("differences", .integer(Int64(differences))),
      ("difference_fen", .integer(differenceFen)),
      ("entry", settledBy.map { .integer($0.value) } ?? .null),
      ("computed_by", computedBy.map { .integer($0) } ?? .null),
    ]
  }
}

extension ExportPackage.Answer {
  /// What was written and what to note down.
  public func text(in language: Language) -> String {
    Sentence(
      zh: """
        已写入 \(path)：\(isMasked ? "隐去姓名和号码" : "含姓名和号码")，\(facts) 条事实，\(rolls) 份名册
        截至第 \(entry) 号记录，散列 \(hash)
        公钥 \(publicKey)
        请对方用 Scripts/verify-package 核对，公钥请另行告知
        """,
      en: """
        wrote \(path): \(isMasked ? "names and numbers hidden" : "with names and numbers"), \
        \(facts) facts, \(rolls) rolls
        up to entry \(entry), hash \(hash)
        public key \(publicKey)
        it is checked with Scripts/verify-package; tell the public key by another way
        """
    ).text(in: language)
  }

  public var json: JSONValue {
    [
      "path": .string(path), "masked": .bool(isMasked), "entry": .integer(entry.value),
      "hash": .string(hash), "public_key": .string(publicKey), "facts": JSONValue(facts),
      "rolls": JSONValue(rolls), "bytes": JSONValue(bytes),
    ]
  }
}
