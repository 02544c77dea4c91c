-- Tests of awards.lua. Worked check 3 of the reference is marked as such.
local allowance = {
  posting      = { kind = "社区", county = "上杭县", from = "2022-01-01" },
  certificate  = { level = "junior", approved = "2022-06-19" },
  assessment   = { year = 2023, result = "passed" },
  circumstance = { kind = "claim", value = "allowance", on = "2024-07-11" },
}
local function with(changes) return but(allowance, changes) end

test "worked check 3: a junior of 2022 who served all of 2023 gets 1,200 and no award" {
  period = "2024-07", worker = allowance, expect = { allowance = yuan(1200), award = refused "certificate.each" } }
test "worked check 3: a senior from March to September gets seven months" {
  period = "2024-07",
  worker = with { certificate = { level = "senior" }, posting = { from = "2023-03-01", to = "2023-09-30" } },
  expect = { allowance = yuan(3500) } }
test "worked check 3: two runs of five months are no run of six" {
  period = "2024-07",
  worker = but(without(allowance, "posting"), {
    certificate = { level = "intermediate" },
    postings = {
      { kind = "社区", county = "上杭县", from = "2023-01-01", to = "2023-05-31" },
      { kind = "社工站", county = "上杭县", from = "2023-07-01", to = "2023-11-30" } } }),
  expect = { allowance = refused "measure.at_least" } }
test "worked check 3: who was not assessed as qualified gets nothing" {
  period = "2024-07", worker = with { assessment = { result = "marginal" } }, expect = { allowance = refused "assessed.at_least" } }
test "worked check 3: a claim on 2024-07-12 is lost" {
  period = "2024-07", worker = with { circumstance = { on = "2024-07-12" } }, expect = { allowance = refused "any_of" } }
test "two posts that follow each other are one run" {
  period = "2024-07",
  worker = but(without(allowance, "posting"), { postings = {
    { kind = "社区", county = "上杭县", from = "2023-01-01", to = "2023-03-31" },
    { kind = "社工站", county = "上杭县", from = "2023-04-01", to = "2023-06-30" } } }),
  expect = { allowance = yuan(600) } }
test "one day between them breaks the run" {
  period = "2024-07",
  worker = but(without(allowance, "posting"), { postings = {
    { kind = "社区", county = "上杭县", from = "2023-01-01", to = "2023-03-31" },
    { kind = "社工站", county = "上杭县", from = "2023-04-02", to = "2023-06-30" } } }),
  expect = { allowance = refused "measure.at_least" } }
test "exactly six months are enough" {
  period = "2024-07", worker = with { posting = { from = "2023-03-15", to = "2023-09-14" } }, expect = { allowance = yuan(700) } }
test "a day less is not" {
  period = "2024-07", worker = with { posting = { from = "2023-03-15", to = "2023-09-13" } }, expect = { allowance = refused "measure.at_least" } }
test "months before the certificate do not count" {
  period = "2024-07", worker = with { certificate = { approved = "2023-06-11" } }, expect = { allowance = yuan(700) } }
test "a certificate held under six months earns nothing" {
  period = "2024-07", worker = with { certificate = { approved = "2023-07-02" } }, expect = { allowance = refused "measure.at_least" } }
test "a certificate of the last six months of the year earns six" {
  period = "2024-07", worker = with { certificate = { approved = "2023-07-01" } }, expect = { allowance = yuan(600) } }
test "a certificate of this year does not lift last year's level" {
  period = "2024-07",
  worker = but(without(allowance, "certificate"), { certificates = { { level = "junior", approved = "2022-06-19" }, { level = "intermediate", approved = "2024-01-01" } } }),
  expect = { allowance = yuan(1200) } }
test "no certificate by the end of the year" {
  period = "2024-07", worker = with { certificate = { approved = "2024-01-01" } }, expect = { allowance = refused "certificate.highest" } }
test "only in July" {
  period = "2024-06", worker = with { circumstance = { on = "2024-06-20" } }, expect = { allowance = refused "yearly" } }
test "only with a claim in the month" {
  period = "2024-07", worker = with { circumstance = { on = "2024-06-30" } }, expect = { allowance = refused "circumstances.held" } }
test "an assessment that is not recorded is asked for" {
  period = "2024-07", worker = without(allowance, "assessment"), expect = { allowance = undecided "assessed.at_least" } }
test "a post outside the county does not count" {
  period = "2024-07", worker = with { posting = { county = "永定区" } }, expect = { allowance = refused "measure.at_least" } }
test "an agency post does not count" {
  period = "2024-07", worker = with { posting = { kind = "agency" } }, expect = { allowance = refused "measure.at_least" } }
test "next year's window is not known yet" {
  period = "2025-07", worker = with { assessment = { year = 2024 }, circumstance = { on = "2025-07-01" } },
  expect = { allowance = undecided "undecided_when" } }

