import RegistryStore
public import Workforce

/// Sets a password: one's own, or as an administrator one that its user has to change.
public struct ChangePassword: Sendable {
  /// Whose; nil for one's own.
  public var name: String?
  public var password: [UInt8]

  public init(name: String? = nil, password: [UInt8]) {
    self.name = name
    self.password = password
  }

  /// - Throws: ``DutyError``, `StoreError`.
  @discardableResult
  public func run(_ clerk: Clerk) throws -> User {
    guard let user = try clerk.currentUser() else { throw DutyError.usersNeeded }
    let whose = name ?? user.name
    if whose != user.name { try clerk.needs(.administer) }
    return try clerk.store.setSecret(try Login.secret(password), of: whose, clerk.act(""))
  }
}
