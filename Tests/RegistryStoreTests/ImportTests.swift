import Testing
import Workforce

@testable import RegistryStore

@Suite("Importing and withdrawing")
struct ImportTests {
  struct Stop: Error {}
  let first = WorkerKey(number: 1)

  @Test("an import that fails in the middle leaves nothing behind")
  func allOrNothing() throws {
    let register = try TestRegister()
    try register.store.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
    let before = try spelled(register.store.snapshot())
    #expect(throws: Stop.self) {
      try register.store.importing { writer in
        let key = writer.addWorker(person(2), sourceRow: 2)
        writer.append(posting("2023-01-01"), to: key, sourceRow: 2)
        throw Stop()
      }
    }
    // A failure while rows are stored, after some are in: the number is there already.
    #expect(throws: StoreError.notUnique) {
      try register.store.importing { writer in
        writer.append(posting("2023-01-01"), to: first, sourceRow: 2)
        _ = writer.addWorker(person(3), sourceRow: 3)
        _ = writer.addWorker(person(1), sourceRow: 4)
      }
    }
    #expect(try spelled(register.store.snapshot()) == before)
    #expect(try register.store.batches().count == 1)
    #expect(try register.store.find(byNumber: person(3).documentNumber) == nil)
    #expect(try register.store.checkChain() == nil)
  }

  @Test("every noun comes back as it was recorded")
  func roundTrip() throws {
    let register = try TestRegister()
    let full = Posting(
      county: "金凤区", township: "街道", community: "社区", organisation: "某社工中心",
      organisationForm: "民办非企业", kind: "station", onEstablishment: nil,
      span: span("2020-02-29", "2021-03-01"))
    let course = TrainingRecord(
      courseCode: "C1", courseTitle: "伦理", academy: nil, span: span("2023-01-01", "2023-01-03"),
      hours: Hours(hundredths: 750), result: .excellent)
    let award = Payment(
      measure: "award", level: nil, amount: Money(fen: 123_456), paidOn: date("2022-05-05"),
      payer: "区民政局", remark: "")
    let paper = Certificate(level: .senior, number: "00123", approvedOn: date("2019-12-31"))
    try register.store.importing { writer in
      let key = writer.addWorker(person(1), sourceRow: 2)
      writer.append(full, to: key, sourceRow: 3)
      writer.append(paper, to: key, sourceRow: 4)
      writer.append(
        Registration(level: .senior, span: span("2020-01-01", "2022-12-31")), to: key, sourceRow: 5)
      writer.append(Assessment(year: 2022, result: .marginal), to: key, sourceRow: 6)
      writer.append(course, to: key, sourceRow: 7)
      writer.append(award, to: key, sourceRow: 8)
    }
    let facts = try register.store.facts(of: first)
    #expect(facts.person?.value == person(1))
    #expect(facts.postings.map(\.value) == [full])
    #expect(facts.certificates.map(\.value) == [paper])
    #expect(facts.registrations.map(\.value.span) == [span("2020-01-01", "2022-12-31")])
    #expect(facts.assessments.map(\.value) == [Assessment(year: 2022, result: .marginal)])
    #expect(facts.trainings.map(\.value) == [course])
    #expect(facts.payments.map(\.value) == [award])
    #expect(facts.payments[0].sourceRow == 8)
    #expect(try register.store.knownPostings()[first]?.map(\.value) == [full])
    let origin = try register.store.provenance(.payment, of: first, fact: facts.payments[0].fact)
    #expect(origin.batch.fileName == "名册.csv" && origin.sourceRow == 8)
    #expect(origin.entry.kind == .imported && origin.knownUntil == nil)
  }

  @Test("rows in the order of a file are stored in the order of workers")
  func unsorted() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      for i in 1...50 { _ = writer.addWorker(person(i), sourceRow: i) }
      for i in (1...50).reversed() {
        writer.append(posting("2023-01-01"), to: WorkerKey(number: Int64(i)), sourceRow: i)
      }
    }
    let snapshot = try register.store.snapshot()
    #expect(snapshot.postings.byWorker.range(of: 49) == 49..<50)
    #expect(snapshot.postings.fact[49] == 51)
    #expect(try register.store.checkChain() == nil)
  }

  @Test("withdrawing a batch restores what was known before, and the past stays readable")
  func undoRestores() throws {
    let register = try TestRegister()
    let store = register.store
    try store.importing { writer in
      let key = writer.addWorker(person(1), sourceRow: 2)
      writer.append(posting("2023-01-01"), to: key, sourceRow: 2)
    }
    let before = try store.snapshot()
    let batch = try store.importing { writer in
      let facts = try writer.knownPostings()
      writer.withdrawFact(.posting, of: first, fact: facts[first]?[0].fact ?? 0)
      writer.append(posting("2024-01-01", county: "金凤区"), to: first, sourceRow: 9)
      _ = writer.addWorker(person(2), sourceRow: 10)
    }
    let during = try store.snapshot()
    #expect(content(during) != content(before))
    let withdrawal = try store.undo(
      batch: batch.number, actor: "clerk", reason: "wrong file", instant: noon)
    #expect(try content(store.snapshot()) == content(before))
    #expect(try spelled(store.snapshot(asKnownAt: batch.entry)) == spelled(during))
    #expect(try spelled(store.snapshot(asKnownAt: before.knownAt)) == spelled(before))
    #expect(withdrawal.entry.kind == .withdrawal && withdrawal.settledRolls == 0)
    #expect(throws: StoreError.alreadyWithdrawn(batch: batch.number, by: withdrawal.entry.number)) {
      try store.undo(batch: batch.number, actor: "clerk", reason: "again", instant: noon)
    }
    #expect(throws: StoreError.unknownBatch(9)) {
      try store.undo(batch: 9, actor: "clerk", reason: "none", instant: noon)
    }
    #expect(try store.checkChain() == nil)
  }

  @Test("closing a fact that is not known fails the import and names the fact")
  func closingUnknown() throws {
    let register = try TestRegister()
    try register.store.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
    #expect(throws: StoreError.unknownFact(kind: .posting, worker: first, fact: 7)) {
      try register.store.importing { $0.withdrawFact(.posting, of: first, fact: 7) }
    }
  }

  @Test("a fact about nobody in the register fails the import and names the key")
  func strayWorker() throws {
    let register = try TestRegister()
    #expect(throws: StoreError.unknownWorker(WorkerKey(number: 9))) {
      try register.store.importing {
        $0.append(posting("2023-01-01"), to: WorkerKey(number: 9), sourceRow: 2)
      }
    }
    #expect(try register.store.latestKnowledge() == EntryNumber(0))
  }

  @Test("a name of two characters is found by one or both of them")
  func findsByName() throws {
    let register = try TestRegister()
    try register.store.importing { writer in
      _ = writer.addWorker(Worker(documentNumber: "A1", name: "李娜"), sourceRow: 2)
      _ = writer.addWorker(Worker(documentNumber: "A2", name: "李强"), sourceRow: 3)
    }
    #expect(try register.store.find(byName: "李娜").map(\.worker) == [first])
    #expect(try register.store.find(byName: "李").count == 2)
    #expect(try register.store.find(byName: "%").isEmpty)
    #expect(try register.store.find(byNumber: "A2") == WorkerKey(number: 2))
  }
}
