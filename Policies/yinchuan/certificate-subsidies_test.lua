-- Tests of certificate-subsidies.lua: both sides of every date and threshold.
local qualified = {
  posting      = { kind = "community", county = "兴庆区", on_establishment = false, from = "2022-07-01" },
  certificate  = { level = "junior", approved = "2024-03-15" },
  registration = { level = "junior", from = "2024-03-20", to = "2027-03-19" },
  assessment   = { year = 2023, result = "passed" },
}

local function with(changes) return but(qualified, changes) end

test "a junior worker in a community post earns the award and the month" {
  period = "2024-03", worker = qualified, expect = { award = yuan(2000), allowance = yuan(200) } }
test "the award belongs to the month of approval alone" {
  period = "2024-04", worker = qualified, expect = { award = refused "certificate.each", allowance = yuan(200) } }
test "a certificate approved on the first day of the month earns the award" {
  period = "2024-03", worker = with { certificate = { approved = "2024-03-01" } }, expect = { award = yuan(2000) } }
test "a certificate approved the day before the month earns no award" {
  period = "2024-03", worker = with { certificate = { approved = "2024-02-29" } }, expect = { award = refused "certificate.each" } }
test "a certificate approved on the last day earns the award" {
  period = "2024-03",
  worker = with { certificate = { approved = "2024-03-31" }, registration = { from = "2024-03-31" } },
  expect = { award = yuan(2000), allowance = yuan(200) } }
test "a registration that starts after the month pays nothing" {
  period = "2024-03", worker = with { registration = { from = "2024-04-01" } },
  expect = { award = refused "registration.is_current", allowance = refused "certificate.highest" } }
test "a registration that ends on the last day still counts" {
  period = "2024-03", worker = with { registration = { to = "2024-03-31" } }, expect = { award = yuan(2000), allowance = yuan(200) } }
test "a registration that ends the day before the last does not count" {
  period = "2024-03", worker = with { registration = { to = "2024-03-30" } },
  expect = { award = refused "registration.is_current", allowance = refused "certificate.highest" } }
test "an agency post in the city keeps the award and refuses the month" {
  period = "2024-03", worker = with { posting = { kind = "agency" } },
  expect = { award = yuan(2000), allowance = refused "measure.at_least" } }
test "a post on the establishment keeps the award and refuses the month" {
  period = "2024-03", worker = with { posting = { on_establishment = true } },
  expect = { award = yuan(2000), allowance = refused "measure.at_least" } }
test "a post outside the city pays nothing" {
  period = "2024-03", worker = with { posting = { county = "大武口区" } },
  expect = { award = refused "postings.held", allowance = refused "measure.at_least" } }
test "who leaves on the last day keeps the award" {
  period = "2024-03", worker = with { posting = { to = "2024-03-31" } }, expect = { award = yuan(2000), allowance = yuan(200) } }
test "who leaves before the last day loses the award and keeps the days" {
  period = "2024-03", worker = with { posting = { to = "2024-03-30" } },
  expect = { award = refused "postings.held", allowance = yuan "193.55" } }
test "one day in post is paid as one day" {
  period = "2024-03", worker = with { posting = { from = "2024-03-31" } }, expect = { allowance = yuan "6.45" } }
test "who starts on the first day of the next month gets nothing yet" {
  period = "2024-03", worker = with { posting = { from = "2024-04-01" } },
  expect = { award = refused "postings.held", allowance = refused "measure.at_least" } }
test "two posts that share days are paid for each day once" {
  period = "2024-03",
  worker = but(without(qualified, "posting"), { postings = {
    { kind = "community", county = "兴庆区", on_establishment = false, from = "2024-03-01", to = "2024-03-20" },
    { kind = "community", county = "金凤区", on_establishment = false, from = "2024-03-11" } } }),
  expect = { allowance = yuan(200) } }
test "a failed assessment of the year before refuses the month" {
  period = "2024-03", worker = with { assessment = { result = "failed" } },
  expect = { award = yuan(2000), allowance = refused "assessed.not_recorded_as" } }
test "a failed assessment of another year does not matter" {
  period = "2024-03", worker = with { assessment = { year = 2022, result = "failed" } }, expect = { allowance = yuan(200) } }
test "an assessment with reservations does not refuse the month" {
  period = "2024-03", worker = with { assessment = { result = "marginal" } }, expect = { allowance = yuan(200) } }
