-- Both sides of every recipe of the chapter "once and in time".
local ming = {
  posting      = { kind = "community", county = "甲区", from = "2022-07-01" },
  certificate  = { level = "junior", approved = "2024-03-15" },
  registration = { level = "junior", from = "2024-05-10", to = "2027-05-09" },
}

local function at(level) return but(ming, { certificate = { level = level }, registration = { level = level } }) end
local function with(...) return but(ming, { circumstances = { ... } }) end
local function with_posts(...) return but(without(ming, "posting"), { postings = { ... } }) end
local function paid(measure, on, level) return { measure = measure, level = level or "junior", amount = yuan(1000), on = on or "2024-02-29" } end
local function claim(on) return { kind = "申领", value = "持证奖励", on = on } end

-- recipe: window
test "the first day" { period = "2024-10", worker = with(claim "2024-10-23"), expect = { award = yuan(1000) } }
test "the last day" { period = "2024-10", worker = with(claim "2024-10-31"), expect = { award = yuan(1000) } }
test "a day early" { period = "2024-10", worker = with(claim "2024-10-22"), expect = { award = refused "circumstances.held_between" } }
test "a day late" { period = "2024-11", worker = with(claim "2024-11-01"), expect = { award = refused "circumstances.held_between" } }
test "late is lost" { period = "2024-12", worker = with(claim "2024-11-01"), expect = { award = refused "circumstances.held" } }

-- recipe: rolling
test "a year to the day" { period = "2025-03", worker = with(claim "2025-03-15"), expect = { award = yuan(1000) } }
test "a day more" { period = "2025-03", worker = with(claim "2025-03-16"), expect = { award = refused "measure.no_later_than" } }
test "no claim" { period = "2025-03", worker = ming, expect = { award = refused "circumstances.held" } }

-- recipe: since-complete
-- The year of service is full on 2024-05-31, the certificate came on 2024-03-15.
local function joined(on) return but(with(claim(on)), { posting = { from = "2023-06-01" } }) end
test "on the day all is complete" { period = "2024-05", worker = joined "2024-05-31", expect = { award = yuan(1000) } }
test "a day before that" { period = "2024-05", worker = joined "2024-05-30", expect = { award = refused "measure.no_earlier_than" } }
test "a year after the later of the two" { period = "2025-05", worker = joined "2025-05-31", expect = { award = yuan(1000) } }
test "a day more than that" { period = "2025-06", worker = joined "2025-06-01", expect = { award = refused "any_of" } }

-- recipe: later-rounds
test "in time" { period = "2024-07", worker = with(claim "2024-07-11"), expect = { award = yuan(1000) } }
test "late" { period = "2024-07", worker = with(claim "2024-07-12"), expect = { award = refused "any_of" } }
test "the year after is open" { period = "2025-01", worker = with(claim "2025-01-01"), expect = { award = undecided "undecided_when" } }

-- recipe: not-twice
test "nobody paid yet" { period = "2024-05", worker = ming, expect = { award = yuan(1000) } }
test "the city above did" { period = "2024-05", worker = ming, paid = { paid "上级市奖励" }, expect = { award = refused "paid.nothing" } }
test "a rule of another sheet did" {
  period = "2024-05", worker = ming, paid = { paid "region/awards:award" }, expect = { award = refused "paid.nothing" } }
test "another thing altogether" { period = "2024-05", worker = ming, paid = { paid "年终慰问" }, expect = { award = yuan(1000) } }

-- recipe: nothing-else
test "any other money" { period = "2024-05", worker = ming, paid = { paid "年终慰问" }, expect = { award = refused "paid.nothing_but" } }
test "the award of another level" {
  period = "2024-05", worker = at "intermediate", paid = { paid "award" }, expect = { award = yuan(2000) } }

-- recipe: stacking
test "both are paid" { period = "2024-05", worker = ming, paid = { paid "region/awards:award" }, expect = { award = yuan(1000) } }

-- recipe: recovery
test "what is due does not hang on how it is had back" { period = "2024-05", worker = ming, expect = { award = yuan(1000) } }
test "a certificate of the year before" {
  period = "2024-05", worker = but(ming, { certificate = { approved = "2023-12-31" } }), expect = { award = refused "certificate.approved" } }

