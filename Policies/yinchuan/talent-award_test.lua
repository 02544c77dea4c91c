-- Tests of talent-award.lua. Worked check 1 of the reference is marked as such.
local base = {
  posting       = { kind = "agency", county = "兴庆区", from = "2021-01-01" },
  certificate   = { level = "junior", approved = "2022-06-19" },
  registration  = { level = "junior", from = "2023-04-20", to = "2026-04-19" },
  circumstances = {
    { kind = "claim", value = "city_award", on = "2023-04-28" },
    { kind = "employer_level", value = "市级", from = "2015-01-01" },
    { kind = "certificate_receipt", level = "junior", on = "2023-03-01" },
  },
}
local function with(changes) return but(base, changes) end
-- The same facts with the claim, the employer's level or the day of receipt changed.
local function facts(changes)
  return with { circumstances = {
    { kind = "claim", value = "city_award", on = changes.claimed or "2023-04-28" },
    { kind = "employer_level", value = changes.employer or "市级", from = "2015-01-01" },
    { kind = "certificate_receipt", level = "junior", on = changes.received or "2023-03-01" },
  } }
end

test "worked check 1: certified 2022, municipal organisation, registered and claimed in time" {
  period = "2023-04", worker = base, expect = { city_award = yuan(2000) } }
test "worked check 1: registered on 2023-05-04 is too late" {
  period = "2023-04", worker = with { registration = { from = "2023-05-04", to = "2026-05-03" } },
  expect = { city_award = refused "registration.was_made" } }
test "worked check 1: certified in 2021 is outside the cohort" {
  period = "2023-04", worker = with { certificate = { approved = "2021-10-17" } },
  expect = { city_award = refused "measure.no_earlier_than" } }
test "worked check 1: a region-level social organisation is outside" {
  period = "2023-04", worker = facts { employer = "自治区" }, expect = { city_award = refused "none_of" } }
test "worked check 1: an intermediate certificate of 2022 is paid by the region alone" {
  period = "2023-04",
  worker = with {
    certificate = { level = "intermediate" }, registration = { level = "intermediate" },
    circumstances = {
      { kind = "claim", value = "city_award", on = "2023-04-28" },
      { kind = "claim", value = "region_award", level = "intermediate", on = "2023-04-28" },
      { kind = "employer_level", value = "市级", from = "2015-01-01" },
      { kind = "certificate_receipt", level = "intermediate", on = "2023-03-01" },
    } },
  expect = { city_award = refused "certificate.level_in", region_award = yuan(3000) } }
test "a certificate approved on the first day of 2022 is in the cohort" {
  period = "2023-04", worker = with { certificate = { approved = "2022-01-01" } }, expect = { city_award = yuan(2000) } }
test "a certificate approved on the last day of 2021 is not" {
  period = "2023-04", worker = with { certificate = { approved = "2021-12-31" } },
  expect = { city_award = refused "measure.no_earlier_than" } }
test "registered on the last day of the window counts" {
  period = "2023-04", worker = with { registration = { from = "2023-04-28", to = "2026-04-27" } }, expect = { city_award = yuan(2000) } }
test "registered a day later does not, though in the month of the claim" {
  period = "2023-04", worker = with { registration = { from = "2023-04-29", to = "2026-04-28" } },
  expect = { city_award = refused "measure.no_later_than" } }
test "a claim on the day of the notice counts" {
  period = "2023-03",
  worker = but(facts { claimed = "2023-03-24" }, { registration = { from = "2023-03-20", to = "2026-03-19" } }),
  expect = { city_award = yuan(2000) } }
test "a claim before the notice does not" {
  period = "2023-03",
  worker = but(facts { claimed = "2023-03-23" }, { registration = { from = "2023-03-20", to = "2026-03-19" } }),
  expect = { city_award = refused "measure.no_earlier_than" } }
test "a claim after the window is lost" {
  period = "2023-04", worker = facts { claimed = "2023-04-29" }, expect = { city_award = refused "measure.no_later_than" } }
test "nothing is paid in a month without a claim" {
  period = "2023-05", worker = base, expect = { city_award = refused "circumstances.held", region_award = refused "certificate.level_in" } }
test "a certificate collected on the last day counts" {
  period = "2023-04", worker = facts { received = "2023-04-28" }, expect = { city_award = yuan(2000) } }
test "a certificate collected a day later does not" {
  period = "2023-04", worker = facts { received = "2023-04-29" }, expect = { city_award = refused "measure.no_later_than" } }
