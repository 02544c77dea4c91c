import GRDB
import Testing
import Workforce

@testable import RegistryStore

@Suite("Registers of earlier versions")
struct MigrationTests {
  @Test("a register from before users keeps its entries, its chain and its triggers")
  func beforeUsers() throws {
    let place = TemporaryPath()
    let old = try DatabaseQueue(path: place.register)
    try old.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(Store.applicationID)")
    }
    try Migrations.migrator.migrate(old, upTo: "0002-rolls")
    func entry(_ number: Int64) -> Entry {
      Entry(
        number: EntryNumber(number), instant: noon, actor: "clerk", kind: .disclosure,
        reason: "why \(number)", source: "roll show")
    }
    try old.write { db in
      for number in 1...3 as ClosedRange<Int64> {
        try EntryLog.append(entry(number), content: ContentHash.empty(), to: Connection(db))
      }
    }
    try old.close()
    #expect(throws: StoreError.olderSchema(path: place.register)) {
      try Store.open(place.register, readOnly: true)
    }
    let store = try Store.open(place.register)
    #expect(try store.entries() == (1...3).map(entry))
    #expect(try store.checkChain() == nil)
    #expect(try !store.hasUsers())
    for sql in [
      "UPDATE entry SET reason = ''", "DELETE FROM entry",
      "INSERT INTO entry SELECT 9, instant, actor, kind, reason, source, hash, hash, hash FROM entry",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    try store.addUsers(1)
    #expect(try store.chainHead().entry == EntryNumber(4))
    #expect(try store.checkChain() == nil)
  }
}
