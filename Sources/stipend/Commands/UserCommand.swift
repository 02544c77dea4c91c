import ArgumentParser
import Exchange
import Foundation
import Office
import Workforce

struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "用户与职责 · Users and their duties.",
    subcommands: [
      UserAdd.self, UserGrant.self, UserWithdraw.self, UserPasswd.self, UserLock.self,
      UserUnlock.self, UserList.self,
    ])
}

/// Reads a role by its word.
func roleNamed(_ text: String) throws -> Role {
  guard let role = Role(rawValue: text) else {
    throw ValidationError("没有角色“\(text)”；应为 \(roleNames) · not a role")
  }
  return role
}

/// Where a role counts.
struct ScopeOptions: ParsableArguments {
  @Option(help: "范围：区划代码或名称，可多次 · Division the role counts in.")
  var division: [String] = []
  @Option(help: "范围：单位名称，可多次 · Organisation the role counts in.")
  var organisation: [String] = []

  var scope: Scope { Scope(divisions: division, organisations: organisation) }
}

/// A password that is being set.
struct NewPasswordOptions: ParsableArguments {
  @Option(help: "新口令文件，第一行为口令 · File with the new password.")
  var newPasswordFile: String?

  func password(in language: Language) throws -> [UInt8] {
    if let newPasswordFile { return try Login.password(inFile: newPasswordFile) }
    let first = try Terminal.password(Sentence(zh: "新口令：", en: "New password: "), in: language)
    let again = try Terminal.password(Sentence(zh: "再输一次：", en: "Once more: "), in: language)
    guard first == again else {
      throw ValidationError("两次输入不同 · the two passwords differ")
    }
    return first
  }
}

struct UserAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "增加用户；第一个须为管理员 · Add a user; the first one administers.")
  @Argument(help: "用户名 · Name.")
  var name: String
  @Option(help: "角色，可多次：\(roleNames) · Role.", transform: roleNamed)
  var role: [Role] = []
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var new: NewPasswordOptions
  @Option(help: "说明 · A remark.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let user = try AddUser(
        name: name, roles: role, scope: scope.scope,
        password: try new.password(in: shared.language), reason: reason
      ).run(clerk)
      try Terminal.print(shared.json ? user.json.text : user.text(in: shared.language))
      return .success
    }
  }
}

struct UserGrant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "授予角色，或改变范围 · Give a role, or another scope.")
  @Argument(help: "用户名 · Name.")
  var name: String
  @Option(help: "角色：\(roleNames) · Role.", transform: roleNamed)
  var role: Role
  @OptionGroup var scope: ScopeOptions
  @Option(help: "说明 · A remark.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let user = try GrantRole(
        name: name, grant: Grant(role: role, scope: scope.scope), reason: reason
      ).run(try shared.clerk())
      try Terminal.print(shared.json ? user.json.text : user.text(in: shared.language))
      return .success
    }
  }
}

struct UserWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "收回角色 · Take a role away.")
  @Argument(help: "用户名 · Name.")
  var name: String
  @Option(help: "角色 · Role.", transform: roleNamed)
  var role: Role
  @Option(help: "理由 · Why.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let user = try WithdrawRole(name: name, role: role, reason: reason).run(try shared.clerk())
      try Terminal.print(shared.json ? user.json.text : user.text(in: shared.language))
      return .success
    }
  }
}

struct UserPasswd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passwd", abstract: "改口令 · Set a password, one's own or as administrator.")
  @Argument(help: "用户名，默认自己 · Name; oneself without it.")
  var name: String?
  @OptionGroup var new: NewPasswordOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let user = try ChangePassword(name: name, password: try new.password(in: shared.language))
        .run(clerk)
      try Terminal.print(shared.json ? user.json.text : user.text(in: shared.language))
      return .success
    }
  }
}

struct UserLock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "停用用户 · Shut a user out.")
  @Argument(help: "用户名 · Name.")
  var name: String
  @Option(help: "理由 · Why.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws { try setLock(true, of: name, reason: reason, shared) }
}

struct UserUnlock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlock", abstract: "恢复用户 · Let a user in again.")
  @Argument(help: "用户名 · Name.")
  var name: String
  @Option(help: "理由 · Why.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws { try setLock(false, of: name, reason: reason, shared) }
}

struct UserList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出用户及角色 · List the users with their roles.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let list = try ListUsers.run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? list.json.text : list.text(in: shared.language))
      return .success
    }
  }
}

private let roleNames = Role.allCases.map(\.rawValue).joined(separator: "、")

private func setLock(
  _ isLocked: Bool, of name: String, reason: String, _ shared: SharedOptions
) throws {
  try shared.perform {
    let user = try LockUser(name: name, isLocked: isLocked, reason: reason)
      .run(try shared.clerk())
    try Terminal.print(shared.json ? user.json.text : user.text(in: shared.language))
    return .success
  }
}
