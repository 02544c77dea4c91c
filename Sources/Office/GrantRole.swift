import RegistryStore
public import Workforce

/// Gives a user a role, or the role another scope.
public struct GrantRole: Sendable {
  public var name: String
  public var grant: Grant
  public var reason: String

  public init(name: String, grant: Grant, reason: String = "") {
    self.name = name
    self.grant = grant
    self.reason = reason
  }

  /// - Throws: ``DutyError``, `StoreError`.
  @discardableResult
  public func run(_ clerk: Clerk) throws -> User {
    try clerk.needs(.administer)
    guard grant.role != .administrator || grant.scope.isEverywhere else {
      throw DutyError.unboundedRole(grant.role)
    }
    return try clerk.store.grant(grant, to: name, clerk.act(reason))
  }
}

/// Takes a role from a user.
public struct WithdrawRole: Sendable {
  public var name: String
  public var role: Role
  public var reason: String

  public init(name: String, role: Role, reason: String = "") {
    self.name = name
    self.role = role
    self.reason = reason
  }

  /// - Throws: ``DutyError``, `StoreError`; the last administrator keeps the role.
  @discardableResult
  public func run(_ clerk: Clerk) throws -> User {
    try clerk.needs(.administer)
    return try clerk.store.withdraw(role, from: name, clerk.act(reason))
  }
}
