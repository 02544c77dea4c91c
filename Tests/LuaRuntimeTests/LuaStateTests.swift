import Testing

@testable import LuaRuntime

extension LuaFunction {
  /// A function no state has.
  static let missing = LuaFunction(reference: 99, line: 0)
}

@Test(
  "a text that a person cannot read as Lua reads it is refused with its line",
  arguments: [
    (Array("a\n\0".utf8), LuaError.textHasNul(line: 2)), ([0x1B, 0x4C], .textIsBytecode),
    ([0x2D, 0x2D, 0x0A, 0xFF], .textIsNotUTF8(line: 2)),
    (Array("-- \u{202E}x".utf8), .textHasHiddenCharacter(codePoint: 0x202E, line: 1)),
    ([UInt8](repeating: 0x20, count: 262_145), .textTooLong(bytes: 262_145, limit: 262_144)),
    (Array("return \(String(repeating: "(", count: 3000))".utf8), .nestedTooDeeply(line: 1)),
    (Array("local t =\n\(String(repeating: "{", count: 3000))".utf8), .nestedTooDeeply(line: 2)),
  ])
func textLimits(text: [UInt8], expected: LuaError) throws {
  let error = #expect(throws: LuaError.self) { try newState().load(text, name: "p.lua") }
  #expect(error == expected)
}

@Test("a syntax error has its line and no file name in its text")
func syntaxError() throws {
  let error = #expect(throws: LuaError.self) { try newState().load("\nlocal = 1", name: "p.lua") }
  #expect(error == .syntax(text: "<name> expected near '='", line: 2))
}

@Test(
  "anything can be raised, and nothing that is raised does harm",
  arguments: [
    ("error({})", "error object of type table"), ("error(nil)", "error object of type nil"),
    ("local t = {} t.t = t error(t)", "error object of type table"), ("error(12)", "12"),
    ("error('a\\nb\\0c', 0)", "a\\x0Ab\\x00c"), ("error(keep)", "error object of type function"),
    ("error({message = 'said'})", "said"),
  ])
func raisedObjects(text: String, expected: String) throws {
  let error = #expect(throws: LuaError.self) { try newState().load(text, name: "p.lua") }
  #expect(error == .raised(text: expected, line: 1))
}

@Test("a long error text is cut to 500 bytes of whole characters")
func longErrorText() throws {
  let error = #expect(throws: LuaError.self) {
    try newState().load("error(('社'):rep(20000), 0)", name: "p.lua")
  }
  guard case .raised(let text, _) = error else { return }
  #expect(text == String(repeating: "社", count: 166))
}

@Test("a coded error of the prelude keeps its code, its line and its fields")
func codedError() throws {
  let error = #expect(throws: LuaError.self) {
    try newState().load("\n\nrefuse_word('is_hled')", name: "p.lua")
  }
  guard case .coded(let code, let line, let details) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(code == "unknown_word" && line == 3 && details["word"] == .string("is_hled"))
}

@Test("values are copied whole, and the same function has the same reference")
func values() throws {
  let state = try newState()
  let value = try state.value(of: "{1, 2.5, 'x', {}, a = true, f = keep, g = keep, ['级别'] = false}")
  guard case .table(let table) = value else { return }
  #expect(table.array == [.integer(1), .number(2.5), .string("x"), .table(LuaTable())])
  #expect(table.fields["a"] == .boolean(true) && table.fields["级别"] == .boolean(false))
  #expect(table.fields["f"] == table.fields["g"])
}

@Test(
  "values that cannot be copied are refused",
  arguments: [
    "{[2] = 1}", "{[true] = 1}", "(function() local t = {} t.t = t return t end)()",
    "(function() local t = {} for i = 1, 70 do t = {t} end return t end)()", "{[1.5] = 1}",
  ])
func unsuitableValues(expression: String) throws {
  let state = try newState()
  #expect(throws: LuaError.self) { try state.value(of: expression) }
  try state.load("give(1)", name: "p")
  #expect(try state.result()["value"] == .integer(1))
}

@Test("whichever allocation fails, the result is right or there is an error")
func everyAllocationFails() throws {
  let sheet =
    "local t = {} for i = 1, 20 do t['k' .. i] = {i} end keep(function() return #('x'):rep(50) end)"
  var number: Int64 = 1
  while true {
    do {
      let state = try LuaState(
        budget: .calling, loading: .loading, prelude: keepingPrelude, failingAllocation: number)
      let function = try state.functions(of: sheet)[0]
      let called = state.call(function)[0]
      #expect(called.value == 50 || called.kind == .failed)
      if state.allocations < number { break }
    } catch {
      #expect(error == .outOfMemory)
    }
    number += 1
  }
  #expect(number > 100)
}
