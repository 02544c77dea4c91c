import RegistryStore
public import Workforce

/// Adds a user. The first one makes a trial register one with users, and is an administrator.
public struct AddUser: Sendable {
  public var name: String
  public var grants: [Grant]
  /// A password the user changes before doing anything; for the first user their own.
  public var password: [UInt8]
  public var reason: String

  /// - Parameter scope: where the roles count; an administrator's counts everywhere.
  public init(
    name: String, roles: [Role], scope: Scope = .everywhere, password: [UInt8], reason: String = ""
  ) {
    self.name = name
    self.password = password
    self.reason = reason
    grants = Set(roles).sorted().map { Grant(role: $0, scope: $0 == .administrator ? .everywhere : scope) }
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> User {
    guard (1...64).contains(name.count), !name.contains(where: \.isWhitespace),
      name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { throw DutyError.userName }
    if try clerk.currentUser() == nil {
      guard grants.contains(where: { $0.role == .administrator }) else {
        throw DutyError.firstAdministrator
      }
    } else {
      try clerk.needs(.administer)
    }
    return try clerk.store.addUser(
      name, secret: try Login.secret(password), grants: grants, clerk.act(reason))
  }
}
