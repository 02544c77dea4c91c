import LuaRuntime
import Testing
import Workforce

@Test("every allowed name has a value in a sheet", arguments: Sandbox.allowed.map(\.name))
func allowedNameHasValue(name: String) throws {
  #expect(try newState().value(of: "type(\(name)) ~= 'nil'") == .boolean(true))
}

@Test(
  "touching a forbidden name ends the run, and pcall cannot save it",
  arguments: Sandbox.forbidden.map(\.name))
func forbiddenNameStops(name: String) throws {
  let state = try newState()
  let error = #expect(throws: LuaError.self) {
    try state.load("\nlocal ok = pcall(function() return \(name) end)\ngive('SURVIVED')", name: "p")
  }
  #expect(error == .forbidden(name: name, line: 2))
  #expect(try state.value(of: "1 + 1") == .integer(2))
}

@Test("every entry has its reason in both languages")
func entriesHaveReasons() {
  for entry in Sandbox.allowed + Sandbox.forbidden {
    #expect(!entry.reason.zh.isEmpty && !entry.reason.en.isEmpty)
  }
}

@Test(
  "an expression gives the value Lua's manual promises",
  arguments: [
    ("math.abs(-3)", LuaValue.integer(3)), ("math.ceil(1.2)", .integer(2)),
    ("math.floor(1.8)", .integer(1)), ("math.fmod(7, 3)", .integer(1)),
    ("math.max(1, 5, 2)", .integer(5)), ("math.min(4, 2)", .integer(2)),
    ("math.maxinteger", .integer(.max)), ("math.mininteger", .integer(.min)),
    ("math.tointeger(3.0)", .integer(3)), ("math.type(1.0)", .string("float")),
    ("math.sqrt(9)", .number(3)), ("math.ult(1, -1)", .boolean(true)),
    ("(select(2, math.modf(2.5)))", .number(0.5)),
    ("string.byte('A')", .integer(65)), ("string.char(72, 105)", .string("Hi")),
    ("string.find('a.b', '.')", .integer(2)), ("string.find('abc', '')", .integer(1)),
    ("string.find('abc', 'x') == nil", .boolean(true)), ("string.find('a%w', '%w')", .integer(2)),
    ("string.find('abab', 'b', -1)", .integer(4)),
    ("string.format('%05d|%-4s|%.2f|%%|%x', 42, 'ab', 1.5, 255)", .string("00042|ab  |1.50|%|ff")),
    ("string.format('%s %s %s', nil, true, 1.5)", .string("nil true 1.5")),
    ("string.len('abc')", .integer(3)), ("string.lower('AB')", .string("ab")),
    ("string.rep('ab', 3, '-')", .string("ab-ab-ab")), ("string.reverse('abc')", .string("cba")),
    ("string.sub('hello', 2, 3)", .string("el")), ("('ab'):upper()", .string("AB")),
    ("'10' + 1", .integer(11)), ("table.concat({1, 'b', 3}, ',')", .string("1,b,3")),
    ("select('#', table.unpack({1, 2, 3}))", .integer(3)),
    (
      "(function() local t = {1, 3} table.insert(t, 2, 2) return table.concat(t) end)()",
      .string("123")
    ),
    ("(function() local t = {1, 2, 3} return table.remove(t, 1) .. #t end)()", .string("12")),
    ("utf8.len('社工')", .integer(2)), ("utf8.char(31038)", .string("社")),
    ("utf8.codepoint('社')", .integer(31038)), ("tostring({})", .string("table")),
    ("tostring(print_nothing == nil)", .nil), ("tostring(string.len)", .string("function")),
    ("tostring(0/0)", .string("nan")), ("tonumber('0x10')", .integer(16)),
    ("next({})", .nil), ("next({b = 1, a = 2})", .string("a")),
    ("getmetatable('')", .nil), ("select(2, pcall(error, 'x'))", .string("x")),
    ("math.cache", .nil), ("('x').leaked", .nil), ("#words", .integer(0)),
    ("words.one", .integer(1)),
  ])
func expressionValue(expression: String, expected: LuaValue) throws {
  if expression.contains("print_nothing") {
    let error = #expect(throws: LuaError.self) { try newState().value(of: expression) }
    #expect(error == .unknownName("print_nothing", line: 1))
  } else {
    #expect(try newState().value(of: expression) == expected)
  }
}

@Test("a name nobody defined is an error that names it and can be caught")
func unknownNames() throws {
  let state = try newState()
  let error = #expect(throws: LuaError.self) { try state.load("\n\nreturn registr", name: "p.lua") }
  #expect(error == .unknownName("registr", line: 3))
  #expect(try state.value(of: "pcall(function() return _G end)") == .boolean(false))
}

@Test(
  "globals, libraries and sealed words cannot be written",
  arguments: [
    ("x = 1", LuaError.globalWrite("x", line: 1)), ("_ENV.y = 1", .globalWrite("y", line: 1)),
    ("string.upper = 1", .readOnly("string", line: 1)), ("math.z = 1", .readOnly("math", line: 1)),
    ("words.two = 2", .readOnly("words", line: 1)),
    ("table.insert(words, 1)", .readOnly("table", line: 1)),
  ])
func writesAreRefused(text: String, expected: LuaError) throws {
  let error = #expect(throws: LuaError.self) { try newState().load(text, name: "p") }
  #expect(error == expected)
}

@Test("tables are walked in one order: numbers, texts by bytes, booleans")
func oneOrder() throws {
  let walk = """
    (function() local s = '' for k, v in pairs({north = 1, [3] = 2, east = 3, 9, [true] = 4, [-5] = 0})
    do s = s .. tostring(k) .. ';' end return s end)()
    """
  for _ in 0..<8 {
    #expect(try newState().value(of: walk) == .string("-5;1;3;east;north;true;"))
  }
}

@Test("sort is stable, and an error of its comparison leaves the list as it was")
func stableSort() throws {
  let stable = """
    (function() local t = {} for i = 1, 300 do t[i] = {i % 3, i} end
    table.sort(t, function(a, b) return a[1] < b[1] end)
    for i = 2, 300 do if t[i-1][1] == t[i][1] and t[i-1][2] > t[i][2] then return false end end
    return true end)()
    """
  #expect(try newState().value(of: stable) == .boolean(true))
  let failing = """
    (function() local t = {3, 1, 2} pcall(table.sort, t, function() error('no') end)
    return table.concat(t) end)()
    """
  #expect(try newState().value(of: failing) == .string("312"))
}
