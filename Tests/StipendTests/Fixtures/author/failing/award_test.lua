-- Tests that are wrong about award.lua.
local holder = {
  posting     = { kind = "community", county = "兴庆区", from = "2023-07-01" },
  certificate = { level = "junior", approved = "2024-03-15" },
  assessment  = { year = 2023, result = "passed" },
}

test "a wrong amount" {
  period = "2024-03", worker = holder, paid = { { measure = "award", level = "intermediate", amount = yuan(300), on = "2023-05-01" } },
  expect = { award = yuan(1000) }, fund = { award = "county" } }
test "a wrong word" {
  period = "2024-03", worker = without(holder, "assessment"), expect = { award = refused "postings.held" } }
test "no expectation" { period = "2024-03", worker = holder, expect = { award = held } }
test "before its time" { period = "2023-12", worker = but(holder, { certificate = { approved = "2023-12-15" } }), expect = { award = yuan(1000) } }
