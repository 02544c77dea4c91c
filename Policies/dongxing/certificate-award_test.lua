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
test "the sum fixed for a junior" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { level = "junior" } }), expect = { award = yuan(1000) } }
test "without a sum on record it cannot be decided" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { level = "senior" } }), expect = { award = undecided "amount" } }
test "approved on the last day of 2023 counts" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { approved = "2023-12-31" } }), expect = { award = yuan(2000) } }
test "approved in 2024 does not" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { approved = "2024-01-01" } }),
  expect = { award = refused "certificate.approved" } }
test "the lookback has no start" {
  period = "2024-04", worker = holder(nil, nil, { certificate = { approved = "2008-12-01" } }), expect = { award = yuan(2000) } }
test "two years full on the day of the claim are enough" {
  period = "2024-04", worker = holder("2024-04-20", "2022-04-21"), expect = { award = yuan(2000) } }
test "one day short is not" {
  period = "2024-04", worker = holder("2024-04-20", "2022-04-22"), expect = { award = refused "measure.at_least" } }
test "service in the parent city does not count" {
  period = "2024-04", worker = holder(nil, nil, { posting = { county = "港口区" } }), expect = { award = refused "measure.at_least" } }
test "whoever was paid by the parent city is out" {
  period = "2024-04", worker = holder(), paid = { { measure = "防城港市奖励", level = "intermediate", amount = yuan(1), on = "2023-12-01" } },
  expect = { award = refused "paid.nothing" } }
test "an award is not claimed twice" {
  period = "2024-04", worker = holder(), paid = { { measure = "award", level = "junior", amount = yuan(1000), on = "2022-12-01" } },
  expect = { award = refused "once" } }
test "no claim, no award" { period = "2024-05", worker = holder(), expect = { award = refused "circumstances.held" } }
test "a claim on the last day of the month" { period = "2024-04", worker = holder "2024-04-30", expect = { award = yuan(2000) } }
test "a claim on the first day of the month" { period = "2024-05", worker = holder "2024-05-01", expect = { award = yuan(2000) } }
