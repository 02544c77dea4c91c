-- Tests of certificate-award.lua. Worked check 13 of the collected rules is named.
local function claim(day, what) return { kind = "claim", value = what or "人才奖励", on = day } end
local function exam(level, day) return { kind = "exam", level = level, number = 2023, on = day or "2023-06-10" } end
local function status(what, from, to) return { kind = "status", value = what, from = from or "2020-01-01", to = to } end
local function person(...) -- with these circumstances
  return {
    posting       = { kind = "community", county = "宁河区", from = "2023-01-01" },
    certificate   = { level = "junior", approved = "2023-09-10" },
    circumstances = { ... },
  }
end
local october, junior, worker = claim "2024-10-25", exam "junior", status "社区工作者"
local function holder(claimed, started, what)
  return but(person(claim(claimed or "2024-10-25"), junior, status(what or "社区工作者")),
    { posting = { from = started } })
end
local function with(changes) return but(holder(), changes) end
local function passed(day) return person(october, exam("junior", day), worker) end
local middle = but(person(october, exam "intermediate", worker), { certificate = { level = "intermediate" } })

-- 连续十二个月 · Twelve months without a break, and still
test "check 13: from 2023-11-01 to a claim on 2024-10-25 no twelve months are full" {
  period = "2024-10", worker = holder("2024-10-25", "2023-11-01"), expect = { award = refused "measure.at_least" } }
test "check 13: since 2023-10-20 a junior gets 2,000" {
  period = "2024-10", worker = holder("2024-10-25", "2023-10-20"), expect = { award = yuan(2000) } }
test "check 13: staff of a state-owned firm get nothing" {
  period = "2024-10", worker = holder(nil, nil, "国有企业人员"), expect = { award = refused "none_of" } }
test "twelve months are full on the day of the claim" {
  period = "2024-10", worker = holder("2024-10-25", "2023-10-26"), expect = { award = yuan(2000) } }
test "twelve months are a day short when service began a day later" {
  period = "2024-10", worker = holder("2024-10-25", "2023-10-27"), expect = { award = refused "measure.at_least" } }
test "thirteen months are enough too" {
  period = "2024-10", worker = holder("2024-10-25", "2023-09-26"), expect = { award = yuan(2000) } }
test "a run that ended before the claim does not count" {
  period = "2024-10", worker = with { posting = { to = "2024-10-24" } },
  expect = { award = refused "measure.at_least" } }
test "a run that ends on the day of the claim counts" {
  period = "2024-10", worker = with { posting = { to = "2024-10-25" } }, expect = { award = yuan(2000) } }
test "an old run before a break does not help" {
  period = "2024-10",
  worker = but(without(holder(), "posting"), { postings = {
    { kind = "community", county = "宁河区", from = "2021-01-01", to = "2023-12-30" },
    { kind = "community", county = "宁河区", from = "2024-01-01" } } }),
  expect = { award = refused "measure.at_least" } }
test "a post in another district does not count" {
  period = "2024-10", worker = with { posting = { county = "滨海新区" } },
  expect = { award = refused "measure.at_least" } }
test "staff on the establishment of an organ get nothing" {
  period = "2024-10", worker = holder(nil, nil, "机关在编人员"), expect = { award = refused "none_of" } }
test "staff on the establishment of a public institution get nothing" {
  period = "2024-10", worker = holder(nil, nil, "事业单位在编人员"), expect = { award = refused "none_of" } }

-- 身份以申报当日为准 · The status is that of the day of the claim
local function changed(last, next)
  return person(october, junior, status("国有企业人员", nil, last), status("社区工作者", next))
end
test "who left the firm the day before the claim is paid" {
  period = "2024-10", worker = changed("2024-10-24", "2024-10-25"), expect = { award = yuan(2000) } }
test "who left the firm on the day of the claim is not paid" {
  period = "2024-10", worker = changed("2024-10-25", "2024-10-26"), expect = { award = refused "none_of" } }
local function joining(from)
  return person(october, junior, status("社区工作者", nil, "2024-10-24"), status("国有企业人员", from))
end
test "who joins a firm on the day of the claim is not paid" {
  period = "2024-10", worker = joining "2024-10-25", expect = { award = refused "none_of" } }
test "who joins a firm the day after the claim is paid" {
  period = "2024-10", worker = joining "2024-10-26", expect = { award = yuan(2000) } }
local function moving(before, after, ...) -- to another status on 26 October, with these claims
  return person(junior, status(before, nil, "2024-10-25"), status(after, "2024-10-26"), ...)
end
local twice       = { claim "2024-10-24", claim "2024-10-28" }
local other_later = { claim "2024-10-24", claim("2024-10-28", "学历补贴") }
test "of two claims the later counts: who joined a state-owned firm by then gets nothing" {
  period = "2024-10", worker = moving("社区工作者", "国有企业人员", twice[1], twice[2]),
  expect = { award = refused "none_of" } }
test "of two claims the later counts: who left the firm between them is paid" {
  period = "2024-10", worker = moving("国有企业人员", "社区工作者", twice[1], twice[2]), expect = { award = yuan(2000) } }
test "who joined a firm after the claim is paid, whatever else is claimed later" {
  period = "2024-10", worker = moving("社区工作者", "国有企业人员", other_later[1], other_later[2]),
  expect = { award = yuan(2000) } }
test "who left the firm after the claim is not paid, whatever else is claimed later" {
  period = "2024-10", worker = moving("国有企业人员", "社区工作者", other_later[1], other_later[2]),
  expect = { award = refused "none_of" } }
test "service runs to the day this award was claimed, not to a later claim of another" {
  period = "2024-10",
  worker = but(person(junior, worker, other_later[1], other_later[2]), { posting = { to = "2024-10-26" } }),
  expect = { award = yuan(2000) } }

