// Organisations and stations in the register: their numbers, their people, their history.

import Testing
import Workforce

@testable import RegistryStore

private func station(_ code: String, _ name: String) -> Worker {
  Worker(documentType: "站点编号", documentNumber: code, name: name)
}

private func organisation(_ code: String, _ name: String) -> Worker {
  Worker(documentType: "统一社会信用代码", documentNumber: code, name: name)
}

private func place(_ county: String, _ township: String? = nil) -> Circumstance {
  Circumstance(kind: "location", value: township, place: county, span: span("2021-01-01"))
}

private func duty(_ what: String, at place: String) -> Circumstance {
  Circumstance(kind: "duty", value: what, place: place, span: span("2022-01-01"))
}

private func served(
  _ township: String? = nil, _ community: String? = nil, employer: String = "某中心",
  county: String = "铜官区"
) -> Posting {
  Posting(
    county: county, township: township, community: community, organisation: employer,
    kind: "community", onEstablishment: false, span: span("2022-01-01"))
}

/// Key of the subject and of the person, by what fact, for every tie.
private func ties(_ store: Store, _ kind: SubjectKind, of keys: [WorkerKey]? = nil) throws -> [String] {
  let snapshot = try store.snapshot(of: kind, workers: keys)
  guard let staff = snapshot.staff else { return ["no staff"] }
  return (0..<snapshot.workers.count).flatMap { index in
    staff.rows.bySubject.range(of: index).map { row in
      let subject = WorkerKey(number: snapshot.workers[index])
      let person = WorkerKey(number: staff.people.workers[Int(staff.rows.worker[row])])
      let what = snapshot.symbols.text(of: staff.rows.what[row])
      return "\(subject) \(person) \(staff.rows.isDuty[row] == 1 ? "duty" : "post") \(what)"
    }
  }
}

@Suite("Organisations and stations in the register")
struct SubjectTests {
  @Test("every kind is numbered from one in its own range, batch after batch")
  func numbers() throws {
    let register = try TestRegister()
    for batch in 0..<2 {
      var keys: [String] = []
      try register.store.importing("\(batch).csv") { writer in
        keys = [
          writer.addWorker(station("s\(batch)", "甲站"), sourceRow: 1),
          writer.addWorker(person(batch), sourceRow: 2),
          writer.addWorker(organisation("o\(batch)", "甲中心"), sourceRow: 3),
        ].map(\.description)
      }
      #expect(keys == ["S000000\(batch + 1)", "W000000\(batch + 1)", "O000000\(batch + 1)"])
    }
    #expect(try register.store.subjects(of: .station).map(\.worker.description) == ["S0000001", "S0000002"])
    #expect(try register.store.snapshot().workers.count == 2)
    #expect(try register.store.snapshot(of: .organisation).workers.count == 2)
    #expect(try register.store.checkChain() == nil)
  }

