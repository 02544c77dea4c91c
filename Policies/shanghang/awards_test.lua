-- Tests of awards.lua. Worked check 3 of the reference is marked as such.
local function claim(value, on) return { kind = "claim", value = value, on = on } end
local function post(from, to, changes)
  return but({ kind = "社区", county = "上杭县", from = from, to = to }, changes or {})
end

-- The allowance for the months of 2023.
local allowance = {
  posting      = post "2022-01-01",
  certificate  = { level = "junior", approved = "2022-06-19" },
  assessment   = { year = 2023, result = "passed" },
  circumstance = claim("allowance", "2024-07-11"),
}

local function with(changes) return but(allowance, changes) end
local function served(...) return but(without(allowance, "posting"), { postings = { ... } }) end
local function claiming(...) return but(without(allowance, "circumstance"), { circumstances = { ... } }) end

test "worked check 3: a junior of 2022 who served all of 2023 gets 1,200 and no award" {
  period = "2024-07", worker = allowance, expect = { allowance = yuan(1200), award = refused "certificate.each" } }
test "worked check 3: a senior from March to September gets seven months" {
  period = "2024-07",
  worker = with { certificate = { level = "senior" }, posting = { from = "2023-03-01", to = "2023-09-30" } },
  expect = { allowance = yuan(3500) } }
test "worked check 3: two runs of five months are no run of six" {
  period = "2024-07",
  worker = but(served(post("2023-01-01", "2023-05-31"), post("2023-07-01", "2023-11-30", { kind = "社工站" })), { certificate = { level = "intermediate" } }),
  expect = { allowance = refused "measure.at_least" } }
test "worked check 3: who was not assessed as qualified gets nothing" {
  period = "2024-07", worker = with { assessment = { result = "marginal" } }, expect = { allowance = refused "assessed.at_least" } }
test "worked check 3: a claim on 2024-07-12 is lost" {
  period = "2024-07", worker = with { circumstance = { on = "2024-07-12" } }, expect = { allowance = refused "any_of" } }
test "an intermediate holder gets 200 a month" {
  period = "2024-07", worker = with { certificate = { level = "intermediate" } }, expect = { allowance = yuan(2400) } }
test "who was assessed as excellent is paid" {
  period = "2024-07", worker = with { assessment = { result = "excellent" } }, expect = { allowance = yuan(1200) } }
test "an assessment that is not recorded is asked for" {
  period = "2024-07", worker = without(allowance, "assessment"), expect = { allowance = undecided "assessed.at_least" } }
test "the assessment of another year does not stand for that of the year before" {
  period = "2024-07", worker = with { assessment = { year = 2022 } }, expect = { allowance = undecided "assessed.at_least" } }

-- Service in 2023: a run of six months, and the months served.
for _, kind in ipairs { "社区", "县社会工作服务指导中心", "社工站" } do
  test("a post in " .. kind .. " counts") {
    period = "2024-07", worker = with { posting = { kind = kind } }, expect = { allowance = yuan(1200) } }
end
test "a post outside the county does not count" {
  period = "2024-07", worker = with { posting = { county = "永定区" } }, expect = { allowance = refused "measure.at_least" } }
test "an agency post does not count" {
  period = "2024-07", worker = with { posting = { kind = "agency" } }, expect = { allowance = refused "measure.at_least" } }
test "two posts that follow each other are one run" {
  period = "2024-07", worker = served(post("2023-01-01", "2023-03-31"), post("2023-04-01", "2023-06-30", { kind = "社工站" })),
  expect = { allowance = yuan(600) } }
test "one day between two posts breaks the run" {
  period = "2024-07", worker = served(post("2023-01-01", "2023-03-31"), post("2023-04-02", "2023-06-30", { kind = "社工站" })),
  expect = { allowance = refused "measure.at_least" } }
test "months elsewhere are not paid" {
  period = "2024-07", worker = served(post("2023-01-01", "2023-06-30"), post("2023-07-01", "2023-12-31", { county = "永定区" })),
  expect = { allowance = yuan(600) } }
test "months in other posts are not paid" {
  period = "2024-07", worker = served(post("2023-01-01", "2023-06-30"), post("2023-07-01", "2023-12-31", { kind = "agency" })),
  expect = { allowance = yuan(600) } }