local award = {
  certificate   = { level = "intermediate", approved = "2023-06-11" },
  registration  = { level = "intermediate", from = "2023-12-01", to = "2026-11-30" },
  circumstances = { { kind = "claim", value = "award", on = "2024-07-11" }, { kind = "residence", value = "户籍", place = "上杭县", from = "1990-01-01" } },
}
local function claimed(on, residence, place)
  return but(award, { circumstances = { { kind = "claim", value = "award", on = on }, { kind = "residence", value = residence or "户籍", place = place or "上杭县", from = "2020-01-01" } } })
end
test "an intermediate certificate of 2023 earns 2,000" {
  period = "2024-07", worker = award, expect = { award = yuan(2000) } }
test "1,000 for the junior level" {
  period = "2024-07", worker = but(award, { certificate = { level = "junior" }, registration = { level = "junior" } }), expect = { award = yuan(1000) } }
test "5,000 for the senior level" {
  period = "2024-07", worker = but(award, { certificate = { level = "senior" }, registration = { level = "senior" } }), expect = { award = yuan(5000) } }
test "the first day of the year before counts" {
  period = "2024-07", worker = but(award, { certificate = { approved = "2023-01-01" } }), expect = { award = yuan(2000) } }
test "the last day of the year before that does not" {
  period = "2024-07", worker = but(award, { certificate = { approved = "2022-12-31" } }), expect = { award = refused "certificate.each" } }
test "the last day of the year before counts" {
  period = "2024-07", worker = but(award, { certificate = { approved = "2023-12-31" } }), expect = { award = yuan(2000) } }
test "the first day of this year does not" {
  period = "2024-07", worker = but(award, { certificate = { approved = "2024-01-01" } }), expect = { award = refused "certificate.each" } }
test "a residence permit will do" {
  period = "2024-07", worker = claimed("2024-07-01", "居住证"), expect = { award = yuan(2000) } }
test "a household elsewhere will not" {
  period = "2024-07", worker = claimed("2024-07-01", "户籍", "永定区"), expect = { award = refused "circumstances.recorded_on" } }
test "a tenancy is neither" {
  period = "2024-07", worker = claimed("2024-07-01", "租住"), expect = { award = refused "circumstances.recorded_on" } }
test "where somebody lives must be on record" {
  period = "2024-07", worker = but(without(award, "circumstances"), { circumstance = { kind = "claim", value = "award", on = "2024-07-01" } }),
  expect = { award = undecided "circumstances.recorded_on" } }
test "a late claim for the award is lost" {
  period = "2024-07", worker = claimed "2024-07-12", expect = { award = refused "any_of" } }
test "no claim, no award" {
  period = "2024-06", worker = award, expect = { award = refused "circumstances.held" } }
test "the record of registration is asked for" {
  period = "2024-07", worker = without(award, "registration"), expect = { award = refused "registration.was_made" } }
test "the window for certificates of 2024 is not known yet" {
  period = "2025-07", worker = but(claimed "2025-07-01", { certificate = { approved = "2024-06-16" } }), expect = { award = undecided "undecided_when" } }
test "an upgrade is undecided" {
  period = "2024-07", worker = award, paid = { { measure = "award", level = "junior", amount = yuan(1000), on = "2023-08-01" } },
  expect = { award = undecided "undecided_when" } }
test "a level is paid once" {
  period = "2024-07", worker = award, paid = { { measure = "award", level = "intermediate", amount = yuan(2000), on = "2023-08-01" } },
  expect = { award = refused "once_per" } }
test "an intermediate holder gets 200 a month" {
  period = "2024-07", worker = with { certificate = { level = "intermediate" } }, expect = { allowance = yuan(2400) } }
test "the claim of last month is not this month's" {
  period = "2024-08", worker = award, expect = { award = refused "circumstances.held" } }
test "a claim on the last day of the year is late" {
  period = "2024-12", worker = claimed "2024-12-31", expect = { award = refused "any_of" } }
test "a claim on the first day of the next year is open" {
  period = "2025-01", worker = but(claimed "2025-01-01", { certificate = { approved = "2024-06-16" } }), expect = { award = undecided "undecided_when" } }
test "a claim on the last day of the year before is open too" {
  period = "2023-12", worker = but(claimed "2023-12-31", { certificate = { approved = "2022-06-19" }, registration = { from = "2023-01-01" } }),
  expect = { award = undecided "undecided_when" } }
test "a claim on the first day of 2024 falls under the notice" {
  period = "2024-01", worker = claimed "2024-01-01", expect = { award = yuan(2000) } }
test "an earlier claim, made while living elsewhere, does not matter" {
  period = "2024-07",
  worker = but(award, { circumstances = { { kind = "claim", value = "award", on = "2022-07-01" }, { kind = "claim", value = "award", on = "2024-07-01" },
    { kind = "residence", value = "户籍", place = "上杭县", from = "2024-01-01" } } }),
  expect = { award = yuan(2000) } }
test "an earlier claim in time does not save a late one" {
  period = "2024-07",
  worker = but(award, { circumstances = { { kind = "claim", value = "award", on = "2024-07-01" }, { kind = "claim", value = "award", on = "2024-07-12" },
    { kind = "residence", value = "户籍", place = "上杭县", from = "2024-01-01" } } }),
  expect = { award = refused "any_of" } }
