import Glibc
import Testing
import Workforce

@testable import RegistryStore

@Suite("Signatures on the chain")
struct HeadTests {
  let register: TestRegister
  var store: Store { register.store }
  var keyPath: String { register.place.register + ".key" }

  init() throws {
    register = try TestRegister()
    try store.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
  }

  private func act(_ reason: String = "", at instant: String = noon) -> Act {
    Act(user: nil, actor: "clerk", reason: reason, instant: instant)
  }

  @Test("the first signature makes the key, in a file for its owner alone")
  func first() throws {
    let head = try store.signHead(act())
    #expect(head.number == 1 && head.entry == EntryNumber(1) && head.signingKey == 1)
    #expect(head.hash == (try store.chainHead().hash))
    var facts = stat()
    #expect(stat(keyPath, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
    #expect(try store.checkHeads() == nil && store.checkChain() == nil)
  }

  @Test("an end that is signed is not signed again, and a later one is")
  func again() throws {
    let first = try store.signHead(act())
    #expect(try store.signHead(act(at: "2027-01-01T00:00:00Z")) == first)
    try store.importing("b.csv") { _ = $0.addWorker(person(2), sourceRow: 2) }
    let second = try store.signHead(act())
    #expect(second.number == 2 && second.entry == EntryNumber(2))
    #expect(second.publicKey == first.publicKey && second.signature != first.signature)
    #expect(try store.checkHeads() == nil)
  }

  @Test("sealing a roll signs the chain with it")
  func sealing() throws {
    let roll = try store.draft("2023-04", [1])
    #expect(try store.heads().isEmpty)
    let entry = try store.settle(
      roll: roll.roll.number, actor: "head", reason: "paid", instant: noon)
    #expect(try store.heads().map(\.entry) == [entry.number])
    #expect(try store.chainHead().entry == entry.number)
  }

  @Test("approval signs the chain, and the steps before it do not")
  func approval() throws {
    try store.addUsers(3)
    try store.importing("b.csv") { _ = $0.addWorker(person(2), sourceRow: 2) }
    let roll = try store.draft(by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.decide(roll, by: 1)
    try store.take(.checked, roll, by: 2)
    #expect(try store.heads().isEmpty)
    let step = try store.take(.approved, roll, by: 3)
    #expect(try store.heads().map(\.entry) == [step.entry])
    #expect(try store.checkHeads() == nil && store.checkChain() == nil)
  }

  @Test("without the key, or with that of another register, nothing is sealed and nothing is made")
  func missing() throws {
    try store.signHead(act())
    let roll = try store.draft("2023-04", [1])
    let before = try store.chainHead()
    unlink(keyPath)
    #expect(throws: StoreError.keyMissing(path: keyPath)) {
      try store.settle(roll: roll.roll.number, actor: "head", reason: "", instant: noon)
    }
    #expect(access(keyPath, F_OK) != 0)
    let other = try TestRegister()
    try other.store.importing { _ = $0.addWorker(person(1), sourceRow: 2) }
    try other.store.signHead(act())
    rename(other.place.register + ".key", keyPath)
    #expect(throws: StoreError.keyForeign(path: keyPath)) { try store.signHead(act()) }
    #expect(throws: StoreError.keyForeign(path: keyPath)) { try store.replaceKey(act("lost")) }
    let file = fopen(keyPath, "w")
    fputs("not a key\n", file)
    fclose(file)
    #expect(throws: StoreError.keyUnreadable(path: keyPath)) { try store.signHead(act()) }
    #expect(try store.chainHead() == before)
    #expect(try store.roll(roll.roll.number).roll.state == .draft)
  }

  @Test("a lost key is replaced by an entry that names the new one")
  func lost() throws {
    let first = try store.signHead(act())
    unlink(keyPath)
    let second = try store.replaceKey(act("the disk failed"))
    #expect(second.number == 2 && second.signingKey == 2 && second.publicKey != first.publicKey)
    let entry = try store.entry(second.entry)
    #expect(entry.kind == .head && entry.reason == "the disk failed" && entry.actor == "clerk")
    #expect(entry.source == "signing key 2: \(second.publicKey)")
    try store.importing("b.csv") { _ = $0.addWorker(person(2), sourceRow: 2) }
    #expect(try store.signHead(act()).signingKey == 2)
    #expect(try store.checkHeads() == nil && store.checkChain() == nil)
  }

  @Test("a key that is still there signs the chain once more before it is replaced")
  func replaced() throws {
    try store.signHead(act())
    try store.importing("b.csv") { _ = $0.addWorker(person(2), sourceRow: 2) }
    try store.replaceKey(act("was seen"))
    #expect(try store.heads().map(\.signingKey) == [1, 1, 2])
    #expect(try store.heads().map(\.entry.value) == [1, 2, 3])
    #expect(try store.checkHeads() == nil)
    #expect(access(keyPath + ".new", F_OK) != 0)
  }

  @Test("a replacement that was cut off before the file had its name is carried on")
  func cutOff() throws {
    try store.signHead(act())
    try store.replaceKey(act("was seen"))
    rename(keyPath, keyPath + ".new")
    try store.importing("b.csv") { _ = $0.addWorker(person(2), sourceRow: 2) }
    #expect(try store.signHead(act()).signingKey == 2)
    #expect(access(keyPath, F_OK) == 0 && access(keyPath + ".new", F_OK) != 0)
  }

  @Test(
    "one changed value of a signature or key is found",
    arguments: [
      "UPDATE head SET instant = 'x' WHERE id = 2", "UPDATE head SET signing_key = 2 WHERE id = 1",
      "UPDATE head SET signature = zeroblob(64) WHERE id = 2", "DELETE FROM head WHERE id = 1",
      "UPDATE head SET hash = zeroblob(32) WHERE id = 1",
      "UPDATE signing_key SET public_key = zeroblob(32) WHERE id = 1",
      "UPDATE signing_key SET public_key = zeroblob(32) WHERE id = 2",
    ])
  func tampered(sql: String) throws {
    try store.signHead(act())
    try store.replaceKey(act("was seen"))
    #expect(try store.checkHeads() == nil)
    #expect(throws: StoreError.appendOnly) { try store.raw(sql) }
    try store.raw(
      "DROP TRIGGER head_keeps_content", "DROP TRIGGER head_keeps_rows",
      "DROP TRIGGER signing_key_keeps_content", "PRAGMA defer_foreign_keys = ON", sql)
    #expect(try store.checkHeads() != nil)
  }

  @Test("an empty register has nothing to sign")
  func empty() throws {
    let other = try TestRegister()
    #expect(throws: StoreError.unknownEntry(EntryNumber(0))) { try other.store.signHead(act()) }
    #expect(access(other.place.register + ".key", F_OK) != 0)
  }
}
