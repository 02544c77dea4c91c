public import Exchange
import RegistryStore
public import Workforce

/// Lists the users with their roles.
public enum ListUsers {
  /// Every user, locked ones too.
  public struct Answer: Sendable {
    public let users: [User]
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public static func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.inspectUsers)
    return Answer(users: try clerk.store.users(asKnownAt: clerk.knownAt))
  }
}

extension ListUsers.Answer {
  /// A table with a line for each role.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "用户", en: "user")), .init(Sentence(zh: "角色", en: "role")),
      .init(Sentence(zh: "区划", en: "divisions")),
      .init(Sentence(zh: "单位", en: "organisations")),
      .init(Sentence(zh: "状态", en: "state")),
    ])
    table.omitsEmptyColumns = true
    for user in users {
      let state = user.state.text(in: language)
      if user.grants.isEmpty { table.append([user.name, "", "", "", state]) }
      for grant in user.grants {
        let separator = language == .zh ? "、" : ", "
        table.append([
          user.name, grant.role.title.text(in: language),
          grant.scope.divisions.joined(separator: separator),
          grant.scope.organisations.joined(separator: separator), state,
        ])
      }
    }
    return table.text(in: language)
  }

  public var json: JSONValue { .array(users.map(\.json)) }
}

extension User {
  fileprivate var state: Sentence {
    if isLocked { return Sentence(zh: "停用", en: "locked") }
    return hasOwnPassword
      ? Sentence(zh: "有效", en: "active")
      : Sentence(zh: "须改口令", en: "has to change the password")
  }

  /// The user as a command reports one that was added or changed.
  public func text(in language: Language) -> String {
    let roles = grants.map { $0.role.title.text(in: language) }
    return language == .zh
      ? "用户 \(name)：\(roles.isEmpty ? "没有角色" : roles.joined(separator: "、"))，\(state.zh)"
      : "user \(name): \(roles.isEmpty ? "no role" : roles.joined(separator: ", ")); \(state.en)"
  }

  public var json: JSONValue {
    func list(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
    return [
      "user": .string(name), "locked": .bool(isLocked), "own_password": .bool(hasOwnPassword),
      "roles": .array(
        grants.map {
          [
            "role": .string($0.role.rawValue), "divisions": list($0.scope.divisions),
            "organisations": list($0.scope.organisations),
          ]
        }),
    ]
  }
}
