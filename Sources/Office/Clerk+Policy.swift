import PolicyEngine
import RegistryStore
import Workforce

extension Clerk {
  /// The sheet a roll was computed with, from the text the register keeps.
  func policy(ofHash hash: String, id: String) throws -> LoadedSheet {
    guard let text = try store.policyText(hash: hash) else {
      throw PolicyError(file: id, line: 0, problem: .unreadable(path: id))
    }
    return try PolicyLoader.load(text: Array(text.utf8), file: "\(id).lua")
  }

  /// The sheet a policy's roll of a month is computed with: in a register with users the version
  /// that was active, else the one in the office's folder.
  /// - Parameter entry: what was known; nil for what the clerk looks at.
  /// - Throws: ``OfficeError/noActiveVersion(policy:period:)``, ``DutyError/policiesAreKept``, and
  ///   the errors of reading a sheet.
  func sheet(
    _ id: String, for period: Period, in library: PolicyLibrary,
    asKnownAt entry: EntryNumber? = nil
  ) throws -> LoadedSheet {
    guard try store.hasUsers() else { return try library.sheet(id) }
    guard !library.isChosen else { throw DutyError.policiesAreKept }
    guard let sheet = try activeSheet(id, for: period, asKnownAt: entry ?? knownAt) else {
      throw OfficeError.noActiveVersion(policy: id, period: period)
    }
    return sheet
  }

  /// The sheet of the version that was active for a month; nil for a month from before there were any.
  /// - Parameter entry: what was known; nil for now.
  func activeSheet(
    _ id: String, for period: Period, asKnownAt entry: EntryNumber?
  ) throws -> LoadedSheet? {
    try store.activeVersion(of: id, for: period, asKnownAt: entry).map {
      try policy(ofHash: $0.hash, id: id)
    }
  }

  /// Ids of the policies a month has rolls of, by id.
  func policies(for period: Period, in library: PolicyLibrary) throws -> [String] {
    guard try store.hasUsers() else { return try library.ids() }
    return try Set(store.versions().map(\.policy)).sorted().filter {
      try store.activeVersion(of: $0, for: period, asKnownAt: knownAt) != nil
    }
  }

  /// The division a roll's policy is made for.
  func jurisdiction(of roll: Roll) throws -> String {
    try policy(ofHash: roll.policyHash, id: roll.policy).policy.jurisdiction
  }

  /// Records that full identity numbers are about to be shown; the use case asked for the duty.
  func disclose(reason: String, source: String) throws {
    guard !reason.allSatisfy(\.isWhitespace) else { throw OfficeError.reasonNeeded }
    _ = try store.recordDisclosure(
      actor: actor, reason: reason, source: source, instant: instant)
  }

  /// Records that something with names and masked numbers is about to be written to a file. What is
  /// printed leaves no record, and full numbers leave theirs where the use case reveals them.
  /// - Parameters:
  ///   - source: the command and what it exports.
  ///   - path: where to; nil and `-` are the standard output.
  /// - Throws: `StoreError`.
  public func recordExport(_ source: String, to path: String?) throws {
    guard let path, path != "-" else { return }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try store.recordDisclosure(
      actor: actor, reason: "", source: "\(source), masked, to \(name)", instant: instant)
  }
}
