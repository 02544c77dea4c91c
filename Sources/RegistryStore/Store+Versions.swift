// Versions of policies: the text of a sheet, the days it is for, who proposed it, who activated it.

internal import Digests
public import Workforce

/// A version of a policy.
public struct PolicyVersion: Hashable, Sendable {
  /// The register's number of the version, from 1.
  public var number: Int64
  public var policy: String
  /// Lower-case hex SHA-256 of the text.
  public var hash: String
  /// The days the version is for.
  public var days: DateSpan
  /// Name of the author.
  public var proposedBy: String
  /// The entry that proposed it.
  public var entry: EntryNumber
  /// Entries that activated it, the oldest first, with the names of those who did.
  public var activations: [Activation]

  /// One activation.
  public struct Activation: Hashable, Sendable {
    public var entry: EntryNumber
    /// Name of the user.
    public var name: String
  }
}

extension Store {
  /// All versions by policy and number.
  public func versions() throws -> [PolicyVersion] { try reading { try Self.versions($0) } }

  static func versions(_ connection: Connection) throws -> [PolicyVersion] {
    var activations: [Int64: [PolicyVersion.Activation]] = [:]
    let active = try connection.prepare(
      """
      SELECT version, policy_activation.entry, name FROM policy_activation
      JOIN user ON user.id = user ORDER BY policy_activation.id
      """)
    while try active.step() {
      activations[active.int(0), default: []].append(
        PolicyVersion.Activation(entry: EntryNumber(active.int(1)), name: active.text(2)))
    }
    let rows = try connection.prepare(
      """
      SELECT policy_version.id, policy, hash, first_day, last_day, name, policy_version.entry
      FROM policy_version JOIN user ON user.id = user ORDER BY policy, policy_version.id
      """)
    var versions: [PolicyVersion] = []
    while try rows.step() {
      let first = CivilDate(day: rows.int32(3))
      let last = CivilDate(day: rows.int32(4))
      guard let days = DateSpan(first: first, last: last) else { throw StoreError.corrupted }
      versions.append(
        PolicyVersion(
          number: rows.int(0), policy: rows.text(1), hash: rows.text(2), days: days,
          proposedBy: rows.text(5), entry: EntryNumber(rows.int(6)),
          activations: activations[rows.int(0), default: []]))
    }
    return versions
  }

  /// The version of a policy in force for a month: of those active at an entry whose days hold the
  /// last day of the month, the one activated last.
  /// - Parameter entry: what was known; nil for now.
  public func activeVersion(
    of policy: String, for period: Period, asKnownAt entry: EntryNumber? = nil
  ) throws -> PolicyVersion? {
    try versions().filter { $0.policy == policy && $0.days.contains(period.last) }
      .compactMap { version -> (version: PolicyVersion, since: EntryNumber)? in
        let known = version.activations.last { $0.entry <= entry ?? $0.entry }
        return known.map { (version, $0.entry) }
      }
      .max { $0.since < $1.since }?.version
  }

  /// Stores a version for somebody else to activate.
  /// - Parameters:
  ///   - text: the text of the sheet.
  ///   - days: the days the version is for.
  ///   - act: with the author.
  /// - Throws: ``StoreError/nothingToChange`` when the same text was proposed for the same days,
  ///   ``StoreError/duty``, the errors of the disk.
  @discardableResult
  public func propose(
    _ policy: String, text: String, for days: DateSpan, _ act: Act
  ) throws -> PolicyVersion {
    guard let user = act.user else { throw StoreError.duty }
    let hash = SHA256.hex(text)
    return try record(act, .policy, source: "policy \(policy): proposed \(hash)") {
      connection, entry in
      func same(_ version: PolicyVersion) -> Bool {
        version.policy == policy && version.hash == hash && version.days == days
      }
      guard try !Self.versions(connection).contains(where: same) else {
        throw StoreError.nothingToChange
      }
      try Self.store(text, hash: hash, of: policy, instant: act.instant, connection)
      let insert = try connection.prepare(
        "INSERT INTO policy_version (entry, policy, hash, first_day, last_day, user) "
          + "VALUES (?, ?, ?, ?, ?, ?)")
      insert.bind(entry, at: 1)
      insert.bind(policy, at: 2)
      insert.bind(hash, at: 3)
      insert.bind(Int64(days.first.day), at: 4)
      insert.bind(Int64(days.last.day), at: 5)
      insert.bind(user, at: 6)
      try insert.run()
      guard let version = try Self.versions(connection).first(where: same) else {
        throw StoreError.constraint
      }
      return version
    }
  }

  /// Brings a version into force, also one that was in force before.
  /// - Parameter act: with somebody who did not propose it.
  /// - Throws: ``StoreError/duty``, the errors of the disk.
  public func activate(_ version: PolicyVersion, _ act: Act) throws {
    guard let user = act.user else { throw StoreError.duty }
    try record(act, .policy, source: "policy \(version.policy): activated \(version.number)") {
      connection, entry in
      try connection.run(
        "INSERT INTO policy_activation (entry, version, user) VALUES (?, ?, ?)", entry,
        version.number, user)
    }
  }
}
