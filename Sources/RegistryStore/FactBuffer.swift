// Facts of one kind on their way into the register.
//
// Rows come in the order of a file and the tables are kept in the order of workers. Writing them
// sorted turns scattered inserts into one run along the end of the table, several times as fast;
// and the hash of an entry's content is defined over that order.

internal import Digests

struct FactBuffer {
  private struct Place {
    let worker: Int64
    let fact: Int64
    let offset: Int
  }

  private var canonical = CanonicalBytes()
  private var places: [Place] = []
  private var isSorted = true

  var isEmpty: Bool { places.isEmpty }

  /// Takes one fact.
  /// - Parameter fact: higher than in every call before.
  mutating func append<Fact: FactRow>(
    _ value: Fact, worker: Int64, fact: Int64, sourceRow: Int64, symbols: SymbolLedger
  ) {
    if let last = places.last, last.worker > worker { isSorted = false }
    places.append(Place(worker: worker, fact: fact, offset: canonical.bytes.count))
    canonical.beginRow(values: 3 + Fact.values)
    canonical.append(worker)
    canonical.append(fact)
    canonical.append(sourceRow)
    value.write(to: &canonical, symbols: symbols)
  }

  /// Inserts all facts in the order of workers and adds them to a hash as the entry vouches for
  /// them.
  mutating func insert(
    kind: FactKind, entry: Int64, into connection: Connection, personal: PersonalColumns,
    hash: inout SHA256
  ) throws {
    guard !places.isEmpty else { return }
    if !isSorted { places.sort { ($0.worker, $0.fact) < ($1.worker, $1.fact) } }
    let columns = kind.canonicalColumns
    let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
    let statement = try connection.prepare(
      "INSERT INTO \(kind.table) (\(columns), entry_in) VALUES (\(marks), ?)")
    try canonical.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for place in places {
        var reader = CanonicalReader(base, at: place.offset)
        let count = reader.bindRow(to: statement)
        statement.bind(entry, at: count + 1)
        try statement.run()
        personal.hash(
          UnsafeRawBufferPointer(rebasing: bytes[place.offset..<reader.position]),
          personal: kind.personalColumns, entry: entry, kind: kind.saltKind, number: place.fact,
          into: &hash)
      }
    }
    self = FactBuffer()
  }
}
