// The people of an office, since a register with users lets nobody close a month alone.

/// Users with passwords of their own, and the steps they take.
struct Staff {
  enum Name: String, CaseIterable {
    case root, li, wang, zhao, qian

    fileprivate var role: String {
      switch self {
      case .root: "administrator"
      case .li: "preparer"
      case .wang: "checker"
      case .zhao: "approver"
      case .qian: "author"
      }
    }
  }

  private let folder: String
  private let run: (_ words: [String], _ accepting: Set<Int32>) throws -> ChildRun

  /// - Parameters:
  ///   - folder: where the passwords are kept.
  ///   - run: runs the program; fails with other exit statuses than the accepted ones.
  init(
    folder: String,
    run: @escaping (_ words: [String], _ accepting: Set<Int32>) throws -> ChildRun
  ) throws {
    self.folder = folder
    self.run = run
    for name in ["first"] + Name.allCases.map(\.rawValue) {
      try FileText.write("a-password-of-\(name)\n", to: password(name))
    }
  }

  private func password(_ name: String) -> String { "\(folder)/\(name).password" }

  /// Runs the program as somebody.
  @discardableResult
  func run(
    _ words: [String], by name: Name, accepting: Set<Int32> = [0]
  ) throws -> ChildRun {
    let login = ["--as", name.rawValue, "--password-file", password(name.rawValue)]
    return try run(words + login, accepting)
  }

  /// Adds everybody to a register without users.
  func hire() throws {
    _ = try run(
      ["user", "add", "root", "--role", "administrator", "--new-password-file", password("root")],
      [0])
    for name in Name.allCases where name != .root {
      try run(
        [
          "user", "add", name.rawValue, "--role", name.role, "--new-password-file",
          password("first"),
        ], by: .root)
      _ = try run(
        [
          "user", "passwd", "--as", name.rawValue, "--password-file", password("first"),
          "--new-password-file", password(name.rawValue),
        ], [0])
    }
  }

  /// Brings the text of a policy into force.
  /// - Parameters:
  ///   - number: of the version.
  ///   - day: its first day; nil for that of the sheet.
  func enact(_ path: String, _ policy: String, number: Int, from day: String? = nil) throws {
    try run(["policy", "propose", path] + (day.map { ["--from", $0] } ?? []), by: .qian)
    try run(["policy", "activate", policy, "--number", "\(number)"], by: .zhao)
  }

  /// Takes a computed roll to its seal.
  /// - Parameter roll: options that name it.
  func seal(_ roll: [String]) throws -> [ChildRun] {
    try [("submit", Name.li), ("check", .wang), ("approve", .zhao)].map { step, name in
      try run(["roll", step] + roll, by: name)
    }
  }
}
