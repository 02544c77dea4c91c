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

  /// What versions of one policy have to say about each other: days with two of them or none.
  /// - Parameter policies: loaded sheets of any policies; only equal ids are compared.
  public static func versions(_ policies: [Policy]) -> [Remark] {
    var remarks: [Remark] = []
    for (_, same) in Dictionary(grouping: policies, by: \.id).sorted(by: { $0.key < $1.key })
    where same.count > 1 {
      let ordered = same.sorted { ($0.inForce.first, $0.file) < ($1.inForce.first, $1.file) }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        let end = earlier.inForce.last
        if end >= later.inForce.first {
          remarks.append(
            whole(.versionsOverlap(other: earlier.file, from: later.inForce.first), of: later))
        } else if end.day + 1 < later.inForce.first.day {
          remarks.append(
            whole(
              .versionGap(
                other: earlier.file, from: CivilDate(day: end.day + 1),
                to: CivilDate(day: later.inForce.first.day - 1)), of: later))
        }
      }
    }
    return remarks
  }

  private static func whole(_ kind: Remark.Kind, of policy: Policy) -> Remark {
    let lines = policy.text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { $0.contains("in_force") }
    guard let place, let at = lines[place].ranges(of: "in_force").first else {
      return Remark(kind: kind, file: policy.file, line: 0, column: 0, length: 1, excerpt: "")
    }
    let column = lines[place].distance(from: lines[place].startIndex, to: at.lowerBound) + 1
    return Remark(
      kind: kind, file: policy.file, line: place + 1, column: column, length: 8,
      excerpt: String(lines[place]))
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
