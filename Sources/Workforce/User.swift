/// A role somebody holds, and where.
public struct Grant: Hashable, Sendable {
  public var role: Role
  public var scope: Scope

  public init(role: Role, scope: Scope = .everywhere) {
    self.role = role
    self.scope = scope
  }
}

/// Somebody who works with the register. A register without users is a trial register.
public struct User: Hashable, Sendable {
  /// The register's number of the user, from 1.
  public var number: Int64
  /// What the user logs in with.
  public var name: String
  /// By role.
  public var grants: [Grant]
  public var isLocked: Bool
  /// False while the password is one that somebody else has set.
  public var hasOwnPassword: Bool

  public init(
    number: Int64, name: String, grants: [Grant], isLocked: Bool = false,
    hasOwnPassword: Bool = true
  ) {
    self.number = number
    self.name = name
    self.grants = grants
    self.isLocked = isLocked
    self.hasOwnPassword = hasOwnPassword
  }

  /// Whether the user holds one of several roles.
  public func holds(_ roles: some Sequence<Role>) -> Bool {
    roles.contains { role in grants.contains { $0.role == role } }
  }
}
