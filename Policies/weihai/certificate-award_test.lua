-- Tests of certificate-award.lua. Worked check 11 of the collected rules is named.
local function holder(level, claimed, more)
  return but({
    posting       = { kind = "community", county = "环翠区", from = "2022-01-01" },
    certificate   = { level = level, approved = "2023-09-10" },
    circumstances = {
      { kind = "claim", value = "证书奖励", on = claimed or "2024-03-12" },
      { kind = "employer_level", value = "区市所属", from = "2022-01-01" },
    },
  }, more or {})
end
local function paid(amount, level)
  return { { measure = "award", level = level or "junior", amount = amount, on = "2019-04-20" } }
end

test "check 11: a middle certificate directly pays 2,000" {
  period = "2024-03", worker = holder "intermediate", expect = { award = yuan(2000) } }
test "check 11: after 1,000 for the junior level it pays 1,000" {
  period = "2024-03", worker = holder "intermediate", paid = paid(yuan(1000)), expect = { award = yuan(1000) } }
test "check 11: after 2,000 nothing more is ever paid" {
  period = "2024-03", worker = holder "junior", paid = paid(yuan(2000), "intermediate"), expect = { award = refused "amount" } }
test "one fen below the cap is still paid" {
  period = "2024-03", worker = holder "junior", paid = paid(yuan "1999.99", "intermediate"), expect = { award = yuan "0.01" } }
test "a junior certificate pays 1,000" { period = "2024-03", worker = holder "junior", expect = { award = yuan(1000) } }
test "a cap is no difference: an older award of 600 leaves 1,400" {
  period = "2024-03", worker = holder "intermediate", paid = paid(yuan(600)), expect = { award = yuan(1400) } }
test "the senior level has no amount" { period = "2024-03", worker = holder "senior", expect = { award = refused "certificate.level_in" } }
test "two levels of one year stay under the cap" {
  period = "2024-03",
  worker = but(without(holder "junior", "certificate"), { certificates = {
    { level = "junior", approved = "2023-09-10" }, { level = "intermediate", approved = "2023-09-10" } } }),
  expect = { award = { yuan(1000), yuan(1000) } } }
test "the same level is not paid twice" {
  period = "2024-03", worker = holder "junior", paid = paid(yuan(1000)), expect = { award = refused "once_per" } }
test "approved on the first day of the year counts" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2023-01-01" } }), expect = { award = yuan(1000) } }
test "approved the day before does not" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2022-12-31" } }),
  expect = { award = refused "certificate.approved" } }
test "approved on the last day of the year counts" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2023-12-31" } }), expect = { award = yuan(1000) } }
test "approved the day after belongs to the next round" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2024-01-01" } }),
  expect = { award = refused "certificate.approved" } }
test "a claim on the first day counts" { period = "2024-03", worker = holder("junior", "2024-03-01"), expect = { award = yuan(1000) } }
test "a claim before the round does not" {
  period = "2024-02", worker = holder("junior", "2024-02-29"), expect = { award = refused "circumstances.held" } }
test "a claim on the last day counts" { period = "2024-03", worker = holder("junior", "2024-03-31"), expect = { award = yuan(1000) } }
test "a late claim is not handled" {
  period = "2024-04", worker = holder("junior", "2024-04-01"), expect = { award = refused "circumstances.held" } }
test "who left is outside" {
  period = "2024-03", worker = holder("junior", nil, { posting = { to = "2024-03-30" } }), expect = { award = refused "postings.held" } }
test "who leaves on the last day is in post" {
  period = "2024-03", worker = holder("junior", nil, { posting = { to = "2024-03-31" } }), expect = { award = yuan(1000) } }
test "a post outside the city is outside" {
  period = "2024-03", worker = holder("junior", nil, { posting = { county = "芝罘区" } }), expect = { award = refused "postings.held" } }
test "staff of municipal departments are paid the same by the other route" {
  period = "2024-03",
  worker = holder("junior", nil, { circumstances = {
    { kind = "claim", value = "证书奖励", on = "2024-03-12" },
    { kind = "employer_level", value = "市直部门所属", from = "2022-01-01" } } }),
  expect = { award = yuan(1000) } }
test "without the employer's level the route cannot be decided" {
  period = "2024-03",
  worker = holder("junior", nil, { circumstances = { { kind = "claim", value = "证书奖励", on = "2024-03-12" } } }),
  expect = { award = undecided "amount" } }