-- 级别 · Levels
test "a middle certificate gets 3,000" { period = "2024-10", worker = middle, expect = { award = yuan(3000) } }
test "a senior is claimed separately" {
  period = "2024-10", worker = with { certificate = { level = "senior" } },
  expect = { award = refused "certificate.level_in" } }
test "who passed two levels in 2023 is paid for each, the lower first" {
  period = "2024-10",
  worker = but(without(person(october, exam "intermediate", junior, worker), "certificate"), { certificates = {
    { level = "intermediate", approved = "2023-09-10" }, { level = "junior", approved = "2023-09-10" } } }),
  expect = { award = { yuan(2000), yuan(3000) } } }
test "without a certificate there is nothing to award" {
  period = "2024-10", worker = without(holder(), "certificate"), expect = { award = refused "certificate.each" } }

-- 申报时间 · When the claim is made
test "a claim on the first day of the claim period counts" {
  period = "2024-10", worker = holder "2024-10-23", expect = { award = yuan(2000) } }
test "a claim the day before the claim period does not count" {
  period = "2024-10", worker = holder "2024-10-22", expect = { award = refused "circumstances.held_between" } }
test "a claim on the last day of the claim period counts" {
  period = "2024-10", worker = holder "2024-10-31", expect = { award = yuan(2000) } }
test "a claim the day after the claim period is too late" {
  period = "2024-11", worker = holder "2024-11-01", expect = { award = refused "circumstances.held_between" } }
test "a claim of October is not paid with November" {
  period = "2024-11", worker = holder "2024-10-31", expect = { award = refused "circumstances.held" } }
test "a claim of November is not paid with October" {
  period = "2024-10", worker = holder "2024-11-01", expect = { award = refused "circumstances.held" } }
test "who never claims gets nothing" {
  period = "2024-10", worker = person(junior, worker), expect = { award = refused "circumstances.held" } }
test "a claim under another scheme does not put off an award claimed in October" {
  period = "2024-11", worker = person(october, claim("2024-11-05", "学历补贴"), junior, worker),
  expect = { award = refused "circumstances.held" } }
test "a claim under another scheme in October does not save a late one" {
  period = "2024-11", worker = person(claim "2024-11-05", claim("2024-10-25", "学历补贴"), junior, worker),
  expect = { award = refused "circumstances.held_between" } }
test "a claim recorded as made from September on leaves its day open" {
  period = "2024-10",
  worker = person({ kind = "claim", value = "人才奖励", from = "2024-09-28", to = "2024-10-25" }, junior, worker),
  expect = { award = undecided "measure.at_least" } }

-- 2023 年考试 · The exam of 2023
test "an exam on the first day of 2023 counts" { period = "2024-10", worker = passed "2023-01-01", expect = { award = yuan(2000) } }
test "an exam on the last day of 2022 does not count" {
  period = "2024-10", worker = passed "2022-12-31", expect = { award = refused "circumstances.recorded" } }
test "an exam on the last day of 2023 counts" { period = "2024-10", worker = passed "2023-12-31", expect = { award = yuan(2000) } }
test "an exam on the first day of 2024 does not count" {
  period = "2024-10", worker = passed "2024-01-01", expect = { award = refused "circumstances.recorded" } }
test "an exam of another level does not count" {
  period = "2024-10", worker = but(middle, { certificate = { level = "junior" } }),
  expect = { award = refused "circumstances.recorded" } }
test "without any exam on record it cannot be decided" {
  period = "2024-10", worker = person(october, worker),
  expect = { award = undecided "circumstances.recorded" } }
test "without a status on record it cannot be decided" {
  period = "2024-10", worker = person(october, junior),
  expect = { award = undecided "none_of" } }
test "a certificate approved on the last day of the month of the claim counts" {
  period = "2024-10", worker = with { certificate = { approved = "2024-10-31" } }, expect = { award = yuan(2000) } }
test "a certificate approved the day after the month does not count" {
  period = "2024-10", worker = with { certificate = { approved = "2024-11-01" } },
  expect = { award = refused "certificate.each" } }
test "a level obtained before is not the first time" {
  period = "2024-10",
  worker = but(without(holder(), "certificate"), { certificates = {
    { level = "junior", approved = "2015-09-10" }, { level = "junior", approved = "2023-09-10" } } }),
  expect = { award = refused "certificate.approved" } }
test "an old certificate with a new exam beside it gets nothing" {
  period = "2024-10", worker = with { certificate = { approved = "2022-12-31" } },
  expect = { award = refused "certificate.approved" } }
test "a certificate approved on the first day of 2023 counts" {
  period = "2024-10", worker = with { certificate = { approved = "2023-01-01" } }, expect = { award = yuan(2000) } }

-- 以前领过 · Paid before
test "an upgrade after an earlier award cannot be decided" {
  period = "2024-10", worker = middle, paid = { { measure = "award", level = "junior", amount = yuan(2000), on = "2022-11-20" } },
  expect = { award = undecided "undecided_when" } }
test "the same level is not paid twice" {
  period = "2024-10", worker = holder(), paid = { { measure = "award", level = "junior", amount = yuan(2000), on = "2023-11-20" } },
  expect = { award = refused "once_per" } }

test "an upgrade after two earlier payments cannot be decided either" {
  period = "2024-10", worker = middle,
  paid   = {
    { measure = "award", level = "junior", amount = yuan(1000), on = "2021-11-20" },
    { measure = "award", level = "junior", amount = yuan(1000), on = "2022-11-20" } },
  expect = { award = undecided "undecided_when" } }

-- 首月 · The first month
test "a claim of September 2024, before the notice, earns nothing" {
  period = "2024-09", worker = holder "2024-09-30", expect = { award = refused "in_force" } }
