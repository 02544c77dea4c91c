// Names, numbers of documents and accounts: what a package may hide while the chain still vouches
// for it.
//
// Kinds of rows end in their personal columns. In the hash of an entry such a row stands as its
// other columns followed by one blob, SHA-256 over the row (salt, personal columns …). Who is shown
// the other columns and the blob can check the entry and learns nothing; who is shown the salt too
// can check the personal columns. Entries of registers made before there were salts have the plain
// row in their hash, and keep it.

internal import Digests

extension FactKind {
  /// Personal columns at the end of ``content``.
  var personalColumns: Int {
    switch self {
    case .person: 5
    case .account: 3
    case .certificate, .payment: 1
    case .posting, .registration, .assessment, .training, .circumstance: 0
    }
  }

  /// Tells the salts of one kind from those of another; workers have 0.
  var saltKind: UInt8 { UInt8(order + 1) }
}

/// Puts rows into the form in which entries vouch for them.
struct PersonalColumns {
  private let salts: Salts
  /// The first entry that vouches for rows in salted form.
  let since: Int64

  init(_ connection: Connection) throws {
    let rows = try connection.prepare("SELECT secret, since FROM salting")
    guard try rows.step() else { throw StoreError.corrupted }
    salts = Salts(secret: Array(rows.bytes(0)))
    since = rows.int(1)
  }

  func salt(kind: UInt8, number: Int64) -> [UInt8] { salts.salt(kind: kind, number: number) }

  /// Adds a row to a hash as an entry vouches for it.
  /// - Parameters:
  ///   - row: in canonical form, with fewer than 128 values.
  ///   - personal: how many of its values, at its end, are personal.
  ///   - entry: the entry.
  ///   - kind: kind and number of the row give its salt.
  func hash(
    _ row: UnsafeRawBufferPointer, personal: Int, entry: Int64, kind: UInt8, number: Int64,
    into hash: inout SHA256
  ) {
    guard personal > 0, entry >= since, let base = row.baseAddress else { return hash.update(row) }
    var reader = CanonicalReader(base, at: 1)
    let others = Int(row[0]) - personal
    for _ in 0..<others { reader.skipValue() }
    var vouched = CanonicalBytes()
    vouched.beginRow(values: others + 1)
    vouched.append(canonical: UnsafeRawBufferPointer(rebasing: row[1..<reader.position]))
    vouched.append(
      blob: Self.commitment(
        to: UnsafeRawBufferPointer(rebasing: row[reader.position...]), count: personal,
        salt: salt(kind: kind, number: number)))
    vouched.bytes.withUnsafeBytes { hash.update($0) }
  }

  /// The blob that stands for personal columns.
  /// - Parameters:
  ///   - values: the columns in canonical form.
  ///   - count: how many they are.
  static func commitment(
    to values: UnsafeRawBufferPointer, count: Int, salt: [UInt8]
  ) -> [UInt8] {
    var row = CanonicalBytes()
    row.beginRow(values: count + 1)
    row.append(blob: salt)
    row.append(canonical: values)
    var hash = SHA256()
    row.bytes.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }
}
