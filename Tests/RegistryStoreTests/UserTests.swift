import Testing
import Workforce

@testable import RegistryStore

@Suite("Users and their roles")
struct UserTests {
  let register: TestRegister
  var store: Store { register.store }

  init() throws {
    register = try TestRegister()
    try store.addUsers(1)
  }

  @Test("a register has no users before the first is added, who then is its administrator")
  func first() throws {
    let empty = try TestRegister()
    #expect(try !empty.store.hasUsers())
    let nobody = Act(user: nil, actor: "clerk", reason: "", instant: noon)
    #expect(throws: StoreError.duty) {
      try empty.store.addUser("u", secret: "s", grants: [Grant(role: .preparer)], nobody)
    }
    #expect(try !empty.store.hasUsers())
    try empty.store.addUser("u", secret: "s", grants: [Grant(role: .administrator)], nobody)
    #expect(throws: StoreError.duty) {
      try empty.store.addUser("v", secret: "s", grants: [Grant(role: .administrator)], nobody)
    }
    #expect(try empty.store.users().map(\.name) == ["u"])
  }

  @Test("a name is given once")
  func name() throws {
    #expect(throws: StoreError.userExists("u1")) {
      try store.addUser("u1", secret: "s", grants: [], act(by: 1))
    }
  }

  @Test("a role is granted, bounded anew and withdrawn, each as an entry")
  func roles() throws {
    try store.addUser("li", secret: "s", grants: [Grant(role: .checker)], act(by: 1))
    let before = try store.chainHead().entry.value
    let bounded = Grant(
      role: .checker, scope: Scope(divisions: ["640100", "金凤区"], organisations: ["某社工中心"]))
    #expect(try store.grant(bounded, to: "li", act(by: 1)).grants == [bounded])
    #expect(throws: StoreError.nothingToChange) { try store.grant(bounded, to: "li", act(by: 1)) }
    #expect(try store.withdraw(.checker, from: "li", act(by: 1)).grants == [])
    #expect(throws: StoreError.nothingToChange) {
      try store.withdraw(.checker, from: "li", act(by: 1))
    }
    #expect(throws: StoreError.unknownUser("wang")) {
      try store.grant(bounded, to: "wang", act(by: 1))
    }
    #expect(try store.chainHead().entry.value == before + 2)
    #expect(try store.entries().suffix(2).map(\.kind) == [.duty, .duty])
    #expect(try store.checkChain() == nil)
  }

  @Test("the last administrator who is not locked keeps the role and the access")
  func lastAdministrator() throws {
    func attempt(_ name: String) throws {
      #expect(throws: StoreError.lastAdministrator) {
        try store.withdraw(.administrator, from: name, act(by: 1))
      }
      #expect(throws: StoreError.lastAdministrator) { try store.setLock(true, of: name, act(by: 1)) }
    }
    try attempt("u1")
    try store.addUser("li", secret: "s", grants: [Grant(role: .administrator)], act(by: 1))
    try store.setLock(true, of: "u1", act(by: 2))
    try attempt("li")
    try store.setLock(false, of: "u1", act(by: 2))
    try store.withdraw(.administrator, from: "li", act(by: 1))
    try attempt("u1")
  }

  @Test("a locked user is let in again, and what was locked before can be locked again")
  func locks() throws {
    try store.addUser("li", secret: "s", grants: [], act(by: 1))
    #expect(try store.setLock(true, of: "li", act(by: 1)).isLocked)
    #expect(throws: StoreError.nothingToChange) { try store.setLock(true, of: "li", act(by: 1)) }
    #expect(try !store.setLock(false, of: "li", act(by: 1)).isLocked)
    #expect(try store.setLock(true, of: "li", act(by: 1)).isLocked)
  }

  @Test("a password set by another is not one's own until one sets it")
  func secrets() throws {
    #expect(try store.user(1)?.hasOwnPassword == true)
    let user = try store.addUser("li", secret: "first", grants: [], act(by: 1))
    #expect(!user.hasOwnPassword)
    #expect(try store.setSecret("own", of: "li", act(by: user.number)).hasOwnPassword)
    #expect(try store.secret(ofUser: user.number) == "own")
    #expect(try !store.setSecret("reset", of: "li", act(by: 1)).hasOwnPassword)
    #expect(try store.secret(ofUser: 99) == nil)
  }

  @Test("users, roles, locks and secrets refuse change and deletion by raw SQL")
  func appendOnly() throws {
    try store.addUser("li", secret: "s", grants: [Grant(role: .checker)], act(by: 1))
    try store.setLock(true, of: "li", act(by: 1))
    for sql in [
      "UPDATE user SET name = 'x'", "DELETE FROM user", "UPDATE user_secret SET secret = 'x'",
      "UPDATE user_secret SET set_by = user", "DELETE FROM user_secret",
      "REPLACE INTO user_secret SELECT * FROM user_secret",
      "UPDATE user_role SET role = 'approver'", "UPDATE user_role SET divisions = ''",
      "DELETE FROM user_role", "UPDATE user_lock SET user = 1", "DELETE FROM user_lock",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    for sql in [
      "UPDATE user_role SET entry_out = 9 WHERE role = 'administrator'",
      "INSERT INTO user_lock (entry, user) VALUES (1, 1)",
    ] {
      #expect(throws: StoreError.duty, "\(sql)") { try store.raw(sql) }
    }
  }
}
