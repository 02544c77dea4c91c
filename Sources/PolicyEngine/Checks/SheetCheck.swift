// All that can be found wrong in sheets before anybody is paid by them.

import LuaRuntime
import Workforce

/// Looks for every fault of a sheet in one go.
public enum SheetCheck {
  /// Everything there is to say about a sheet, in the order of its lines.
  /// - Parameters:
  ///   - text: UTF-8 source.
  ///   - file: name for messages.
  public static func remarks(text: [UInt8], file: String) -> [Remark] {
    // What no reader could read has no tree; Lua's own refusal is all there is to say.
    if let refused = refusedText(text, file) { return [refused] }
    let sheet = SheetInspection(bytes: text, file: file)
    WritingCheck.check(sheet)
    WordCheck.check(sheet)
    DateCheck.check(sheet)
    UseCheck.check(sheet)
    PaymentCheck.check(sheet)
    ClauseCheck.check(sheet)
    RepairedLoading.check(sheet)
    if !sheet.remarks.contains(where: { $0.severity == .error }) { lastWord(sheet) }
    return sorted(withoutRepeats(sheet.remarks))
  }

  /// What the loader refuses is never called sound, whatever the checks made of it.
  private static func lastWord(_ sheet: SheetInspection) {
    do {
      _ = try PolicyLoader.load(text: sheet.bytes, file: sheet.file)
    } catch {
      let mark = FaultPlace.find(error.problem, line: error.line, sheet)?.mark ?? 0..<0
      sheet.remark(.problem(error.problem), tokens: mark)
    }
  }

  private static func refusedText(_ text: [UInt8], _ file: String) -> Remark? {
    do {
      _ = try PolicyLoader.load(text: text, file: file)
      return nil
    } catch {
      guard case .lua(let reason) = error.problem else { return nil }
      switch reason {
      case .textTooLong, .textHasNul, .textIsBytecode, .textIsNotUTF8, .textHasHiddenCharacter,
        .nestedTooDeeply:
        return Remark(
          kind: .problem(error.problem), file: file, line: error.line,
          column: error.line > 0 ? 1 : 0, length: 1, excerpt: "")
      default: return nil
      }
    }
  }

  /// One fault, one remark: two checks that see the same piece say it once.
  private static func withoutRepeats(_ remarks: [Remark]) -> [Remark] {
    var seen: Set<String> = []
    return remarks.filter { seen.insert("\($0.line):\($0.column):\($0.code)").inserted }
  }

  private static func sorted(_ remarks: [Remark]) -> [Remark] {
    remarks.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < (
        $1.element.line, $1.element.column, $1.offset
      )
    }.map(\.element)
  }
}

extension Remark: Comparable {
  /// Remarks of one file stand in the order of their places.
  public static func < (one: Remark, other: Remark) -> Bool {
    (one.file, one.line, one.column) < (other.file, other.line, other.column)
  }
}
