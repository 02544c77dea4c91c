// Signatures on the chain: who has one knows that nothing up to its entry was changed since.
//
// What is signed is one row in canonical form: "stipend head", number, entry, hash of the entry,
// instant, public key, signature before (no bytes for the first). Heads so form a chain of their
// own. The first key is vouched for by the first head, and each further one by an entry whose source
// spells it out; a head is signed by the key recorded last up to its entry.

internal import Digests
public import Workforce

/// A signature on the chain up to one entry.
public struct SignedHead: Hashable, Sendable {
  /// From 1.
  public var number: Int64
  public var entry: EntryNumber
  /// Hash of the entry, lower-case hex.
  public var hash: String
  /// The register's number of the key.
  public var signingKey: Int64
  /// Lower-case hex, 64 digits.
  public var publicKey: String
  /// UTC instant in ISO 8601.
  public var instant: String
  /// Lower-case hex, 128 digits.
  public var signature: String
}

extension Store {
  private var keyFile: KeyFile { KeyFile(ofRegister: path) }

  /// All signatures, the oldest first.
  public func heads() throws -> [SignedHead] { try reading { try Self.heads($0) } }

  private static func heads(_ connection: Connection) throws -> [SignedHead] {
    let rows = try connection.prepare(
      """
      SELECT head.id, head.entry, hash, signing_key, public_key, instant, signature
      FROM head JOIN signing_key ON signing_key.id = signing_key ORDER BY head.id
      """)
    var heads: [SignedHead] = []
    while try rows.step() {
      heads.append(
        SignedHead(
          number: rows.int(0), entry: EntryNumber(rows.int(1)), hash: SHA256.hex(rows.bytes(2)),
          signingKey: rows.int(3), publicKey: SHA256.hex(rows.bytes(4)), instant: rows.text(5),
          signature: SHA256.hex(rows.bytes(6))))
    }
    return heads
  }

  /// Signs the end of the chain; the first time, a key is made and recorded. An end that is signed
  /// is not signed again.
  /// - Throws: ``StoreError/keyMissing(path:)``, ``StoreError/keyForeign(path:)``,
  ///   ``StoreError/keyUnreadable(path:)``, ``StoreError/keyUnwritable(path:)``, the errors of the
  ///   disk.
  @discardableResult
  public func signHead(_ act: Act) throws -> SignedHead {
    try writing(durable: true) { try sign($0, act) }
  }

  /// Records a new key in place of one that was lost or may have been seen. The old one, where it is
  /// still there, signs the chain for the last time.
  /// - Parameter act: with the reason.
  /// - Throws: ``StoreError/keyForeign(path:)`` for a file that holds another key, which is left
  ///   alone; otherwise as ``signHead(_:)``.
  @discardableResult
  public func replaceKey(_ act: Act) throws -> SignedHead {
    let head = try writing(durable: true) { connection in
      guard let old = try Self.publicKey(connection) else { return try sign(connection, act) }
      if try keyFile.key() != nil {
        try Self.insertHead(connection, keyFile.key(with: old.bytes), number: old.number, act)
      }
      let key = try keyFile.makeFresh()
      let number = old.number + 1
      let source = Self.source(ofKey: number, key.publicKey)
      try Self.record(act, .head, source: source, connection) {
        try Self.insert(key, number: number, entry: $1, $0)
      }
      return try Self.insertHead(connection, key, number: number, act)
    }
    if try keyFile.key()?.publicKey != Self.bytes(ofHex: head.publicKey) { try keyFile.take() }
    return head
  }

  /// Signs the end of the chain within a change.
  @discardableResult
  func sign(_ connection: Connection, _ act: Act) throws -> SignedHead {
    if let known = try Self.publicKey(connection) {
      return try Self.insertHead(
        connection, keyFile.key(with: known.bytes), number: known.number, act)
    }
    let end = try EntryLog.lastNumber(connection)
    guard end > 0 else { throw StoreError.unknownEntry(EntryNumber(0)) }
    // A file without a record is what is left of a change that did not come to its end.
    let key = try keyFile.key() ?? keyFile.make()
    try Self.insert(key, number: 1, entry: end, connection)
    return try Self.insertHead(connection, key, number: 1, act)
  }

  private static func publicKey(
    _ connection: Connection
  ) throws -> (number: Int64, bytes: [UInt8])? {
    let rows = try connection.prepare(
      "SELECT id, public_key FROM signing_key ORDER BY id DESC LIMIT 1")
    return try rows.step() ? (rows.int(0), Array(rows.bytes(1))) : nil
  }

