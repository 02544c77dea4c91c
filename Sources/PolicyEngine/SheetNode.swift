// The pieces a sheet is made of after Lua has run it: words with their arguments and lines.

import LuaRuntime
import Workforce

/// A word as a sheet used it: where, with which values, and on which earlier word.
struct SheetNode {
  let word: String
  let line: Int
  let arguments: [LuaValue]
  /// The value before the dot: the selection of `selection.held`, the amount of `amount.prorated`.
  private let receiver: LuaTable?

  /// The node in a value, or nil when the value is something else.
  init?(_ value: LuaValue?) {
    guard case .table(let table)? = value else { return nil }
    self.init(table)
  }

  private init?(_ table: LuaTable) {
    guard case .string(let word)? = table.fields["#"] else { return nil }
    self.word = word
    if case .integer(let line)? = table.fields["line"] { self.line = Int(line) } else { line = 0 }
    if case .table(let list)? = table.fields["args"] {
      arguments = list.array
    } else {
      arguments = []
    }
    if case .table(let table)? = table.fields["of"] { receiver = table } else { receiver = nil }
  }

  var of: SheetNode? { receiver.flatMap { SheetNode($0) } }

  /// The only argument as text.
  var text: String? {
    guard case .string(let text)? = arguments.first else { return nil }
    return text
  }

  /// The only argument as a whole number.
  var integer: Int64? {
    guard case .integer(let value)? = arguments.first else { return nil }
    return value
  }

  /// The only argument as a table of settings; empty when nothing was given.
  var settings: [String: LuaValue]? {
    guard let first = arguments.first else { return [:] }
    guard case .table(let table) = first, SheetNode(first) == nil, table.array.isEmpty else {
      return nil
    }
    return table.fields
  }
}

/// When in (or around) a period something is looked at.
enum Moment: String, CaseIterable, Sendable {
  case onLastDay = "on the last day"
  case onSomeDay = "on some day of the month"
  case inMonth = "in the month"
  case byLastDay = "by the last day"
  case beforeMonth = "before the month"
  case inYearBefore = "in the year before"
  case beforeYear = "before the year"

  var zh: String {
    switch self {
    case .onLastDay: "月末最后一日"
    case .onSomeDay: "当月任一日"
    case .inMonth: "当月内"
    case .byLastDay: "截至月末"
    case .beforeMonth: "当月之前"
    case .inYearBefore: "上一年度内"
    case .beforeYear: "本年度之前"
    }
  }
}

extension SheetNode {
  /// Reads a moment from a value.
  /// - Throws: when it is not one of `allowed`.
  func moment(_ value: LuaValue?, _ allowed: [Moment]) throws(PolicyError.Problem) -> Moment {
    let known = allowed.map(\.rawValue)
    guard case .string(let text)? = value else {
      throw .wrongValue(word: word, expected: .oneOf(known))
    }
    guard let moment = Moment(rawValue: text), allowed.contains(moment) else {
      throw .unknownValue(word: word, value: text, known: known)
    }
    return moment
  }

  /// Refuses settings that the word does not know.
  func allow(only known: [String], in settings: [String: LuaValue]) throws(PolicyError.Problem) {
    for name in settings.keys.sorted() where !known.contains(name) {
      throw .unknownField(owner: word, name: name, known: known)
    }
  }
}

extension SheetNode {
  /// The node as the value it was read from.
  var value: LuaValue {
    var fields: [String: LuaValue] = ["#": .string(word), "line": .integer(Int64(line))]
    fields["args"] = .table(LuaTable(array: arguments, fields: [:]))
    if let receiver { fields["of"] = .table(receiver) }
    return .table(LuaTable(array: [], fields: fields))
  }
}