-- recipe: silent
test "the first award" { period = "2024-05", worker = ming, expect = { award = yuan(1000) } }
test "an upgrade waits for an answer" {
  period = "2024-05", worker = at "intermediate", paid = { paid "award" }, expect = { award = undecided "undecided_when" } }

-- recipe: cut-off-list
local function of(sector) return with { kind = "单位系统", value = sector, from = "2020-01-01" } end
test "on the part that was seen" { period = "2024-05", worker = of "民政", expect = { award = yuan(1000) } }
test "maybe on the rest" { period = "2024-05", worker = of "商务", expect = { award = undecided "undecided_when" } }
test "no sector on record" { period = "2024-05", worker = ming, expect = { award = undecided "circumstances.recorded" } }

-- recipe: commitment
local function promise(to) return { kind = "承诺", value = "服务", from = "2024-05-20", to = to } end
test "promised for a year after the claim" {
  period = "2024-05", worker = with(claim "2024-05-20", promise "2025-05-20"), expect = { award = yuan(1000), left = none } }
test "a day short of a year" {
  period = "2024-05", worker = with(claim "2024-05-20", promise "2025-05-19"), expect = { award = refused "circumstances.recorded_on" } }
test "no promise" { period = "2024-05", worker = with(claim "2024-05-20"), expect = { award = undecided "circumstances.recorded_on" } }
test "left before the end" {
  period = "2024-09", worker = but(with(claim "2024-05-20", promise "2025-05-20"), { posting = { to = "2024-08-31" } }),
  paid   = { paid("award", "2024-05-31") }, expect = { left = finds { since = "2024-05-20" } } }
test "left after the end" {
  period = "2025-06", worker = but(with(claim "2024-05-20", promise "2025-05-20"), { posting = { to = "2025-05-31" } }),
  paid   = { paid("award", "2024-05-31") }, expect = { left = none } }

-- recipe: on-behalf
local agency = { kind = "单位性质", value = "民办非企业单位", from = "2020-01-01" }
local handed = but(claim "2024-05-20", { place = "机构申报" })
test "handed in by the agency" { period = "2024-05", worker = with(handed, agency), expect = { award = yuan(1000) } }
test "handed in by the person" { period = "2024-05", worker = with(claim "2024-05-20", agency), expect = { award = refused "circumstances.held" } }

-- recipe: evidence
local insured = { kind = "社会保险", place = "甲区", from = "2023-12-31", to = "2023-12-31" }
local letter  = { kind = "情况说明", value = "社保", from = "2024-05-20" }
test "insured on the last day of last year" { period = "2024-05", worker = with(insured), expect = { award = yuan(1000) } }
test "insured since" { period = "2024-05", worker = with(but(insured, { from = "2024-01-01", to = "2024-05-31" })), expect = { award = refused "any_of" } }
test "a letter instead" { period = "2024-05", worker = with(letter), expect = { award = yuan(1000) } }

-- recipe: bank
test "the right bank" { period = "2024-05", worker = with { kind = "开户行", value = "农商银行", from = "2024-01-01" }, expect = { award = yuan(1000) } }
test "another bank" {
  period = "2024-05", worker = with { kind = "开户行", value = "工商银行", from = "2024-01-01" }, expect = { award = refused "circumstances.recorded" } }
test "no account yet" { period = "2024-05", worker = ming, expect = { award = undecided "circumstances.recorded" } }

-- recipe: bounds
test "within both" {
  period = "2024-05", rates = { junior = yuan(100), intermediate = yuan(200), senior = yuan(600) }, expect = { least = none, most = none } }
test "a fen below" {
  period = "2024-05", rates = { junior = yuan "99.99", intermediate = yuan(200), senior = yuan(600) }, expect = { least = found, most = none } }
test "a fen above" {
  period = "2024-05", rates = { junior = yuan(100), intermediate = yuan(200), senior = yuan "600.01" }, expect = { least = none, most = found } }

