import Testing
import Workforce

@Suite("Columns")
struct ColumnTests {
  @Test("a column gives back what was appended, beyond its first capacity")
  func appended() {
    for count in [0, 1, 15, 16, 17, 1024, 1025, 50_000] {
      var builder = ColumnBuilder<Int64>(capacity: 1)
      for value in 0..<count { builder.append(Int64(value) * 3) }
      let column = builder.finish()
      #expect(column.count == count)
      #expect((0..<count).allSatisfy { column[$0] == Int64($0) * 3 })
    }
    #expect(Column([5, 6, 7] as [Int32]).count == 3)
    #expect(Column<Int32>([]).count == 0)
  }

  @Test("a grouping gives every worker its own facts, workers without facts included")
  func grouping() {
    var generator = SplitMix(state: 3)
    for workers in [0, 1, 2, 7, 100] {
      let counts = (0..<workers).map { _ in Int(generator.next() % 4) }
      var builder = GroupingBuilder()
      for (worker, count) in counts.enumerated() {
        for _ in 0..<count { builder.append(worker: worker) }
      }
      let grouping = builder.finish(workers: workers)
      var next = 0
      for worker in 0..<workers {
        #expect(grouping.range(of: worker) == next..<(next + counts[worker]))
        next += counts[worker]
      }
    }
  }

  @Test("a symbol keeps its number, and 0 means not recorded")
  func symbols() {
    var symbols = Symbols(texts: ["community", "station"])
    #expect(symbols.number(of: "community") == 1)
    #expect(symbols.number(adding: "station") == 2)
    #expect(symbols.number(adding: "") == 0)
    #expect(symbols.number(of: "school") == nil)
    #expect(symbols.number(adding: "school") == 3)
    #expect(symbols.text(of: 3) == "school")
    #expect(symbols.text(of: 0) == "")
  }
}