test "the highest registered level sets the month" {
  period = "2024-05",
  worker = but(without(qualified, "certificate", "registration"), {
    certificates  = { { level = "junior", approved = "2020-01-01" }, { level = "senior", approved = "2023-01-01" } },
    registrations = { { level = "junior", from = "2023-01-01", to = "2025-12-31" }, { level = "senior", from = "2023-02-01", to = "2026-01-31" } } }),
  expect = { allowance = yuan(500) } }
test "an upgrade earns the difference" {
  period = "2024-03",
  worker = with { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  paid   = { { measure = "award", level = "junior", amount = yuan(2000), on = "2021-05-01" } },
  expect = { award = yuan(1000), allowance = yuan(300) } }
test "an upgrade earns nothing when as much was already paid" {
  period = "2024-03",
  worker = with { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  paid   = { { measure = "award", level = "junior", amount = yuan(3000), on = "2021-05-01" } },
  expect = { award = refused "amount" } }
test "one fen short of the rate is still owed" {
  period = "2024-03",
  worker = with { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  paid   = { { measure = "award", level = "junior", amount = yuan "2999.99", on = "2021-05-01" } },
  expect = { award = yuan "0.01" } }
test "a level paid before at an older rate is not paid again" {
  period = "2024-03", worker = qualified,
  paid   = { { measure = "award", level = "junior", amount = yuan(800), on = "2016-05-01" } },
  expect = { award = refused "once_per" } }
test "a payment under another measure does not count against the award" {
  period = "2024-03", worker = qualified,
  paid   = { { measure = "tuition", level = "junior", amount = yuan(2000), on = "2023-05-01" } },
  expect = { award = yuan(2000) } }
test "two levels reached in one month are two lines, the lower first" {
  period = "2024-03",
  worker = but(without(qualified, "certificate", "registration"), {
    certificates  = { { level = "senior", approved = "2024-03-02" }, { level = "intermediate", approved = "2024-03-20" } },
    registrations = { { level = "senior", from = "2024-03-21", to = "2027-03-20" }, { level = "intermediate", from = "2024-03-21", to = "2027-03-20" } } }),
  expect = { award = { yuan(3000), yuan(3000) }, allowance = yuan(500) } }

local renewing = with {
  certificate  = { approved = "2021-04-01" },
  registration = { from = "2021-05-01", to = "2024-06-29" }, -- 90 days after 2024-03-31
  training     = { hours = hours(71), from = "2023-05-01", to = "2023-05-10", result = "passed" },
}

test "a registration that ends in 90 days with 71 hours is a shortfall" {
  period = "2024-03", worker = renewing, expect = { shortfall = found } }
test "a registration that ends in 91 days is none yet" {
  period = "2024-03", worker = but(renewing, { registration = { to = "2024-06-30" } }), expect = { shortfall = none } }
test "a registration that ends on the last day is a shortfall" {
  period = "2024-03", worker = but(renewing, { registration = { to = "2024-03-31" } }), expect = { shortfall = found } }
test "72 hours are enough for the junior level" {
  period = "2024-03", worker = but(renewing, { training = { hours = hours(72) } }), expect = { shortfall = none } }
test "89 hours are too few for the intermediate level" {
  period = "2024-03",
  worker = but(renewing, { certificate = { level = "intermediate" }, registration = { level = "intermediate" }, training = { hours = hours(89) } }),
  expect = { shortfall = found } }
test "90 hours are enough for the intermediate level" {
  period = "2024-03",
  worker = but(renewing, { certificate = { level = "intermediate" }, registration = { level = "intermediate" }, training = { hours = hours(90) } }),
  expect = { shortfall = none } }
test "a course that ended on the day of registration counts" {
  period = "2024-03",
  worker = but(renewing, { training = { hours = hours(72), from = "2021-04-30", to = "2021-05-01" } }), expect = { shortfall = none } }
test "a course that ended before the registration does not count" {
  period = "2024-03",
  worker = but(renewing, { training = { hours = hours(72), from = "2021-04-29", to = "2021-04-30" } }), expect = { shortfall = found } }
test "a failed course does not count" {
  period = "2024-03", worker = but(renewing, { training = { hours = hours(72), result = "failed" } }), expect = { shortfall = found } }
test "a course that ends after the month does not count yet" {
  period = "2024-03",
  worker = but(renewing, { training = { hours = hours(72), from = "2024-03-31", to = "2024-04-01" } }), expect = { shortfall = found } }
test "somebody without a post in the city is not reported" {
  period = "2024-03", worker = but(renewing, { posting = { to = "2024-03-30" } }), expect = { shortfall = none } }

-- Every county of the list, and who pays.
for _, county in ipairs { "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市" } do
  test("a post in " .. county .. " is a post in the city") {
    period = "2024-03", worker = with { posting = { county = county } },
    expect = { award = yuan(2000), allowance = yuan(200) }, fund = { award = "city", allowance = "city" } }
end
for level, rates in pairs { intermediate = { yuan(3000), yuan(300) }, senior = { yuan(6000), yuan(500) } } do
  test("the region pays the award of the " .. level .. " level, the city the month") {
    period = "2024-03",
    worker = with { certificate = { level = level }, registration = { level = level } },
    expect = { award = rates[1], allowance = rates[2] }, fund = { award = "region", allowance = "city" } }
end
test "the month is paid again after the month before" {
  period = "2024-04", worker = qualified,
  paid   = { { measure = "allowance", level = "junior", amount = yuan(200), on = "2024-03-31" } },
  expect = { allowance = yuan(200) } }

-- Only days in a community post in the city, not on the establishment, count for the month.
local function after_the_15th(changes)
  return but(without(qualified, "posting"), { postings = {
    { kind = "community", county = "兴庆区", on_establishment = false, from = "2022-07-01", to = "2024-03-15" },
    but({ kind = "community", county = "兴庆区", on_establishment = false, from = "2024-03-16" }, changes) } })
end
test "days in an agency do not count" {
  period = "2024-03", worker = after_the_15th { kind = "agency" }, expect = { allowance = yuan "96.77" } }
test "days outside the city do not count" {
  period = "2024-03", worker = after_the_15th { county = "大武口区" }, expect = { allowance = yuan "96.77" } }
test "days on the establishment do not count" {
  period = "2024-03", worker = after_the_15th { on_establishment = true }, expect = { allowance = yuan "96.77" } }
test "an establishment that is not recorded leaves the month open" {
  period = "2024-03",
  worker = but(without(qualified, "posting"), { posting = { kind = "community", county = "兴庆区", from = "2022-07-01" } }),
  expect = { award = yuan(2000), allowance = undecided "measure.at_least" } }
test "two days in post are paid as two days" {
  period = "2024-03", worker = with { posting = { from = "2024-03-30" } }, expect = { allowance = yuan "12.90" } }

-- Dates around the month.
test "who starts on the last day earns the award" {
  period = "2024-03", worker = with { posting = { from = "2024-03-31" } }, expect = { award = yuan(2000) } }
test "a certificate approved the day after the month earns nothing" {
  period = "2024-03", worker = with { certificate = { approved = "2024-04-01" } },
  expect = { award = refused "certificate.each", allowance = refused "certificate.highest" } }
test "a registration that starts on the last day counts" {
  period = "2024-03", worker = with { registration = { from = "2024-03-31" } },
  expect = { award = yuan(2000), allowance = yuan(200) } }
test "an upgrade already paid at its own level is refused, whatever the lower level was paid" {
  period = "2024-03",
  worker = with { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  paid   = { { measure = "award", level = "junior", amount = yuan(2000), on = "2021-05-01" },
    { measure = "award", level = "intermediate", amount = yuan(1), on = "2023-05-01" } },
  expect = { award = refused "once_per" } }
test "without any assessment the month is paid" {
  period = "2024-03", worker = without(qualified, "assessment"), expect = { allowance = yuan(200) } }

-- The shortfall of who renews.
local function short(level, taken)
  return but(renewing, { certificate = { level = level }, registration = { level = level }, training = { hours = hours(taken) } })
end
test "the senior level is short with 89 hours" {
  period = "2024-03", worker = short("senior", 89), expect = { shortfall = found } }
test "the senior level has enough with 90 hours" {
  period = "2024-03", worker = short("senior", 90), expect = { shortfall = none } }
for _, level in ipairs { "intermediate", "senior" } do
  test("91 hours are more than enough for the " .. level .. " level") {
    period = "2024-03", worker = short(level, 91), expect = { shortfall = none } }
end
test "73 hours are more than enough for the junior level" {
  period = "2024-03", worker = short("junior", 73), expect = { shortfall = none } }
test "a worker outside the city is not reported" {
  period = "2024-03", worker = but(renewing, { posting = { county = "大武口区" } }), expect = { shortfall = none } }
test "who leaves on the last day is still reported" {
  period = "2024-03", worker = but(renewing, { posting = { to = "2024-03-31" } }), expect = { shortfall = found } }
test "who starts on the last day is reported" {
  period = "2024-03", worker = but(renewing, { posting = { from = "2024-03-31" } }), expect = { shortfall = found } }
test "who starts the day after the month is not reported" {
  period = "2024-03", worker = but(renewing, { posting = { from = "2024-04-01" } }), expect = { shortfall = none } }
test "a certificate approved in the month is looked at" {
  period = "2024-03", worker = but(renewing, { certificate = { approved = "2024-03-31" } }), expect = { shortfall = found } }
test "a certificate approved after the month is not looked at yet" {
  period = "2024-03", worker = but(renewing, { certificate = { approved = "2024-04-01" } }), expect = { shortfall = none } }
test "a registration that ended before the last day is nobody's shortfall" {
  period = "2024-03", worker = but(renewing, { registration = { to = "2024-03-30" } }), expect = { shortfall = none } }
test "a registration that starts on the last day is looked at" {
  period = "2024-03", worker = but(renewing, { registration = { from = "2024-03-31" } }), expect = { shortfall = found } }
test "a registration that starts the day after the month is not looked at" {
  period = "2024-03", worker = but(renewing, { registration = { from = "2024-04-01" } }), expect = { shortfall = none } }
local function also_senior(registration)
  local worker = but(without(renewing, "certificate", "registration"), {
    certificates  = { { level = "junior", approved = "2021-04-01" }, { level = "senior", approved = "2022-04-01" } },
    registrations = { { level = "junior", from = "2021-05-01", to = "2024-06-29" }, registration } })
  return worker
end
test "a higher level never registered does not hide the shortfall of the lower" {
  period = "2024-03", worker = also_senior(nil), expect = { shortfall = found } }
test "a higher level registered until mid-month does not hide the shortfall of the lower" {
  period = "2024-03", worker = also_senior { level = "senior", from = "2022-05-01", to = "2024-03-15" },
  expect = { shortfall = found, allowance = yuan(200) } }
test "an earlier term that ended the day before the last does not matter beside the current one" {
  period = "2024-03",
  worker = but(without(renewing, "registration"), { registrations = {
    { level = "junior", from = "2021-05-01", to = "2024-03-30" }, { level = "junior", from = "2024-03-31", to = "2024-06-29" } } }),
  expect = { shortfall = found } }

-- The first month in force, and what a shortfall reports.
local early = {
  posting      = { kind = "community", county = "兴庆区", on_establishment = false, from = "2020-07-01" },
  certificate  = { level = "junior", approved = "2020-10-15" },
  registration = { level = "junior", from = "2020-12-01", to = "2023-11-30" },
}

test "January 2021 is the first month paid" {
  period = "2021-01", worker = early, expect = { allowance = yuan(200) } }
test "December 2020 is before the policy is in force" {
  period = "2020-12", worker = early, expect = { allowance = refused "in_force", award = refused "in_force" } }
test "a shortfall reports the end of the registration, the hours since it began and those required" {
  period = "2024-03",
  worker = but(without(renewing, "training"), { trainings = {
    { hours = hours(71), from = "2023-05-01", to = "2023-05-10", result = "passed" },
    { hours = hours(8), from = "2021-04-01", to = "2021-04-30", result = "passed" } } }),
  expect = { shortfall = finds { valid_until = "2024-06-29", hours = 71, required = 72 } } }

-- The same award under another sheet of this folder.
for _, measure in ipairs { "yinchuan/talent-award:city_award", "yinchuan/talent-award:region_award", "ningxia/community-allowance:wuzhong_award" } do
  test("an award of the level under " .. measure .. " is not paid again") {
    period = "2024-03", worker = qualified,
    paid   = { { measure = measure, level = "junior", amount = yuan(2000), on = "2023-04-30" } },
    expect = { award = refused "paid.nothing_at_this_level" } }
end
test "an award of another level under another sheet does not matter" {
  period = "2024-03", worker = with { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  paid   = { { measure = "yinchuan/talent-award:city_award", level = "junior", amount = yuan(2000), on = "2023-04-30" } },
  expect = { award = yuan(3000) } }
