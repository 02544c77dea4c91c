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

  /// The division a roll's policy is made for.
  func jurisdiction(of roll: Roll) throws -> String {
    try policy(ofHash: roll.policyHash, id: roll.policy).policy.jurisdiction
  }

  /// Records that full identity numbers are about to be shown.
  func disclose(reason: String, source: String) throws {
    guard !reason.allSatisfy(\.isWhitespace) else { throw OfficeError.reasonNeeded }
    try needs(.reveal)
    _ = try store.recordDisclosure(
      actor: actor, reason: reason, source: source, instant: instant)
  }
}
