-- Tests of station-staffing.lua: the boundary of 20,000, and each post there or missing.
local function station(people, heads, supervisors, stationed, more)
  local facts = { { kind = "count", value = "辖区人口", number = people, from = "2022-01-01" } }
  local function add(value, number)
    if number > 0 then facts[#facts + 1] = { kind = "count", value = value, number = number, from = "2022-01-01" } end
  end
  add("站长", heads)
  add("督导", supervisors)
  add("驻站社工", stationed)
  return but({ circumstances = facts }, more or {})
end

test "1+1+2 is right for 20,000 people" {
  period = "2022-06", worker = station(20000, 1, 1, 2),
  expect = { head = none, supervisor = none, stationed_large = none, stationed_small = none } }
test "one stationed worker is too few for 20,000 people" {
  period = "2022-06", worker = station(20000, 1, 1, 1), expect = { stationed_large = found, stationed_small = none } }
test "and enough for 19,999" {
  period = "2022-06", worker = station(19999, 1, 1, 1), expect = { stationed_large = none, stationed_small = none } }
test "none is too few for 19,999" {
  period = "2022-06", worker = station(19999, 1, 1, 0), expect = { stationed_large = none, stationed_small = found } }
test "a station without a head" { period = "2022-06", worker = station(30000, 0, 1, 2), expect = { head = found, supervisor = none } }
test "a station without a supervisor" { period = "2022-06", worker = station(30000, 1, 0, 2), expect = { head = none, supervisor = found } }
test "more than required is free" {
  period = "2022-06", worker = station(30000, 2, 2, 5), expect = { head = none, supervisor = none, stationed_large = none } }
test "somebody who heads no station is not looked at" {
  period = "2022-06", worker = { posting = { kind = "station", county = "铜官区", from = "2022-01-01" } },
  expect = { head = none, supervisor = none, stationed_large = none, stationed_small = none } }
test "a count that ended is no longer one" {
  period = "2022-06",
  worker = { circumstances = {
    { kind = "count", value = "辖区人口", number = 25000, from = "2022-01-01" },
    { kind = "count", value = "驻站社工", number = 2, from = "2022-01-01", to = "2022-06-29" },
    { kind = "count", value = "驻站社工", number = 1, from = "2022-06-30" } } },
  expect = { stationed_large = found } }
test "a count until the last day still is" {
  period = "2022-06",
  worker = { circumstances = {
    { kind = "count", value = "辖区人口", number = 25000, from = "2022-01-01" },
    { kind = "count", value = "驻站社工", number = 2, from = "2022-01-01", to = "2022-06-30" } } },
  expect = { stationed_large = none } }
