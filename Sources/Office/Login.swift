// Who is there, and whether it is true.

import Digests
import RegistryStore
import Workforce

/// What somebody gives to be known: a name, and a password that is only asked for when the register
/// has users.
public struct Login {
  public var name: String?
  public var password: () throws -> [UInt8]

  public init(name: String?, password: @escaping () throws -> [UInt8]) {
    self.name = name
    self.password = password
  }

  /// The first line of a file.
  /// - Throws: ``DutyError/passwordFile(path:)``.
  public static func password(inFile path: String) throws -> [UInt8] {
    let bytes = FileBytes.all(of: path == "-" ? "/dev/stdin" : path, limit: 4096) ?? []
    var line = bytes.prefix { $0 != 0x0A }
    if line.last == 0x0D { line.removeLast() }
    guard !line.isEmpty else { throw DutyError.passwordFile(path: path) }
    return Array(line)
  }

  /// What is kept of a new password.
  /// - Throws: ``DutyError/shortPassword``.
  static func secret(_ password: [UInt8]) throws -> String {
    guard (8...1024).contains(password.count) else { throw DutyError.shortPassword }
    guard let secret = Password.kept(password) else { throw StoreError.other(code: 7) }
    return secret
  }

  /// The user of this name and password.
  /// - Throws: ``DutyError/loginNeeded``, ``DutyError/loginRefused`` without telling which of the
  ///   two is wrong, ``DutyError/locked``.
  func user(of store: Store) throws -> User {
    guard let name, !name.isEmpty else { throw DutyError.loginNeeded }
    let user = try store.user(named: name)
    let secret = try user.flatMap { try store.secret(ofUser: $0.number) }
    guard Password.agrees(try password(), with: secret), let user else {
      throw DutyError.loginRefused
    }
    guard !user.isLocked else { throw DutyError.locked }
    return user
  }
}
