-- Tests of certificate-award.lua. Worked check 13 of the collected rules is named.
local function holder(claimed, started, status, more)
  return but({
    posting       = { kind = "community", county = "宁河区", from = started or "2023-01-01" },
    certificate   = { level = "junior", approved = "2023-09-10" },
    circumstances = {
      { kind = "claim", value = "人才奖励", on = claimed or "2024-10-25" },
      { kind = "exam", level = "junior", number = 2023, on = "2023-06-10" },
      { kind = "status", value = status or "社区工作者", from = "2020-01-01" },
    },
  }, more or {})
end
local middle = but(holder(), {
  certificate = { level = "intermediate" },
  circumstances = {
    { kind = "claim", value = "人才奖励", on = "2024-10-25" },
    { kind = "exam", level = "intermediate", number = 2023, on = "2023-06-10" },
    { kind = "status", value = "社区工作者", from = "2020-01-01" } } })
local function passed(day)
  return but(holder(), { circumstances = {
    { kind = "claim", value = "人才奖励", on = "2024-10-25" },
    { kind = "exam", level = "junior", number = 2023, on = day },
    { kind = "status", value = "社区工作者", from = "2020-01-01" } } })
end

test "check 13: from 2023-11-01 to a claim on 2024-10-25 no twelve months are full" {
  period = "2024-10", worker = holder("2024-10-25", "2023-11-01"), expect = { award = refused "measure.at_least" } }
test "check 13: since 2023-10-20 a junior gets 2,000" {
  period = "2024-10", worker = holder("2024-10-25", "2023-10-20"), expect = { award = yuan(2000) } }
test "check 13: staff of a state-owned firm get nothing" {
  period = "2024-10", worker = holder(nil, nil, "国有企业人员"), expect = { award = refused "none_of" } }
test "twelve months are full on the day of the claim" {
  period = "2024-10", worker = holder("2024-10-25", "2023-10-26"), expect = { award = yuan(2000) } }
test "and one day short the day before" {
  period = "2024-10", worker = holder("2024-10-25", "2023-10-27"), expect = { award = refused "measure.at_least" } }
test "a run that ended before the claim does not count" {
  period = "2024-10", worker = holder(nil, nil, nil, { posting = { to = "2024-10-24" } }),
  expect = { award = refused "measure.at_least" } }
test "a run that ends on the day of the claim does" {
  period = "2024-10", worker = holder(nil, nil, nil, { posting = { to = "2024-10-25" } }), expect = { award = yuan(2000) } }
test "an old run before a break does not help" {
  period = "2024-10",
  worker = but(without(holder(), "posting"), { postings = {
    { kind = "community", county = "宁河区", from = "2021-01-01", to = "2023-12-30" },
    { kind = "community", county = "宁河区", from = "2024-01-01" } } }),
  expect = { award = refused "measure.at_least" } }
test "a post in another district does not count" {
  period = "2024-10", worker = holder(nil, nil, nil, { posting = { county = "滨海新区" } }),
  expect = { award = refused "measure.at_least" } }
test "staff on the establishment of an organ get nothing" {
  period = "2024-10", worker = holder(nil, nil, "机关在编人员"), expect = { award = refused "none_of" } }
test "staff on the establishment of a public institution get nothing" {
  period = "2024-10", worker = holder(nil, nil, "事业单位在编人员"), expect = { award = refused "none_of" } }
local function changed(last, next)
  return but(holder(), { circumstances = {
    { kind = "claim", value = "人才奖励", on = "2024-10-25" },
    { kind = "exam", level = "junior", number = 2023, on = "2023-06-10" },
    { kind = "status", value = "国有企业人员", from = "2020-01-01", to = last },
    { kind = "status", value = "社区工作者", from = next } } })
end
test "who left the firm the day before the claim is paid" {
  period = "2024-10", worker = changed("2024-10-24", "2024-10-25"), expect = { award = yuan(2000) } }
test "who left it on the day of the claim is not" {
  period = "2024-10", worker = changed("2024-10-25", "2024-10-26"), expect = { award = refused "none_of" } }
test "a middle certificate gets 3,000" { period = "2024-10", worker = middle, expect = { award = yuan(3000) } }
test "a senior is claimed separately" {
  period = "2024-10", worker = holder(nil, nil, nil, { certificate = { level = "senior" } }),
  expect = { award = refused "certificate.level_in" } }
test "the first day of the claim period counts" {
  period = "2024-10", worker = holder "2024-10-23", expect = { award = yuan(2000) } }
test "the day before does not" {
  period = "2024-10", worker = holder "2024-10-22", expect = { award = refused "circumstances.held" } }
test "the last day of the claim period counts" {
  period = "2024-10", worker = holder "2024-10-31", expect = { award = yuan(2000) } }
test "the day after is too late" {
  period = "2024-11", worker = holder "2024-11-01", expect = { award = refused "circumstances.held" } }
test "a month after the claim pays nothing more" {
  period = "2024-11", worker = holder(), expect = { award = refused "circumstances.held" } }
test "an exam on the first day of 2023 counts" { period = "2024-10", worker = passed "2023-01-01", expect = { award = yuan(2000) } }
test "an exam on the last day of 2022 does not" {
  period = "2024-10", worker = passed "2022-12-31", expect = { award = refused "circumstances.recorded" } }
test "an exam on the last day of 2023 counts" { period = "2024-10", worker = passed "2023-12-31", expect = { award = yuan(2000) } }
test "an exam of 2024 does not" {
  period = "2024-10", worker = passed "2024-01-01", expect = { award = refused "circumstances.recorded" } }
test "an exam of another level does not count" {
  period = "2024-10", worker = but(middle, { certificate = { level = "junior" } }),
  expect = { award = refused "circumstances.recorded" } }
test "without any exam on record it cannot be decided" {
  period = "2024-10", worker = but(holder(), { circumstances = {
    { kind = "claim", value = "人才奖励", on = "2024-10-25" }, { kind = "status", value = "社区工作者", from = "2020-01-01" } } }),
  expect = { award = undecided "circumstances.recorded" } }
test "without a status on record it cannot be decided" {
  period = "2024-10", worker = but(holder(), { circumstances = {
    { kind = "claim", value = "人才奖励", on = "2024-10-25" }, { kind = "exam", level = "junior", on = "2023-06-10" } } }),
  expect = { award = undecided "none_of" } }
test "a level obtained before is not the first time" {
  period = "2024-10",
  worker = but(without(holder(), "certificate"), { certificates = {
    { level = "junior", approved = "2015-09-10" }, { level = "junior", approved = "2023-09-10" } } }),
  expect = { award = refused "certificate.approved" } }
test "an old certificate with a new exam beside it gets nothing" {
  period = "2024-10", worker = holder(nil, nil, nil, { certificate = { approved = "2022-12-31" } }),
  expect = { award = refused "certificate.approved" } }
test "a certificate approved on the first day of 2023 counts" {
  period = "2024-10", worker = holder(nil, nil, nil, { certificate = { approved = "2023-01-01" } }), expect = { award = yuan(2000) } }
test "an upgrade after an earlier award cannot be decided" {
  period = "2024-10", worker = middle, paid = { { measure = "award", level = "junior", amount = yuan(2000), on = "2022-11-20" } },
  expect = { award = undecided "undecided_when" } }
test "the same level is not paid twice" {
  period = "2024-10", worker = holder(), paid = { { measure = "award", level = "junior", amount = yuan(2000), on = "2023-11-20" } },
  expect = { award = refused "once_per" } }
