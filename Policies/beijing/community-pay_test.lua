-- Tests of community-pay.lua: the step from the month of registration, one pay, dated scales.
local function staff(duties, more)
  local facts = { { kind = "duty", value = "签订服务协议", from = "2015-01-01" } }
  for _, duty in ipairs(duties) do
    facts[#facts + 1] = { kind = "duty", value = duty, from = "2015-01-01" }
  end
  return but({
    posting       = { kind = "community", county = "西城区", from = "2014-01-01" },
    circumstances = facts,
  }, more or {})
end
local function holder(level, amount, more)
  return but({
    posting       = { kind = "community", county = "西城区", from = "2014-01-01" },
    certificate   = { level = level, approved = "2016-01-10" },
    registration  = { level = level, from = "2016-05-20", to = "2019-05-19" },
    circumstances = {
      { kind = "duty", value = "签订服务协议", from = "2015-01-01" },
      { kind = "duty", value = "工作人员", from = "2015-01-01" },
      { kind = "核定档次", level = level, amount = amount, from = "2016-01-01" },
    },
  }, more or {})
end

test "a head gets 720 + 960 + 1,300" { period = "2016-05", worker = staff { "正职" }, expect = { pay_head = yuan(2980) } }
test "a deputy gets 640 + 845 + 1,100" { period = "2016-05", worker = staff { "副职" }, expect = { pay_deputy = yuan(2585) } }
test "staff get 590 + 740 + 950" { period = "2016-05", worker = staff { "工作人员" }, expect = { pay_staff = yuan(2280) } }
test "who holds two posts gets one pay, the higher" {
  period = "2016-05", worker = staff { "工作人员", "副职" }, expect = { pay_deputy = yuan(2585), pay_staff = none } }
test "who holds all three is paid as head" {
  period = "2016-05", worker = staff { "工作人员", "副职", "正职" }, expect = { pay_head = yuan(2980), pay_deputy = none, pay_staff = none } }
test "the allowance follows the post: after the change the new scale" {
  period = "2016-06",
  worker = but(staff {}, { circumstances = {
    { kind = "duty", value = "签订服务协议", from = "2015-01-01" },
    { kind = "duty", value = "副职", from = "2015-01-01", to = "2016-06-29" },
    { kind = "duty", value = "正职", from = "2016-06-30" } } }),
  expect = { pay_head = yuan(2980), pay_deputy = refused "circumstances.recorded" } }
test "a post held until the last day is paid" {
  period = "2016-06",
  worker = but(staff {}, { circumstances = {
    { kind = "duty", value = "签订服务协议", from = "2015-01-01" },
    { kind = "duty", value = "副职", from = "2015-01-01", to = "2016-06-30" } } }),
  expect = { pay_deputy = yuan(2585), pay_head = refused "circumstances.recorded" } }
test "without a service agreement there is no pay" {
  period = "2016-05", worker = but(staff {}, { circumstances = { { kind = "duty", value = "正职", from = "2015-01-01" } } }),
  expect = { pay_head = refused "circumstances.recorded", pay_staff = refused "circumstances.recorded",
    years_inner = refused "circumstances.recorded" } }
test "with no duty on record the pay cannot be decided" {
  period = "2016-05", worker = without(staff {}, "circumstances"),
  expect = { pay_staff = undecided "circumstances.recorded", pay_deputy = undecided "circumstances.recorded" } }
test "who left before the last day is not paid" {
  period = "2016-05", worker = staff({ "工作人员" }, { posting = { to = "2016-05-30" } }),
  expect = { pay_staff = refused "postings.held", years_inner = refused "postings.held" } }
test "before 2015 the sheet has no scale: its first month" {
  period = "2015-01", worker = staff { "工作人员" }, expect = { pay_staff = yuan(2280) } }

local years = { { year = 1999, result = "passed" }, { year = 2000, result = "passed" }, { year = 2002, result = "excellent" },
  { year = 2003, result = "passed" }, { year = 2014, result = "marginal" }, { year = 2015, result = "passed" }, { year = 2016, result = "passed" } }
test "years assessed qualified add 50 each, in the six districts from 2000 on" {
  period = "2016-05", worker = staff({ "工作人员" }, { assessments = years }), expect = { years_inner = yuan(200), years_other = refused "postings.held" } }
test "in other districts from 2003 on" {
  period = "2016-05", worker = staff({ "工作人员" }, { posting = { county = "通州区" }, assessments = years }),
  expect = { years_other = yuan(100), years_inner = refused "postings.held" } }
test "in the next year this year counts too" {
  period = "2017-01", worker = staff({ "工作人员" }, { assessments = years }), expect = { years_inner = yuan(250) } }
test "under one year only the start value" {
  period = "2016-05", worker = staff { "工作人员" }, expect = { years_inner = refused "amount", pay_staff = yuan(2280) } }
test "posts in both parts of the city count once, the higher" {
  period = "2016-05",
  worker = but(without(staff({ "工作人员" }, { assessments = years }), "posting"), { postings = {
    { kind = "community", county = "西城区", from = "2014-01-01" }, { kind = "community", county = "通州区", from = "2014-01-01" } } }),
  expect = { years_inner = yuan(200), years_other = none } }

test "the step is paid from the month of registration, whatever the day" {
  period = "2016-05", worker = holder("junior", yuan(240)), expect = { certificate = yuan(240) } }
test "not in the month before" {
  period = "2016-04", worker = holder("junior", yuan(240)), expect = { certificate = refused "certificate.highest" } }
test "registered on the last day of the month" {
  period = "2016-05", worker = holder("junior", yuan(240), { registration = { from = "2016-05-31" } }), expect = { certificate = yuan(240) } }
test "registered on the first day of the next month" {
  period = "2016-05", worker = holder("junior", yuan(240), { registration = { from = "2016-06-01" } }),
  expect = { certificate = refused "certificate.highest" } }
test "the month in which the registration ends is still paid" {
  period = "2019-05", worker = holder("junior", yuan(240)), expect = { certificate = yuan(240) } }
test "the month after is not" {
  period = "2019-06", worker = holder("junior", yuan(240)), expect = { certificate = refused "certificate.highest" } }
test "the lowest junior step" { period = "2016-05", worker = holder("junior", yuan(200)), expect = { certificate = yuan(200) } }
test "a fen below the lowest is no step" {
  period = "2016-05", worker = holder("junior", yuan "199.99"), expect = { certificate = refused "measure.at_least" } }
test "the highest junior step" { period = "2016-05", worker = holder("junior", yuan(280)), expect = { certificate = yuan(280) } }
test "a fen above the highest is no step" {
  period = "2016-05", worker = holder("junior", yuan "280.01"), expect = { certificate = refused "none_of" } }
test "the lowest middle step" { period = "2016-05", worker = holder("intermediate", yuan(300)), expect = { certificate = yuan(300) } }
test "below the lowest middle step" {
  period = "2016-05", worker = holder("intermediate", yuan "299.99"), expect = { certificate = refused "measure.at_least" } }
test "the highest middle step" { period = "2016-05", worker = holder("intermediate", yuan(460)), expect = { certificate = yuan(460) } }
test "above the highest middle step" {
  period = "2016-05", worker = holder("intermediate", yuan "460.01"), expect = { certificate = refused "none_of" } }
test "the senior level has no step" {
  period = "2016-05", worker = holder("senior", yuan(300)), expect = { certificate = refused "certificate.level_in" } }
test "no step on record, nothing decided" {
  period = "2016-05",
  worker = holder("junior", yuan(200), { circumstances = { { kind = "duty", value = "签订服务协议", from = "2015-01-01" } } }),
  expect = { certificate = undecided "measure.at_least" } }
test "an office post has no step" {
  period = "2016-05", worker = holder("junior", yuan(240), { posting = { kind = "office" } }),
  expect = { certificate = refused "postings.held", pay_staff = refused "postings.held" } }
