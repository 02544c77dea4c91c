// Users: who they are, what they may do, and what is kept of their passwords.

public import Workforce

extension Store {
  /// Whether the register has users; without any it is a trial register.
  public func hasUsers() throws -> Bool {
    try reading { try $0.number("SELECT 1 FROM user LIMIT 1") != nil }
  }

  /// All users in the order in which they were added.
  /// - Parameter entry: what was known; nil for now.
  public func users(asKnownAt entry: EntryNumber? = nil) throws -> [User] {
    try reading { try Self.users($0, asKnownAt: entry) }
  }

  /// A user by name, or nil.
  public func user(named name: String) throws -> User? {
    try users().first { $0.name == name }
  }

  /// A user by number, or nil.
  public func user(_ number: Int64) throws -> User? {
    try users().first { $0.number == number }
  }

  /// What is kept of a user's password, or nil when there is no such user.
  public func secret(ofUser number: Int64) throws -> String? {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT secret FROM user_secret WHERE user = ? ORDER BY id DESC LIMIT 1")
      rows.bind(number, at: 1)
      return try rows.step() ? rows.text(0) : nil
    }
  }

  /// Adds a user.
  /// - Parameters:
  ///   - name: what the user logs in with, 1 to 64 characters.
  ///   - secret: what is kept of the password; never the password.
  ///   - grants: the roles; the first user of a register is an administrator.
  ///   - act: without a user for the first one, who so sets a password of their own.
  /// - Throws: ``StoreError/userExists(_:)``, ``StoreError/duty`` for a first user who is no
  ///   administrator, the errors of the disk.
  @discardableResult
  public func addUser(_ name: String, secret: String, grants: [Grant], _ act: Act) throws -> User {
    try record(act, .duty, source: "user \(name): added") { connection, entry in
      let others = try Self.users(connection)
      guard !others.contains(where: { $0.name == name }) else { throw StoreError.userExists(name) }
      guard act.user != nil || others.isEmpty else { throw StoreError.duty }
      let insert = try connection.prepare(
        "INSERT INTO user (entry, name) VALUES (?, ?) RETURNING id")
      insert.bind(entry, at: 1)
      insert.bind(name, at: 2)
      guard try insert.step() else { throw StoreError.constraint }
      let number = insert.int(0)
      insert.reset()
      // The administrator first: the others may only come when there is one.
      for grant in grants.sorted(by: { $0.role > $1.role }) {
        try Self.insert(grant, user: number, entry, connection)
      }
      try Self.insertSecret(secret, user: number, by: act.user ?? number, entry, connection)
      return try Self.user(named: name, connection)
    }
  }

  /// Gives a user a role, or the role another scope.
  /// - Throws: ``StoreError/unknownUser(_:)``, ``StoreError/nothingToChange``.
  @discardableResult
  public func grant(_ grant: Grant, to name: String, _ act: Act) throws -> User {
    try record(act, .duty, source: "user \(name): granted \(grant.role.rawValue)") {
      connection, entry in
      let user = try Self.user(named: name, connection)
      guard !user.grants.contains(grant) else { throw StoreError.nothingToChange }
      try Self.close("user_role", user, and: "role = '\(grant.role.rawValue)'", entry, connection)
      try Self.insert(grant, user: user.number, entry, connection)
      return try Self.user(named: name, connection)
    }
  }

  /// Takes a role from a user.
  /// - Throws: ``StoreError/unknownUser(_:)``, ``StoreError/nothingToChange``,
  ///   ``StoreError/lastAdministrator``.
  @discardableResult
  public func withdraw(_ role: Role, from name: String, _ act: Act) throws -> User {
    try record(act, .duty, source: "user \(name): withdrawn \(role.rawValue)") {
      connection, entry in
      let user = try Self.user(named: name, connection)
      guard user.holds([role]) else { throw StoreError.nothingToChange }
      if role == .administrator { try Self.keepAdministrator(besides: user, connection) }
      try Self.close("user_role", user, and: "role = '\(role.rawValue)'", entry, connection)
      return try Self.user(named: name, connection)
    }
  }

  /// Shuts a user out, or lets one in again.
  /// - Throws: ``StoreError/unknownUser(_:)``, ``StoreError/nothingToChange``,
  ///   ``StoreError/lastAdministrator``.
  @discardableResult
  public func setLock(_ isLocked: Bool, of name: String, _ act: Act) throws -> User {
    try record(act, .duty, source: "user \(name): \(isLocked ? "locked" : "unlocked")") {
      connection, entry in
      let user = try Self.user(named: name, connection)
      guard user.isLocked != isLocked else { throw StoreError.nothingToChange }
      if isLocked {
        try Self.keepAdministrator(besides: user, connection)
        try connection.run("INSERT INTO user_lock (entry, user) VALUES (?, ?)", entry, user.number)
      } else {
        try Self.close("user_lock", user, entry, connection)
      }
      return try Self.user(named: name, connection)
    }
  }

  /// Sets what is kept of a user's password.
  /// - Parameter act: by the user, or by somebody whose password counts until the user sets one.
  /// - Throws: ``StoreError/unknownUser(_:)``.
  @discardableResult
  public func setSecret(_ secret: String, of name: String, _ act: Act) throws -> User {
    try record(act, .duty, source: "user \(name): password") { connection, entry in
      let user = try Self.user(named: name, connection)
      guard let setter = act.user else { throw StoreError.duty }
      try Self.insertSecret(secret, user: user.number, by: setter, entry, connection)
      return try Self.user(named: name, connection)
    }
  }

  private static func keepAdministrator(besides user: User, _ connection: Connection) throws {
    let others = try users(connection).contains {
      $0.number != user.number && !$0.isLocked && $0.holds([.administrator])
    }
    guard others else { throw StoreError.lastAdministrator }
  }

  private static func insert(
    _ grant: Grant, user: Int64, _ entry: Int64, _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      "INSERT INTO user_role (entry, user, role, divisions, organisations) VALUES (?, ?, ?, ?, ?)")
    insert.bind(entry, at: 1)
    insert.bind(user, at: 2)
    insert.bind(grant.role.rawValue, at: 3)
    insert.bind(grant.scope.divisions.joined(separator: "\n"), at: 4)
    insert.bind(grant.scope.organisations.joined(separator: "\n"), at: 5)
    try insert.run()
  }

  private static func insertSecret(
    _ secret: String, user: Int64, by setter: Int64, _ entry: Int64, _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      "INSERT INTO user_secret (entry, user, set_by, secret) VALUES (?, ?, ?, ?)")
    insert.bind(entry, at: 1)
    insert.bind(user, at: 2)
    insert.bind(setter, at: 3)
    insert.bind(secret, at: 4)
    try insert.run()
  }

  private static func close(
    _ table: String, _ user: User, and condition: String = "TRUE", _ entry: Int64,
    _ connection: Connection
  ) throws {
    try connection.run(
      "UPDATE \(table) SET entry_out = ? WHERE user = ? AND entry_out IS NULL AND \(condition)",
      entry, user.number)
  }

  private static func user(named name: String, _ connection: Connection) throws -> User {
    guard let user = try users(connection).first(where: { $0.name == name }) else {
      throw StoreError.unknownUser(name)
    }
    return user
  }

  static func users(
    _ connection: Connection, asKnownAt entry: EntryNumber? = nil
  ) throws -> [User] {
    let isKnown = entry.map { "entry <= \($0.value) AND coalesce(entry_out > \($0.value), TRUE)" }
      ?? "entry_out IS NULL"
    let until = entry.map { "entry <= \($0.value)" } ?? "TRUE"
    var grants: [Int64: [Grant]] = [:]
    let roles = try connection.prepare(
      "SELECT user, role, divisions, organisations FROM user_role WHERE \(isKnown)")
    while try roles.step() {
      guard let role = Role(rawValue: roles.text(1)) else { continue }
      func names(_ column: Int32) -> [String] { roles.text(column).split(separator: "\n").map(String.init) }
      let scope = Scope(divisions: names(2), organisations: names(3))
      grants[roles.int(0), default: []].append(Grant(role: role, scope: scope))
    }
    let rows = try connection.prepare(
      """
      SELECT id, name, EXISTS (SELECT 1 FROM user_lock WHERE user = user.id AND \(isKnown)),
        (SELECT set_by = user FROM user_secret WHERE user = user.id AND \(until)
         ORDER BY id DESC LIMIT 1)
      FROM user WHERE \(until) ORDER BY id
      """)
    var users: [User] = []
    while try rows.step() {
      users.append(
        User(
          number: rows.int(0), name: rows.text(1),
          grants: grants[rows.int(0), default: []].sorted { $0.role < $1.role },
          isLocked: rows.int(2) == 1, hasOwnPassword: rows.int(3) == 1))
    }
    return users
  }
}
