import LuaRuntime
import Testing

@Test(
  "an endless or greedy call is stopped, and the next worker is calculated",
  arguments: [
    "while true do end", "repeat local ok = pcall(function() while true do end end) until ok",
    "local function f() return f() end return f()",
    "local function f() return 1 + f() end return f()",
    "local s = ('x'):rep(1000) repeat s = s .. s until false",
    "local t = {} for i = 1, math.huge do t[i] = {i} end",
    "local s = ('x'):rep(60000) while true do local u = s:upper() end",
    "return #string.rep('', math.maxinteger)", "return #string.rep('x', 1 << 40)",
    "while true do pcall(string.rep, '', 1 << 50) end",
    "local t = {} for i = 1, 8000 do t[i] = i end for i = 1, 8000 do t[i] = nil end while true do next(t) end",
    "local t = {} for i = 1, 5000 do t[i] = 5000 - i end while true do table.sort(t) end",
    "while true do worker:level() end",
    "for i = 1, 1 << 60 do if i < 0 then worker:level() end end",
    "repeat until worker:level() == nil", "while worker do math.max(1, 2) end", "::a:: goto a",
    "for i = 1, 1 << 60 do local x = i < 0 and worker:level() end",
    "while true do pcall(pcall, error) end", "while true do string.format('%99d', 1) end",
  ])
func greedyCallIsStopped(body: String) throws {
  let state = try newState()
  let outcomes = try state.run(
    "local c = worker:counts() if c == 1 then \(body) end return 7", workers: [1, 0, 2, 0, 1])
  #expect(outcomes.map(\.kind) == [.fen, .failed, .fen, .failed, .fen])
  #expect(outcomes[1] == outcomes[3])
  switch outcomes[1].reason {
  case .instructionsSpent, .liveBytesSpent, .requestedBytesSpent, .blockTooLarge, .outputSpent:
    break
  default: Issue.record("ended by \(String(describing: outcomes[1].reason))")
  }
}

@Test("a worker is charged the same whoever came before")
func chargesDoNotDependOnNeighbours() throws {
  let state = try newState()
  let function = try state.functions(
    of: "keep(function(w) local n = 0 for i = 1, w:counts() * 1000 do n = n + 1 end return n end)")[
      0]
  _ = state.call(function, workers: [0])
  let alone = state.usedInstructions
  _ = state.call(function, workers: [1, 2, 1, 0])
  #expect(state.usedInstructions == alone)
}

@Test("a sheet that does not end is stopped with its line")
func endlessSheet() throws {
  let error = #expect(throws: LuaError.self) {
    try newState().load("local n = 0\nwhile true do n = n + 1 end", name: "p.lua")
  }
  #expect(error == .instructionsSpent(line: 2))
}

@Test("recursion without end is stopped by the size of its stack")
func deepRecursion() throws {
  let results = try newState().run("local function f() return 1 + f() end return f()")
  guard case .blockTooLarge = results[0].reason else {
    Issue.record("\(String(describing: results[0].reason))")
    return
  }
}