test "a short second run is paid beside a long one" {
  period = "2024-07", worker = served(post("2023-01-01", "2023-06-30"), post("2023-09-01", "2023-10-31")), expect = { allowance = yuan(800) } }
test "exactly six months are enough" {
  period = "2024-07", worker = with { posting = { from = "2023-03-15", to = "2023-09-14" } }, expect = { allowance = yuan(700) } }
test "a day less than six months is not enough" {
  period = "2024-07", worker = with { posting = { from = "2023-03-15", to = "2023-09-13" } }, expect = { allowance = refused "measure.at_least" } }
test "months before the certificate do not count" {
  period = "2024-07", worker = with { certificate = { approved = "2023-06-11" } }, expect = { allowance = yuan(700) } }
test "a certificate held under six months earns nothing" {
  period = "2024-07", worker = with { certificate = { approved = "2023-07-02" } }, expect = { allowance = refused "measure.at_least" } }
test "a certificate of the last six months of the year earns six" {
  period = "2024-07", worker = with { certificate = { approved = "2023-07-01" } }, expect = { allowance = yuan(600) } }
test "a certificate of the last day of the year before is one of that year" {
  period = "2024-07", worker = with { certificate = { approved = "2023-12-31" } }, expect = { allowance = refused "measure.at_least" } }
test "a certificate of this year does not lift last year's level" {
  period = "2024-07",
  worker = but(without(allowance, "certificate"), { certificates = { { level = "junior", approved = "2022-06-19" }, { level = "intermediate", approved = "2024-01-01" } } }),
  expect = { allowance = yuan(1200) } }
test "without a certificate by the end of the year nothing is paid" {
  period = "2024-07", worker = with { certificate = { approved = "2024-01-01" } }, expect = { allowance = refused "certificate.highest" } }

-- The claim for the allowance: once a year in July, by 2024-07-11.
for _, day in ipairs { "2024-07-01", "2024-07-10" } do
  test("a claim for the allowance on " .. day .. " is in time") {
    period = "2024-07", worker = with { circumstance = { on = day } }, expect = { allowance = yuan(1200) } }
end
test "a claim of another month earns nothing in July" {
  period = "2024-07", worker = with { circumstance = { on = "2024-06-30" } }, expect = { allowance = refused "circumstances.held" } }
test "the allowance is paid in July only" {
  period = "2024-06", worker = with { circumstance = { on = "2024-06-30" } }, expect = { allowance = refused "yearly" } }
test "a claim of the month to come is not known yet" {
  period = "2024-07", worker = with { circumstance = { on = "2024-08-01" } }, expect = { allowance = refused "circumstances.held" } }
test "without a claim no allowance is paid" {
  period = "2024-07", worker = without(allowance, "circumstance"), expect = { allowance = refused "circumstances.held" } }
test "a claim for the award is none for the allowance" {
  period = "2024-07", worker = claiming(claim("award", "2024-07-01")), expect = { allowance = refused "circumstances.held" } }
test "a late claim for the award does not make the allowance late" {
  period = "2024-07", worker = claiming(claim("allowance", "2024-07-01"), claim("award", "2024-07-12")), expect = { allowance = yuan(1200) } }
test "an earlier claim in time does not save a late one for the allowance" {
  period = "2024-07", worker = claiming(claim("allowance", "2024-07-01"), claim("allowance", "2024-07-12")), expect = { allowance = refused "any_of" } }
local function next_july(...) return but(claiming(...), { assessment = { year = 2024 } }) end
for _, day in ipairs { "2025-07-01", "2025-07-02", "2025-07-31" } do
  test("the window for a claim on " .. day .. " is not known yet") {
    period = "2025-07", worker = next_july(claim("allowance", day)), expect = { allowance = undecided "undecided_when" } }
end
test "a claim of last year leaves this year's open" {
  period = "2025-07", worker = next_july(claim("allowance", "2024-07-01"), claim("allowance", "2025-07-01")),
  expect = { allowance = undecided "undecided_when" } }
test "a claim of June, before the next round, is late for the last" {
  period = "2025-07", worker = next_july(claim("allowance", "2025-06-30")), expect = { allowance = refused "any_of" } }
test "a late claim stays late, whatever is claimed besides a year later" {
  period = "2025-07", worker = next_july(claim("allowance", "2024-07-12"), claim("award", "2025-07-05")), expect = { allowance = refused "any_of" } }

