// What can be found wrong in a file of tests before any of them runs.

import LuaRuntime
import Workforce

/// Looks for the faults of a file of tests.
public enum TestCheck {
  /// The faults of the writing, each at its place; where there are none, the first thing that the
  /// reader of tests refuses.
  /// - Parameters:
  ///   - text: UTF-8 source of `<topic>_test.lua`.
  ///   - file: name for messages.
  public static func remarks(text: [UInt8], file: String) -> [Remark] {
    let tests = SheetInspection(bytes: text, file: file)
    WritingCheck.check(tests, also: Set(EditorTests.words.map(\.name)))
    let written = tests.remarks.filter { $0.severity == .error }
    if !written.isEmpty { return written.sorted() }
    do {
      for test in try PolicyTest.read(text: text, file: file) {
        for (_, value) in test.expectations { words(Expected(value), test.line, tests) }
      }
    } catch {
      refuse(error.problem, error.line, tests)
    }
    return tests.remarks.filter { $0.severity != .note }.sorted()
  }

  private static func refuse(
    _ problem: PolicyError.Problem, _ line: Int, _ tests: SheetInspection
  ) {
    let mark = FaultPlace.find(problem, line: line, tests)?.mark ?? 0..<0
    tests.remark(.problem(problem), tokens: mark)
  }

  /// A word that decides nothing in any sheet, where one that does is near.
  private static func words(_ expected: Expected, _ line: Int, _ tests: SheetInspection) {
    let known = Terms.all.map(\.path) + ["amount", "in_force"]
    switch expected {
    case .refused(let word), .undecided(let word):
      guard !known.contains(word), nearest(to: word, among: known) != nil else { return }
      refuse(.unknownWord(word: word, known: known), line, tests)
    default: break
    }
  }
}
