// The database holds what may be decided of differences and held back, whatever program writes.

import Digests
import Testing
import Workforce

@testable import RegistryStore

@Suite("Changes of lines in the register")
struct LineChangeTests {
  let register: TestRegister
  var store: Store { register.store }
  /// The open roll.
  let roll: StoredRoll

  /// Roll 1 is sealed. Roll 2 pays worker 1 and has differences: one of worker 1 that waits, and
  /// one of worker 3 that pays 100 yuan.
  init() throws {
    register = try TestRegister()
    let store = register.store
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
    try store.addUsers(4)
    let sealed = try store.draft(by: 1, "2023-03")
    try store.decide(sealed, by: 1)
    try store.take(.submitted, sealed, by: 1)
    try store.take(.checked, sealed, by: 2)
    try store.take(.approved, sealed, by: 3)
    roll = try Self.open(store)
  }

  private static func difference(_ worker: Int64, _ new: Int64?) -> DifferenceLine {
    DifferenceLine(
      corrects: 1, period: Period("2023-03")!, worker: WorkerKey(number: worker), rule: "monthly",
      level: .junior, fund: "city", old: Money(fen: 50_000), new: new.map { Money(fen: $0) },
      outcome: new == nil ? .undecided : .pays, reason: nil, causes: [.entry(EntryNumber(1))])
  }

  @discardableResult
  private static func open(_ store: Store, digest: String = "open") throws -> StoredRoll {
    try store.storeDraft(
      Roll(
        policy: "yinchuan/test", period: Period("2023-04")!, knownAt: store.latestKnowledge(),
        policyHash: SHA256.hex(sheetText), engineVersion: "1", digest: SHA256.hex(digest),
        state: .draft),
      policyText: sheetText, instant: noon, by: 1
    ) { writer in
      try writer.append(line(1))
      try writer.append(line(1, instalment: 2))
      try writer.append(difference(1, nil))
      try writer.append(difference(3, 60_000))
      return DraftEnd(digest: SHA256.hex(digest), summary: "{}")
    }
  }

  private func change(
    _ worker: Int64, _ verdict: LineChange.Verdict, _ fen: Int64, corrects: Int64 = 1,
    fund: String = "city", payer: String? = nil, by user: Int64 = 1
  ) throws {
    let key = LineChange.Key(
      corrects: corrects, worker: WorkerKey(number: worker), rule: "monthly", level: .junior,
      fund: fund)
    try store.decide(
      [], [LineChange(line: key, verdict: verdict, payer: payer, fen: fen, reason: "seen")],
      ofRoll: 2, digest: try store.roll(2).roll.digest, act(by: user))
  }

  @Test("approval waits for each difference that waits, in the register as in the program")
  func waits() throws {
    #expect(roll.changes.waitingDifferences == 1)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    #expect(throws: StoreError.duty) { try store.take(.approved, roll, by: 3) }
    try store.take(.sentBack, roll, by: 3)
    try change(1, .refuse, 0)
    #expect(try store.roll(2).changes.waitingDifferences == 0)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    try store.take(.approved, roll, by: 3)
    #expect(try store.checkChain() == nil)
  }

  @Test("a decision of an earlier draft holds nothing open")
  func earlierDraft() throws {
    try change(1, .refuse, 0)
    try Self.open(store, digest: "again")
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    #expect(throws: StoreError.duty) { try store.take(.approved, roll, by: 3) }
    #expect(try store.lineChanges(ofRoll: 2).isEmpty)
  }

  @Test("what waits is decided, from all that was had to any amount; what pays is held back whole")
  func limits() throws {
    // Of 500 yuan had no more than 500 are taken back.
    try change(1, .pay, -50_000, payer: "region")
    #expect(throws: StoreError.duty) { try change(1, .pay, -50_001) }
    #expect(throws: StoreError.duty) { try change(3, .refuse, 0) }
    #expect(throws: StoreError.duty) { try change(2, .refuse, 0) }
    #expect(throws: StoreError.duty) { try change(1, .holdBack, -1) }
    #expect(throws: StoreError.duty) { try change(1, .release, 0) }
    for fen in [Int64(-9_999), -10_001] {
      #expect(throws: StoreError.duty) { try change(3, .holdBack, fen) }
    }
    try change(3, .holdBack, -10_000)
    // Two instalments of one worker, rule, level and fund are held back together.
    for fen in [Int64(-50_000), -99_999, -100_001] {
      #expect(throws: StoreError.duty) { try change(1, .holdBack, fen, corrects: 2) }
    }
    #expect(throws: StoreError.duty) { try change(1, .holdBack, -100_000, corrects: 2, fund: "moon") }
    #expect(throws: StoreError.duty) { try change(2, .release, 0, corrects: 2) }
    try change(1, .holdBack, -100_000, corrects: 2)
    let stored = try store.roll(2)
    #expect(stored.ownTotal == .zero && stored.differenceTotal.fen == -50_000)
    #expect(stored.changes.heldBackLines == 2 && stored.changes.heldBack.fen == 110_000)
    let asked = try store.asked(ofRoll: 2)
    #expect(asked == ["region": Money(fen: -50_000)])
    try change(1, .release, 0, corrects: 2)
    #expect(try store.roll(2).payable.fen == 50_000)
    #expect(try store.lines(ofRoll: 2).map(\.line.outcome) == [.pays, .pays])
  }

