// The database itself holds who may do what with a roll, whatever program writes.

import Testing
import Workforce

@testable import RegistryStore

@Suite("Steps of rolls in the register")
struct CycleTests {
  let register: TestRegister
  var store: Store { register.store }

  init() throws {
    register = try TestRegister()
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
    try store.addUsers(4)
  }

  @Test("from draft to reconciled by three people, one chained entry a step")
  func wholeCycle() throws {
    let roll = try store.draft(by: 1)
    let before = try store.latestKnowledge()
    try store.take(.submitted, roll, by: 1)
    try store.decide(roll, by: 1)
    try store.take(.checked, roll, by: 2)
    #expect(try store.latestKnowledge() == before)
    let approved = try store.take(.approved, roll, by: 3)
    #expect(approved.total == Money(fen: 70_000))
    #expect(try store.roll(roll.roll.number).settledBy == approved.entry)
    #expect(try store.latestKnowledge() == approved.entry)
    try store.take(.publicised, roll, by: 2)
    let batch = try store.send(roll, [1: 50_000, 2: 20_000], by: 1)
    try store.end(batch, as: .handedOver, act(by: 4))
    try store.answer(roll, [1: .paid, 2: .paid], by: 4)
    try store.take(.reconciled, roll, by: 2)
    #expect(
      try store.steps(ofRoll: roll.roll.number).map(\.name) == ["u1", "u2", "u3", "u2", "u4", "u2"])
    #expect(try store.checkChain { _ in roll.roll.digest } == nil)
  }

  @Test("a decided line counts as paid from the approval on, with what was decided")
  func decidedLine() throws {
    let roll = try store.draft(by: 1)
    try store.decide(roll, by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    #expect(try store.snapshot().payments.fen.count == 0)
    try store.take(.approved, roll, by: 3)
    for snapshot in [
      try store.snapshot(),
      try store.snapshot(workers: [1, 2, 3].map { WorkerKey(number: $0) }),
    ] {
      let payments = snapshot.payments
      #expect((0..<payments.fen.count).map { payments.fen[$0] } == [50_000, 20_000])
      #expect(payments.byWorker.range(of: 1) == 1..<2)
    }
  }

  @Test("a reversed roll counts as paid until its reversal and not after")
  func reversal() throws {
    let roll = try store.draft(by: 1)
    try store.decide(roll, fen: 0, by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    let approved = try store.take(.approved, roll, by: 3)
    let reversed = try store.take(.reversed, roll, by: 4)
    #expect(try store.snapshot(asKnownAt: approved.entry).payments.fen.count == 1)
    #expect(try store.latestKnowledge() == reversed.entry)
    #expect(try store.snapshot().payments.fen.count == 0)
    #expect(throws: StoreError.duty) { try store.take(.paid, roll, by: 1) }
    #expect(try store.checkChain() == nil)
  }

  @Test("decisions are forgotten with the lines they were about")
  func forgotten() throws {
    let roll = try store.draft(by: 1)
    try store.decide(roll, by: 1)
    #expect(try store.decisions(ofRoll: roll.roll.number).map(\.amount.fen) == [20_000])
    try store.decide(roll, fen: 0, by: 4)
    #expect(try store.decisions(ofRoll: roll.roll.number).map(\.name) == ["u4"])
    try store.draft(by: 1, digest: "2")
    #expect(try store.decisions(ofRoll: roll.roll.number).isEmpty)
    #expect(try store.deciders(ofRoll: roll.roll.number) == [1, 4])
    #expect(throws: StoreError.duty) { try store.take(.submitted, roll, by: 9) }
  }

  @Test("a step names the roll as it is, and a changed one refuses it")
  func changedMeanwhile() throws {
    let seen = try store.draft(by: 1)
    try store.draft(by: 1, digest: "2")
    #expect(throws: StoreError.duty) {
      try store.take(
        .submitted, ofRoll: seen.roll.number, digest: seen.roll.digest, act(by: 1)
      ) { _ in }
    }
  }

  @Test("a roll is not approved once another month of its policy was sealed after its facts")
  func overtaken() throws {
    let march = try store.draft(by: 1, "2023-03")
    let april = try store.draft(by: 1, "2023-04")
    for roll in [march, april] { try store.decide(roll, fen: 0, by: 1) }
    let other = try store.draft("yinchuan/other", by: 1, "2023-03")
    try store.decide(other, fen: 0, by: 1)
    for roll in [march, april, other] {
      try store.take(.submitted, roll, by: 1)
      try store.take(.checked, roll, by: 2)
    }
    try store.take(.approved, march, by: 3)
    #expect(throws: StoreError.duty) { try store.take(.approved, april, by: 3) }
    try store.take(.approved, other, by: 3)
    try store.take(.sentBack, april, by: 3)
    try store.draft(by: 1, "2023-04")
    try store.take(.submitted, april, by: 1)
  }

  @Test("a role that was withdrawn, a lock and a missing role stop a step")
  func roles() throws {
    let roll = try store.draft(by: 1)
    try store.decide(roll, fen: 0, by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.withdraw(.checker, from: "u2", act(by: 1))
    try store.setLock(true, of: "u3", act(by: 1))
    for user in [Int64(2), 3, 99] {
      #expect(throws: (any Error).self) { try store.take(.checked, roll, by: user) }
    }
    try store.take(.checked, roll, by: 4)
    try store.setLock(false, of: "u3", act(by: 1))
    try store.take(.approved, roll, by: 3)
  }

  @Test("with users nobody settles by hand, and drafts from before have no preparer")
  func trial() throws {
    let draft = try store.draft(by: nil)
    #expect(throws: StoreError.duty) {
      try store.settle(roll: draft.roll.number, actor: "u1", reason: "", instant: noon)
    }
    #expect(throws: StoreError.duty) { try store.take(.submitted, draft, by: 1) }
  }

  @Test("raw SQL neither skips a step nor stands in for a person nor changes what is under way")
  func rawSteps() throws {
    let roll = try store.draft(by: 1)
    try store.take(.submitted, roll, by: 1)
    let digest = roll.roll.digest
    func step(_ number: Int, _ step: String, by user: Int, digest: String = digest) -> String {
      "INSERT INTO roll_step VALUES (1, \(number), '\(step)', \(user), 99, '', '\(digest)', 0)"
    }
    let duty = [
      step(2, "approved", by: 3), step(2, "paid", by: 3), step(3, "checked", by: 2),
      step(2, "checked", by: 1), step(2, "checked", by: 2, digest: "x"), step(2, "checked", by: 9),
      "UPDATE roll SET state = 'settled', settled_entry = 1", "UPDATE roll SET computed_by = 2",
      "UPDATE roll SET digest = 'x'", "DELETE FROM roll",
      "INSERT INTO payout_line VALUES (24279, 1, 3, 1, 1, 1, 1, 1, 0, NULL, NULL)",
      "DELETE FROM payout_line",
      "INSERT INTO line_decision VALUES (1, 99, 1, '\(digest)', 1, 1, 1, 1, 'pay', 'x', 1, 'r')",
      "INSERT INTO line_decision VALUES (1, 99, 1, 'x', 1, 2, 1, 1, 'pay', 'x', 1, 'r')",
    ]
    for sql in duty { #expect(throws: StoreError.duty, "\(sql)") { try store.raw(sql) } }
    for sql in ["UPDATE roll_step SET user = 2", "DELETE FROM roll_step", "UPDATE payout_line SET fen = 1"]
    {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    try store.take(.checked, roll, by: 2)
    for sql in [
      step(3, "approved", by: 3),
      "INSERT INTO line_decision VALUES (1, 99, 1, '\(digest)', 1, 2, 1, 1, 'pay', 'x', 1, 'r')",
    ] {
      #expect(throws: StoreError.duty, "\(sql)") { try store.raw(sql) }
    }
    #expect(try store.checkChain() == nil)
  }

  @Test(
    "one changed value of users, steps, decisions or versions is found with its entry",
    arguments: [
      ("user", "UPDATE user SET name = 'x' WHERE id = 2", 3),
      ("user_secret", "UPDATE user_secret SET secret = 'x' WHERE user = 1", 2),
      ("user_role", "UPDATE user_role SET role = 'auditor' WHERE user = 3 AND role = 'author'", 4),
      ("user_role", "DELETE FROM user_role WHERE user = 4 AND role = 'author'", 5),
      ("user_role", "UPDATE user_role SET entry_out = NULL WHERE entry_out = 6", 6),
      ("user_lock", "INSERT INTO user_lock (entry, user) VALUES (3, 4)", 3),
      ("line_decision", "UPDATE line_decision SET fen = fen + 1", 7),
      ("line_decision", "UPDATE line_decision SET reason = 'x'", 7),
      ("roll_step", "UPDATE roll_step SET user = 4 WHERE step = 'checked'", 9),
      ("roll_step", "UPDATE roll_step SET reason = 'x' WHERE step = 'submitted'", 8),
      ("roll_step", "DELETE FROM roll_step WHERE step = 'checked'", 9),
      ("transfer", "UPDATE transfer SET amount = amount + 1 WHERE number = 1", 10),
      ("transfer", "DELETE FROM transfer WHERE number = 2", 10),
      ("roll", "UPDATE roll SET known_at = 0", 10),
      ("roll", "UPDATE roll SET computed_by = 4", 10),
      ("payout_line", "UPDATE payout_line SET fen = fen + 1 WHERE worker_id = 1", 10),
      ("policy_version", "UPDATE policy_version SET first_day = first_day - 1", 11),
      ("policy_activation", "UPDATE policy_activation SET user = 3", 12),
    ])
  func tampering(table: String, sql: String, entry: Int64) throws {
    try store.withdraw(.author, from: "u1", act(by: 1))
    let roll = try store.draft(by: 1)
    try store.decide(roll, by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    try store.take(.approved, roll, by: 3)
    let version = try store.propose("p", text: "other text", for: span("2023-01-01"), act(by: 4))
    try store.activate(version, act(by: 2))
    #expect(try store.checkChain() == nil)
    try store.writing(durable: false) { connection in
      let rows = try connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      rows.bind(table, at: 1)
      var names: [String] = []
      while try rows.step() { names.append(rows.text(0)) }
      rows.reset()
      for name in names { try connection.run("DROP TRIGGER \(name)") }
    }
    try store.raw("PRAGMA defer_foreign_keys = ON", sql)
    #expect(try store.checkChain()?.entry == EntryNumber(entry))
  }
}
