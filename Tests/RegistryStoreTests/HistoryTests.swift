import Testing
import Workforce

@testable import RegistryStore

/// A generator that gives the same numbers for the same seed, so that a failure can be repeated.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Random histories")
struct HistoryTests {
  @Test("every state can be read again later, byte for byte", arguments: 1...12)
  func pastStays(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let register = try TestRegister()
    let store = register.store
    var states = [try spelled(store.snapshot())]
    var people = 0
    for _ in 0..<12 {
      let standing = try store.batches().filter { $0.withdrawnBy == nil }
      switch Int.random(in: 0..<10, using: &random) {
      case 0...1 where !standing.isEmpty:
        let batch = standing.randomElement(using: &random)?.number ?? 1
        try store.undo(batch: batch, actor: "a", reason: "r", instant: noon)
      case 2 where people > 0:
        let period = Period(index: Int32(24_000 + states.count))
        let roll = try store.draft("\(period)", Array(1...Int64(people)))
        try store.settle(roll: roll.roll.number, actor: "a", reason: "r", instant: noon)
      default:
        try store.importing { writer in
          for _ in 0..<Int.random(in: 0...3, using: &random) {
            people += 1
            _ = writer.addWorker(person(people), sourceRow: people)
          }
          try change(writer, people: people, &random)
        }
      }
      states.append(try spelled(store.snapshot()))
    }
    for (entry, state) in states.enumerated() {
      #expect(try spelled(store.snapshot(asKnownAt: EntryNumber(Int64(entry)))) == state)
    }
    #expect(try store.checkChain() == nil)
    try subsets(store, people: people, &random)
  }

  @Test("withdrawing every batch, the newest first, walks back through all states")
  func undoWalksBack() throws {
    var random = SeededNumbers(state: 99)
    let register = try TestRegister()
    let store = register.store
    var states = [try content(store.snapshot())]
    for round in 1...8 {
      try store.importing { writer in
        _ = writer.addWorker(person(round), sourceRow: round)
        try change(writer, people: round, &random)
      }
      states.append(try content(store.snapshot()))
    }
    for batch in (1...8).reversed() {
      #expect(try content(store.snapshot()) == states[batch])
      try store.undo(batch: Int64(batch), actor: "a", reason: "r", instant: noon)
    }
    #expect(try content(store.snapshot()) == states[0])
    #expect(try store.checkChain() == nil)
  }

  /// Closes some known postings and appends facts to random workers.
  private func change(
    _ writer: ImportWriter, people: Int, _ random: inout SeededNumbers
  ) throws {
    guard people > 0 else { return }
    let known = try writer.knownPostings().values.flatMap { $0 }.sorted { $0.fact < $1.fact }
    for posting in known where Int.random(in: 0..<4, using: &random) == 0 {
      writer.withdrawFact(.posting, of: posting.worker, fact: posting.fact)
    }
    for row in 0..<Int.random(in: 0...6, using: &random) {
      let key = WorkerKey(number: Int64.random(in: 1...Int64(people), using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: writer.append(posting("2023-0\(1 + row)-01"), to: key, sourceRow: row)
      case 1: writer.append(Assessment(year: 2020 + row, result: .passed), to: key, sourceRow: row)
      case 2:
        let level = CertificateLevel.allCases.randomElement(using: &random) ?? .junior
        writer.append(
          Certificate(level: level, number: "1", approvedOn: date("2021-10-17")), to: key,
          sourceRow: row)
        writer.append(Registration(level: level, span: span("2022-01-01")), to: key, sourceRow: row)
      case 3:
        writer.append(
          Circumstance(kind: "duty", value: "站长", number: Int64(row), span: span("2021-01-01")),
          to: key, sourceRow: row)
      default:
        writer.append(
          Payment(
            measure: "award", level: .junior, amount: Money(fen: Int64(row)),
            paidOn: date("2022-01-01")), to: key, sourceRow: row)
      }
    }
  }

  /// A snapshot of some workers has for each exactly what the whole snapshot has.
  private func subsets(_ store: Store, people: Int, _ random: inout SeededNumbers) throws {
    guard people > 0 else { return }
    let whole = try store.snapshot()
    let keys = (1...Int64(people)).filter { _ in Bool.random(using: &random) }
    let part = try store.snapshot(workers: keys.reversed().map { WorkerKey(number: $0) })
    let known = keys.filter { whole.index(of: WorkerKey(number: $0)) != nil }
    #expect((0..<part.workers.count).map { part.workers[$0] } == known)
    let indexes = known.compactMap { whole.index(of: WorkerKey(number: $0)).map(Int32.init) }
    #expect(spelled(whole.part(indexes, payments: part.payments)) == spelled(part))
    for key in known.map({ WorkerKey(number: $0) }) {
      let i = try #require(whole.index(of: key))
      let j = try #require(part.index(of: key))
      #expect(
        whole.postings.byWorker.range(of: i).map { whole.postings.fact[$0] }
          == part.postings.byWorker.range(of: j).map { part.postings.fact[$0] })
      #expect(
        whole.payments.byWorker.range(of: i).map {
          [whole.payments.fen[$0], Int64(whole.payments.fact[$0])]
        }
          == part.payments.byWorker.range(of: j).map {
            [part.payments.fen[$0], Int64(part.payments.fact[$0])]
          })
      #expect(
        whole.assessments.byWorker.range(of: i).map { whole.assessments.year[$0] }
          == part.assessments.byWorker.range(of: j).map { part.assessments.year[$0] })
    }
  }
}
