// One statement of a sheet and the fields that all kinds have.

import LuaRuntime
import Workforce

/// A statement as the sheet made it: `rule "award" { … }`.
struct Statement {
  let kind: String
  let id: String
  let line: Int
  let body: LuaTable

  init?(_ value: LuaValue) {
    guard case .table(let table) = value, case .string(let kind)? = table.fields["kind"],
      case .integer(let line)? = table.fields["line"], case .table(let body)? = table.fields["body"]
    else { return nil }
    self.kind = kind
    self.line = Int(line)
    self.body = body
    if case .string(let id)? = table.fields["id"] { self.id = id } else { id = "" }
  }

  func text(_ name: String) throws(PolicyError.Problem) -> String {
    switch body.fields[name] {
    case .string(let text)?: return text
    case nil: throw .missingField(owner: kind, name: name)
    default: throw .wrongValue(word: name, expected: .text)
    }
  }

  /// Refuses an id that would break a line of a file, where names stand without quotes.
  func needPlainID() throws(PolicyError.Problem) {
    guard isPlainName(id) else { throw .badName(kind: kind, name: id) }
  }

  func allow(only known: [String]) throws(PolicyError.Problem) {
    for name in body.fields.keys.sorted() where !known.contains(name) {
      throw .unknownField(owner: kind, name: name, known: known)
    }
  }

  /// The names in `source = "notice"` or `source = { "notice", "region" }`.
  func sources(known: [String: String]) throws(PolicyError.Problem) -> [String] {
    var keys: [String] = []
    switch body.fields["source"] {
    case .string(let key)?: keys = [key]
    case .table(let list)?:
      for value in list.array {
        guard case .string(let key) = value else {
          throw .wrongValue(word: "source", expected: .text)
        }
        keys.append(key)
      }
    case nil: throw .missingField(owner: kind, name: "source")
    default: throw .wrongValue(word: "source", expected: .text)
    }
    guard !keys.isEmpty else { throw .missingField(owner: kind, name: "source") }
    if let twice = firstTwice(keys) { throw .namedTwice(what: "source", name: twice) }
    for key in keys where known[key] == nil {
      throw .unknownSource(owner: id, name: key, known: known.keys.sorted())
    }
    return keys
  }
}

/// The first element that comes a second time, or nil.
func firstTwice(_ names: [String]) -> String? {
  var seen: Set<String> = []
  return names.first { !seen.insert($0).inserted }
}

/// Whether a name can stand in a line of a file: not empty, no blank, comma, quote or control.
func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && name.unicodeScalars.allSatisfy { scalar in
    scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value) && !"\",'".unicodeScalars.contains(scalar)
  }
}
