-- Tests of award.lua: few, so that what they miss is shown.
local holder = {
  posting     = { kind = "community", county = "兴庆区", from = "2023-07-01" },
  certificate = { level = "junior", approved = "2024-03-15" },
  assessment  = { year = 2023, result = "passed" },
}

test "who is approved in the month is paid" { period = "2024-03", worker = holder, expect = { award = yuan(1000) } }
test "a failed year pays nothing" {
  period = "2024-03", worker = but(holder, { assessment = { result = "failed" } }),
  expect = { award = refused "assessed.is_not" } }
