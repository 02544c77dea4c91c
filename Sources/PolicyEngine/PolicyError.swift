public import LuaRuntime
public import Workforce

/// Why a rule sheet cannot be used, and where.
public struct PolicyError: ExplainedError, Hashable {
  /// What was wrong, as facts; the sentences are in `PolicyError+Message.swift`.
  public enum Problem: Error, Sendable, Hashable {
    /// What a word or field should have had.
    public enum Expected: Sendable, Hashable {
      case text, wholeNumber, date, table, money, function, clause, amount, measure, level
      case hoursOrMoney
      case oneOf([String])
    }

    case unreadable(path: String)
    case lua(LuaError)
    case noPolicy
    case duplicate(kind: String, id: String, otherLine: Int)
    case missingField(owner: String, name: String)
    case unknownField(owner: String, name: String, known: [String])
    case unknownWord(word: String, known: [String])
    case needsValue(word: String)
    case takesNoValue(word: String)
    case wrongValue(word: String, expected: Expected)
    case unknownValue(word: String, value: String, known: [String])
    case badDate(word: String, text: String)
    case badMoney(text: String)
    case floatMoney
    case mixedUnits(word: String)
    case unknownSource(owner: String, name: String, known: [String])
    case unknownParameter(name: String, known: [String])
    case unknownList(name: String, known: [String])
    case unknownRule(name: String, known: [String])
    case wrongUnit(parameter: String, expected: String)
    case noValueInForce(parameter: String, date: CivilDate)
    case segmentsOutOfOrder(parameter: String)
    case unusedParameter(name: String)
    case levelNeeded(word: String)
    case sameMeasure(rule: String, other: String, otherLine: Int)
    case levelWithoutFund(rule: String, level: String)
    case sharesNotWhole(percent: Int)
    case limitOverShares(rule: String)
    case tooMany(what: String, most: Int)
    case tooManyValues(word: String)
    case tooMuchMoney
    case readOnly(word: String)
    /// An amount of nothing, or below it.
    case notPositive(word: String)
    case emptyList(what: String)
    case namedTwice(what: String, name: String)
    case eitherOr(owner: String, first: String, second: String)
    case unknownFund(name: String, known: [String])
    /// A name with a character that would break a line of a file.
    case badName(kind: String, name: String)
    case endBeforeStart(from: String, to: String)
    case idNotPlace(id: String, place: String)
    /// A word on what the subject of the sheet does not have.
    case notOfSubject(word: String, subject: SubjectKind)
    case notInStaff(word: String)
  }

  public let file: String
  /// Line in the sheet, from 1; 0 when the sheet as a whole is meant.
  public let line: Int
  public let problem: Problem

  public init(file: String, line: Int, problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}
