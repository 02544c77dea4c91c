import Payouts
import Testing
import Workforce

// Two rolls of one policy, person by person.

private func line(
  _ worker: Int64, _ rule: String = "award", _ instalment: Int = 1, _ fen: Int64 = 100,
  level: CertificateLevel? = .junior, fund: String = "city", outcome: Outcome = .pays
) -> PayoutLine {
  PayoutLine(
    worker: WorkerKey(number: worker), rule: rule, instalment: instalment, level: level, fund: fund,
    amount: Money(fen: fen), outcome: outcome)
}

@Suite("Comparing rolls")
struct RollComparisonTests {
  @Test("who is on one roll alone has joined or left, with the whole amount")
  func joinedAndLeft() {
    let comparison = RollComparison(earlier: [line(1), line(2)], later: [line(2), line(3)])
    #expect(comparison.differences.map(\.kind) == [.left, .joined])
    #expect(comparison.differences.map(\.worker.number) == [1, 3])
    #expect(comparison.differences.map(\.change) == [-100, 100])
    #expect(comparison.unchanged == 1)
  }

  @Test("several lines of one person and rule are one difference, by their sum")
  func instalments() {
    let earlier = [line(1, "award", 2, 300, level: .senior), line(1, "award", 1, 200)]
    let later = [line(1, "award", 1, 200), line(1, "award", 2, 400, level: .senior), line(1, "award", 3, 5)]
    let comparison = RollComparison(earlier: earlier, later: later)
    #expect(comparison.differences.count == 1 && comparison.unchanged == 0)
    #expect(comparison.differences[0].kind == .changed && comparison.differences[0].change == 105)
    #expect(comparison.differences[0].before.map(\.instalment) == [1, 2])
    #expect(comparison.differences[0].after.map(\.instalment) == [1, 2, 3])
    #expect(RollComparison(earlier: earlier, later: earlier.reversed()).differences.isEmpty)
  }

  @Test("another level, fund or outcome is a change though the sum is the same")
  func changedWithoutMoney() {
    let others = [line(1, level: .senior), line(1, fund: "region"), line(1, outcome: .held)]
    for other in others {
      let comparison = RollComparison(earlier: [line(1)], later: [other])
      #expect(comparison.differences.map(\.kind) == [.changed])
      #expect(comparison.differences[0].change == 0)
    }
  }

  @Test("one person under two rules is two differences, rule by rule")
  func twoRules() {
    let comparison = RollComparison(
      earlier: [line(2, "month"), line(1, "month")], later: [line(1, "award"), line(2, "award")])
    #expect(comparison.differences.map(\.rule) == ["award", "award", "month", "month"])
    #expect(comparison.differences.map(\.worker.number) == [1, 2, 1, 2])
  }

  @Test("the change of all differences is the difference of the totals, and swapping turns it round")
  func conservation() {
    func roll(_ workers: ClosedRange<Int64>, monthlyEvery: Int64, fen: Int64) -> [PayoutLine] {
      workers.map { line($0, $0 % monthlyEvery == 0 ? "month" : "award", 1, $0 * fen) }
    }
    let earlier = roll(1...40, monthlyEvery: 3, fen: 7)
    let later = roll(20...60, monthlyEvery: 2, fen: 5)
    func total(_ lines: [PayoutLine]) -> Int64 { lines.reduce(0) { $0 + $1.amount.fen } }
    let forth = RollComparison(earlier: earlier, later: later)
    let back = RollComparison(earlier: later, later: earlier)
    #expect(forth.differences.reduce(0) { $0 + $1.change } == total(later) - total(earlier))
    #expect(back.differences.map(\.change) == forth.differences.map { -$0.change })
    #expect(back.unchanged == forth.unchanged)
    let same = RollComparison(earlier: earlier, later: earlier.shuffled())
    #expect(same.differences.isEmpty && same.unchanged == earlier.count)
  }
}