-- The award for a certificate of 2023.
local award = {
  certificate   = { level = "intermediate", approved = "2023-06-11" },
  registration  = { level = "intermediate", from = "2023-12-01", to = "2026-11-30" },
  circumstances = { claim("award", "2024-07-11"), { kind = "residence", value = "户籍", place = "上杭县", from = "1990-01-01" } },
}

local function on(day, changes, ...) -- the claim, where the person lives, other claims
  local living = but({ kind = "residence", value = "户籍", place = "上杭县", from = "2020-01-01" }, changes or {})
  return but(award, { circumstances = { claim("award", day), living, ... } })
end
local function holding(level) return but(award, { certificate = { level = level }, registration = { level = level } }) end
test "an intermediate certificate of 2023 earns 2,000" { period = "2024-07", worker = award, expect = { award = yuan(2000) } }
test "1,000 are paid for the junior level" { period = "2024-07", worker = holding "junior", expect = { award = yuan(1000) } }
test "5,000 are paid for the senior level" { period = "2024-07", worker = holding "senior", expect = { award = yuan(5000) } }
for _, day in ipairs { "2023-01-01", "2023-12-31" } do
  test("a certificate approved on " .. day .. " is one of the year before") {
    period = "2024-07", worker = but(award, { certificate = { approved = day } }), expect = { award = yuan(2000) } }
end
for _, day in ipairs { "2022-12-31", "2024-01-01" } do
  test("a certificate approved on " .. day .. " is none of the year before") {
    period = "2024-07", worker = but(award, { certificate = { approved = day } }), expect = { award = refused "certificate.each" } }
end
test "a level is paid once" {
  period = "2024-07", worker = award, paid = { { measure = "award", level = "intermediate", amount = yuan(2000), on = "2023-08-01" } },
  expect = { award = refused "once_per" } }
test "an upgrade is undecided" {
  period = "2024-07", worker = award, paid = { { measure = "award", level = "junior", amount = yuan(1000), on = "2023-08-01" } },
  expect = { award = undecided "undecided_when" } }
test "two levels of one year are two lines, the lower first" { -- 同年两级如何计发：未见，TO CONFIRM
  period = "2024-07",
  worker = but(without(award, "certificate", "registration"), {
    certificates  = { holding "senior".certificate, holding "junior".certificate },
    registrations = { holding "senior".registration, holding "junior".registration } }),
  expect = { award = { yuan(1000), yuan(5000) } } }

-- The registration.
test "a registration of the last day of the month is on record" {
  period = "2024-07", worker = but(award, { registration = { from = "2024-07-31" } }), expect = { award = yuan(2000) } }
test "a registration after the month is not on record yet" {
  period = "2024-07", worker = but(award, { registration = { from = "2024-08-01" } }), expect = { award = refused "registration.was_made" } }
for _, day in ipairs { "2024-06-30", "2024-07-30", "2024-07-31" } do
  test("a registration that ended on " .. day .. " is on record all the same") {
    period = "2024-07", worker = but(award, { registration = { to = day } }), expect = { award = yuan(2000) } }
end
test "whoever never registered gets no award" {
  period = "2024-07", worker = without(award, "registration"), expect = { award = refused "registration.was_made" } }

-- Where the person lives on the day of the claim.
test "a residence permit will do" {
  period = "2024-07", worker = on("2024-07-01", { value = "居住证" }), expect = { award = yuan(2000) } }
test "a household elsewhere will not do" {
  period = "2024-07", worker = on("2024-07-01", { place = "永定区" }), expect = { award = refused "circumstances.recorded_on" } }
test "a tenancy is neither household nor permit" {
  period = "2024-07", worker = on("2024-07-01", { value = "租住" }), expect = { award = refused "circumstances.recorded_on" } }
test "where somebody lives must be on record" {
  period = "2024-07", worker = but(without(award, "circumstances"), { circumstance = claim("award", "2024-07-01") }),
  expect = { award = undecided "circumstances.recorded_on" } }
for _, days in ipairs { { from = "2024-07-11" }, { to = "2024-07-11" } } do
  test("who lives here " .. (days.from and "from" or "until") .. " the day of the claim is paid") {
    period = "2024-07", worker = on("2024-07-11", days), expect = { award = yuan(2000) } }
