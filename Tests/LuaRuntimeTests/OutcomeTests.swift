import LuaRuntime
import Testing

@Test(
  "only a whole number of fen from 0 to 10^15 is an amount",
  arguments: [
    ("0", LuaError?.none), ("1000000000000000", nil),
    ("1000000000000001", .tooManyFen(got: "1000000000000001", line: 1)),
    ("-1", .negativeFen(got: "-1", line: 1)), ("1.0", .notWholeFen(got: "1", line: 1)),
    ("0/0", .notWholeFen(got: "nan", line: 1)), ("1/0", .notWholeFen(got: "inf", line: 1)),
    ("'5'", .notWholeFen(got: "string", line: 1)), ("nil", .notWholeFen(got: "nil", line: 1)),
    ("{}", .notWholeFen(got: "table", line: 1)), ("true", .notWholeFen(got: "boolean", line: 1)),
  ])
func amounts(expression: String, expected: LuaError?) throws {
  let called = try newState().run("return \(expression)")[0]
  #expect(called.reason == expected)
  #expect(called.kind == (expected == nil ? .fen : .failed))
}

@Test("a check gives true or false and nothing else")
func booleans() throws {
  let state = try newState()
  #expect(try state.run("return true", expecting: .boolean)[0].kind == .true)
  #expect(try state.run("return false", expecting: .boolean)[0].kind == .false)
  #expect(
    try state.run("return nil", expecting: .boolean)[0].reason == .notBoolean(got: "nil", line: 1))
  #expect(try state.run("return 1", expecting: .boolean)[0].kind == .failed)
}

@Test("accessors read the columns of the worker called for")
func accessors() throws {
  let body = """
    local c, r, p, t, a, m = worker:counts()
    assert(c == 1 and r == 1 and p == 1 and t == 1 and a == 1 and m == 2)
    assert(worker:level() == "junior" and worker:level_rank() == 1)
    local level, approved, from, to = worker:certificate(1)
    assert(level == 2 and approved == 50 and from == nil and to == nil)
    local rl, rf, rt = worker:registration(1) assert(rl == 2 and rf == 60 and rt == 900)
    local kind, first, last, county, staff = worker:posting(1)
    assert(kind == "community" and first == 100 and last == 200 and county == "640104")
    assert(staff == false)
    local tf, tl, hours, result = worker:training(1)
    assert(tf == 70 and tl == 71 and hours == 1650 and result == "passed")
    assert(worker:training_hours() == 1650)
    local year, assessed = worker:assessment_at(1) assert(year == 2023 and assessed == "passed")
    assert(worker:assessment(2023) == "passed" and worker:assessment(1999, "none") == "none")
    local measure, mlevel, fen, day = worker:payment(2)
    assert(measure == "award" and mlevel == 2 and fen == 100000 and day == 90)
    assert(worker:paid("award") == 300000 and worker:paid("other") == 0)
    assert(period.year == 2024 and period.month == 2 and period.days == 29)
    assert(period.last - period.first == 28)
    return prorate(100, 1, 3) + prorate(50, 1, 100)
    """
  #expect(try newState().run(body) == [Called(kind: .fen, value: 34, reason: nil)])
}

@Test("texts of symbols follow the facts of the batch")
func symbolsFollowFacts() throws {
  let state = try newState()
  let function = try state.functions(
    of: "keep(function(w) return (w:posting(1)) == 'community' end)")[0]
  #expect(state.call(function, expecting: .boolean)[0].kind == .true)
  let other = sampleFacts(kind: "hospital")
  #expect(state.call(function, expecting: .boolean, facts: other)[0].kind == .false)
}

@Test("a missing assessment leaves the call undecided, and pcall cannot hide it")
func missingFact() throws {
  let called = try newState().run(
    "pcall(function() return worker:assessment(2023) end) return 5", workers: [0, 1, 2])
  #expect(called.map(\.kind) == [.fen, .undecided, .undecided])
  #expect(called[1].reason == .undecided(fact: "assessment 2023", line: 1))
  let unknown = try newState().run("unknown('户籍')")[0]
  #expect(unknown.reason == .undecided(fact: "户籍", line: 1))
}

@Test(
  "a number beyond the facts is an error, and so are writes to the worker and the period",
  arguments: [
    "worker:posting(2)", "worker:posting(0)", "worker.posting(1.5)", "worker:posting()",
    "worker.x = 1", "period.year = 1", "worker:salary()", "prorate(1.5, 1, 2)", "prorate(1, 1, 0)",
    "prorate(math.maxinteger, 3, 1)", "worker:paid(1)",
  ])
func wrongUse(body: String) throws {
  let called = try newState().run("\(body) return 1")[0]
  #expect(called.kind == .failed)
  #expect(called.reason?.line == 1)
}

@Test("a sheet cannot read a worker while it loads")
func noWorkerWhileLoading() throws {
  let state = try newState()
  let function = try state.functions(of: "local seen; keep(function(w) return 1 end)")[0]
  #expect(state.call(function)[0].value == 1)
  #expect(state.call(LuaFunction.missing)[0].reason == .noSuchFunction)
}

@Test("records name what was read, with arguments, results and steps")
func records() throws {
  let state = try newState()
  state.record = true
  _ = try state.run("worker:posting(1)\nreturn step('基数', prorate(100, 1, 2))")
  let records = state.takeRecords()
  #expect(records.map(\.name) == ["posting", "基数"])
  #expect(records[0].arguments == ["1"])
  #expect(records[0].results == ["community", "100", "200", "640104", "false"])
  #expect(records[1].kind == .step && records[1].results == ["50"] && records[1].line == 2)
  #expect(state.takeRecords().isEmpty)
  state.record = false
  _ = try state.run("return step('x', 1)")
  #expect(state.takeRecords().isEmpty)
}
