// What the prelude complains of, as the errors of the loader.

import LuaRuntime
import Workforce

extension Vocabulary {
  /// The error a failed load stands for: the prelude's own complaints, or Lua's.
  static func fault(_ error: LuaError, file: String) -> PolicyError {
    if case .unknownName(let name, let line) = error {
      let words = Terms.all.map(\.path).filter { !$0.utf8.contains(0x2E) }
      let known = words + Sandbox.allowed.map(\.name).filter { !$0.utf8.contains(0x2E) }
      return PolicyError(
        file: file, line: line, problem: .unknownWord(word: name, known: known.sorted()))
    }
    guard let complaint = Complaint(error) else {
      return PolicyError(file: file, line: error.line, problem: .lua(error))
    }
    return PolicyError(file: file, line: complaint.line, problem: complaint.problem)
  }
}

/// An error raised by the prelude: `{ code = …, line = …, … }`.
private struct Complaint {
  let line: Int
  let problem: PolicyError.Problem

  init?(_ error: LuaError) {
    guard case .coded(let code, _, let details) = error, case .table(let table) = details
    else { return nil }
    if case .integer(let line)? = table.fields["line"] { self.line = Int(line) } else { line = 0 }
    func text(_ name: String) -> String {
      if case .string(let text)? = table.fields[name] { text } else { "" }
    }
    var known: [String] = []
    if case .table(let list)? = table.fields["known"] {
      known = list.array.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    let word = text("word")
    switch code {
    case "unknown_word":
      let owner = text("owner")
      problem = .unknownWord(
        word: "\(owner).\(word)", known: known.map { "\(owner).\($0)" })
    case "takes_no_value": problem = .takesNoValue(word: word)
    case "mixed_units": problem = .mixedUnits(word: word)
    case "float_money": problem = .floatMoney
    case "bad_money": problem = .badMoney(text: text("text"))
    case "too_much_money": problem = .tooMuchMoney
    case "needs_value": problem = .needsValue(word: word)
    case "too_many_values": problem = .tooManyValues(word: word)
    case "read_only": problem = .readOnly(word: word)
    case "wrong_value":
      let expected: PolicyError.Problem.Expected =
        switch text("expected") {
        case "money": .money
        case "whole_number": .wholeNumber
        case "date": .date
        case "table": .table
        default: .text
        }
      problem = .wrongValue(word: word, expected: expected)
    default: return nil
    }
  }
}
