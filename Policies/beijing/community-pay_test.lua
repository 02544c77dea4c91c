-- Tests of community-pay.lua: the step from the month of registration, one pay, dated scales.
local years = { { year = 1999, result = "passed" }, { year = 2000, result = "passed" }, { year = 2002, result = "excellent" },
  { year = 2003, result = "passed" }, { year = 2014, result = "marginal" }, { year = 2015, result = "passed" }, { year = 2016, result = "passed" } }

-- Somebody with a service agreement, a duty, years of service and a certificate with its step.
local function staff(changes)
  local level = changes.level or "junior"
  local worker = {
    posting       = { kind = "community", county = changes.county or "西城区", from = "2014-01-01" },
    certificate   = { level = level, approved = "2016-01-10" },
    registration  = { level = level, from = "2016-05-20", to = "2019-05-19" },
    assessments   = years,
    circumstances = {},
  }
  local facts = worker.circumstances
  if changes.agreement ~= "none" then
    facts[1] = but({ kind = "duty", value = "签订服务协议", from = "2015-01-01" }, changes.agreement or {})
  end
  for _, duty in ipairs(changes.duties or { changes.duty }) do
    facts[#facts + 1] = but({ kind = "duty", value = duty, from = "2015-01-01" }, changes.held or {})
  end
  facts[#facts + 1] = but({ kind = "核定档次", level = level, amount = yuan(240), from = "2016-01-01" }, changes.step or {})
  facts[#facts + 1] = changes.also
  return but(worker, { posting = changes.posting, certificate = changes.certificate, registration = changes.registration })
end

-- One pay for one post, and with it the years and the step.
for _, case in ipairs {
  { duty = "正职", rule = "pay_head", pay = yuan(2980), county = "西城区", by_years = "years_inner", sum = yuan(200) },
  { duty = "副职", rule = "pay_deputy", pay = yuan(2585), county = "通州区", by_years = "years_other", sum = yuan(100) },
  { duty = "工作人员", rule = "pay_staff", pay = yuan(2280), county = "西城区", by_years = "years_inner", sum = yuan(200) },
} do
  local function says(sentence, changes, outcome, period)
    local worker = staff(but({ duty = case.duty, county = case.county }, changes))
    local expect = outcome == nil and { [case.rule] = case.pay, [case.by_years] = case.sum, certificate = yuan(240) }
      or outcome.pay or { [case.rule] = outcome, [case.by_years] = outcome, certificate = outcome }
    test(case.duty .. ": " .. sentence) { period = period or "2016-05", worker = worker, expect = expect }
  end
  local not_posted, not_recorded = refused "postings.held", refused "circumstances.recorded"
  says("is paid base, start value and allowance, the years and the step", {})
  says("who starts on the last day is paid", { posting = { from = "2016-05-31" } })
  says("who starts after the month is not paid", { posting = { from = "2016-06-01" } }, not_posted)
  says("who leaves on the last day is paid", { posting = { to = "2016-05-31" } })
  says("who leaves before the last day is not paid", { posting = { to = "2016-05-30" } }, not_posted)
  says("an office post is not paid", { posting = { kind = "office" } }, not_posted)
  says("an agreement from the last day on is enough", { agreement = { from = "2016-05-31" } })
  says("an agreement from the day after is none", { agreement = { from = "2016-06-01" } }, not_recorded)
  says("an agreement until the last day is enough", { agreement = { to = "2016-05-31" } })
  for _, day in ipairs { "2016-05-30", "2016-04-30" } do
    says("an agreement that ended on " .. day .. " is none", { agreement = { to = day } }, not_recorded)
  end
  says("without an agreement there is no pay", { agreement = "none" }, not_recorded)
  says("a duty from the last day on is paid", { held = { from = "2016-05-31" } })
  says("a duty until the last day is paid", { held = { to = "2016-05-31" } })
  local no_pay = { pay = { [case.rule] = not_recorded, [case.by_years] = case.sum, certificate = yuan(240) } }
  says("a duty from the day after is not paid", { held = { from = "2016-06-01" } }, no_pay)
  for _, day in ipairs { "2016-05-30", "2016-04-30" } do
    says("a duty that ended on " .. day .. " is not paid", { held = { to = day } }, no_pay)
  end
  says("another duty is not paid as this one", { duties = { "志愿者" } }, no_pay)
  says("with no duty on record nothing can be decided", { agreement = "none", duties = {} }, undecided "circumstances.recorded")
  says("the scale begins with the first month of 2015", { agreement = { from = "2014-01-01" }, held = { from = "2014-01-01" } },
    { pay = { [case.rule] = case.pay, [case.by_years] = case.sum - yuan(50) } }, "2015-01")
  says("in the month before it nothing is paid", {
    agreement   = { from = "2014-01-01" }, held = { from = "2014-01-01" }, registration = { from = "2014-05-20" },
    certificate = { approved = "2014-01-10" }, step = { from = "2014-01-01" } }, refused "in_force", "2014-12")
end
test "who holds two posts gets one pay, the higher" {
  period = "2016-05", worker = staff { duties = { "工作人员", "副职" } }, expect = { pay_deputy = yuan(2585), pay_staff = none } }
test "who holds all three is paid as head" {
  period = "2016-05", worker = staff { duties = { "工作人员", "副职", "正职" } }, expect = { pay_head = yuan(2980), pay_deputy = none, pay_staff = none } }
test "the allowance follows the post: after the change the new scale" {
  period = "2016-06", worker = staff { duty = "副职", held = { to = "2016-06-29" }, also = { kind = "duty", value = "正职", from = "2016-06-30" } },
  expect = { pay_head = yuan(2980), pay_deputy = refused "circumstances.recorded" } }

-- The years assessed as qualified.
for _, county in ipairs { "东城区", "西城区", "朝阳区", "海淀区", "丰台区", "石景山区" } do
  test("years in " .. county .. " count from 2000 on, 50 each") {
    period = "2016-05", worker = staff { county = county }, expect = { years_inner = yuan(200), years_other = refused "postings.held" } }
end
for _, county in ipairs { "门头沟区", "房山区", "通州区", "顺义区", "昌平区", "大兴区", "怀柔区", "平谷区", "密云区", "延庆区" } do
  test("years in " .. county .. " count from 2003 on, 50 each") {
    period = "2016-05", worker = staff { county = county }, expect = { years_other = yuan(100), years_inner = refused "postings.held" } }
end
test "from January on the year before counts" {
  period = "2017-01", worker = staff {}, expect = { years_inner = yuan(250) } }
test "under one year only the start value is paid" {
  period = "2016-05", worker = without(staff { duty = "工作人员" }, "assessments"), expect = { years_inner = refused "amount", pay_staff = yuan(2280) } }
local two_parts = but(without(staff {}, "posting"), { postings = {
  { kind = "community", county = "西城区", from = "2014-01-01" }, { kind = "community", county = "通州区", from = "2014-01-01" } } })
test "posts in both parts of the city count once, the higher" {
  period = "2016-05", worker = two_parts, expect = { years_inner = yuan(200), years_other = none } }

-- The certificate step, from the month of registration.
test "the step is paid again after the month before" {
  period = "2016-06", worker = staff {}, paid = { { measure = "certificate", level = "junior", amount = yuan(240), on = "2016-05-31" } },
  expect = { certificate = yuan(240) } }
test "the step is not paid before the month of registration" {
  period = "2016-04", worker = staff {}, expect = { certificate = refused "certificate.highest" } }
test "registered on the last day of the month the step is paid" {
  period = "2016-05", worker = staff { registration = { from = "2016-05-31" } }, expect = { certificate = yuan(240) } }
test "registered on the first day of the next month the step is not paid" {
  period = "2016-05", worker = staff { registration = { from = "2016-06-01" } }, expect = { certificate = refused "certificate.highest" } }
test "a registration that ends on the first day of the month is still paid" {
  period = "2019-05", worker = staff { registration = { to = "2019-05-01" } }, expect = { certificate = yuan(240) } }
test "a registration that ended before the month is not paid" {
  period = "2019-05", worker = staff { registration = { to = "2019-04-30" } }, expect = { certificate = refused "certificate.highest" } }
test "a certificate approved on the last day is paid" {
  period = "2016-05", worker = staff { certificate = { approved = "2016-05-31" } }, expect = { certificate = yuan(240) } }
test "a certificate approved after the month is not paid" {
  period = "2016-05", worker = staff { certificate = { approved = "2016-06-01" } }, expect = { certificate = refused "certificate.highest" } }
test "the senior level has no step" {
  period = "2016-05", worker = staff { level = "senior" }, expect = { certificate = refused "certificate.level_in" } }

-- The step on record, within the scale.
local function step(level, amount, outcome)
  test("a " .. level .. " step of " .. amount .. (outcome and " is outside the scale" or " is within the scale")) {
    period = "2016-05", worker = staff { level = level, step = { amount = yuan(amount) } }, expect = { certificate = outcome or yuan(amount) } }
end
for level, scale in pairs { junior = { "199.99", "200.00", "200.01", "279.99", "280.00", "280.01" }, intermediate = { "299.99", "300.00", "300.01", "459.99", "460.00", "460.01" } } do
  step(level, scale[1], refused "measure.at_least")
  for place = 2, 5 do step(level, scale[place]) end
  step(level, scale[6], refused "none_of")
end
test "a step recorded from the last day on is paid" {
  period = "2016-05", worker = staff { step = { from = "2016-05-31" } }, expect = { certificate = yuan(240) } }
test "a step recorded from the day after is not known yet" {
  period = "2016-05", worker = staff { step = { from = "2016-06-01" } }, expect = { certificate = undecided "measure.at_least" } }
test "a step that ended before the last day leaves it open" {
  period = "2016-05", worker = staff { step = { to = "2016-05-30" } }, expect = { certificate = undecided "measure.at_least" } }
test "with no step on record nothing can be decided" {
  period = "2016-05", worker = staff { step = { level = "senior" } }, expect = { certificate = undecided "measure.at_least" } }
local before = { kind = "核定档次", level = "junior", amount = yuan(260), from = "2016-01-01", to = "2016-05-15" }
test "a new step in mid-month takes the place of the old" {
  period = "2016-05", worker = staff { step = { from = "2016-05-16" }, also = before }, expect = { certificate = yuan(240) } }
test "a new step below the scale is not lifted by the old" {
  period = "2016-05", worker = staff { step = { from = "2016-05-16", amount = yuan "199.99" }, also = before }, expect = { certificate = refused "measure.at_least" } }
local other = { kind = "核定档次", level = "intermediate", amount = yuan(300), from = "2016-01-01" }
test "the step of another level is not added" {
  period = "2016-05", worker = staff { also = other }, expect = { certificate = yuan(240) } }
test "a step below the scale is not lifted by another level's" {
  period = "2016-05", worker = staff { step = { amount = yuan "199.99" }, also = other }, expect = { certificate = refused "measure.at_least" } }
