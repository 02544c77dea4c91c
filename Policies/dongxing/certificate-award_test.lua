-- Tests of certificate-award.lua. The amounts recorded here are made up; the notice's were not seen.
local function holder(claimed, started, more)
  return but({
    posting       = { kind = "community", county = "东兴市", from = started or "2021-01-01" },
    certificate   = { level = "intermediate", approved = "2023-09-10" },
    circumstances = {
      { kind = "claim", value = "人才奖励", on = claimed or "2024-04-20" },
      { kind = "核定奖励", level = "junior", amount = yuan(1000), on = "2024-04-09" },
      { kind = "核定奖励", level = "intermediate", amount = yuan(2000), on = "2024-04-09" },
    },
  }, more or {})
end
local both = but(without(holder(), "certificate"), { certificates = {
  { level = "junior", approved = "2012-09-10" }, { level = "intermediate", approved = "2023-09-10" } } })

test "the highest certificate is paid, and no other" { period = "2024-04", worker = both, expect = { award = yuan(2000) } }
test "a junior gets the sum fixed for a junior" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { level = "junior" } }), expect = { award = yuan(1000) } }
test "without a sum on record it cannot be decided" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { level = "senior" } }), expect = { award = undecided "amount" } }
local function approved(day) return holder(nil, nil, { certificate = { approved = day } }) end
test "a certificate approved on the last day of 2023 counts" {
  period = "2024-04", worker = approved "2023-12-31", expect = { award = yuan(2000) } }
test "a certificate approved on the first day of 2024 does not count" {
  period = "2024-04", worker = approved "2024-01-01", expect = { award = refused "certificate.highest" } }
test "a certificate of 2024 does not count in 2025 either" {
  period = "2025-04", worker = but(approved "2024-01-01", { circumstances = {
    { kind = "claim", value = "人才奖励", on = "2025-04-20" },
    { kind = "核定奖励", level = "intermediate", amount = yuan(2000), on = "2024-04-09" } } }),
  expect = { award = refused "certificate.approved" } }
test "who held a junior certificate by 2023 and a middle one since is paid as a junior" {
  period = "2024-04",
  worker = but(without(holder(), "certificate"), { certificates = {
    { level = "junior", approved = "2012-09-10" }, { level = "intermediate", approved = "2024-03-10" } } }),
  expect = { award = yuan(1000) } }
test "without a certificate there is nothing to award" {
  period = "2024-04", worker = without(holder(), "certificate"), expect = { award = refused "certificate.highest" } }
test "the lookback has no start" {
  period = "2024-04", worker = approved "2008-12-01", expect = { award = yuan(2000) } }
test "two years that are full on the day of the claim are enough" {
  period = "2024-04", worker = holder("2024-04-20", "2022-04-21"), expect = { award = yuan(2000) } }
test "one day short of two years is not enough" {
  period = "2024-04", worker = holder("2024-04-20", "2022-04-22"), expect = { award = refused "measure.at_least" } }
test "twenty-five months are enough too" {
  period = "2024-04", worker = holder("2024-04-20", "2022-03-21"), expect = { award = yuan(2000) } }
test "service in the parent city does not count" {
  period = "2024-04", worker = holder(nil, nil, { posting = { county = "港口区" } }), expect = { award = refused "measure.at_least" } }
test "whoever was paid by the parent city is out" {
  period = "2024-04", worker = holder(), paid = { { measure = "防城港市奖励", level = "intermediate", amount = yuan(1), on = "2023-12-01" } },
  expect = { award = refused "paid.nothing" } }
test "an award is not claimed twice" {
  period = "2024-04", worker = holder(), paid = { { measure = "award", level = "junior", amount = yuan(1000), on = "2022-12-01" } },
  expect = { award = refused "once" } }

-- 申领 · The claim
local fixed = { kind = "核定奖励", level = "intermediate", amount = yuan(2000), on = "2024-04-09" }
local function claiming(...) return but(holder(), { circumstances = { fixed, ... } }) end
local april = { kind = "claim", value = "人才奖励", on = "2024-04-20" }
test "who never claims gets nothing" {
  period = "2024-04", worker = claiming(), expect = { award = refused "circumstances.held" } }
test "a claim on the last day of the month counts" {
  period = "2024-04", worker = holder "2024-04-30", expect = { award = yuan(2000) } }
test "a claim on the first day of the next month does not count" {
  period = "2024-04", worker = holder "2024-05-01", expect = { award = refused "circumstances.held" } }
test "a claim on the first day of the month counts" {
  period = "2024-05", worker = holder "2024-05-01", expect = { award = yuan(2000) } }
test "a claim on the last day of the month before does not count" {
  period = "2024-05", worker = holder "2024-04-30", expect = { award = refused "circumstances.held" } }
test "a claim under another scheme is no claim for this award" {
  period = "2024-04", worker = claiming { kind = "claim", value = "学历补贴", on = "2024-04-20" },
  expect = { award = refused "circumstances.held" } }
test "service runs to the day this award was claimed, not to a later claim of another" {
  period = "2024-04",
  worker = but(claiming(april, { kind = "claim", value = "学历补贴", on = "2024-04-28" }), { posting = { to = "2024-04-25" } }),
  expect = { award = yuan(2000) } }
test "a claim recorded as made from March on leaves its day open" {
  period = "2024-04", worker = claiming { kind = "claim", value = "人才奖励", from = "2024-03-28", to = "2024-04-20" },
  expect = { award = undecided "measure.at_least" } }

-- 首月 · The month of the notice is the first
test "a claim of March 2024, before the notice, earns nothing" {
  period = "2024-03", worker = but(holder "2024-03-20", { circumstances = {
    { kind = "claim", value = "人才奖励", on = "2024-03-20" },
    { kind = "核定奖励", level = "intermediate", amount = yuan(2000), on = "2024-03-01" } } }),
  expect = { award = refused "in_force" } }
