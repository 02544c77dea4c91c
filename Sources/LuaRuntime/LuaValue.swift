/// A value a sheet has built, copied out of Lua.
public indirect enum LuaValue: Sendable, Hashable {
  case `nil`
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case table(LuaTable)
  case function(LuaFunction)

  /// The field of a table; `nil` for anything else.
  public subscript(field: String) -> LuaValue {
    if case .table(let table) = self { table.fields[field] ?? .nil } else { .nil }
  }

  /// The text, or nil for anything else.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The whole number, or nil for anything else.
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
}

/// A Lua table: the elements 1…n and the fields with text keys.
public struct LuaTable: Sendable, Hashable {
  /// Elements 1…n.
  public var array: [LuaValue]
  /// Fields with text keys.
  public var fields: [String: LuaValue]

  /// Makes a table; empty by default.
  public init(array: [LuaValue] = [], fields: [String: LuaValue] = [:]) {
    self.array = array
    self.fields = fields
  }
}

/// A function of a sheet. It can be called only in the state it comes from.
public struct LuaFunction: Sendable, Hashable {
  /// Place in the state's list of functions; the same function always has the same.
  public let reference: Int32
  /// Line of the sheet where the function begins; 0 for an engine function.
  public let line: Int32
}
