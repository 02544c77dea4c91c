import Digests
import Testing
import Workforce

@testable import RegistryStore

@Suite("Rolls and their lines")
struct RollTests {
  let register: TestRegister
  var store: Store { register.store }

  init() throws {
    register = try TestRegister()
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
  }

  @Test("a draft is replaced by the next one under the same number")
  func replacesDraft() throws {
    let first = try store.draft("2023-04", [1, 2, 3])
    let second = try store.draft("2023-04", [2])
    #expect(first.roll.number == second.roll.number)
    #expect(second.lines == 1 && second.total == Money(fen: 50_000))
    #expect(try store.lines(ofRoll: second.roll.number).map(\.line) == [line(2)])
    #expect(try store.lines(ofWorker: WorkerKey(number: 1)).isEmpty)
    #expect(try store.policyText(hash: second.roll.policyHash) == sheetText)
  }

  @Test("the database refuses a second line for a person, measure, period and instalment")
  func secondLine() throws {
    let kept = try store.draft("2023-04", [1])
    #expect(
      throws: StoreError.secondLine(
        worker: WorkerKey(number: 2), rule: "monthly", period: kept.roll.period, instalment: 1)
    ) { try store.draft("2023-04", [2, 2]) }
    #expect(try store.roll(kept.roll.number) == kept)
    #expect(throws: StoreError.notUnique) {
      try store.raw("INSERT INTO payout_line SELECT * FROM payout_line")
    }
  }

  @Test("lines come in the order of rule, worker and instalment, with the name known at the roll")
  func orderOfLines() throws {
    let lines = [line(3), line(1, rule: "award"), line(1, instalment: 2), line(1)]
    let stored = try store.storeDraft(
      Roll(
        policy: "p", period: Period("2023-04") ?? Period(index: 0), knownAt: EntryNumber(1),
        policyHash: SHA256.hex(sheetText), engineVersion: "1", digest: SHA256.hex(""), state: .draft
      ),
      policyText: sheetText, instant: noon, summary: "{}", lines: lines)
    try store.undo(batch: 1, actor: "a", reason: "r", instant: noon)
    let read = try store.lines(ofRoll: stored.roll.number)
    #expect(read.map(\.line) == [lines[1], lines[3], lines[2], lines[0]])
    #expect(read.map(\.name) == ["张三1", "张三1", "张三1", "张三3"])
    #expect(read.last?.documentNumber == person(3).documentNumber)
    var bare: [PayoutLine] = []
    try store.forEachPayoutLine(ofRoll: stored.roll.number) { bare.append($0) }
    #expect(bare == read.map(\.line))
    #expect(try store.lines(ofWorker: WorkerKey(number: 1)).count == 3)
  }

  @Test("a settled roll counts as paid from its entry on, and not before")
  func settles() throws {
    let draft = try store.draft("2023-04", [1, 3])
    let before = try store.snapshot()
    #expect(before.payments.fen.count == 0)
    let entry = try store.settle(
      roll: draft.roll.number, actor: "head", reason: "paid", instant: noon)
    #expect(try store.latestKnowledge() == entry.number)
    let after = try store.snapshot()
    #expect(after.payments.byWorker.range(of: 0) == 0..<1)
    #expect(after.payments.byWorker.range(of: 2) == 1..<2)
    #expect(after.payments.paidOn[1] == date("2023-04-30").day)
    #expect(after.symbols.text(of: after.payments.measure[0]) == "yinchuan/test:monthly")
    #expect(try spelled(store.snapshot(asKnownAt: before.knownAt)) == spelled(before))
    #expect(
      try store.undo(batch: 1, actor: "a", reason: "r", instant: noon).settledRolls == 1)
    #expect(try store.checkChain { _ in draft.roll.digest } == nil)
  }

  @Test("a settled roll refuses every change through the store and through raw SQL")
  func settledStays() throws {
    let draft = try store.draft("2023-04", [1])
    #expect(throws: StoreError.appendOnly) { try store.raw("UPDATE payout_line SET fen = 1") }
    try store.settle(roll: draft.roll.number, actor: "head", reason: "paid", instant: noon)
    #expect(throws: StoreError.rollSettled(policy: draft.roll.policy, period: draft.roll.period)) {
      try store.draft("2023-04", [2])
    }
    #expect(throws: StoreError.rollSettled(policy: draft.roll.policy, period: draft.roll.period)) {
      try store.settle(roll: draft.roll.number, actor: "head", reason: "again", instant: noon)
    }
    for sql in [
      "UPDATE payout_line SET fen = 1", "DELETE FROM payout_line",
      "REPLACE INTO payout_line SELECT * FROM payout_line",
      "INSERT INTO payout_line VALUES (1, 1, 1, 1, \(draft.roll.number), 1, 1, 1, 0, NULL, NULL)",
      "UPDATE roll SET state = 'draft', settled_entry = NULL", "DELETE FROM roll",
      "UPDATE roll SET digest = ''", "REPLACE INTO roll SELECT * FROM roll",
      "UPDATE policy_text SET text = ''", "DELETE FROM measure",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
  }

  @Test("lines that wait keep their reason, and the lines around them have none")
  func reasons() throws {
    var waiting = line(2)
    waiting.outcome = .undecided
    waiting.amount = .zero
    waiting.level = nil
    waiting.fund = ""
    waiting.reason = Sentence(zh: "缺考核", en: "no assessment")
    let lines = [line(1), waiting, line(3), line(1, rule: "second")]
    let stored = try store.storeDraft(
      Roll(
        policy: "p", period: Period(index: 24_000), knownAt: EntryNumber(1),
        policyHash: SHA256.hex(sheetText), engineVersion: "1", digest: SHA256.hex(""), state: .draft
      ),
      policyText: sheetText, instant: noon, summary: "{}", lines: lines)
    #expect(stored.lines == 4 && stored.total == Money(fen: 150_000))
    #expect(try store.lines(ofRoll: stored.roll.number).map(\.line) == lines)
    try store.settle(roll: stored.roll.number, actor: "head", reason: "paid", instant: noon)
    #expect(try store.snapshot().payments.fen.count == 3)
  }

  @Test("a digest that is none stops the draft")
  func badDigest() throws {
    #expect(throws: StoreError.malformedDigest("abc")) {
      try store.storeDraft(
        Roll(
          policy: "p", period: Period(index: 24_000), knownAt: EntryNumber(1),
          policyHash: SHA256.hex(sheetText), engineVersion: "1", digest: "abc", state: .draft),
        policyText: sheetText, instant: noon, summary: "{}", lines: [])
    }
    #expect(try store.rolls().isEmpty)
  }

  @Test("a difference line corrects a settled roll and no draft, and the earlier draft stays")
  func differencesCorrectSettledRolls() throws {
    let (closed, open) = (try store.draft("2023-04", [1]), try store.draft("2023-05", [1]))
    func draft(correcting corrected: StoredRoll) throws -> StoredRoll {
      try store.storeDraft(
        open.roll, policyText: sheetText, instant: noon
      ) { writer in
        for fen in [0, 60_000] {
          try writer.append(
            DifferenceLine(
              corrects: corrected.roll.number, period: corrected.roll.period,
              worker: WorkerKey(number: fen == 0 ? 1 : 2), rule: "monthly", level: nil,
              fund: fen == 0 ? "city" : "region", old: Money(fen: 50_000),
              new: Money(fen: Int64(fen)), outcome: .pays,
              causes: fen == 0 ? [.entry(EntryNumber(1))] : [.version("a"), .entry(EntryNumber(2))]))
        }
        return DraftEnd(digest: open.roll.digest, summary: "{}")
      }
    }
    #expect(throws: StoreError.constraint) { try draft(correcting: closed) }
    #expect(try store.rolls().map(\.lines) == [1, 1])
    try store.settle(roll: closed.roll.number, actor: "head", reason: "paid", instant: noon)
    let stored = try draft(correcting: closed)
    #expect(stored.differences == 2 && stored.differenceFen == -40_000)
    let lines = try store.differences(ofRoll: stored.roll.number)
    #expect(lines.map(\.fund) == ["city", "region"] && lines.map(\.worker.number) == [1, 2])
    #expect(lines.map { $0.causes.map(\.code) } == [["entry 1"], ["version a", "entry 2"]])
    // The triggers are back.
    #expect(throws: StoreError.appendOnly) {
      try store.raw("UPDATE difference_line SET new_fen = 1")
    }
    #expect(throws: StoreError.appendOnly) {
      try store.raw(
        """
        INSERT INTO difference_line SELECT \(open.roll.number), measure_id, worker_id, level, fund,
          roll_id, old_fen, new_fen, outcome, reason_zh, reason_en, causes FROM difference_line
        """)
    }
  }
}
