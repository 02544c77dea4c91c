// Rows about organisations and stations, which bring the subjects themselves.
//
// A row says what is true of one from a day on. Where an earlier row is still open, or ends no later,
// the new one takes its place from its own first day: a station that grew is imported anew and the
// days before keep what they had. Two rows that cannot both be true are given back.

import Exchange
import RegistryStore
import Workforce

extension ImportRecord {
  /// The organisation or station of a row, and what is true of it; nil for rows about people.
  var subject: (worker: Worker, circumstances: [Circumstance])? {
    switch self {
    case .organisation(let one):
      (
        Worker(
          documentType: SubjectKind.organisation.documentType ?? "", documentNumber: one.code,
          name: one.name, phone: one.phone, bank: one.bank, bankAccount: one.bankAccount),
        one.circumstances
      )
    case .station(let one):
      (
        Worker(
          documentType: SubjectKind.station.documentType ?? "", documentNumber: one.code,
          name: one.name), one.circumstances
      )
    default: nil
    }
  }
}

extension Intake {
  /// Takes the rows of a table of organisations or stations.
  func takeSubjects(
    _ rows: [ImportRow], _ kind: SubjectKind, _ register: KnownRegister, _ writer: ImportWriter
  ) throws {
    var groups: [String: [Stated]] = [:]
    var order: [String] = []
    for row in rows {
      guard let (worker, circumstances) = row.record?.subject else { continue }
      let code = worker.documentNumber
      if let known = register.person(documentNumber: code), known.worker.subject != kind {
        reject(row, Finding(.codeTaken, at: reader.place(row: row.number, field: .code)))
        continue
      }
      if groups[code] == nil { order.append(code) }
      groups[code, default: []].append(
        Stated(row: row, worker: worker, circumstances: circumstances))
    }
    let known = order.compactMap { register.person(documentNumber: $0)?.worker }
    let persons = try writer.knownPersons(of: known)
    let recorded = try writer.knownCircumstances(of: known)
    for code in order {
      let person = register.person(documentNumber: code)
      let facts = person.flatMap { recorded[$0.worker] } ?? []
      var history = SubjectHistory(facts)
      let rows = (groups[code] ?? []).sorted { $0.first < $1.first }
      var fates = rows.map { history.take($0.circumstances, row: $0.row.number) }
      defer { for (stated, fate) in zip(rows, fates) { settle(stated.row, fate, facts) } }
      // What holds of the subject itself is said by its latest row.
      guard let latest = fates.lastIndex(where: { !$0.isConflicting }) else { continue }
      let newest = facts.map(\.value.span.first).max() ?? .openStart
      let isLate = rows[latest].first >= newest
      let key = name(rows[latest], isLate: isLate, person, persons, writer) { fates[latest] = .accepted }
      for fact in history.closed { writer.withdrawFact(.circumstance, of: key, fact: fact) }
      for fact in history.added { writer.append(fact.circumstance, to: key, sourceRow: fact.row) }
      storedFacts += history.added.count
    }
  }

  /// Records what a row says of the subject itself, where that is new. Cells that are empty leave
  /// what is known.
  /// - Parameters:
  ///   - isLate: whether no known row is later.
  ///   - changed: called when something known is replaced.
  private func name(
    _ stated: Stated, isLate: Bool, _ person: KnownRegister.Person?,
    _ persons: KnownFacts<Worker>, _ writer: ImportWriter, changed: () -> Void
  ) -> WorkerKey {
    let row = stated.row.number
    guard let key = person?.worker else { return writer.addWorker(stated.worker, sourceRow: row) }
    var said = stated.worker
    guard let old = persons[key]?.last else {
      writer.append(said, to: key, sourceRow: row)
      return key
    }
    guard isLate else { return key }
    said.phone = said.phone ?? old.value.phone
    said.bank = said.bank ?? old.value.bank
    said.bankAccount = said.bankAccount ?? old.value.bankAccount
    if !said.says(same: old.value) {
      writer.withdrawFact(.person, of: key, fact: old.fact)
      writer.append(said, to: key, sourceRow: row)
      storedFacts += 1
      changed()
    }
    return key
  }
}

/// A row with what it says.
private struct Stated {
  let row: ImportRow
  let worker: Worker
  let circumstances: [Circumstance]

  var first: CivilDate { circumstances.first?.span.first ?? .openStart }
}

/// What is true of one subject, day by day, while rows are taken.
struct SubjectHistory {
  private struct Entry {
    var circumstance: Circumstance
    /// Place in the list of known facts; nil for one that a row of this file brings.
    var known: Int?
    let row: Int
    var isChanged: Bool
  }

  private var entries: [Entry]
  /// Facts of the register that rows have overtaken.
  private(set) var closed: [Int64] = []
  /// Rows that brought something.
  private var rows: Set<Int> = []
  private let facts: [Known<Circumstance>]

  init(_ facts: [Known<Circumstance>]) {
    self.facts = facts
    entries = facts.enumerated().map {
      Entry(circumstance: $1.value, known: $0, row: $1.sourceRow, isChanged: false)
    }
  }

  /// What is to be recorded anew.
  var added: [(circumstance: Circumstance, row: Int)] {
    entries.filter(\.isChanged).map { ($0.circumstance, $0.row) }
  }

  /// Takes what a row says, or nothing of it when some of it cannot be.
  mutating func take(_ said: [Circumstance], row: Int) -> RowFate {
    var copy = self
    var same: RowOrigin?
    for one in said {
      let others = copy.entries.indices.filter {
        copy.entries[$0].circumstance.kind == one.kind
          && copy.entries[$0].circumstance.span.overlaps(one.span)
      }
      guard let place = others.first else {
        copy.entries.append(Entry(circumstance: one, known: nil, row: row, isChanged: true))
        copy.rows.insert(row)
        continue
      }
      let other = copy.entries[place]
      let origin: RowOrigin =
        other.known.map { .register(index: $0) } ?? .sameFile(row: other.row)
      guard others.count == 1 else { return .conflicting(with: origin) }
      switch Self.relation(other.circumstance, one) {
      case .equal: same = same ?? origin
      case .continued: copy.end(place, on: one.span.last, row: row)
      case .unrelated:
        copy.end(place, on: one.span.first.adding(days: -1), row: row)
        copy.entries.append(Entry(circumstance: one, known: nil, row: row, isChanged: true))
        copy.rows.insert(row)
      case .conflicting: return .conflicting(with: origin)
      }
    }
    self = copy
    if !rows.contains(row), let same { return .duplicate(of: same) }
    return .accepted
  }

  /// Equal: nothing new. Continued: the other one has ended. Unrelated: it takes over from its first
  /// day.
  private static func relation(_ old: Circumstance, _ new: Circumstance) -> Relation {
    var content = old
    content.span = new.span
    let (before, after) = (old.span, new.span)
    if content == new {
      if before == after || before.last == .openEnd && after.last == .openEnd
        && before.first <= after.first
      {
        return .equal
      }
      return before.last == .openEnd && before.first <= after.first ? .continued : .conflicting
    }
    return before.first < after.first && before.last <= after.last ? .unrelated : .conflicting
  }

  private mutating func end(_ place: Int, on day: CivilDate, row: Int) {
    let entry = entries[place]
    guard let span = DateSpan(first: entry.circumstance.span.first, last: day) else { return }
    if let known = entry.known { closed.append(facts[known].fact) }
    var ended = entry.circumstance
    ended.span = span
    entries[place] = Entry(circumstance: ended, known: nil, row: row, isChanged: true)
    rows.insert(row)
  }
}
