import Digests
import Testing
import Workforce

@testable import RegistryStore

@Suite("What a package may hide")
struct PersonalColumnTests {
  private func hash(
    _ row: CanonicalBytes, personal: PersonalColumns, entry: Int64, number: Int64 = 1
  ) -> [UInt8] {
    var hash = SHA256()
    row.bytes.withUnsafeBytes {
      personal.hash($0, personal: 1, entry: entry, kind: 0, number: number, into: &hash)
    }
    return hash.finish()
  }

  private func plain(_ row: CanonicalBytes) -> [UInt8] {
    var hash = SHA256()
    row.bytes.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }

  private func worker(_ number: String) -> CanonicalBytes {
    var row = CanonicalBytes()
    row.beginRow(values: 3)
    row.append(Int64(1))
    row.append(.some("resident"))
    row.append(.some(number))
    return row
  }

  @Test("a row enters the hash as its other columns and a salted blob that stands for the rest")
  func salted() throws {
    let store = try TestRegister()
    try store.store.reading { connection in
      let personal = try PersonalColumns(connection)
      var rest = CanonicalBytes()
      rest.append(.some("640102199001011001"))
      var expected = CanonicalBytes()
      expected.beginRow(values: 3)
      expected.append(Int64(1))
      expected.append(.some("resident"))
      expected.append(
        blob: rest.bytes.withUnsafeBytes {
          PersonalColumns.commitment(to: $0, count: 1, salt: personal.salt(kind: 0, number: 1))
        })
      #expect(
        hash(worker("640102199001011001"), personal: personal, entry: 1) == plain(expected))
    }
  }

  @Test("the same number of two workers, and of one worker in two registers, hashes differently")
  func salts() throws {
    let registers = try [TestRegister(), TestRegister()]
    let hashes = try registers.flatMap { register in
      try register.store.reading { connection in
        let personal = try PersonalColumns(connection)
        return [1, 2].map { hash(worker("x"), personal: personal, entry: 1, number: $0) }
      }
    }
    #expect(Set(hashes).count == 4)
  }

  @Test("entries before the salts vouch for plain rows, and later ones for salted rows")
  func since() throws {
    let register = try TestRegister()
    try register.store.reading { connection in
      let personal = try PersonalColumns(connection)
      #expect(personal.since == 1)
      #expect(hash(worker("x"), personal: personal, entry: 0) == plain(worker("x")))
      #expect(hash(worker("x"), personal: personal, entry: 1) != plain(worker("x")))
    }
  }

  @Test("a register from before the salts stays whole when it is opened, and takes them from then on")
  func upgraded() throws {
    let place = TemporaryPath()
    let old = try Store.create(place.register)
    try old.raw("DROP TRIGGER salting_keeps_content", "UPDATE salting SET since = 100")
    try old.importing { writer in
      let key = writer.addWorker(person(1), sourceRow: 2)
      writer.append(posting("2023-01-01"), to: key, sourceRow: 2)
    }
    try old.raw(
      "DROP TABLE head", "DROP TABLE signing_key", "DROP TABLE salting",
      "DELETE FROM grdb_migrations WHERE identifier = '0008-heads'")
    try old.close()

    let store = try Store.open(place.register)
    #expect(try store.checkChain() == nil)
    #expect(try store.reading { try PersonalColumns($0).since } == 2)
    let batch = try store.importing("second.csv") { _ = $0.addWorker(person(2), sourceRow: 2) }
    try store.undo(batch: 1, actor: "clerk", reason: "wrong", instant: noon)
    #expect(try store.checkChain() == nil)
    try store.raw("DROP TRIGGER worker_keeps_content")
    for (worker, entry) in [(2, batch.entry), (1, EntryNumber(1))] {
      try store.raw("UPDATE worker SET document_number = 'x\(worker)' WHERE id = \(worker)")
      #expect(try store.checkChain()?.entry == entry)
    }
  }
}