end
for _, days in ipairs { { from = "2024-07-12" }, { to = "2024-07-10" } } do
  test("who lives here only " .. (days.from and "after" or "before") .. " the day of the claim is not paid") {
    period = "2024-07", worker = on("2024-07-11", days), expect = { award = refused "circumstances.recorded_on" } }
end
test "who moved here since an earlier claim is paid" {
  period = "2024-07", worker = on("2024-07-01", { from = "2024-01-01" }, claim("award", "2022-07-01")), expect = { award = yuan(2000) } }
test "who lived here at an earlier claim alone is not paid" {
  period = "2024-07", worker = on("2024-07-01", { to = "2022-12-31" }, claim("award", "2022-07-01")), expect = { award = refused "circumstances.recorded_on" } }
test "who moves away before claiming the allowance is paid" {
  period = "2024-07", worker = on("2024-07-01", { to = "2024-07-05" }, claim("allowance", "2024-07-08")), expect = { award = yuan(2000) } }
test "who moves here before claiming the allowance is not paid" {
  period = "2024-07", worker = on("2024-07-01", { from = "2024-07-05" }, claim("allowance", "2024-07-08")), expect = { award = refused "circumstances.recorded_on" } }

-- The claim for the award, by 2024-07-11.
for _, day in ipairs { "2024-06-01", "2024-06-30" } do
  test("a claim for the award on " .. day .. " is in time and one of June") {
    period = "2024-06", worker = on(day), expect = { award = yuan(2000) } }
end
for _, day in ipairs { "2024-05-31", "2024-07-01" } do
  test("a claim for the award on " .. day .. " is none of June") {
    period = "2024-06", worker = on(day), expect = { award = refused "circumstances.held" } }
end
test "a claim on the day before the last is in time" {
  period = "2024-07", worker = on "2024-07-10", expect = { award = yuan(2000) } }
for _, day in ipairs { "2024-07-12", "2024-12-31" } do
  test("a claim for the award on " .. day .. " is lost") {
    period = string.sub(day, 1, 7), worker = on(day), expect = { award = refused "any_of" } }
end
test "without a claim no award is paid" {
  period = "2024-07", worker = but(award, { circumstances = { { kind = "residence", value = "户籍", place = "上杭县", from = "1990-01-01" } } }),
  expect = { award = refused "circumstances.held" } }
test "a claim for the allowance is none for the award" {
  period = "2024-07", worker = but(award, { circumstances = { claim("allowance", "2024-07-01"), { kind = "residence", value = "户籍", place = "上杭县", from = "1990-01-01" } } }),
  expect = { award = refused "circumstances.held" } }
test "a late claim for the allowance does not make the award late" {
  period = "2024-07", worker = on("2024-07-01", {}, claim("allowance", "2024-07-12")), expect = { award = yuan(2000) } }
test "an earlier claim in time does not save a late one for the award" {
  period = "2024-07", worker = on("2024-07-12", {}, claim("award", "2024-07-01")), expect = { award = refused "any_of" } }
local function of_2024(day, ...) return but(on(day, {}, ...), { certificate = { approved = "2024-01-01" } }) end
for _, day in ipairs { "2025-01-01", "2025-01-02" } do
  test("the window for a claim on " .. day .. " and a certificate of 2024 is not known yet") {
    period = "2025-01", worker = of_2024(day), expect = { award = undecided "undecided_when" } }
end
test "a claim of the year before leaves the next one open" {
  period = "2025-01", worker = of_2024("2025-01-01", claim("award", "2024-07-01")), expect = { award = undecided "undecided_when" } }
test "a late claim is late for good, whatever is claimed besides in the next year" {
  period = "2025-01", worker = of_2024("2024-07-12", claim("allowance", "2025-01-05")), expect = { award = refused "any_of" } }

-- The first month: certificates of 2023 are paid from January 2024 on.
test "a claim of January 2024 is paid" {
  period = "2024-01", worker = but(on "2024-01-01", { registration = { from = "2023-12-01" } }), expect = { award = yuan(2000) } }
test "a claim of December 2023 is before the scheme" {
  period = "2023-12", worker = but(on "2023-12-31", { certificate = { approved = "2022-06-19" }, registration = { from = "2022-12-01" } }),
  expect = { award = refused "in_force", allowance = refused "in_force" } }
