import LuaRuntime
import Testing

@Test("a function that changes a variable outside itself fails, and the variable is put back")
func variablesArePutBack() throws {
  let state = try newState()
  let functions = try state.functions(
    of: """
      local seen = 5
      local function count() seen = seen + 1 return seen end
      keep(function() return count() end)
      keep(function() return seen end)
      """)
  let counting = state.call(functions[0], workers: [0, 1])
  #expect(
    counting.map(\.reason) == [
      .carriedOver(variable: "seen", line: 3), .carriedOver(variable: "seen", line: 3),
    ])
  #expect(state.call(functions[1], workers: [0, 1]).map(\.value) == [5, 5])
}

@Test("a function cannot replace the names that other functions see")
func namesStay() throws {
  let state = try newState()
  let function = try state.functions(of: "keep(function() _ENV = {} return 1 end)")[0]
  #expect(state.call(function)[0].reason == .carriedOver(variable: "_ENV", line: 1))
  #expect(try state.run("return #tostring(12)")[0].value == 2)
}

@Test("tables a function shares with other calls are read-only from its first call on")
func sharedTablesAreFrozen() throws {
  let state = try newState()
  let functions = try state.functions(
    of: """
      local rates = { junior = 200, list = { 3, 1, 2 } }
      keep(function(w) rates.junior = 900 return 1 end)
      keep(function(w) rates.list[4] = 9 return 1 end)
      keep(function(w) table.sort(rates.list) return 1 end)
      keep(function(w)
        local sum = rates[w:level()]
        for _, value in ipairs(rates.list) do sum = sum + value end
        for _, value in pairs(rates.list) do sum = sum + value end
        return sum + #rates.list + #table.concat(rates.list)
      end)
      """)
  for function in functions.dropLast() {
    guard case .readOnly = state.call(function)[0].reason else {
      Issue.record("a shared table was written")
      return
    }
  }
  #expect(state.call(functions[3])[0].value == 200 + 6 + 6 + 3 + 3)
}

@Test("a variable reached through a table frozen earlier is put back too")
func variablesBehindFrozenTables() throws {
  let state = try newState()
  let functions = try state.functions(
    of: """
      local seen = 5
      local shared = { count = function() seen = seen + 1 return seen end }
      keep(function() return #shared end)
      keep(function() return shared.count() end)
      """)
  #expect(state.call(functions[0])[0].value == 0)
  let counting = state.call(functions[1], workers: [0, 1])
  #expect(counting[0] == counting[1] && counting[0].kind == .failed)
}

@Test("the result of a worker does not depend on the order of the workers")
func orderOfWorkers() throws {
  let state = try newState()
  let function = try state.functions(
    of: """
      local memory, last = {}, 0
      keep(function(w)
        if w:counts() == 1 then memory.seen = 1 end
        if w:assessment(2022, "none") == "failed" then last = last + 1 end
        return last
      end)
      """)[0]
  let forward = state.call(function, workers: [0, 1, 2])
  let backward = state.call(function, workers: [2, 1, 0])
  #expect(forward == backward.reversed())
}
