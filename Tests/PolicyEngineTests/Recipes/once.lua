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

-- recipe: silent
test "the first award" { period = "2024-05", worker = ming, expect = { award = yuan(1000) } }
test "an upgrade waits for an answer" {
  period = "2024-05", worker = at "intermediate", paid = { paid "award" }, expect = { award = undecided "undecided_when" } }

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
local function station(people, workers)
  return with({ kind = "数量", value = "辖区人口", number = people, from = "2024-01-01" },
    { kind = "数量", value = "驻站社工", number = workers, from = "2024-01-01" })
end
test "20,000 and one" { period = "2024-05", worker = station(20000, 1), expect = { stationed = finds { population = 20000, have = 1 } } }
test "20,000 and two" { period = "2024-05", worker = station(20000, 2), expect = { stationed = none } }
test "19,999 and one" { period = "2024-05", worker = station(19999, 1), expect = { stationed = none } }

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
