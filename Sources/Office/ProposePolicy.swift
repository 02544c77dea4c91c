// A version of a policy, laid before somebody else.

import PolicyEngine
public import RegistryStore
public import Workforce

/// Proposes the text of a sheet for some days. It pays nobody before another person activates it.
public struct ProposePolicy: Sendable {
  /// The sheet; its tests lie beside it and pass.
  public var path: String
  /// The first and last day the version is for; nil for those of the sheet.
  public var from: CivilDate?
  public var to: CivilDate?
  public var reason: String

  public init(path: String, from: CivilDate? = nil, to: CivilDate? = nil, reason: String = "") {
    self.path = path
    self.from = from
    self.to = to
    self.reason = reason
  }

  /// - Throws: ``DutyError``, ``OfficeError``, `PolicyError`, `StoreError`.
  public func run(_ clerk: Clerk) throws -> PolicyVersion {
    try clerk.needs(.propose)
    let policy = try PolicyLibrary.load(path).policy
    try clerk.needs(.propose, in: policy.jurisdiction)
    for outcome in try CheckPolicies(paths: [path]).run() where !outcome.isGood {
      throw outcome.fault ?? OfficeError.failingTests(outcome.failures.count, path: path)
    }
    let days = DateSpan(first: from ?? policy.inForce.first, last: to ?? policy.inForce.last)
    guard let days, policy.inForce.first <= days.first, days.last <= policy.inForce.last else {
      throw OfficeError.versionDays(policy: policy.id, inForce: policy.inForce)
    }
    return try clerk.store.propose(policy.id, text: policy.text, for: days, clerk.act(reason))
  }
}