  @Test("a change is made by a preparer who checked nothing, before the check")
  func people() throws {
    try store.take(.submitted, roll, by: 1)
    try change(1, .refuse, 0, by: 4)
    #expect(throws: StoreError.duty) { try store.take(.checked, roll, by: 4) }
    try store.take(.checked, roll, by: 2)
    #expect(throws: StoreError.duty) { try change(1, .refuse, 0) }
    try store.take(.sentBack, roll, by: 3)
    #expect(throws: StoreError.duty) { try change(1, .refuse, 0, by: 2) }
    #expect(throws: StoreError.duty) { try store.take(.approved, roll, by: 4) }
  }

  @Test("a step states lines, decisions and differences to the fen")
  func whole() throws {
    try change(1, .pay, 1)
    let digest = roll.roll.digest
    func step(_ fen: Int64) throws {
      try store.raw("INSERT INTO roll_step VALUES (2, 1, 'submitted', 1, 99, '', '\(digest)', \(fen))")
    }
    for fen in [Int64(110_000), 110_002, 100_000, 0] {
      #expect(throws: StoreError.duty, "\(fen)") { try step(fen) }
    }
    let taken = try store.take(.submitted, roll, by: 1)
    #expect(taken.total.fen == 110_001 && taken.differences?.fen == 10_001)
    #expect(try store.steps(ofRoll: 2) == [taken])
  }

  @Test("a step of before differences counted is shown with them")
  func earlierStep() throws {
    try change(1, .refuse, 0)
    try store.writing(durable: false) { connection in
      let rows = try connection.prepare(
        "SELECT sql FROM sqlite_schema WHERE name = 'roll_step_states_the_whole'")
      guard try rows.step() else { throw StoreError.corrupted }
      let trigger = rows.text(0)
      rows.reset()
      try connection.run("DROP TRIGGER roll_step_states_the_whole")
      try connection.run("PRAGMA defer_foreign_keys = ON")
      let number = try EntryLog.lastNumber(connection) + 1
      try connection.run(
        "INSERT INTO roll_step SELECT 2, 1, 'submitted', 1, ?, '', digest, total_fen FROM roll WHERE id = 2",
        number)
      var content = try #require(try ChainedTable.contents(connection, only: number)[number])
      try EntryLog.append(
        Entry(
          number: EntryNumber(number), instant: noon, actor: "u1", kind: .step, reason: "",
          source: "submitted"),
        content: content.finish(), to: connection)
      try connection.run(trigger)
    }
    let step = try #require(try store.steps(ofRoll: 2).first)
    #expect(step.total.fen == 110_000 && step.differences?.fen == 10_000)
    #expect(try store.checkChain() == nil)
    try store.take(.checked, roll, by: 2)
    #expect(try store.take(.approved, roll, by: 3).total.fen == 110_000)
  }

  @Test("rows of changes are append-only, and one that was changed is found with its entry")
  func chained() throws {
    try change(3, .holdBack, -10_000)
    let entry = try store.chainHead().entry
    for sql in ["UPDATE line_change SET fen = -1", "DELETE FROM line_change"] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
    try store.raw("DROP TRIGGER line_change_keeps_content", "UPDATE line_change SET reason = 'x'")
    #expect(try store.checkChain()?.entry == entry)
  }

  @Test("what is held back comes to notice on the month it is due, once its roll is sealed")
  func heldBack() throws {
    try change(1, .refuse, 0)
    try change(3, .holdBack, -10_000)
    try change(1, .holdBack, -100_000, corrects: 2)
    func found(_ number: Int64, after entry: EntryNumber = EntryNumber(0)) throws -> [Int64] {
      try store.heldBack(onRoll: number, after: entry, sealedBy: store.chainHead().entry).map(\.worker)
    }
    #expect(try found(1).isEmpty && found(2).isEmpty)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
    try store.take(.approved, roll, by: 3)
    #expect(try found(1) == [3] && found(2) == [1])
    let all = try store.heldBack(
      onRoll: 2, after: EntryNumber(0), sealedBy: store.chainHead().entry)
    // It counts from the seal: the roll may have been computed again since it was held back.
    let sealed = try #require(try store.roll(roll.roll.number).settledBy)
    #expect(all[0].entry < sealed)
    #expect(try found(2, after: all[0].entry) == [1])
    #expect(try found(2, after: sealed).isEmpty)
    #expect(try found(2, after: EntryNumber(sealed.value - 1)) == [1])
    let had = try store.owedLines(ofRoll: 2, asKnownAt: store.chainHead().entry)
    #expect(had.reduce(0) { $0 + $1.amount.fen } == 0)
    try store.take(.reversed, roll, by: 4)
    #expect(try found(1).isEmpty && found(2).isEmpty)
  }
}