  /// What the entry of a key that took the place of another says it came from.
  static func source(ofKey number: Int64, _ publicKey: [UInt8]) -> String {
    "signing key \(number): \(SHA256.hex(publicKey))"
  }

  private static func insert(
    _ key: SigningKey, number: Int64, entry: Int64, _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      "INSERT INTO signing_key (id, entry, public_key) VALUES (?, ?, ?)")
    insert.bind(number, at: 1)
    insert.bind(entry, at: 2)
    insert.bind(key.publicKey, at: 3)
    try insert.run()
  }

  @discardableResult
  private static func insertHead(
    _ connection: Connection, _ key: SigningKey, number keyNumber: Int64, _ act: Act
  ) throws -> SignedHead {
    let end = try connection.prepare("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1")
    guard try end.step() else { throw StoreError.unknownEntry(EntryNumber(0)) }
    let last = try heads(connection).last
    if let last, last.entry.value == end.int(0) { return last }
    var head = SignedHead(
      number: (last?.number ?? 0) + 1, entry: EntryNumber(end.int(0)), hash: SHA256.hex(end.bytes(1)),
      signingKey: keyNumber, publicKey: SHA256.hex(key.publicKey), instant: act.instant,
      signature: "")
    let signature = key.signature(of: try message(head, after: last))
    head.signature = SHA256.hex(signature)
    let insert = try connection.prepare(
      """
      INSERT INTO head (id, entry, hash, signing_key, instant, signature) VALUES (?, ?, ?, ?, ?, ?)
      """)
    insert.bind(head.number, at: 1)
    insert.bind(head.entry.value, at: 2)
    insert.bind(Array(end.bytes(1)), at: 3)
    insert.bind(keyNumber, at: 4)
    insert.bind(head.instant, at: 5)
    insert.bind(signature, at: 6)
    try insert.run()
    return head
  }

  /// What a head signs.
  private static func message(_ head: SignedHead, after last: SignedHead?) throws -> [UInt8] {
    var row = CanonicalBytes()
    row.beginRow(values: 7)
    row.append(.some("stipend head"))
    row.append(head.number)
    row.append(head.entry.value)
    row.append(blob: try bytes(ofHex: head.hash))
    row.append(.some(head.instant))
    row.append(blob: try bytes(ofHex: head.publicKey))
    row.append(blob: try last.map { try bytes(ofHex: $0.signature, count: 64) } ?? [])
    return row.bytes
  }

  /// The first head that does not sign the chain as it is, or nil when all do.
  public func checkHeads() throws -> SignedHead? {
    try reading { connection in
      let hashes = try connection.prepare("SELECT hash FROM entry WHERE number = ?")
      let keys = try connection.prepare(
        """
        SELECT id, public_key, kind = 'head', source FROM signing_key
        JOIN entry ON number = signing_key.entry WHERE entry <= ? ORDER BY id DESC LIMIT 1
        """)
      var last: SignedHead?
      for head in try Self.heads(connection) {
        hashes.bind(head.entry.value, at: 1)
        keys.bind(head.entry.value, at: 1)
        guard try hashes.step(), SHA256.hex(hashes.bytes(0)) == head.hash, try keys.step(),
          keys.int(0) == head.signingKey, head.number == (last?.number ?? 0) + 1,
          head.signingKey == 1 || keys.int(2) == 1
            && keys.text(3) == Self.source(ofKey: head.signingKey, Array(keys.bytes(1))),
          SigningKey.agrees(
            try Self.bytes(ofHex: head.signature, count: 64),
            with: try Self.message(head, after: last),
            by: try Self.bytes(ofHex: head.publicKey))
        else { return head }
        hashes.reset()
        keys.reset()
        last = head
      }
      return nil
    }
  }

  /// The signature of anything else by the key of the register; the same text and key always give
  /// the same signature.
  /// - Parameter title: says what is signed, so that it cannot be taken for something else.
  /// - Returns: lower-case hex, 128 digits.
  /// - Throws: as ``signHead(_:)``; ``StoreError/keyMissing(path:)`` where nothing was signed yet.
  public func signature(of digest: String, title: String) throws -> String {
    let key = try signingKey()
    var row = CanonicalBytes()
    row.beginRow(values: 2)
    row.append(.some(title))
    row.append(blob: try Self.bytes(ofHex: digest))
    return SHA256.hex(key.signature(of: row.bytes))
  }

  /// The key of the register.
  /// - Throws: as ``signature(of:title:)``.
  func signingKey() throws -> SigningKey {
    guard let known = try reading({ try Self.publicKey($0) }) else {
      throw StoreError.keyMissing(path: keyFile.path)
    }
    return try keyFile.key(with: known.bytes)
  }
}
