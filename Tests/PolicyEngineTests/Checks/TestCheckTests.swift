import Testing
import Workforce

@testable import PolicyEngine

@Suite("Checks of files of tests")
struct TestCheckTests {
  private func told(_ text: String) -> [String] {
    TestCheck.remarks(text: Array(text.utf8), file: "award_test.lua").map {
      "\($0.line):\($0.column) \($0.code) \($0.advice?.en ?? "")"
    }
  }

  private func test(_ worker: String, _ expected: String) -> String {
    """
    local ming = { \(worker) }
    test "one" { period = "2024-03", worker = ming,
      expect = { award = \(expected) } }
    """
  }

  private let posted = #"posting = { kind = "community", county = "甲区", from = "2022-07-01" }"#

  @Test("nothing is said of tests that can run")
  func sound() {
    #expect(told(test(posted, "yuan(200)")) == [])
    #expect(told(test(posted, #"refused "postings.held""#)) == [])
    #expect(told(test(posted, #"undecided "amount""#)) == [])
  }

  @Test("every slip of writing is told at its place")
  func writing() {
    #expect(
      told("test \"一\" { period = \"2024-03\"，worker = {}，expect = { a = none } }\n")
        == ["1:30 foreign-character write ,", "1:42 foreign-character write ,"])
    #expect(
      told(test(posted, "none").replacing("worker = ming", with: "worker = minh"))
        == ["2:43 unknown-name did you mean ming?"])
    #expect(
      told(test(posted + #" certificate = { level = "junior", approved = "2024-01-01" }"#, "none"))
        == ["1:83 missing-comma add ,"])
  }

  @Test("a word that refuses nobody, and a kind that does not exist, are told with the near one")
  func words() {
    #expect(told(test(posted, #"refused "anyof""#)) == ["3:30 unknown-word did you mean any_of?"])
    #expect(
      told(test(#"circumstance = { kind = "employer_from", from = "2020-01-01" }"#, "none"))
        == ["2:1 unknown-value did you mean employer_form?"])
    #expect(
      told(test(#"circumstance = { kind = "employer_form", value = "甲" }"#, "none"))
        == ["2:6 missing-field add it"])
  }
}
