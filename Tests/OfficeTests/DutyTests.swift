// Who may do what, asked for by every use case.

import Exchange
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Logins and duties")
struct DutyTests {
  @Test("name and password open a register with users; anything else does not, and tells nothing")
  func login() throws {
    let desk = try UsersDesk()
    #expect(try desk.open("preparer", UsersDesk.password).actor == "preparer")
    for (name, password) in [
      ("preparer", "The password of all"), ("preparer", ""), ("nobody", UsersDesk.password),
      ("Preparer", UsersDesk.password),
    ] {
      #expect(throws: DutyError.loginRefused) { try desk.open(name, password) }
    }
    #expect(throws: DutyError.loginNeeded) { try desk.open(nil, UsersDesk.password) }
    #expect(throws: DutyError.loginNeeded) { try desk.open("", UsersDesk.password) }
    #expect(throws: DutyError.loginNeeded) { try Clerk.open(desk.store.path, actor: "account") }
  }

  @Test("a register without users asks for no login and has no cycle")
  func trial() throws {
    let desk = try Desk()
    let clerk = try Clerk.open(
      desk.clerk.store.path, actor: "account", login: Login(name: "x") { throw StoreError.busy })
    #expect(clerk.actor == "account")
    for step in RollStep.allCases {
      #expect(throws: DutyError.usersNeeded) {
        try AdvanceRoll(policy: scheme, period: month("2024-03"), step: step, library: library)
          .run(clerk)
      }
    }
    #expect(throws: DutyError.usersNeeded) { try ListUsers.run(clerk) }
    #expect(throws: DutyError.usersNeeded) {
      try GrantRole(name: "x", grant: Grant(role: .checker)).run(clerk)
    }
  }

  @Test("the first user is an administrator; a name is short and without blanks, a password long")
  func firstUser() throws {
    let clerk = try Desk().clerk
    let secret = Array("long enough".utf8)
    func add(_ name: String, _ password: [UInt8] = secret, _ roles: [Role] = [.administrator]) throws {
      _ = try AddUser(name: name, roles: roles, password: password).run(clerk)
    }
    #expect(throws: DutyError.firstAdministrator) { try add("li", secret, [.preparer, .checker]) }
    for name in ["", "a b", "a\n", String(repeating: "李", count: 65)] {
      #expect(throws: DutyError.userName) { try add(name) }
    }
    #expect(throws: DutyError.shortPassword) { try add("li", Array("seven77".utf8)) }
    #expect(throws: DutyError.shortPassword) { try add("li", Array(repeating: 65, count: 1025)) }
    try add(String(repeating: "李", count: 64), Array("eight888".utf8))
  }

  @Test("somebody locked or withdrawn is out at once, also when logged in")
  func lockedMeanwhile() throws {
    let desk = try UsersDesk()
    let preparer = try desk.clerk("preparer")
    try LockUser(name: "preparer").run(desk.clerk("root"))
    #expect(throws: DutyError.locked) { try ListRolls.run(preparer) }
    #expect(throws: DutyError.locked) { try desk.open("preparer", UsersDesk.password) }
    #expect(throws: DutyError.loginRefused) { try desk.open("preparer", "wrong") }
    try LockUser(name: "preparer", isLocked: false).run(desk.clerk("root"))
    _ = try ListRolls.run(preparer)
    try WithdrawRole(name: "preparer", role: .preparer).run(desk.clerk("root"))
    #expect(throws: DutyError.roleNeeded(Duty.read.roles)) { try ListRolls.run(preparer) }
  }

  @Test("a password set by another serves only to set one's own")
  func passwordOfAnother() throws {
    let desk = try UsersDesk()
    try ChangePassword(name: "checker", password: Array("by the root".utf8))
      .run(desk.clerk("root"))
    #expect(throws: DutyError.loginRefused) { try desk.open("checker", UsersDesk.password) }
    let checker = try desk.open("checker", "by the root")
    #expect(throws: DutyError.passwordOfAnother) { try ListRolls.run(checker) }
    try ChangePassword(password: Array("my very own".utf8)).run(checker)
    _ = try ListRolls.run(checker)
    #expect(throws: DutyError.roleNeeded([.administrator])) {
      try ChangePassword(name: "root", password: Array("taken over".utf8)).run(checker)
    }
  }

  @Test("administrators alone keep users, and the last one stays")
  func administration() throws {
    let desk = try UsersDesk()
    for role in Role.allCases where role != .administrator {
      let clerk = try desk.clerk(role.rawValue)
      #expect(throws: DutyError.roleNeeded([.administrator])) {
        try AddUser(name: "x", roles: [.approver], password: Array("12345678".utf8)).run(clerk)
      }
      #expect(throws: DutyError.roleNeeded([.administrator])) {
        try LockUser(name: "root").run(clerk)
      }
      #expect(throws: DutyError.roleNeeded([.administrator])) {
        try GrantRole(name: role.rawValue, grant: Grant(role: .administrator)).run(clerk)
      }
    }
    let root = try desk.clerk("root")
    try LockUser(name: "administrator").run(root)
    #expect(throws: StoreError.lastAdministrator) { try LockUser(name: "root").run(root) }
    #expect(throws: DutyError.unboundedRole(.administrator)) {
      try GrantRole(
        name: "checker",
        grant: Grant(role: .administrator, scope: Scope(divisions: ["640100"]))
      ).run(root)
    }
  }

  @Test("somebody who has not logged in may do nothing in a register with users")
  func stranger() throws {
    let stranger = try UsersDesk().desk.clerk
    #expect(throws: DutyError.loginNeeded) { try ListRolls.run(stranger) }
    #expect(throws: DutyError.loginNeeded) { try ShowWorker(worker: "W0000001").run(stranger) }
    #expect(throws: DutyError.loginNeeded) {
      try AddUser(name: "x", roles: [.administrator], password: Array("12345678".utf8)).run(stranger)
    }
  }

  @Test("who records facts, computes, or sees full numbers needs the role for it")
  func roles() throws {
    let desk = try UsersDesk()
    for role in Role.allCases {
      let clerk = try desk.clerk(role.rawValue)
      func isRefused(_ work: () throws -> Void) -> Bool {
        do { try work() } catch is DutyError { return true } catch {}
        return false
      }
      #expect(
        isRefused { try desk.desk.take(.assessments, "\(idNumber(1)),2023,合格", by: clerk) }
          == (role != .preparer))
      #expect(
        isRefused { try desk.desk.take(.training, trainingLine(1), by: clerk) }
          == ![.preparer, .academy].contains(role))
      #expect(
        isRefused { _ = try WithdrawImport(batch: 2, reason: "").run(clerk) }
          == (role != .preparer))
      #expect(isRefused { try desk.compute(by: role.rawValue) } == (role != .preparer))
      #expect(
        isRefused { _ = try ShowWorker(worker: "W0000001", revealReason: "r").run(clerk) }
          == ![.preparer, .checker, .approver, .auditor].contains(role))
      #expect(
        isRefused { _ = try ShowWorker(worker: "W0000001").run(clerk) }
          == [.academy, .administrator].contains(role))
      #expect(
        isRefused { _ = try ListUsers.run(clerk) } == ![.auditor, .administrator].contains(role))
    }
  }

  @Test("a role counts within its divisions and organisations, and nowhere else")
  func scopes() throws {
    let desk = try UsersDesk()
    func refuses(_ scope: Scope, _ work: (Clerk) throws -> Void) throws -> Bool {
      let name = "u\(try desk.store.users().count)"
      try desk.add(name, [.preparer], scope: scope)
      do { try work(desk.clerk(name)) } catch DutyError.outsideScope { return true }
      return false
    }
    func compute(_ clerk: Clerk) throws {
      _ = try RunRoll(policy: scheme, period: month("2024-03"), library: library).compute(clerk)
    }
    func show(_ clerk: Clerk) throws { _ = try ShowWorker(worker: "W0000001").run(clerk) }
    // The scheme is Yinchuan's, 640100; the worker serves in 兴庆区 at 某社区.
    for division in ["640100", "640000"] {
      #expect(try !refuses(Scope(divisions: [division]), compute))
    }
    for division in ["640104", "640200", "银川市"] {
      #expect(try refuses(Scope(divisions: [division]), compute))
    }
    #expect(try refuses(Scope(organisations: ["某社区"]), compute))
    #expect(try !refuses(Scope(divisions: ["兴庆区"]), show))
    #expect(try !refuses(Scope(divisions: ["兴庆区"], organisations: ["某社区"]), show))
    #expect(try refuses(Scope(divisions: ["金凤区"]), show))
    #expect(try refuses(Scope(organisations: ["另一社区"]), show))
    // Reading everywhere and revealing at one place do not add up.
    try desk.add("two", [.author])
    try GrantRole(
      name: "two", grant: Grant(role: .checker, scope: Scope(divisions: ["金凤区"]))
    ).run(desk.clerk("root"))
    try show(desk.clerk("two"))
    #expect(throws: DutyError.outsideScope("")) {
      try ShowWorker(worker: "W0000001", revealReason: "r").run(desk.clerk("two"))
    }
    var found: [Int] = []
    for division in ["兴庆区", "金凤区"] {
      _ = try refuses(Scope(divisions: [division])) { clerk in
        found.append(try FindWorkers(text: "李").run(clerk).hits.count)
      }
    }
    #expect(found == [1, 0])
  }
}
