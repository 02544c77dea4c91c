-- Tests of talent-award.lua. Worked check 1 of the reference is marked as such.
local base = {
  posting      = { kind = "agency", county = "兴庆区", from = "2021-01-01" },
  certificate  = { level = "junior", approved = "2022-06-19" },
  registration = { level = "junior", from = "2023-04-20", to = "2026-04-19" },
}

-- The base with something changed: facts of its own under their nouns, circumstances by name.
local function facts(changes)
  changes = changes or {}
  local worker = but(base, { posting = changes.posting, certificate = changes.certificate, registration = changes.registration })
  worker.circumstances = {}
  for _, fact in ipairs {
    { kind = "claim", value = changes.claim or "city_award", on = changes.claimed or "2023-04-28" },
    { kind = "employer_level", value = changes.employer or "市级", from = "2015-01-01", to = changes.employer_until },
    { kind = "certificate_receipt", level = "junior", on = changes.received or "2023-03-01" },
  } do
    if fact.kind ~= changes.unrecorded then worker.circumstances[#worker.circumstances + 1] = fact end
  end
  for _, fact in ipairs(changes.also or {}) do worker.circumstances[#worker.circumstances + 1] = fact end
  return worker
end

test "worked check 1: certified 2022, municipal organisation, registered and claimed in time" {
  period = "2023-04", worker = facts(), expect = { city_award = yuan(2000) }, fund = { city_award = "city" } }
test "worked check 1: registered on 2023-05-04 is too late" {
  period = "2023-04", worker = facts { registration = { from = "2023-05-04", to = "2026-05-03" } },
  expect = { city_award = refused "measure.no_later_than" } }
test "worked check 1: certified in 2021 is outside the cohort" {
  period = "2023-04", worker = facts { certificate = { approved = "2021-10-17" } }, expect = { city_award = refused "certificate.approved" } }
test "worked check 1: a region-level social organisation is outside" {
  period = "2023-04", worker = facts { employer = "自治区" }, expect = { city_award = refused "none_of" } }
test "worked check 1: an intermediate certificate of 2022 is paid by the region alone" {
  period = "2023-04",
  worker = facts {
    certificate = { level = "intermediate" }, registration = { level = "intermediate" },
    also        = { { kind = "claim", value = "region_award", level = "intermediate", on = "2023-04-28" },
      { kind = "certificate_receipt", level = "intermediate", on = "2023-03-01" } } },
  expect = { city_award = refused "certificate.level_in", region_award = yuan(3000) }, fund = { region_award = "region" } }
test "a unit of the centre is outside" {
  period = "2023-04", worker = facts { employer = "中央" }, expect = { city_award = refused "none_of" } }

-- The certificate: junior, the first one, of 2022 or later, collected by the last day of the window.
test "the senior level is not the city's" {
  period = "2023-04", worker = facts { certificate = { level = "senior" }, registration = { level = "senior" } },
  expect = { city_award = refused "certificate.level_in" } }
for _, day in ipairs { "2022-01-01", "2023-04-30" } do
  test("a certificate approved on " .. day .. " is in the cohort") {
    period = "2023-04", worker = facts { certificate = { approved = day } }, expect = { city_award = yuan(2000) } }
end
test "a certificate approved on the last day of 2021 is not in the cohort" {
  period = "2023-04", worker = facts { certificate = { approved = "2021-12-31" } }, expect = { city_award = refused "certificate.approved" } }
test "a certificate approved after the month is not there yet" {
  period = "2023-04", worker = facts { certificate = { approved = "2023-05-01" } }, expect = { city_award = refused "certificate.each" } }
local function holding(first, second)
  local worker = without(facts(), "certificate")
  worker.certificates = { first, second }
  return worker
end
test "whoever was certified before 2022 stays outside with a second junior certificate" {
  period = "2023-04", worker = holding({ level = "junior", approved = "2021-10-17" }, { level = "junior", approved = "2022-06-19" }),
  expect = { city_award = refused "certificate.approved" } }
test "a second junior certificate earns no second award" {
  period = "2023-04", worker = holding({ level = "junior", approved = "2022-06-19" }, { level = "junior", approved = "2022-12-01" }),
  expect = { city_award = yuan(2000) } }
test "of two levels the junior one is what a late certificate refuses" {
  period = "2023-04", worker = holding({ level = "junior", approved = "2021-10-17" }, { level = "intermediate", approved = "2022-06-19" }),
  expect = { city_award = refused "certificate.approved" } }
for _, day in ipairs { "2023-04-27", "2023-04-28" } do
  test("a certificate collected on " .. day .. " counts") {
    period = "2023-04", worker = facts { received = day }, expect = { city_award = yuan(2000) } }
end
test "a certificate collected after the last day does not count" {
  period = "2023-04", worker = facts { received = "2023-04-29" }, expect = { city_award = refused "measure.no_later_than" } }
test "a copy collected later does no harm" {
  period = "2023-04", worker = facts { also = { { kind = "certificate_receipt", level = "junior", on = "2023-04-29" } } },
  expect = { city_award = yuan(2000) } }
test "another level's certificate collected in time does not help" {
  period = "2023-04", worker = facts { received = "2023-04-29", also = { { kind = "certificate_receipt", level = "senior", on = "2023-03-01" } } },
  expect = { city_award = refused "measure.no_later_than" } }
test "whether the certificate was collected must be on record" {
  period = "2023-04", worker = facts { unrecorded = "certificate_receipt" }, expect = { city_award = undecided "measure.no_later_than" } }

-- The registration, first made by the last day of the window.
for _, day in ipairs { "2023-04-27", "2023-04-28" } do
  test("registered on " .. day .. " is in time") {
    period = "2023-04", worker = facts { registration = { from = day } }, expect = { city_award = yuan(2000) } }
end
for _, day in ipairs { "2023-04-29", "2023-04-30", "2023-05-01" } do
  test("registered on " .. day .. " is too late") {
    period = "2023-04", worker = facts { registration = { from = day } }, expect = { city_award = refused "measure.no_later_than" } }
end
for _, day in ipairs { "2023-03-31", "2023-04-29", "2023-04-30" } do
  test("a registration that ended on " .. day .. " was made all the same") {
    period = "2023-04", worker = facts { registration = { from = "2022-09-01", to = day } }, expect = { city_award = yuan(2000) } }
end
test "a registration of the last day of March is made in March" {
  period = "2023-03", worker = facts { claimed = "2023-03-31", registration = { from = "2023-03-31" } }, expect = { city_award = yuan(2000) } }
test "a registration of the day after is not made in March" {
  period = "2023-03", worker = facts { claimed = "2023-03-31", registration = { from = "2023-04-01" } },
  expect = { city_award = refused "registration.was_made" } }
test "whoever is not registered gets nothing" {
  period = "2023-04", worker = without(facts(), "registration"), expect = { city_award = refused "registration.was_made" } }

-- The claim, within the window and in the month.
local registered = { from = "2023-03-20", to = "2026-03-19" }
for _, day in ipairs { "2023-03-24", "2023-03-25", "2023-03-31" } do
  test("a claim on " .. day .. " is within the window and one of March") {
    period = "2023-03", worker = facts { claimed = day, registration = registered }, expect = { city_award = yuan(2000) } }
end
test "a claim before the notice is not one under it" {
  period = "2023-03", worker = facts { claimed = "2023-03-23", registration = registered }, expect = { city_award = refused "measure.no_earlier_than" } }
for _, day in ipairs { "2023-04-01", "2023-04-27" } do
  test("a claim on " .. day .. " is within the window and one of April") {
    period = "2023-04", worker = facts { claimed = day, registration = registered }, expect = { city_award = yuan(2000) } }
end
test "a claim after the window is lost" {
  period = "2023-04", worker = facts { claimed = "2023-04-29" }, expect = { city_award = refused "measure.no_later_than" } }
test "a claim of March is none of April" {
  period = "2023-04", worker = facts { claimed = "2023-03-31", registration = registered }, expect = { city_award = refused "circumstances.held" } }
test "a claim of May is not known in April" {
  period = "2023-04", worker = facts { claimed = "2023-05-01" }, expect = { city_award = refused "circumstances.held" } }
test "nothing is paid in a month without a claim" {
  period = "2023-05", worker = facts(), expect = { city_award = refused "circumstances.held", region_award = refused "certificate.level_in" } }
test "without any claim nothing is paid" {
  period = "2023-04", worker = facts { unrecorded = "claim" }, expect = { city_award = refused "circumstances.held" } }
test "a claim for something else is none for the award" {
  period = "2023-04", worker = facts { claim = "tuition" }, expect = { city_award = refused "circumstances.held" } }

-- The post and the employer on the day of the claim.
test "a post outside the city does not count" {
  period = "2023-04", worker = facts { posting = { county = "大武口区" } }, expect = { city_award = refused "postings.held_on" } }
for _, county in ipairs { "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市" } do
  test("a post in " .. county .. " is a post in the city") {
    period = "2023-04", worker = facts { posting = { county = county } }, expect = { city_award = yuan(2000) } }
end
test "who left the day before the claim is not paid" {
  period = "2023-04", worker = facts { posting = { to = "2023-04-27" } }, expect = { city_award = refused "postings.held_on" } }
test "who left on the day of the claim is paid" {
  period = "2023-04", worker = facts { posting = { to = "2023-04-28" } }, expect = { city_award = yuan(2000) } }
test "who starts on the day of the claim is paid" {
  period = "2023-04", worker = facts { posting = { from = "2023-04-28" } }, expect = { city_award = yuan(2000) } }
test "who starts the day after the claim is not paid" {
  period = "2023-04", worker = facts { posting = { from = "2023-04-29" } }, expect = { city_award = refused "postings.held_on" } }
for day, outcome in pairs { ["2023-04-28"] = refused "none_of", ["2023-04-29"] = yuan(2000) } do
  test("who goes to the region on " .. day .. " is " .. (day == "2023-04-28" and "outside" or "paid: that is after the claim")) {
    period = "2023-04",
    worker = facts { employer_until = "2023-04-27", also = { { kind = "employer_level", value = "自治区", from = day } } },
    expect = { city_award = outcome } }
end
for day, outcome in pairs { ["2023-04-28"] = refused "none_of", ["2023-04-27"] = yuan(2000) } do
  test("who left the region on " .. day .. " is " .. (day == "2023-04-28" and "outside" or "paid: that is before the claim")) {
    period = "2023-04",
    worker = facts { employer = "自治区", employer_until = day, also = { { kind = "employer_level", value = "市级", from = "2023-04-28" } } },
    expect = { city_award = outcome } }
end
test "the employer's level must be on record" {
  period = "2023-04", worker = facts { unrecorded = "employer_level" }, expect = { city_award = undecided "none_of" } }

-- Another claim, later in the month: what changed in between does not matter.
local other = { kind = "claim", value = "tuition", on = "2023-04-27" }
local function between(changes)
  changes.claimed, changes.also = "2023-04-21", { other, changes.since }
  return facts(changes)
end
test "who left after the claim and claims something else is paid" {
  period = "2023-04", worker = between { posting = { to = "2023-04-25" } }, expect = { city_award = yuan(2000) } }
test "who started after the claim and claims something else is not paid" {
  period = "2023-04", worker = between { posting = { from = "2023-04-25" } }, expect = { city_award = refused "postings.held_on" } }
test "a region-level employer since the claim does no harm" {
  period = "2023-04", worker = between { since = { kind = "employer_level", value = "自治区", from = "2023-04-25" } },
  expect = { city_award = yuan(2000) } }
test "a region-level employer until after the claim excludes" {
  period = "2023-04", worker = between { employer = "自治区", employer_until = "2023-04-25" }, expect = { city_award = refused "none_of" } }
test "a claim before the notice is not saved by another claim after it" {
  period = "2023-03", worker = facts { claimed = "2023-03-23", registration = registered, also = { but(other, { on = "2023-03-30" }) } },
  expect = { city_award = refused "measure.no_earlier_than" } }
test "a claim in time is not lost by another claim after the window" {
  period = "2023-04", worker = facts { also = { but(other, { on = "2023-04-29" }) } }, expect = { city_award = yuan(2000) } }

-- An earlier claim for the award: the latest is what is decided.
local function again(changes)
  changes.also = { { kind = "claim", value = "city_award", on = "2022-12-01" }, changes.since }
  return facts(changes)
end
local region = { kind = "employer_level", value = "自治区", from = "2023-02-01" }
test "who was out of post and with the region at an earlier claim is paid" {
  period = "2023-04",
  worker = again { posting = { from = "2023-02-01" }, employer = "自治区", employer_until = "2023-01-31", since = { kind = "employer_level", value = "市级", from = "2023-02-01" } },
  expect = { city_award = yuan(2000) } }
test "who was in post at an earlier claim alone is not paid" {
  period = "2023-04", worker = again { posting = { to = "2022-12-31" } }, expect = { city_award = refused "postings.held_on" } }
test "who has gone to the region since an earlier claim is not paid" {
  period = "2023-04", worker = again { employer_until = "2023-01-31", since = region }, expect = { city_award = refused "none_of" } }
test "an earlier claim does not save a late one" {
  period = "2023-04", worker = again { claimed = "2023-04-29" }, expect = { city_award = refused "measure.no_later_than" } }

test "any other government money excludes the city's award" {
  period = "2023-04", worker = facts(), paid = { { measure = "anything", amount = yuan(1), on = "2020-01-01" } },
  expect = { city_award = refused "paid.nothing_but" } }
test "the award is paid once" {
  period = "2023-04", worker = facts(), paid = { { measure = "city_award", level = "junior", amount = yuan(2000), on = "2023-04-30" } },
  expect = { city_award = refused "once" } }

-- The region's award.
local regional = {
  posting      = { kind = "agency", county = "兴庆区", from = "2021-01-01" },
  certificate  = { level = "senior", approved = "2023-12-01" },
  registration = { level = "senior", from = "2024-01-10", to = "2027-01-09" },
  circumstance = { kind = "claim", value = "region_award", level = "senior", on = "2024-03-05" },
}

local function with(changes) return but(regional, changes) end
test "the region pays the senior level 6,000" {
  period = "2024-03", worker = regional, expect = { region_award = yuan(6000) }, fund = { region_award = "region" } }
test "the region pays nothing for the junior level" {
  period = "2024-03",
  worker = with { certificate = { level = "junior" }, registration = { level = "junior" }, circumstance = { level = "junior" } },
  expect = { region_award = refused "certificate.level_in" } }
test "the region pays a certificate approved on the last day of the month" {
  period = "2024-03", worker = with { certificate = { approved = "2024-03-31" } }, expect = { region_award = yuan(6000) } }
test "the region pays none approved after the month" {
  period = "2024-03", worker = with { certificate = { approved = "2024-04-01" } }, expect = { region_award = refused "certificate.each" } }
for _, day in ipairs { "2024-03-01", "2024-03-31" } do
  test("a claim on " .. day .. " is one of March") {
    period = "2024-03", worker = with { circumstance = { on = day } }, expect = { region_award = yuan(6000) } }
end
for _, day in ipairs { "2024-02-29", "2024-04-01" } do
  test("a claim on " .. day .. " is none of March") {
    period = "2024-03", worker = with { circumstance = { on = day } }, expect = { region_award = refused "circumstances.held" } }
end
test "without a claim the region pays nothing" {
  period = "2024-03", worker = without(regional, "circumstance"), expect = { region_award = refused "circumstances.held" } }
test "a claim for another level does not count" {
  period = "2024-03", worker = with { circumstance = { level = "intermediate" } }, expect = { region_award = refused "circumstances.held" } }
test "a claim for the city's award is none for the region's" {
  period = "2024-03", worker = with { circumstance = { value = "city_award" } }, expect = { region_award = refused "circumstances.held" } }
for _, term in ipairs { { from = "2024-03-31" }, { to = "2024-03-31" } } do
  test("a registration valid on the last day counts, " .. (term.from and "from" or "to") .. " that day") {
    period = "2024-03", worker = with { registration = term }, expect = { region_award = yuan(6000) } }
end
test "a registration that begins after the month is refused" {
  period = "2024-03", worker = with { registration = { from = "2024-04-01" } }, expect = { region_award = refused "registration.is_current" } }
test "an expired registration is refused" {
  period = "2024-03", worker = with { registration = { to = "2024-03-30" } }, expect = { region_award = refused "registration.is_current" } }
for _, term in ipairs { { from = "2024-03-31" }, { to = "2024-03-31" } } do
  test("a post on the last day counts, " .. (term.from and "from" or "to") .. " that day") {
    period = "2024-03", worker = with { posting = term }, expect = { region_award = yuan(6000) } }
end
test "who starts after the month is not paid by the region" {
  period = "2024-03", worker = with { posting = { from = "2024-04-01" } }, expect = { region_award = refused "postings.held" } }
test "nobody without a post is paid by the region" {
  period = "2024-03", worker = with { posting = { to = "2024-03-30" } }, expect = { region_award = refused "postings.held" } }
local function paid(measure, level) return { { measure = measure, level = level, amount = yuan(1000), on = "2022-01-30" } } end
test "a county award stacks on the region's" {
  period = "2024-03", worker = regional, paid = paid("county_award", "senior"), expect = { region_award = yuan(6000) } }
for _, measure in ipairs { "award", "yinchuan/certificate-subsidies:award" } do
  test("the same award under " .. measure .. " does not stack") {
    period = "2024-03", worker = regional, paid = paid(measure, "senior"), expect = { region_award = refused "paid.nothing_at_this_level" } }
end
test "the city's award for the junior level does not stand against the region's" {
  period = "2024-03", worker = regional, paid = paid("award", "junior"), expect = { region_award = yuan(6000) } }
test "an upgrade is undecided: the rule is silent" {
  period = "2024-03", worker = regional, paid = paid("region_award", "intermediate"), expect = { region_award = undecided "undecided_when" } }
test "the same level is not paid twice" {
  period = "2024-03", worker = regional, paid = paid("region_award", "senior"), expect = { region_award = refused "once_per" } }
test "two levels claimed in one month are two lines, the lower first" { -- 同月两级如何计发：未见，TO CONFIRM
  period = "2024-03",
  worker = {
    posting       = regional.posting,
    certificates  = { regional.certificate, { level = "intermediate", approved = "2021-10-17" } },
    registrations = { regional.registration, { level = "intermediate", from = "2022-01-10", to = "2025-01-09" } },
    circumstances = { regional.circumstance, { kind = "claim", value = "region_award", level = "intermediate", on = "2024-03-05" } } },
  expect = { region_award = { yuan(3000), yuan(6000) } } }

-- The first month.
local function claimed_early(day)
  return with {
    posting      = { from = "2020-01-01" }, certificate = { approved = "2020-09-01" }, registration = { from = "2020-11-10" },
    circumstance = { on = day } }
end
test "the region pays a claim of January 2021" {
  period = "2021-01", worker = claimed_early "2021-01-01", expect = { region_award = yuan(6000) } }
test "the region paid no claim of December 2020" {
  period = "2020-12", worker = claimed_early "2020-12-31", expect = { region_award = refused "in_force", city_award = refused "in_force" } }
