// A register with users, and what they do with a month.

import Exchange
import Foundation
import RegistryStore
import Workforce

@testable import Office

/// A register with users named like their roles.
struct UsersDesk {
  let desk: Desk
  var policy = scheme
  var store: Store { desk.clerk.store }

  /// With a worker who earns both measures in March 2024 and one who earns none.
  init() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1), rosterLine(2, name: "王芳"))
    try desk.take(.certificates, certificateLine(1, approved: "2024-03-15"))
    try self.init(desk)
  }

  /// Adds users to a trial register.
  init(_ desk: Desk) throws {
    self.desk = desk
    try add("root", [.administrator])
    for role in Role.allCases { try add(role.rawValue, [role]) }
    try activate(propose("\(library.folder)/\(scheme).lua"))
  }

  func propose(
    _ path: String, from: CivilDate? = nil, to: CivilDate? = nil
  ) throws -> PolicyVersion {
    try ProposePolicy(path: path, from: from, to: to).run(clerk("author"))
  }

  @discardableResult
  func activate(_ version: PolicyVersion, by name: String = "approver") throws -> PolicyVersion {
    try ActivatePolicy(policy: version.policy, version: version.number).run(clerk(name))
  }

  static let password = "the password of all"
  /// Hashed once, since it is meant to take time.
  private static let kept = Result { try Login.secret(Array(password.utf8)) }

  /// Adds a user with a password of their own.
  func add(_ name: String, _ roles: [Role], scope: Scope = .everywhere) throws {
    let grants = roles.map { Grant(role: $0, scope: scope) }
    let kept = try Self.kept.get()
    let root = try store.user(named: "root")
    func act(_ user: Int64?) -> Act {
      Act(user: user, actor: "root", reason: "", instant: "2024-01-01T00:00:00Z")
    }
    let user = try store.addUser(name, secret: kept, grants: grants, act(root?.number))
    try store.setSecret(kept, of: name, act(user.number))
  }

  /// A user who has logged in.
  func clerk(_ name: String) throws -> Clerk {
    guard let user = try store.user(named: name) else { throw StoreError.unknownUser(name) }
    return Clerk(store: store, user: user)
  }

  /// The register opened with a name and a password.
  func open(_ name: String?, _ password: String) throws -> Clerk {
    try Clerk.open(
      store.path, actor: "account", login: Login(name: name) { Array(password.utf8) })
  }

  @discardableResult
  func compute(_ period: String = "2024-03", by name: String = "preparer") throws -> RunRoll.Result {
    try RunRoll(policy: policy, period: month(period), library: library).compute(clerk(name))
  }

  @discardableResult
  func take(
    _ step: RollStep, _ period: String = "2024-03", reason: String = "so", by name: String
  ) throws -> AdvanceRoll.Answer {
    try AdvanceRoll(
      policy: policy, period: month(period), step: step, reason: reason, library: library
    ).run(clerk(name))
  }
}
