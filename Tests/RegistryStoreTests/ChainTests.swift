import Testing
import Workforce

@testable import RegistryStore

@Suite("What was recorded stays")
struct ChainTests {
  let register: TestRegister
  var store: Store { register.store }

  /// Three entries: an import of two workers, a disclosure, a settlement; then a withdrawal.
  init() throws {
    register = try TestRegister()
    try store.importing { writer in
      for i in 1...2 {
        let key = writer.addWorker(person(i), sourceRow: i)
        writer.append(posting("2023-01-01"), to: key, sourceRow: i)
      }
    }
    try store.recordDisclosure(
      actor: "clerk", reason: "bank list", source: "roll export", instant: noon)
    let roll = try store.draft("2023-04", [1, 2])
    try store.settle(roll: roll.roll.number, actor: "head", reason: "paid", instant: noon)
    let late = try store.importing("late.csv") {
      $0.append(posting("2024-01-01", county: "金凤区"), to: WorkerKey(number: 1), sourceRow: 5)
    }
    try store.undo(batch: late.number, actor: "clerk", reason: "wrong", instant: noon)
  }

  @Test("facts, entries, workers, symbols and batches refuse change and deletion by raw SQL")
  func appendOnly() throws {
    for sql in [
      "UPDATE entry SET reason = 'other'", "DELETE FROM entry",
      "REPLACE INTO entry SELECT * FROM entry",
      "UPDATE posting SET county = 1", "DELETE FROM posting", "UPDATE person SET name = 'x'",
      "UPDATE posting SET entry_out = NULL", "UPDATE posting SET entry_out = 99 WHERE fact = 5",
      "REPLACE INTO posting SELECT * FROM posting", "UPDATE worker SET document_number = 'x'",
      "DELETE FROM worker", "UPDATE symbol SET text = 'x'", "DELETE FROM symbol",
      "UPDATE import_batch SET file_name = 'x'", "UPDATE import_batch SET withdrawn_by = NULL",
      "DELETE FROM import_batch",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    #expect(try store.checkChain() == nil)
  }

  @Test(
    "one changed value is found with the entry that vouches for it",
    arguments: [
      ("posting", "UPDATE posting SET first_day = first_day + 1 WHERE fact = 2", 1, "content"),
      ("person", "UPDATE person SET bank_account = '1' WHERE worker_id = 2", 1, "content"),
      ("posting", "DELETE FROM posting WHERE fact = 4", 1, "content"),
      ("posting", "UPDATE posting SET entry_out = NULL WHERE fact = 5", 5, "content"),
      ("worker", "UPDATE worker SET document_number = 'x' WHERE id = 1", 1, "content"),
      ("symbol", "UPDATE symbol SET text = 'x' WHERE id = 1", 1, "content"),
      ("import_batch", "UPDATE import_batch SET rejected = 1 WHERE id = 2", 4, "content"),
      ("entry", "UPDATE entry SET reason = 'x' WHERE number = 2", 2, "entry"),
      ("entry", "DELETE FROM entry WHERE number = 2", 3, "number"),
      ("roll", "UPDATE roll SET known_at = 0", 3, "content"),
      ("payout_line", "UPDATE payout_line SET fen = fen + 1 WHERE worker_id = 1", 3, "content"),
      ("payout_line", "DELETE FROM payout_line WHERE worker_id = 1", 3, "content"),
      ("policy_text", "UPDATE policy_text SET text = text || ' '", 3, "policy_text"),
    ])
  func findsChange(table: String, sql: String, entry: Int64, fault: String) throws {
    #expect(try store.checkChain() == nil)
    try dropTriggers(of: table)
    try store.raw("PRAGMA defer_foreign_keys = ON", sql)
    let found = try store.checkChain()
    #expect(found?.entry == EntryNumber(entry))
    #expect(found?.fault.rawValue == fault)
  }

  @Test("lines changed without changing their sum are found by their digest")
  func digestOfLines() throws {
    let first = try #require(try store.checkChain { _ in "other" })
    #expect(first == ChainBreak(entry: EntryNumber(3), fault: .content))
  }

  @Test("a rewritten entry does not fit the head noted before")
  func head() throws {
    let head = try store.chainHead()
    #expect(head.entry == EntryNumber(5))
    #expect(head.hash.count == 64)
    try dropTriggers(of: "entry")
    try store.raw("PRAGMA defer_foreign_keys = ON", "UPDATE entry SET hash = zeroblob(32)")
    #expect(try store.chainHead() != head)
    #expect(try store.checkChain()?.entry == EntryNumber(1))
  }

  private func dropTriggers(of table: String) throws {
    try store.writing(durable: false) { connection in
      let rows = try connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      rows.bind(table, at: 1)
      var names: [String] = []
      while try rows.step() { names.append(rows.text(0)) }
      rows.reset()
      for name in names { try connection.run("DROP TRIGGER \(name)") }
    }
  }
}