-- recipe: successor
test "paid under the old sheet" {
  period = "2025-01", worker = ming, paid = { paid("某市/award:award", "2024-05-31") }, expect = { award = refused "paid.nothing_at_this_level" } }
test "another level was" {
  period = "2025-01", worker = at "intermediate", paid = { paid("某市/award:award", "2024-05-31") }, expect = { award = yuan(1500) } }
test "the last month" { period = "2027-12", worker = ming, expect = { award = yuan(1500) } }
test "the month after" { period = "2028-01", worker = ming, expect = { award = refused "from.to" } }

-- recipe: staffing
local function member(level_of, approved) return { duty = "驻站社工", from = "2024-01-01", certificate = { level = level_of, approved = approved } } end
local one, two = member("junior", "2023-06-10"), member("senior", "2024-05-31")
local station  = { kind = "station", county = "甲区", residents = 20000, from = "2023-01-01", staff = { one } }
test "20,000 people and one certified worker" { period = "2024-05", station = station, expect = { stationed = finds { population = 20000, have = 1 } } }
test "two" { period = "2024-05", station = but(station, { staff = { one, two } }), expect = { stationed = none } }
test "the second is certified a day later" {
  period = "2024-05", station = but(station, { staff = { one, member("senior", "2024-06-01") } }), expect = { stationed = found } }
test "19,999 people" { period = "2024-05", station = but(station, { residents = 19999 }), expect = { stationed = none } }
test "a room is no station" { period = "2024-05", station = but(station, { kind = "room" }), expect = { stationed = none } }
test "a station elsewhere" { period = "2024-05", station = but(station, { county = "丙县" }), expect = { stationed = none } }
test "nobody recorded the residents" { period = "2024-05", station = without(station, "residents"), expect = { stationed = undecided "measure.at_least" } }

-- recipe: organisation
local one  = { post = "机构", from = "2023-01-01", certificate = { level = "junior", approved = "2022-06-10" } }
local body = { form = "民办非企业单位", county = "甲区", grade = "5A", grade_from = "2024-05-31", from = "2015-01-01",
  staff = { one, one, one }, circumstances = { { kind = "申领", value = "评估奖励", on = "2024-05-20" }, { kind = "数量", value = "承接项目", number = 2, from = "2024-01-01" } } }
test "5A, and three certified" { period = "2024-05", organisation = body, expect = { award = yuan(20000) } }
test "graded a day later" { period = "2024-05", organisation = but(body, { grade_from = "2024-06-01" }), expect = { award = refused "circumstances.held" } }
test "two certified" { period = "2024-05", organisation = but(body, { staff = { one, one, without(one, "certificate") } }), expect = { award = refused "measure.at_least" } }
test "one of them left" { period = "2024-05", organisation = but(body, { staff = { one, one, but(one, { to = "2024-05-30" }) } }), expect = { award = refused "measure.at_least" } }
test "one project" {
  period = "2024-05", organisation = but(body, { circumstances = { body.circumstances[1], { kind = "数量", value = "承接项目", number = 1, from = "2024-01-01" } } }),
  expect = { award = refused "measure.at_least" } }

-- recipe: hours
local function trained(number) return but(ming, { training = { hours = hours(number), from = "2025-06-01", to = "2025-06-30", result = "passed" } }) end
test "71 of 72" {
  period = "2027-03", worker = trained(71), expect = { short = finds { hours = "71", required = "72", valid_until = "2027-05-09" } } }
test "72 of 72" { period = "2027-03", worker = trained(72), expect = { short = none } }
test "not yet near the end" { period = "2027-01", worker = trained(71), expect = { short = none } }

-- recipe: one-a-month
local function supported(on) return { paid("region/allowance:allowance", on) } end
test "nothing this month" { period = "2024-06", worker = ming, paid = supported "2024-05-31", expect = { award = yuan(100) } }
test "paid on the first" { period = "2024-06", worker = ming, paid = supported "2024-06-01", expect = { award = refused "paid.nothing_this_month" } }
test "paid on the last" { period = "2024-06", worker = ming, paid = supported "2024-06-30", expect = { award = refused "paid.nothing_this_month" } }
