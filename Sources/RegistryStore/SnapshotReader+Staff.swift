// Who belongs to which organisation or station.
//
// A fact of a person says so by naming it: a duty by its place, a posting by its employer, and a
// posting by the community, or where it has none the township, in which it is served. A name that
// several bear says nothing, but the code of one always does.

internal import Workforce

extension SnapshotReader {
  /// The people of the subjects of a snapshot.
  /// - Parameter kind: what the subjects are.
  func staff(of snapshot: Snapshot, _ kind: SubjectKind) throws -> Staff {
    let names = try SubjectNames(self, kind)
    var ties = try duties(names) + postings(names, kind)
    let wanted = Dictionary(
      uniqueKeysWithValues: (0..<snapshot.workers.count).map { (snapshot.workers[$0], $0) })
    ties.removeAll { wanted[$0.subject] == nil }
    let ids = Set(ties.map(\.worker)).sorted()
    // Beyond a share of everybody one walk along the tables is faster than a look-up for each.
    let isFew = try ids.count < connection.lastNumber(of: .worker) / 8
    var reader = try SnapshotReader(connection, knownAt: knownAt, chosen: isFew ? ids : nil)
    let people = try reader.read()
    let index = Dictionary(
      uniqueKeysWithValues: (0..<people.workers.count).map { (people.workers[$0], Int32($0)) })
    ties.sort { ($0.subject, $0.worker, $0.fact) < ($1.subject, $1.worker, $1.fact) }
    var rows = StaffColumns.Builder()
    for tie in ties {
      guard let subject = wanted[tie.subject], let worker = index[tie.worker] else { continue }
      rows.append(
        subject: subject, worker: worker, fact: tie.fact, isDuty: tie.isDuty, what: tie.what,
        first: tie.first, last: tie.last)
    }
    return Staff(rows: rows.finish(subjects: snapshot.workers.count), people: people)
  }

  private struct Tie {
    let subject: Int64
    let worker: Int64
    let fact: Int32
    let isDuty: Bool
    let what: Int32
    let first: Int32
    let last: Int32
  }

  private func duties(_ names: SubjectNames) throws -> [Tie] {
    guard let duty = symbols.number(of: CircumstanceKind.duty.rawValue) else { return [] }
    let rows = try connection.prepare(
      """
      SELECT worker_id, fact, value, place, first_day, last_day FROM circumstance
      WHERE \(isKnown) AND kind = ?2 AND place <> 0 AND worker_id < ?3
      """)
    rows.bind(knownAt.value, at: 1)
    rows.bind(Int64(duty), at: 2)
    rows.bind(SubjectKind.worker.numbers.upperBound, at: 3)
    var ties: [Tie] = []
    while try rows.step() {
      guard let subject = names.subject(named: rows.int32(3)) else { continue }
      ties.append(
        Tie(
          subject: subject, worker: rows.int(0), fact: rows.int32(1), isDuty: true,
          what: rows.int32(2), first: rows.int32(4), last: rows.int32(5)))
    }
    return ties
  }

  private func postings(_ names: SubjectNames, _ kind: SubjectKind) throws -> [Tie] {
    let rows = try connection.prepare(
      """
      SELECT worker_id, fact, kind, organisation, county, township, community, first_day, last_day
      FROM posting WHERE \(isKnown)
      """)
    rows.bind(knownAt.value, at: 1)
    var ties: [Tie] = []
    while try rows.step() {
      let place = (county: rows.int32(4), township: rows.int32(5), community: rows.int32(6))
      let subjects = Set(
        [
          names.subject(named: rows.int32(3)), kind == .station ? names.subject(at: place) : nil,
        ].compactMap { $0 })
      for subject in subjects {
        ties.append(
          Tie(
            subject: subject, worker: rows.int(0), fact: rows.int32(1), isDuty: false,
            what: rows.int32(2), first: rows.int32(7), last: rows.int32(8)))
      }
    }
    return ties
  }
}

/// What the subjects of a kind are called, and where they are.
private struct SubjectNames {
  private struct Place: Hashable {
    let county: Int32
    let name: Int32
  }

  /// By symbol of code or name; 0 where several bear it.
  private var named: [Int32: Int64] = [:]
  private var placed: [Place: [(subject: Int64, township: Int32)]] = [:]

  init(_ reader: SnapshotReader, _ kind: SubjectKind) throws {
    let (first, last) = (kind.numbers.lowerBound, kind.numbers.upperBound - 1)
    var nameOf: [Int64: Int32] = [:]
    let rows = try reader.connection.prepare(
      """
      SELECT worker_id, name, (SELECT document_number FROM worker WHERE id = worker_id)
      FROM person WHERE \(isKnown) AND worker_id BETWEEN ?2 AND ?3 ORDER BY worker_id
      """)
    rows.bind(reader.knownAt.value, at: 1)
    rows.bind(first, at: 2)
    rows.bind(last, at: 3)
    var codes: [Int32: Int64] = [:]
    while try rows.step() {
      let id = rows.int(0)
      if let code = reader.symbols.number(of: rows.text(2)) { codes[code] = id }
      guard let name = reader.symbols.number(of: rows.text(1)) else { continue }
      nameOf[id] = name
      named[name] = named[name].map { $0 == id ? id : 0 } ?? id
    }
    named.merge(codes) { $1 }
    let places = try reader.connection.prepare(
      """
      SELECT worker_id, place, value FROM circumstance
      WHERE \(isKnown) AND kind = ?2 AND worker_id BETWEEN ?3 AND ?4
      """)
    guard let location = reader.symbols.number(of: CircumstanceKind.location.rawValue) else { return }
    places.bind(reader.knownAt.value, at: 1)
    places.bind(Int64(location), at: 2)
    places.bind(first, at: 3)
    places.bind(last, at: 4)
    while try places.step() {
      guard let name = nameOf[places.int(0)] else { continue }
      placed[Place(county: places.int32(1), name: name), default: []]
        .append((places.int(0), places.int32(2)))
    }
  }

  /// The subject that a duty or an employer names, or nil.
  func subject(named symbol: Int32) -> Int64? {
    named[symbol].flatMap { $0 == 0 ? nil : $0 }
  }

  /// The one place of service with that name in the county, in the township where both name one.
  func subject(at place: (county: Int32, township: Int32, community: Int32)) -> Int64? {
    let name = place.community != 0 ? place.community : place.township
    guard name != 0, let found = placed[Place(county: place.county, name: name)] else { return nil }
    let there = found.filter {
      place.community == 0 || $0.township == 0 || place.township == 0
        || $0.township == place.township
    }
    let subjects = Set(there.map(\.subject))
    return subjects.count == 1 ? subjects.first : nil
  }
}
