import Dispatch
import Glibc
import Testing
import Workforce

@testable import RegistryStore

@Suite("Opening a register")
struct StoreTests {
  @Test("a register is created once, for its owner alone, and never over another file")
  func createRefusesExisting() throws {
    let register = try TestRegister()
    var status = stat()
    stat(register.place.register, &status)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(throws: StoreError.fileExists(path: register.place.register)) {
      try Store.create(register.place.register)
    }
  }

  @Test("a register opened again has all migrations and what was written")
  func reopens() throws {
    let register = try TestRegister()
    try register.store.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
    try register.store.close()
    let again = try Store.open(register.place.register)
    #expect(try again.worker(WorkerKey(number: 1)) == person(1))
    #expect(try again.reading { try $0.number("PRAGMA foreign_keys") } == 1)
    #expect(try again.reading { try $0.number("PRAGMA trusted_schema") } == 0)
    #expect(try again.checkChain() == nil)
  }

  @Test("a missing file is an error that suggests creating one")
  func missing() throws {
    #expect(throws: StoreError.fileMissing(path: "/nowhere/r.db")) {
      try Store.open("/nowhere/r.db")
    }
    #expect(StoreError.fileMissing(path: "x").message.en.contains("stipend init"))
  }

  @Test("a file that is no database, and a database of another program, are told apart")
  func foreign() throws {
    let place = TemporaryPath()
    let file = fopen(place.register, "w")
    fputs(String(repeating: "this is no database ", count: 100), file)
    fclose(file)
    #expect(throws: StoreError.notADatabase(path: place.register)) {
      try Store.open(place.register)
    }
    unlink(place.register)
    let store = try Store.create(place.register)
    try store.raw("PRAGMA application_id = 7")
    try store.close()
    #expect(throws: StoreError.notARegister(path: place.register)) {
      try Store.open(place.register)
    }
  }

  @Test("a schema newer than the program is refused")
  func newer() throws {
    let register = try TestRegister()
    try register.store.raw("INSERT INTO grdb_migrations VALUES ('9999-later')")
    #expect(throws: StoreError.newerSchema(path: register.place.register)) {
      try Store.open(register.place.register)
    }
  }

  @Test("a register opened for reading refuses changes")
  func readOnly() throws {
    let register = try TestRegister()
    let reader = try Store.open(register.place.register, readOnly: true)
    #expect(try reader.latestKnowledge() == EntryNumber(0))
    #expect(throws: StoreError.readOnly) {
      try reader.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
    }
  }

  @Test("a full disk leaves the register as it was")
  func diskFull() throws {
    let register = try TestRegister()
    try register.store.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
    let before = try spelled(register.store.snapshot())
    let pages = try register.store.reading { try $0.number("PRAGMA page_count") } ?? 0
    _ = try register.store.reading { try $0.number("PRAGMA max_page_count = \(pages + 2)") }
    #expect(throws: StoreError.diskFull) {
      try register.store.importing {
        for i in 2...2000 { _ = $0.addWorker(person(i), sourceRow: i) }
      }
    }
    #expect(try spelled(register.store.snapshot()) == before)
    #expect(try register.store.checkChain() == nil)
  }

  @Test("a second program waits until the first has written, and then sees it")
  func secondWriterWaits() async throws {
    let register = try TestRegister()
    let other = try Store.open(register.place.register)
    let entered = DispatchSemaphore(value: 0)
    let first = Task.detached {
      try register.store.importing { writer in
        _ = writer.addWorker(person(1), sourceRow: 2)
        entered.signal()
        usleep(300_000)
      }
    }
    let second = Task.detached {
      entered.wait()
      return try other.importing { writer in
        let known = try writer.knownRegister()
        #expect(known.person(documentNumber: person(1).documentNumber) != nil)
        _ = writer.addWorker(person(2), sourceRow: 2)
      }
    }
    #expect(try await first.value.entry == EntryNumber(1))
    #expect(try await second.value.entry == EntryNumber(2))
    #expect(try other.checkChain() == nil)
  }

  @Test("messages exist in both languages and name no column or table")
  func messages() {
    for error: StoreError in [
      .readOnly, .diskFull, .busy, .corrupted, .notUnique, .appendOnly, .inputOutput(code: 10),
      .secondLine(
        worker: WorkerKey(number: 4), rule: "award", period: Period(index: 24_000), instalment: 1),
    ] {
      #expect(!error.message.zh.isEmpty && !error.message.en.isEmpty)
      #expect(!error.message.en.contains("payout_line") && !error.message.en.contains("UNIQUE"))
    }
  }
}
