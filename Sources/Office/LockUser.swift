import RegistryStore
public import Workforce

/// Shuts a user out, or lets one in again. What the user did stays.
public struct LockUser: Sendable {
  public var name: String
  public var isLocked: Bool
  public var reason: String

  public init(name: String, isLocked: Bool = true, reason: String = "") {
    self.name = name
    self.isLocked = isLocked
    self.reason = reason
  }

  /// - Throws: ``DutyError``, `StoreError`; the last administrator cannot be locked.
  @discardableResult
  public func run(_ clerk: Clerk) throws -> User {
    try clerk.needs(.administer)
    return try clerk.store.setLock(isLocked, of: name, clerk.act(reason))
  }
}
