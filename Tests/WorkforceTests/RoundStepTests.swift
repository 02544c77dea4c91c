import Testing
import Workforce

@Suite("Round steps")
struct RoundStepTests {
  @Test("the step is the smallest of 1, 2 and 5 times a power of ten that reaches far enough")
  func steps() {
    let steps = [0, 1, 5, 6, 10, 11, 25, 26, 50, 51, 1_000, 1_001].map {
      RoundStep.reaching($0, with: 5, unit: 1)
    }
    #expect(steps == [1, 1, 1, 2, 2, 5, 5, 10, 10, 20, 200, 500])
  }

  @Test("no step is smaller than the unit, and the largest number has one too")
  func limits() {
    #expect(RoundStep.reaching(3, with: 5, unit: 100) == 100)
    #expect(RoundStep.reaching(501, with: 5, unit: 100) == 200)
    #expect(RoundStep.reaching(.max, with: 4, unit: 100) == 5_000_000_000_000_000_000)
  }
}
