/// What a function of a sheet is to give.
public enum Expectation: Sendable, Hashable {
  /// true or false; nothing else counts as either.
  case boolean
  /// A whole number of fen from 0 to 10^15.
  case fen
}

/// What one call gave. The memory is laid out as the C loop writes it.
@frozen public struct CallOutcome: Sendable, Hashable {
  /// A decision, a missing fact or a failure.
  public enum Kind: Int32, Sendable {
    case `false`, `true`, fen, undecided, failed
  }

  private var code: Int32 = 0
  /// Place of the reason in ``LuaState/reason(of:)``'s list, or -1.
  public private(set) var message: Int32 = -1
  /// The amount in fen when ``kind`` is ``Kind/fen``, otherwise 0.
  public private(set) var value: Int64 = 0

  /// A place for the C loop to write to.
  public init() {}

  /// What the call gave.
  public var kind: Kind { Kind(rawValue: code) ?? .failed }
}

/// One thing a call read or noted.
public struct LuaRecord: Sendable, Hashable {
  /// What made the record.
  public enum Kind: UInt8, Sendable {
    /// An accessor of the worker.
    case read = 1
    /// A `step` of a calculation.
    case step = 2
    /// A dated parameter: its name, the level asked for; value and unit.
    case parameter = 3
  }

  /// A read or a step.
  public let kind: Kind
  /// Line of the sheet, 0 when unknown.
  public let line: Int32
  /// Name of the accessor or parameter, or label of the step.
  public let name: String
  /// Arguments as texts; empty for a step.
  public let arguments: [String]
  /// Results as texts; one for a step.
  public let results: [String]
}
