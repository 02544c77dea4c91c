import Digests
import GRDB
import Testing
import Workforce

@testable import Office
@testable import RegistryStore

@Suite("Passwords and registers to open")
struct PasswordTests {
  @Test("what is kept agrees with its password alone, says nothing of it, and is new each time")
  func kept() throws {
    let password = Array("密码 and more".utf8)
    let kept = try #require(Password.kept(password))
    #expect(kept.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$") && !kept.contains("and more"))
    #expect(Password.agrees(password, with: kept))
    #expect(try #require(Password.kept(password)) != kept)
    for wrong in [[], Array("密码 and mor".utf8), password + [0], Array("密码 And more".utf8)] {
      #expect(!Password.agrees(wrong, with: kept))
    }
    #expect(!Password.agrees(password, with: nil))
    #expect(!Password.agrees(password, with: "and more") && !Password.agrees([], with: ""))
  }

  @Test("a register of an earlier version is brought up to date even by reading")
  func earlierVersion() throws {
    let folder = try TemporaryFolder()
    let old = try DatabaseQueue(path: folder.path("register.db"))
    try old.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(Store.applicationID)")
    }
    try Migrations.migrator.migrate(old, upTo: "0002-rolls")
    try old.close()
    let clerk = try Clerk.open(folder.path("register.db"), actor: "clerk", readOnly: true)
    #expect(try ListRolls.run(clerk).rolls.isEmpty)
    #expect(throws: StoreError.readOnly) {
      try clerk.store.recordDisclosure(actor: "x", reason: "x", source: "x", instant: "x")
    }
  }
}
