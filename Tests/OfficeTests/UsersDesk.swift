// A register with users, and what they do with a month.

import Exchange
import Foundation
import RegistryStore
import Workforce

@testable import Office

/// A register with users named like their roles.
struct UsersDesk {
  let desk: Desk
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
    try add("root", [.administrator], by: desk.clerk)
    for role in Role.allCases { try add(role.rawValue, [role], by: clerk("root")) }
  }

  /// Adds a user whose password is the name and `-secret`.
  @discardableResult
  func add(
    _ name: String, _ roles: [Role], scope: Scope = .everywhere, by clerk: Clerk
  ) throws -> User {
    let password = Array("\(name)-secret".utf8)
    let user = try AddUser(name: name, roles: roles, scope: scope, password: password).run(clerk)
    // The password becomes the user's own without the time a hash takes.
    let act = Act(user: user.number, actor: name, reason: "", instant: "2024-01-01T00:00:00Z")
    let kept = try store.secret(ofUser: user.number)
    return try store.setSecret(kept ?? "", of: name, act)
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
    try RunRoll(policy: scheme, period: month(period), library: library).compute(clerk(name))
  }

  @discardableResult
  func take(
    _ step: RollStep, _ period: String = "2024-03", reason: String = "so", by name: String
  ) throws -> AdvanceRoll.Answer {
    try AdvanceRoll(
      policy: scheme, period: month(period), step: step, reason: reason, library: library
    ).run(clerk(name))
  }
}
