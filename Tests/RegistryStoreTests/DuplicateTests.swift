import Testing
import Workforce

@testable import RegistryStore

@Suite("Postings at the same time")
struct DuplicateTests {
  @Test("postings that share a day overlap, postings that follow one another do not")
  func postings() throws {
    let register = try TestRegister()
    var facts: [Int64] = []
    try register.store.importing { writer in
      for (number, next) in ["2024-06-30", "2024-07-01"].enumerated() {
        let worker = writer.addWorker(person(number), sourceRow: 1)
        var first = posting("2024-01-01")
        first.span = span("2024-01-01", "2024-06-30")
        facts.append(writer.append(first, to: worker, sourceRow: 1))
        facts.append(writer.append(posting(next), to: worker, sourceRow: 2))
      }
    }
    let worker = WorkerKey(number: 1)
    let found = Duplicate(
      kind: .postings, workers: [worker, worker], facts: Array(facts.prefix(2)),
      overlap: span("2024-06-30", "2024-06-30"))
    #expect(try register.store.duplicates() == [found])
    #expect(try register.store.duplicates(asKnownAt: EntryNumber(0)) == [])
    try register.store.importing("更正") { $0.withdrawFact(.posting, of: worker, fact: facts[1]) }
    #expect(try register.store.duplicates() == [])
    #expect(try register.store.duplicates(asKnownAt: EntryNumber(1)) == [found])
  }
}