  @Test("people alone are people: rolls of workers see nothing of the others")
  func apart() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      let key = writer.addWorker(person(1), sourceRow: 1)
      writer.append(posting("2022-01-01"), to: key, sourceRow: 1)
    }
    let before = try content(register.store.snapshot())
    try register.store.importing("b.csv") { writer in
      let key = writer.addWorker(station("S1", "甲站"), sourceRow: 1)
      writer.append(place("铜官区"), to: key, sourceRow: 1)
    }
    #expect(try content(register.store.snapshot()) == before)
    #expect(try register.store.snapshot(of: .worker, workers: [WorkerKey(number: (2 << 40) + 1)]).workers.count == 0)
    #expect(try register.store.snapshot(of: .station).circumstances.kind.count == 1)
    #expect(try register.store.snapshot(of: .station, workers: [WorkerKey(number: 1)]).workers.count == 0)
  }

  @Test("the number of a subject tells its kind, also to the database")
  func guarded() throws {
    let register = try TestRegister()
    let row = "INSERT INTO worker (id, document_type, document_number, entry_in) VALUES "
    for values in ["(7, '站点编号', 'x', 1)", "(1099511627777, '护照', 'x', 1)", "(1099511627777, '站点编号', 'x', 1)"] {
      #expect(throws: StoreError.self) { try register.store.raw(row + values) }
    }
    try register.store.raw(row + "(2199023255553, '站点编号', 'x', 1)")
  }

  @Test("a duty and a posting tie a person to what they name")
  func tied() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      let first = writer.addWorker(station("S1", "桥南街道社工站"), sourceRow: 1)
      let second = writer.addWorker(station("S2", "桥南社区"), sourceRow: 2)
      let third = writer.addWorker(station("S3", "桥南街道"), sourceRow: 3)
      for key in [first, third] { writer.append(place("铜官区"), to: key, sourceRow: 1) }
      writer.append(place("铜官区", "桥南街道"), to: second, sourceRow: 2)
      let people = (1...6).map { writer.addWorker(person($0), sourceRow: 3 + $0) }
      writer.append(duty("站长", at: "桥南街道社工站"), to: people[0], sourceRow: 4)
      writer.append(duty("督导", at: "S1"), to: people[1], sourceRow: 5)
      writer.append(served(employer: "桥南街道社工站"), to: people[2], sourceRow: 6)
      writer.append(served("桥南街道", "桥南社区"), to: people[3], sourceRow: 7)
      writer.append(served("桥南街道"), to: people[4], sourceRow: 8)
      writer.append(duty("站长", at: "别处"), to: people[5], sourceRow: 9)
      writer.append(served("桥南街道", "别的社区"), to: people[5], sourceRow: 9)
    }
    let found = [
      "S0000001 W0000001 duty 站长", "S0000001 W0000002 duty 督导", "S0000001 W0000003 post community",
      "S0000002 W0000004 post community", "S0000003 W0000005 post community",
    ]
    #expect(try ties(register.store, .station) == found)
    let second = WorkerKey(number: (2 << 40) + 2)
    #expect(try ties(register.store, .station, of: [second]) == [found[3]])
  }

  @Test("a community of another street or county is another one")
  func samePlaceNames() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      let first = writer.addWorker(station("S1", "新村社区"), sourceRow: 1)
      let second = writer.addWorker(station("S2", "新村社区"), sourceRow: 2)
      writer.append(place("铜官区", "东街道"), to: first, sourceRow: 1)
      writer.append(place("铜官区", "西街道"), to: second, sourceRow: 2)
      let people = (1...5).map { writer.addWorker(person($0), sourceRow: 2 + $0) }
      writer.append(served("西街道", "新村社区"), to: people[0], sourceRow: 3)
      writer.append(served("东街道", "新村社区", county: "义安区"), to: people[1], sourceRow: 4)
      // Neither says which of the two is meant.
      writer.append(served(nil, "新村社区"), to: people[2], sourceRow: 5)
      writer.append(duty("站长", at: "新村社区"), to: people[3], sourceRow: 6)
      writer.append(duty("站长", at: "S1"), to: people[4], sourceRow: 7)
    }
    #expect(
      try ties(register.store, .station) == ["S0000001 W0000005 duty 站长", "S0000002 W0000001 post community"])
  }

  @Test("an organisation's people are those it employs, and those with a duty there")
  func employees() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      _ = writer.addWorker(organisation("O1", "某中心"), sourceRow: 1)
      let people = (1...3).map { writer.addWorker(person($0), sourceRow: 1 + $0) }
      writer.append(served(employer: "某中心"), to: people[0], sourceRow: 2)
      writer.append(served(nil, "某中心", employer: "另一中心"), to: people[1], sourceRow: 3)
      writer.append(duty("督导", at: "某中心"), to: people[2], sourceRow: 4)
    }
    #expect(
      try ties(register.store, .organisation) == ["O0000001 W0000001 post community", "O0000001 W0000003 duty 督导"])
  }

  @Test("a withdrawal takes subjects and ties away, and what was known stays readable")
  func withdrawal() throws {
    let register = try TestRegister()
    let store = register.store
    try store.importing { writer in
      let key = writer.addWorker(person(1), sourceRow: 1)
      writer.append(duty("站长", at: "甲站"), to: key, sourceRow: 1)
    }
    let batch = try store.importing("s.csv") { writer in
      let key = writer.addWorker(station("S1", "甲站"), sourceRow: 1)
      writer.append(place("铜官区"), to: key, sourceRow: 1)
    }
    let known = ["S0000001 W0000001 duty 站长"]
    #expect(try ties(store, .station) == known)
    try store.undo(batch: batch.number, actor: "clerk", reason: "", instant: noon)
    #expect(try store.snapshot(of: .station).workers.count == 0)
    #expect(try store.subjects(of: .station) == [])
    let then = try store.snapshot(asKnownAt: batch.entry, of: .station)
    #expect(then.workers.count == 1 && then.staff?.rows.worker.count == 1)
    #expect(try store.checkChain() == nil)
  }

  @Test("one line for one organisation, rule, month and instalment")
  func oneLine() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      _ = writer.addWorker(organisation("O1", "某中心"), sourceRow: 1)
    }
    let number = Int64(1 << 40) + 1
    let roll = try register.store.draft("2026-01", [number])
    #expect(try register.store.lines(ofRoll: roll.roll.number).map(\.name) == ["某中心"])
    #expect(throws: StoreError.self) { try register.store.draft("2026-02", [number, number]) }
    try register.store.settle(roll: roll.roll.number, actor: "a", reason: "", instant: noon)
    let after = try register.store.snapshot(of: .organisation)
    #expect(after.payments.fen.count == 1 && after.payments.fen[0] == 50_000)
    #expect(try register.store.snapshot().payments.fen.count == 0)
  }

  @Test("a register made before there were subjects is brought up to date and keeps its chain")
  func upgrade() throws {
    let register = try TestRegister()
    try register.store.importing { writer in _ = writer.addWorker(person(1), sourceRow: 1) }
    try register.store.raw(
      "DROP TRIGGER worker_number_tells_kind", "DELETE FROM grdb_migrations WHERE identifier = '0003-subjects'")
    try register.store.close()
    #expect(throws: StoreError.olderSchema(path: register.place.register)) {
      _ = try Store.open(register.place.register, readOnly: true)
    }
    let again = try Store.open(register.place.register)
    #expect(try again.checkChain() == nil)
    try again.importing("s.csv") { writer in _ = writer.addWorker(station("S1", "甲站"), sourceRow: 1) }
    #expect(try again.checkChain() == nil)
    try again.close()
  }
}
