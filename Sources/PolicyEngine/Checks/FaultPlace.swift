// Where in the text a fault lies that was reported by its line alone.

import LuaRuntime
import Workforce

/// The piece at fault, and the pieces that may be left out to go on.
struct FaultPlace {
  /// Tokens to put the mark under.
  let mark: Range<Int>
  /// Runs of tokens to blank out, the smallest loss first.
  let candidates: [Range<Int>]

  /// - Returns: nil when nothing of the text is on the line.
  static func find(
    _ problem: PolicyError.Problem, line: Int, _ sheet: SheetInspection
  ) -> FaultPlace? {
    let tokens = sheet.syntax.tokens
    let statement = sheet.syntax.lines.last { statement in
      guard let first = statement.tokens.first, let last = statement.tokens.last else {
        return false
      }
      return tokens[first].line <= line && lastLine(tokens[last]) >= line
    }
    guard let statement else {
      return tokens.isEmpty ? nil : FaultPlace(mark: 0..<0, candidates: [])
    }
    let whole = statement.tokens
    let part = sheet.outline.parts.first { $0.tokens == whole }
    let entries = allEntries(within: whole, sheet)
    switch problem {
    case .missingField, .duplicate, .sameMeasure, .noPolicy:
      let mark = part.map { $0.mark..<$0.mark + 1 } ?? whole.lowerBound..<whole.lowerBound + 1
      return FaultPlace(mark: mark, candidates: [whole])
    case .unknownField(_, let name, _):
      if let entry = entries.first(where: {
        $0.name == name && tokens[$0.tokens.lowerBound].line >= line
      }) {
        let mark = entry.tokens.lowerBound
        return FaultPlace(mark: mark..<mark + 1, candidates: [entry.tokens, whole])
      }
      // A selection is read where it is used; what is wrong with it stands where it was made.
      let everywhere = allEntries(within: 0..<tokens.count, sheet)
      if let entry = everywhere.first(where: { $0.name == name }) {
        let mark = entry.tokens.lowerBound
        return FaultPlace(mark: mark..<mark + 1, candidates: [entry.tokens])
      }
    default: break
    }
    let onLine = whole.filter { tokens[$0].line == line }
    let wanted = words(of: problem)
    let inLater = whole.filter { tokens[$0].line >= line }
    let mark =
      wanted.lazy.compactMap { word in
        onLine.last { tokens[$0].text == word || tokens[$0].quoted == word }
          ?? inLater.first { tokens[$0].text == word || tokens[$0].quoted == word }
      }.first ?? onLine.first ?? whole.lowerBound
    let markLine = tokens[mark].line
    var candidates = entries.filter {
      tokens[$0.tokens.lowerBound].line == markLine && $0.tokens.contains(mark)
    }.sorted { $0.tokens.count > $1.tokens.count }.map(\.tokens)
    candidates += entries.filter {
      guard let first = $0.tokens.first, let last = $0.tokens.last else { return false }
      return tokens[first].line <= line && lastLine(tokens[last]) >= line
    }.sorted { $0.tokens.count < $1.tokens.count }.map(\.tokens)
    return FaultPlace(mark: mark..<mark + 1, candidates: candidates + [whole])
  }

  /// The line of a fault. A selection with a name is read where it is used, but may be reported
  /// where it was made; the fault then lies on a line that has the word it is about.
  static func line(
    of problem: PolicyError.Problem, said line: Int, _ sheet: SheetInspection
  ) -> Int {
    let tokens = sheet.syntax.tokens
    let wanted = Set(words(of: problem))
    let isLocal = tokens.first { $0.line == line }?.text == "local"
    guard isLocal, !wanted.isEmpty else { return line }
    let lines = tokens.filter { token in
      wanted.contains(token.text) || token.quoted.map { wanted.contains($0) } ?? false
    }.map(\.line)
    if lines.contains(line) { return line }
    return lines.first { sheet.hasError(onLine: $0) } ?? lines.first ?? line
  }

  /// Texts and names the fault is about, the likeliest first.
  private static func words(of problem: PolicyError.Problem) -> [String] {
    func last(_ path: String) -> String { path.split(separator: ".").last.map(String.init) ?? path }
    switch problem {
    case .unknownWord(let word, _): return [last(word)]
    case .unknownValue(let word, let value, _): return [value, last(word)]
    case .badDate(_, let text), .badMoney(let text), .endBeforeStart(_, let text): return [text]
    case .unknownParameter(let name, _), .unknownList(let name, _), .unknownSource(_, let name, _),
      .unknownRule(let name, _), .wrongUnit(let name, _):
      return [name]
    case .needsValue(let word), .takesNoValue(let word), .mixedUnits(let word),
      .levelNeeded(let word), .wrongValue(let word, _), .notOfSubject(let word, _),
      .notInStaff(let word):
      return [last(word)]
    case .lua(.unknownName(let name, _)), .lua(.forbidden(let name, _)): return [last(name)]
    default: return []
    }
  }

  private static func allEntries(
    within tokens: Range<Int>, _ sheet: SheetInspection
  ) -> [SheetEntry] {
    sheet.syntax.expressions.flatMap { $0.entries ?? [] }.filter {
      tokens.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= tokens.upperBound
        && !$0.tokens.isEmpty
    }
  }

  private static func lastLine(_ token: LuaToken) -> Int {
    token.line + token.text.count { $0 == "\n" }
  }
}
