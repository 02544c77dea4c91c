-- Tests of community-floor.lua: the rates a city might set, each side of the floor.
local function rates(junior, intermediate, senior)
  return { junior = junior, intermediate = intermediate, senior = senior }
end

test "check 12: 80 / 200 / 300 is below the floor at the junior level" {
  period = "2026-04", rates = rates(yuan(80), yuan(200), yuan(300)), expect = { community = found } }
test "100 / 200 / 300 meets the floor" {
  period = "2026-04", rates = rates(yuan(100), yuan(200), yuan(300)), expect = { community = none } }
test "more than the floor is free" {
  period = "2026-04", rates = rates(yuan(150), yuan(300), yuan(500)), expect = { community = none } }
test "one fen below is below: junior" {
  period = "2026-04", rates = rates(yuan "99.99", yuan(200), yuan(300)), expect = { community = found } }
test "one fen below is below: middle" {
  period = "2026-04", rates = rates(yuan(100), yuan "199.99", yuan(300)), expect = { community = found } }
test "one fen below is below: senior" {
  period = "2026-04", rates = rates(yuan(100), yuan(200), yuan "299.99"), expect = { community = found } }
test "a level without a rate is below the floor" {
  period = "2026-04", rates = { junior = yuan(100), intermediate = yuan(200) }, expect = { community = found } }
test "before the document there was no floor" {
  period = "2025-12", rates = rates(yuan(80), yuan(200), yuan(300)), expect = { community = none } }
test "from its first month there is" {
  period = "2026-01", rates = rates(yuan(80), yuan(200), yuan(300)), expect = { community = found } }
