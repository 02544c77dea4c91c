// All that the loader refuses, not only the first.
//
// Lua and the loader stop at the first fault. The faulty entry is then blanked out in the text,
// lines kept, and the rest is loaded again, until nothing is refused any more. What is said only
// because an entry was blanked is left out.

import LuaRuntime
import Workforce

struct RepairedLoading {
  private let sheet: SheetInspection
  private var text: [UInt8]
  private var blanked: [Range<Int>] = []
  private var tries: [Int: Int] = [:]

  init(_ sheet: SheetInspection) {
    self.sheet = sheet
    text = sheet.bytes
  }

  /// Remarks on everything the loader refuses.
  static func check(_ sheet: SheetInspection) {
    var loading = RepairedLoading(sheet)
    loading.run()
  }

  private mutating func run() {
    for token in LuaTokenizer.tokens(of: text) {
      // Full-width punctuation has its remark; what it was meant for is loaded.
      if case .foreign(let meant) = token.kind { replace(token, by: meant) }
    }
    for fault in sheet.syntax.faults
    where fault.kind == .missingComma
      && fault.token + 1 < sheet.syntax.tokens.count
    {
      insertComma(before: sheet.syntax.tokens[fault.token + 1])
    }
    for _ in 0..<60 {
      do {
        _ = try PolicyLoader.load(text: text, file: sheet.file)
        return
      } catch {
        if !report(error) { return }
      }
    }
  }

  /// Keeps every byte in its place by using the blanks that a wider character leaves.
  private mutating func replace(_ token: LuaToken, by meant: String?) {
    var bytes: [UInt8]
    if meant == nil || meant == "\"\"" {
      // The contents do not matter here, the length does.
      bytes = [34] + [UInt8](repeating: 120, count: max(0, token.range.count - 2)) + [34]
    } else {
      bytes = Array((meant ?? " ").utf8)
    }
    bytes += [UInt8](repeating: 32, count: max(0, token.range.count - bytes.count))
    text.replaceSubrange(token.range, with: bytes.prefix(token.range.count))
  }

  /// The comma goes into the blanks that indent the next entry.
  private mutating func insertComma(before token: LuaToken) {
    let place = token.range.lowerBound - 1
    if place >= 0, text[place] == 32 || text[place] == 9 { text[place] = 44 }
  }

  /// - Returns: whether there is anything left to try.
  private mutating func report(_ error: PolicyError) -> Bool {
    let line = FaultPlace.line(of: error.problem, said: error.line, sheet)
    guard let place = FaultPlace.find(error.problem, line: line, sheet) else { return false }
    if !isEcho(error.problem, line) {
      sheet.remark(.problem(error.problem), tokens: place.mark)
    }
    tries[line, default: 0] += 1
    guard
      let range = place.candidates.dropFirst((tries[line] ?? 1) - 1).first(where: { range in
        !blanked.contains { $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound }
      })
    else { return false }
    blank(range)
    return true
  }

  /// Whether a fault is said already, or only follows from a blanked entry.
  private func isEcho(_ problem: PolicyError.Problem, _ line: Int) -> Bool {
    let outline = sheet.outline
    func has(_ kind: String, _ name: String) -> Bool {
      outline.each(kind).contains { $0.id == name }
    }
    switch problem {
    case .unusedParameter, .noValueInForce, .segmentsOutOfOrder, .levelWithoutFund, .badDate,
      .unknownSource, .unknownParameter, .unknownList, .unknownRule, .unknownFund:
      // The checks of the text say these with their columns.
      if case .badDate = problem { return sheet.hasError(onLine: line) }
      return true
    case .noPolicy: return outline.policy != nil
    case .missingField(let owner, let name):
      let field = name.prefix { $0 != " " }
      guard let part = outline.parts.last(where: { $0.kind == owner && $0.line <= line }) else {
        return true
      }
      return part.entries.contains { entry in
        entry.name.map { $0 == field || nearest(to: $0, among: [String(field)]) != nil } ?? false
      } || (field == "from" && (blankedInside(part) || sheet.hasError(onLine: part.line)))
    case .unknownWord(let name, _) where sheet.syntax.locals.contains { $0.name == name }:
      return true
    case .lua(.unknownName(let name, _)):
      return sheet.hasError(onLine: line) || sheet.syntax.locals.contains { $0.name == name }
    case .lua(.syntax), .lua(.raised): return sheet.remarks.contains { $0.severity == .error }
    default: return sheet.hasError(onLine: line)
    }
  }

  private func blankedInside(_ part: OutlinePart) -> Bool {
    blanked.contains { part.tokens.contains($0.lowerBound) }
  }

  private mutating func blank(_ tokens: Range<Int>) {
    blanked.append(tokens)
    let all = sheet.syntax.tokens
    guard let first = tokens.first, let last = tokens.last else { return }
    var end = all[last].range.upperBound
    if last + 1 < all.count, all[last + 1].is(",") || all[last + 1].is(";") {
      end = all[last + 1].range.upperBound
    }
    for place in all[first].range.lowerBound..<end where text[place] != 10 { text[place] = 32 }
  }
}
