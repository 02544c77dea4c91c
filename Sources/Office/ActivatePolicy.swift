import PolicyEngine
public import RegistryStore
import Workforce

/// Brings a version of a policy into force. Nobody activates what they proposed.
public struct ActivatePolicy: Sendable {
  public var policy: String
  /// Number of the version.
  public var version: Int64
  public var reason: String

  public init(policy: String, version: Int64, reason: String = "") {
    self.policy = policy
    self.version = version
    self.reason = reason
  }

  /// - Throws: ``DutyError``, ``OfficeError/unknownVersion(policy:version:)``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> PolicyVersion {
    let user = try clerk.needs(.activate)
    func find() throws -> PolicyVersion {
      let found = try clerk.store.versions().first { $0.number == version && $0.policy == policy }
      guard let found else { throw OfficeError.unknownVersion(policy: policy, version: version) }
      return found
    }
    let found = try find()
    let sheet = try clerk.policy(ofHash: found.hash, id: policy)
    try clerk.needs(.activate, in: sheet.policy.jurisdiction)
    guard found.proposedBy != user?.name else { throw DutyError.ownPolicy }
    try clerk.store.activate(found, clerk.act(reason))
    return try find()
  }
}
