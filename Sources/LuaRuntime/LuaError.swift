import CLua

/// Why a sheet was not loaded, or a call did not give a decision.
public enum LuaError: Error, Sendable, Hashable {
  case textTooLong(bytes: Int, limit: Int)
  case textHasNul(line: Int)
  case textIsBytecode
  case textIsNotUTF8(line: Int)
  case textHasHiddenCharacter(codePoint: UInt32, line: Int)
  case nestedTooDeeply(line: Int)
  case syntax(text: String, line: Int)
  /// The sheet, or an operation Lua refuses, raised an error.
  case raised(text: String, line: Int)
  /// The prelude raised a table with a `code`.
  case coded(code: String, line: Int, details: LuaValue)
  case unknownName(String, line: Int)
  case readOnly(String, line: Int)
  case globalWrite(String, line: Int)
  case forbidden(name: String, line: Int)
  case instructionsSpent(line: Int)
  case liveBytesSpent(line: Int)
  case requestedBytesSpent(line: Int)
  /// One text, one table or the depth of calls grew beyond what a sheet may have.
  case blockTooLarge(line: Int)
  case outputSpent(line: Int)
  case outOfMemory
  /// A fact is missing; the call ends without a decision.
  case undecided(fact: String, line: Int)
  case notBoolean(got: String, line: Int)
  case notWholeFen(got: String, line: Int)
  case negativeFen(got: String, line: Int)
  case tooManyFen(got: String, line: Int)
  case unsuitableValue(text: String, line: Int)
  /// A call changed a variable that the calls for other workers see.
  case carriedOver(variable: String, line: Int)
  case noSuchFunction
  /// A function asked for a parameter the sheet does not have.
  case unknownParameter(String, line: Int)
  /// A parameter has no value for the level asked for (after a dot) on the last day of the period.
  case noParameterValue(String, line: Int)

  /// The line of the sheet, or 0 when it is unknown.
  public var line: Int {
    switch self {
    case .textHasNul(let line), .textIsNotUTF8(let line), .textHasHiddenCharacter(_, let line),
      .nestedTooDeeply(let line), .syntax(_, let line), .raised(_, let line),
      .coded(_, let line, _), .unknownName(_, let line), .readOnly(_, let line),
      .globalWrite(_, let line), .forbidden(_, let line), .instructionsSpent(let line),
      .liveBytesSpent(let line), .requestedBytesSpent(let line), .blockTooLarge(let line),
      .outputSpent(let line), .undecided(_, let line), .notBoolean(_, let line),
      .notWholeFen(_, let line), .negativeFen(_, let line), .tooManyFen(_, let line),
      .unsuitableValue(_, let line), .carriedOver(_, let line), .unknownParameter(_, let line),
      .noParameterValue(_, let line):
      line
    case .textTooLong, .textIsBytecode, .outOfMemory, .noSuchFunction: 0
    }
  }

  init(_ failure: clua_failure, details: LuaValue = .nil) {
    let name = text(of: failure.name)
    let line = Int(failure.line)
    let sentence = text(of: failure.text).withoutPlace
    self =
      switch failure.code {
      case Int32(CLUA_SYNTAX.rawValue): .syntax(text: sentence, line: line)
      case Int32(CLUA_NESTING.rawValue): .nestedTooDeeply(line: line)
      case Int32(CLUA_CODED.rawValue): .coded(code: name, line: line, details: details)
      case Int32(CLUA_UNKNOWN_NAME.rawValue): .unknownName(name, line: line)
      case Int32(CLUA_READ_ONLY.rawValue): .readOnly(name, line: line)
      case Int32(CLUA_GLOBAL_WRITE.rawValue): .globalWrite(name, line: line)
      case Int32(CLUA_FORBIDDEN.rawValue): .forbidden(name: name, line: line)
      case Int32(CLUA_INSTRUCTIONS.rawValue): .instructionsSpent(line: line)
      case Int32(CLUA_LIVE_BYTES.rawValue): .liveBytesSpent(line: line)
      case Int32(CLUA_REQUESTED_BYTES.rawValue): .requestedBytesSpent(line: line)
      case Int32(CLUA_BLOCK_BYTES.rawValue): .blockTooLarge(line: line)
      case Int32(CLUA_OUTPUT_BYTES.rawValue): .outputSpent(line: line)
      case Int32(CLUA_HOST_MEMORY.rawValue): .outOfMemory
      case Int32(CLUA_UNDECIDED.rawValue): .undecided(fact: name, line: line)
      case Int32(CLUA_NOT_BOOLEAN.rawValue): .notBoolean(got: name, line: line)
      case Int32(CLUA_NOT_FEN.rawValue): .notWholeFen(got: name, line: line)
      case Int32(CLUA_NEGATIVE_FEN.rawValue): .negativeFen(got: name, line: line)
      case Int32(CLUA_TOO_MANY_FEN.rawValue): .tooManyFen(got: name, line: line)
      case Int32(CLUA_BAD_VALUE.rawValue): .unsuitableValue(text: sentence, line: line)
      case Int32(CLUA_CARRIED_OVER.rawValue): .carriedOver(variable: name, line: line)
      case Int32(CLUA_NO_PARAMETER.rawValue): .unknownParameter(name, line: line)
      case Int32(CLUA_NO_VALUE.rawValue): .noParameterValue(name, line: line)
      case Int32(CLUA_NO_FUNCTION.rawValue): .noSuchFunction
      default: .raised(text: sentence, line: line)
      }
  }
}

/// The text in a fixed array of C characters.
private func text<Characters>(of characters: Characters) -> String {
  withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}

extension String {
  /// The text without the `file:line: ` that Lua puts before it: the line is kept apart.
  fileprivate var withoutPlace: String {
    let parts = split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty, parts[1].allSatisfy(\.isNumber),
      parts[2].first == " "
    else { return self }
    return String(parts[2].dropFirst())
  }
}
