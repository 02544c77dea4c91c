import Digests
import GRDB
import Testing
import Workforce

@testable import RegistryStore

@Suite("Bank accounts in the register")
struct AccountTests {
  let register: TestRegister
  var store: Store { register.store }
  let worker = WorkerKey(number: 1)

  /// One worker with an account from the roster, and two said later.
  init() throws {
    register = try TestRegister()
    try store.importing { writer in
      var one = person(1)
      (one.bank, one.bankAccount) = ("甲行", "100000001")
      writer.append(posting("2023-01-01"), to: writer.addWorker(one, sourceRow: 1), sourceRow: 1)
    }
    for (number, phone) in [("100000002", nil), (nil, "154")] as [(String?, String?)] {
      try store.importing("accounts \(number ?? "")") {
        $0.append(BankAccount(bank: "乙行", number: number, phone: phone), to: worker, sourceRow: 1)
      }
    }
  }

  @Test("the newest that was said holds, field by field, at every entry")
  func newest() throws {
    func at(_ entry: Int64) throws -> [String?] {
      let known = try store.worker(worker, asKnownAt: EntryNumber(entry))
      return [known?.bank, known?.bankAccount, known?.phone]
    }
    #expect(try at(1) == ["甲行", "100000001", "139"])
    #expect(try at(2) == ["乙行", "100000002", "139"])
    #expect(try at(3) == ["乙行", "100000002", "154"])
    #expect(try store.holders(ofAccounts: ["100000001", "100000002"]) == ["100000002": [worker]])
  }

  @Test("accounts refuse change and deletion by raw SQL, and say something")
  func appendOnly() throws {
    for sql in [
      "UPDATE account SET bank_account = '1'", "UPDATE account SET phone = NULL",
      "DELETE FROM account", "REPLACE INTO account SELECT * FROM account",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    for values in ["NULL, NULL, NULL", "NULL, '甲行', NULL", "'154', '甲行', NULL"] {
      let row = "(worker_id, fact, entry_in, source_row, phone, bank, bank_account)"
      #expect(throws: StoreError.constraint) {
        try store.raw("INSERT INTO account \(row) VALUES (1, 99, 3, 1, \(values))")
      }
    }
  }

  @Test("one changed account is found with the entry that vouches for it", arguments: [
    "UPDATE account SET bank_account = '100000009' WHERE entry_in = 2",
    "UPDATE account SET phone = '139' WHERE entry_in = 3", "DELETE FROM account WHERE entry_in = 2",
    "INSERT INTO account SELECT 1, 99, 1, NULL, '1', NULL, NULL, 1",
  ])
  func tampering(sql: String) throws {
    #expect(try store.checkChain() == nil)
    for name in ["keeps_content", "keeps_rows"] { try store.raw("DROP TRIGGER account_\(name)") }
    try store.raw(sql)
    let found = try #require(try store.checkChain())
    #expect(sql.contains("entry_in = \(found.entry)") || sql.hasPrefix("INSERT") && found.entry.value == 1)
  }

  @Test("the hash of an import without accounts is what it was before there were any")
  func olderHash() {
    var none = ContentHash()
    var whole = SHA256()
    for _ in 0..<12 { ContentHash.empty().withUnsafeBytes { whole.update($0) } }
    #expect(none.finish() == whole.finish())
  }

  @Test("phones and accounts enter the hash as one blob, so that a package can hide them")
  func masked() throws {
    let table = try #require(PackageTable.all.first { $0.name == "facts/account" })
    var names: Set<String> = []
    try store.forEachRow(of: table, until: EntryNumber(3), isMasked: true) { row in
      names.formUnion(row.map(\.name))
    }
    #expect(names == ["worker_id", "fact", "entry_in", "entry_out", "source_row", "personal"])
  }

  @Test("two people of one account are found only while it holds for both")
  func duplicates() throws {
    try store.importing("second") { writer in
      var two = person(2)
      (two.phone, two.bankAccount) = (nil, "100000001")
      _ = writer.addWorker(two, sourceRow: 1)
    }
    #expect(try store.duplicates().isEmpty)
    let back = try store.importing("back") {
      $0.append(BankAccount(number: "100000001"), to: worker, sourceRow: 1)
    }
    #expect(try store.duplicates().map(\.kind) == [.bankAccount])
    #expect(try store.duplicates(asKnownAt: EntryNumber(4)).isEmpty)
    try store.undo(batch: back.number, actor: "clerk", reason: "wrong", instant: noon)
    #expect(try store.duplicates().isEmpty)
  }
}