test "whether the certificate was collected must be on record" {
  period = "2023-04",
  worker = with { circumstances = { { kind = "claim", value = "city_award", on = "2023-04-28" }, { kind = "employer_level", value = "市级", from = "2015-01-01" } } },
  expect = { city_award = undecided "measure.no_later_than" } }
test "the employer's level must be on record" {
  period = "2023-04",
  worker = with { circumstances = { { kind = "claim", value = "city_award", on = "2023-04-28" }, { kind = "certificate_receipt", level = "junior", on = "2023-03-01" } } },
  expect = { city_award = undecided "none_of" } }
test "a post outside the city does not count" {
  period = "2023-04", worker = with { posting = { county = "大武口区" } }, expect = { city_award = refused "postings.held_on" } }
test "who left the day before the claim is not paid" {
  period = "2023-04", worker = with { posting = { to = "2023-04-27" } }, expect = { city_award = refused "postings.held_on" } }
test "who left on the day of the claim is" {
  period = "2023-04", worker = with { posting = { to = "2023-04-28" } }, expect = { city_award = yuan(2000) } }
test "any other government money excludes the city's award" {
  period = "2023-04", worker = base, paid = { { measure = "anything", amount = yuan(1), on = "2020-01-01" } },
  expect = { city_award = refused "paid.nothing_but" } }
test "the award is paid once" {
  period = "2023-04", worker = base, paid = { { measure = "city_award", level = "junior", amount = yuan(2000), on = "2023-04-30" } },
  expect = { city_award = refused "once" } }

local regional = {
  posting      = { kind = "agency", county = "兴庆区", from = "2021-01-01" },
  certificate  = { level = "senior", approved = "2023-12-01" },
  registration = { level = "senior", from = "2024-01-10", to = "2027-01-09" },
  circumstance = { kind = "claim", value = "region_award", level = "senior", on = "2024-03-05" },
}
test "the region pays the senior level 6,000" {
  period = "2024-03", worker = regional, expect = { region_award = yuan(6000) } }
test "the region pays nothing for the junior level" {
  period = "2024-03",
  worker = but(regional, { certificate = { level = "junior" }, registration = { level = "junior" }, circumstance = { level = "junior" } }),
  expect = { region_award = refused "certificate.level_in" } }
test "a claim for another level does not count" {
  period = "2024-03", worker = but(regional, { circumstance = { level = "intermediate" } }), expect = { region_award = refused "circumstances.held" } }
test "an expired registration is refused" {
  period = "2024-03", worker = but(regional, { registration = { to = "2024-03-30" } }), expect = { region_award = refused "registration.is_current" } }
test "nobody without a post is paid" {
  period = "2024-03", worker = but(regional, { posting = { to = "2024-03-30" } }), expect = { region_award = refused "postings.held" } }
test "a county award stacks on the region's" {
  period = "2024-03", worker = regional, paid = { { measure = "county_award", level = "senior", amount = yuan(1000), on = "2024-01-30" } },
  expect = { region_award = yuan(6000) } }
test "the same award under the other sheet does not" {
  period = "2024-03", worker = regional, paid = { { measure = "award", level = "senior", amount = yuan(6000), on = "2024-01-30" } },
  expect = { region_award = refused "paid.nothing_at_this_level" } }
test "an upgrade is undecided: the rule is silent" {
  period = "2024-03", worker = regional, paid = { { measure = "region_award", level = "intermediate", amount = yuan(3000), on = "2022-01-30" } },
  expect = { region_award = undecided "undecided_when" } }
test "the same level is not paid twice" {
  period = "2024-03", worker = regional, paid = { { measure = "region_award", level = "senior", amount = yuan(6000), on = "2024-01-30" } },
  expect = { region_award = refused "once_per" } }
test "the claim of last month is not this month's" {
  period = "2024-04", worker = regional, expect = { region_award = refused "circumstances.held" } }
-- An earlier claim, before the notice and under another employer, does not matter.
local function again(claimed)
  return with { posting = { from = "2023-02-01" }, circumstances = {
    { kind = "claim", value = "city_award", on = "2022-12-01" },
    { kind = "claim", value = "city_award", on = claimed },
    { kind = "employer_level", value = "自治区", from = "2015-01-01", to = "2023-01-31" },
    { kind = "employer_level", value = "市级", from = "2023-02-01" },
    { kind = "certificate_receipt", level = "junior", on = "2023-03-01" },
  } }
end
test "the claim that is decided is the latest" { period = "2023-04", worker = again "2023-04-28", expect = { city_award = yuan(2000) } }
test "an earlier claim does not save a late one" { period = "2023-04", worker = again "2023-04-29", expect = { city_award = refused "measure.no_later_than" } }
