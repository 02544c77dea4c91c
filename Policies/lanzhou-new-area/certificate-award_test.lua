-- Tests of certificate-award.lua. Worked check 10: the difference chain 1,000 + 1,000 + 1,000.
local function holder(level, claimed, more)
  return but({
    posting      = { kind = "community", county = "兰州新区", from = "2021-03-01" },
    certificate  = { level = level, approved = "2021-09-10" },
    registration = { level = level, from = "2021-10-01", to = "2027-09-30" },
    circumstance = { kind = "claim", value = "持证奖励", on = claimed },
  }, more or {})
end
local function paid(level, on) return { measure = "award", level = level, amount = yuan(1000), on = on } end

test "check 10: the junior level pays 1,000" {
  period = "2022-10", worker = holder("junior", "2022-10-08"), expect = { award = yuan(1000) } }
test "check 10: the middle level later pays the difference of 1,000" {
  period = "2023-10", worker = holder("intermediate", "2023-10-08"), paid = { paid("junior", "2022-10-31") },
  expect = { award = yuan(1000) } }
test "check 10: the senior level pays the next 1,000" {
  period = "2025-10", worker = holder("senior", "2025-10-08"),
  paid   = { paid("junior", "2022-10-31"), paid("intermediate", "2023-10-31") }, expect = { award = yuan(1000) } }
test "check 10: a middle certificate never paid for before gets 2,000" {
  period = "2023-10", worker = holder("intermediate", "2023-10-08"), expect = { award = yuan(2000) } }
test "senior at once gets 3,000" {
  period = "2023-10", worker = holder("senior", "2023-10-08"), expect = { award = yuan(3000) } }
test "two certificates are paid at the higher level only" {
  period = "2023-10",
  worker = but(without(holder("junior", "2023-10-08"), "certificate", "registration"), {
    certificates  = { { level = "junior", approved = "2019-09-10" }, { level = "intermediate", approved = "2021-09-10" } },
    registrations = { { level = "junior", from = "2021-10-01", to = "2027-09-30" }, { level = "intermediate", from = "2021-10-01", to = "2027-09-30" } } }),
  expect = { award = yuan(2000) } }
test "the same level is not paid twice" {
  period = "2023-10", worker = holder("junior", "2023-10-08"), paid = { paid("junior", "2022-10-31") },
  expect = { award = refused "once_per" } }
test "twelve months full on the day of the claim are enough" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { posting = { from = "2021-10-09" } }), expect = { award = yuan(1000) } }
test "one day short of twelve months is not enough" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { posting = { from = "2021-10-10" } }),
  expect = { award = refused "measure.at_least" } }
test "who left before the claim gets nothing" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { posting = { to = "2022-10-07" } }),
  expect = { award = refused "measure.at_least" } }
test "who left on the day of the claim is paid" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { posting = { to = "2022-10-08" } }), expect = { award = yuan(1000) } }
test "service elsewhere does not count" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { posting = { county = "城关区" } }),
  expect = { award = refused "measure.at_least" } }
test "two posts without a day between are one run" {
  period = "2022-10",
  worker = but(without(holder("junior", "2022-10-08"), "posting"), { postings = {
    { kind = "community", county = "兰州新区", from = "2021-09-01", to = "2022-05-31" },
    { kind = "station", county = "兰州新区", from = "2022-06-01" } } }),
  expect = { award = yuan(1000) } }
test "one day between two posts breaks the run" {
  period = "2022-10",
  worker = but(without(holder("junior", "2022-10-08"), "posting"), { postings = {
    { kind = "community", county = "兰州新区", from = "2021-09-01", to = "2022-05-31" },
    { kind = "station", county = "兰州新区", from = "2022-06-02" } } }),
  expect = { award = refused "measure.at_least" } }

-- 申领 · The claim
local function claiming(...)
  return but(without(holder "junior", "circumstance"), { circumstances = { ... } })
end
test "who never claims gets nothing" {
  period = "2022-10", worker = claiming(), expect = { award = refused "circumstances.held" } }
test "a claim is paid in its own month only" {
  period = "2022-11", worker = holder("junior", "2022-10-08"), expect = { award = refused "circumstances.held" } }
test "a claim on the last day of the month counts" {
  period = "2022-10", worker = holder("junior", "2022-10-31"), expect = { award = yuan(1000) } }
test "a claim on the first day of the next month does not count" {
  period = "2022-10", worker = holder("junior", "2022-11-01"), expect = { award = refused "circumstances.held" } }
test "a claim on the first day of the month counts" {
  period = "2022-10", worker = holder("junior", "2022-10-01"), expect = { award = yuan(1000) } }
test "a claim on the last day of the month before does not count" {
  period = "2022-10", worker = holder("junior", "2022-09-30"), expect = { award = refused "circumstances.held" } }
test "a claim under another scheme is no claim for this award" {
  period = "2022-10", worker = claiming { kind = "claim", value = "学历补贴", on = "2022-10-08" },
  expect = { award = refused "circumstances.held" } }
test "service runs to the day this award was claimed, not to a later claim of another" {
  period = "2022-10",
  worker = but(claiming({ kind = "claim", value = "持证奖励", on = "2022-10-08" },
    { kind = "claim", value = "学历补贴", on = "2022-10-20" }), { posting = { to = "2022-10-15" } }),
  expect = { award = yuan(1000) } }
test "a claim that was made over days begun the month before leaves the day of the claim open" {
  period = "2022-10",
  worker = claiming { kind = "claim", value = "持证奖励", from = "2022-09-28", to = "2022-10-08" },
  expect = { award = undecided "measure.at_least" } }

-- 证书与登记 · Certificate and registration
local function certified(more) return holder("junior", "2022-10-08", more) end
test "a certificate approved on the last day counts" {
  period = "2022-10", worker = certified { certificate = { approved = "2022-10-31" } }, expect = { award = yuan(1000) } }
test "a certificate approved the day after the month does not count" {
  period = "2022-10", worker = certified { certificate = { approved = "2022-11-01" } },
  expect = { award = refused "certificate.highest" } }
test "a registration that begins on the last day counts" {
  period = "2022-10", worker = certified { registration = { from = "2022-10-31" } }, expect = { award = yuan(1000) } }
test "a registration that begins the day after the month does not count" {
  period = "2022-10", worker = certified { registration = { from = "2022-11-01" } },
  expect = { award = refused "certificate.highest" } }
test "an expired registration pays nothing" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { registration = { to = "2022-10-30" } }),
  expect = { award = refused "certificate.highest" } }
test "a registration that ends on the last day counts" {
  period = "2022-10", worker = holder("junior", "2022-10-08", { registration = { to = "2022-10-31" } }), expect = { award = yuan(1000) } }

-- 首月 · The first month
local function early(day)
  return holder("junior", day, { posting = { from = "2020-03-01" }, certificate = { approved = "2020-09-10" }, registration = { from = "2020-10-01" } })
end
test "a claim of January 2022 is paid" { period = "2022-01", worker = early "2022-01-01", expect = { award = yuan(1000) } }
test "a claim of December 2021 is before the scheme" {
  period = "2021-12", worker = early "2021-12-31", expect = { award = refused "in_force" } }
