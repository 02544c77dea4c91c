// The words of test files, for editors and checkers of Lua.

import Workforce

/// What a file of tests may use besides the words of sheets that make values.
enum EditorTests {
  /// A word, how its use is annotated, and what it means.
  struct TestWord {
    let name: String
    /// Annotations; those of a value have no parameters.
    let annotations: [String]
    let parameters: String?
    let meaning: Sentence
  }

  static let words: [TestWord] = [
    TestWord(
      name: "test", annotations: ["param sentence string", "return fun(body: table)"],
      parameters: "sentence",
      meaning: Sentence(
        zh: "一项测试：一个人、一个月、应有的结果", en: "a person, a month and what must come out")),
    TestWord(
      name: "but", annotations: ["param base table", "param changes table", "return table"],
      parameters: "base, changes",
      meaning: Sentence(zh: "只改写出来的几处", en: "the base with some values changed")),
    TestWord(
      name: "without", annotations: ["param base table", "param ... string", "return table"],
      parameters: "base, ...", meaning: Sentence(zh: "去掉几项", en: "the base without items")),
    outcome("refused", Sentence(zh: "不发放，由这个词拒绝", en: "refused by this word")),
    outcome("undecided", Sentence(zh: "待定，停在这个词", en: "undecided at this word")),
    outcome("held", Sentence(zh: "暂缓", en: "held")),
    TestWord(
      name: "finds", annotations: ["param reports table", "return Expectation"],
      parameters: "reports",
      meaning: Sentence(zh: "标准查出，并报告这些数值", en: "a standard finds and reports these values")),
    TestWord(
      name: "found", annotations: ["type Expectation"], parameters: nil,
      meaning: Sentence(zh: "标准查出", en: "a standard finds")),
    TestWord(
      name: "none", annotations: ["type Expectation"], parameters: nil,
      meaning: Sentence(zh: "没有任何一行", en: "no line at all")),
  ]

  private static func outcome(_ name: String, _ meaning: Sentence) -> TestWord {
    TestWord(
      name: name, annotations: ["param word string", "return Expectation"], parameters: "word",
      meaning: meaning)
  }

  static var definitions: String {
    "\n---@class Expectation\n\n"
      + words.map { word in
        "---\(word.meaning.zh) · \(word.meaning.en)\n"
          + word.annotations.map { "---@\($0)\n" }.joined()
          + (word.parameters.map { "function \(word.name)(\($0)) end\n" } ?? "\(word.name) = {}\n")
      }.joined(separator: "\n")
  }
}
