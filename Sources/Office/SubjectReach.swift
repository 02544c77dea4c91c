// Which organisations or stations a late fact can have touched.

import Payouts
import RegistryStore
import Workforce

/// The facts that came or went between two states of knowledge, as facts about organisations or
/// stations.
///
/// What such a subject is due hangs on its own facts and on those of its people, by any word of the
/// sheet. A fact of a person therefore touches every subject the person belonged to before or
/// belongs to now; a fact of a subject, its new name for instance, touches all whose people it
/// changes.
struct SubjectReach {
  let store: Store
  let kind: SubjectKind
  /// The state known now.
  let knownAt: EntryNumber
  private var reached: [EntryNumber: [FactTouch]] = [:]

  init(_ store: Store, _ kind: SubjectKind, knownAt: EntryNumber) {
    self.store = store
    self.kind = kind
    self.knownAt = knownAt
  }

  /// Facts that came or went after an entry, once for each subject they can have touched.
  mutating func touches(_ facts: [FactTouch], after entry: EntryNumber) throws -> [FactTouch] {
    let facts = facts.filter { $0.entry > entry }
    if facts.isEmpty { return [] }
    if let known = reached[entry] { return known }
    let before = try ties(asKnownAt: entry)
    let now = try ties(asKnownAt: knownAt)
    let moved = Set(before.keys).union(now.keys).flatMap { worker in
      before[worker, default: []].symmetricDifference(now[worker, default: []])
    }
    let touches = facts.flatMap { fact -> [FactTouch] in
      let subjects =
        kind.numbers.contains(fact.worker)
        ? Set(moved + [fact.worker])
        : before[fact.worker, default: []].union(now[fact.worker, default: []])
      return subjects.sorted().map {
        FactTouch(noun: fact.noun, worker: $0, entry: fact.entry, first: fact.first)
      }
    }
    reached[entry] = touches
    return touches
  }

  /// By number of a person, the subjects they belong to.
  private func ties(asKnownAt entry: EntryNumber) throws -> [Int64: Set<Int64>] {
    let snapshot = try store.snapshot(asKnownAt: entry, of: kind)
    guard let staff = snapshot.staff else { return [:] }
    var ties: [Int64: Set<Int64>] = [:]
    for subject in 0..<snapshot.workers.count {
      for row in staff.rows.bySubject.range(of: subject) {
        let worker = staff.people.workers[Int(staff.rows.worker[row])]
        ties[worker, default: []].insert(snapshot.workers[subject])
      }
    }
    return ties
  }
}
