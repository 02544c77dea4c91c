-- Tests of community-pay.lua. The coefficients are made up; the table was not seen.
local function staff(number, more)
  return but({
    posting       = { kind = "community", county = "雁塔区", from = "2018-06-01" },
    circumstances = { { kind = "职级系数", number = number, from = "2018-06-01" } },
  }, more or {})
end
local function trial(to)
  return staff(100, { circumstances = { { kind = "职级系数", number = 100, from = "2018-06-01" },
    { kind = "duty", value = "试用期", from = "2019-01-01", to = to } } })
end
test "38,724 × 1.18 ÷ 12" { period = "2019-05", worker = staff(118), expect = { pay = yuan "3807.86", trial = refused "circumstances.held" } }
test "38,724 × 1.00 ÷ 12" { period = "2019-05", worker = staff(100), expect = { pay = yuan(3227) } }
test "half a fen goes up: 38,724 × 1.01 ÷ 12 is 3,259.27" { period = "2019-05", worker = staff(101), expect = { pay = yuan "3259.27" } }
test "on trial 80 percent" { period = "2019-03", worker = trial "2019-03-31", expect = { trial = yuan "2581.60", pay = refused "none_of" } }
test "a trial that ended before the last day is over" {
  period = "2019-03", worker = trial "2019-03-30", expect = { pay = yuan(3227), trial = refused "circumstances.held" } }
test "without a coefficient it cannot be decided" {
  period = "2019-05", worker = without(staff(100), "circumstances"), expect = { pay = undecided "circumstances.recorded" } }
test "on trial without a coefficient, neither" {
  period = "2019-03", worker = staff(100, { circumstances = { { kind = "duty", value = "试用期", from = "2019-01-01" } } }),
  expect = { trial = undecided "circumstances.recorded" } }
test "an agency post is not paid" {
  period = "2019-05", worker = staff(100, { posting = { kind = "agency" } }), expect = { pay = refused "postings.held", trial = refused "postings.held" } }
test "a post until the last day is" { period = "2019-05", worker = staff(100, { posting = { to = "2019-05-31" } }), expect = { pay = yuan(3227) } }
test "one that ended before is not" {
  period = "2019-05", worker = staff(100, { posting = { to = "2019-05-30" } }), expect = { pay = refused "postings.held" } }
