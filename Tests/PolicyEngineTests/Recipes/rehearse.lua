-- Both sides of the functions of the last chapter.

-- recipe: functions
local ming = {
  certificate  = { level = "junior", approved = "2021-06-11" },
  registration = { level = "junior", from = "2021-09-01", to = "2024-08-31" },
  assessment   = { year = 2023, result = "passed" },
}

local function study(day) return { circumstance = { kind = "学历", value = "社会工作", on = day } } end
test "ten days of 21.75, in whole yuan" { period = "2024-05", worker = ming, expect = { award = yuan(46) } }
test "marginal" {
  period = "2024-05", worker = but(ming, { assessment = { result = "marginal" } }), expect = { award = refused "check" } }
test "no assessment" { period = "2024-05", worker = without(ming, "assessment"), expect = { award = undecided "check" } }
test "a degree of last year instead" {
  period = "2024-05", worker = but(without(ming, "assessment"), study "2023-12-31"), expect = { award = yuan(46) } }
test "a degree of this year does not do" {
  period = "2024-05", worker = but(without(ming, "assessment"), study "2024-01-01"), expect = { award = undecided "check" } }
