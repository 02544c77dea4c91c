public import Workforce

/// Something a check has to say about a piece of a sheet, before the sheet meets a single fact.
public struct Remark: Sendable, Hashable {
  public enum Severity: String, Sendable, CaseIterable {
    /// The sheet cannot be used.
    case error
    /// The sheet can be used and probably does not say what was meant.
    case warning
    /// Something to know before signing.
    case note
  }

  /// What was found, as facts; the sentences are in `Remark+Message.swift`.
  public enum Kind: Sendable, Hashable {
    /// What the loader refuses.
    case problem(PolicyError.Problem)
    case foreignCharacter(String, meant: String?)
    case unfinishedText
    case missingComma
    case neverClosed(String)
    case unexpected(found: String, wanted: String)
    case reservedName(String)
    case globalWrite(String)
    case unknownName(String, near: String?)
    case unknownMethod(String, near: String?)
    case forbidden(String)
    /// A form that Lua 5.4.4 compiles wrongly.
    case miscompiled(String)
    case noValueReturned
    /// `or`, `and` or `not` between clauses, which Lua takes for yes or no of its own.
    case luaLogic(String)
    /// A text that is the name of a list, where the list itself was probably meant.
    case listMeant(String)
    /// A text with a blank at its end or its beginning.
    case outerBlank(String)
    case unitsMix(left: Quantity, right: Quantity)
    case noDate(String, meant: String?)
    case farDate(String)
    case unused(kind: String, name: String)
    case unknownFund(String, near: String?)
    /// A sheet that pays and names no fund.
    case noFunds
    case badJurisdiction(String)
    case neverFails(clause: String, impliedBy: Int)
    case neverHolds(clause: String, with: Int)
    case paidTwice(rule: String, other: String, otherLine: Int, parameter: String)
    case shares(percent: Int)
    /// `isLost` where another segment has the level.
    case levelMissing(parameter: String, level: String, from: String, isLost: Bool)
    case segmentNeverApplies(parameter: String, from: String, next: String)
    case segmentAfterEnd(parameter: String, from: String, end: String)
    case valueMissing(parameter: String, inForce: String)
    case emptySource(String)
    /// `isVersion` for a sheet of the same policy; else it is one that says it replaces the other.
    case versionsOverlap(other: String, isVersion: Bool, from: CivilDate)
    case versionGap(other: String, from: CivilDate, to: CivilDate)
    /// A policy that another sheet names, and the one that was probably meant.
    case unknownPolicy(String, near: String)
    case beyondBound(RateBreach)
    case toConfirm(String)
  }

  public let kind: Kind
  public let file: String
  /// From 1; 0 when the sheet as a whole is meant.
  public let line: Int
  /// In characters, from 1; 0 when the sheet as a whole is meant.
  public let column: Int
  /// Characters of the piece on its line, at least 1.
  public let length: Int
  /// The line of the sheet.
  public let excerpt: String
}

extension Remark {
  /// What the loader refused, by its line alone.
  public init(_ error: PolicyError) {
    self.init(
      kind: .problem(error.problem), file: error.file, line: error.line,
      column: error.line > 0 ? 1 : 0, length: 1, excerpt: "")
  }
}

/// What a value of a sheet counts.
public enum Quantity: String, Sendable {
  case money, hours, days, count, date
}
