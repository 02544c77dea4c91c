-- Tests of exam-award.lua. Worked check 8 of the collected rules is named.
local function claim(day, what) return { kind = "claim", value = what or "考试奖励", on = day } end
local function status(what, from, to)
  return { kind = "status", value = what, from = from or "2020-01-01", to = to }
end
local function employer(level, from, to)
  return { kind = "employer_level", value = level, from = from or "2020-01-01", to = to }
end
local function person(circumstances)
  return {
    certificate   = { level = "junior", approved = "2024-09-10" },
    registration  = { level = "junior", from = "2024-09-20", to = "2027-09-19" },
    circumstances = circumstances,
  }
end
local function claiming(...) -- on one or more days
  local circumstances = { status "社会组织人员", employer "市级社会组织" }
  for _, day in ipairs { ... } do circumstances[#circumstances + 1] = claim(day) end
  return person(circumstances)
end
local function as(what) return person { claim "2024-10-10", status(what), employer "市属单位" } end
local function at(level) return person { claim "2024-10-10", status "企业人员", employer(level) } end
local junior = claiming "2024-10-10"

-- 对象 · Who
test "check 8: a junior of a municipal social organisation gets 800" {
  period = "2024-10", worker = junior, expect = { award = yuan(800) }, fund = { award = "city" } }
test "check 8: a junior on the staff of a public institution gets nothing" {
  period = "2024-10", worker = as "事业单位人员", expect = { award = refused "none_of" } }
test "a civil servant gets nothing" {
  period = "2024-10", worker = as "公务员", expect = { award = refused "none_of" } }
test "staff managed like civil servants get nothing" {
  period = "2024-10", worker = as "参公人员", expect = { award = refused "none_of" } }
test "an unrecorded status cannot be decided" {
  period = "2024-10", worker = person { claim "2024-10-10", employer "市级社会组织" },
  expect = { award = undecided "none_of" } }
test "a provincial unit in Suqian is covered" {
  period = "2024-10", worker = at "省驻宿单位", expect = { award = yuan(800) } }
test "a municipal unit is covered" {
  period = "2024-10", worker = at "市属单位", expect = { award = yuan(800) } }
test "a county unit is not covered by the city level" {
  period = "2024-10", worker = at "县属单位", expect = { award = refused "circumstances.recorded_on" } }
test "an unrecorded level of the employer cannot be decided" {
  period = "2024-10", worker = person { claim "2024-10-10", status "社会组织人员" },
  expect = { award = undecided "circumstances.recorded_on" } }

-- 申领时间 · When the claim is made
test "the first day of the window counts" {
  period = "2024-09", worker = claiming "2024-09-26", expect = { award = yuan(800) } }
test "the day before the window does not count" {
  period = "2024-09", worker = claiming "2024-09-25", expect = { award = refused "circumstances.held_between" } }
test "the last day of the window counts" {
  period = "2024-10", worker = claiming "2024-10-25", expect = { award = yuan(800) } }
test "the day after the window is too late" {
  period = "2024-10", worker = claiming "2024-10-26", expect = { award = refused "circumstances.held_between" } }
test "who never claims gets nothing" {
  period = "2024-10", worker = claiming(), expect = { award = refused "circumstances.held" } }
test "a claim on the last day of September is paid with September" {
  period = "2024-09", worker = claiming "2024-09-30", expect = { award = yuan(800) } }
test "a claim on the last day of September is not paid with October" {
  period = "2024-10", worker = claiming "2024-09-30", expect = { award = refused "circumstances.held" } }
test "a claim on the first day of October is paid with October" {
  period = "2024-10", worker = claiming "2024-10-01", expect = { award = yuan(800) } }
test "a claim on the first day of October is not paid with September" {
  period = "2024-09", worker = claiming "2024-10-01", expect = { award = refused "circumstances.held" } }
local function also_claiming(other, day) -- this award on one day and another scheme's on another
  return person { claim(day), claim(other, "学历补贴"), status "社会组织人员", employer "市级社会组织" }
end
test "a claim under another scheme does not stand for one in the month" {
  period = "2024-10", worker = also_claiming("2024-10-10", "2024-09-27"),
  expect = { award = refused "circumstances.held" } }
test "a claim under another scheme does not stand for one within the window" {
  period = "2024-10", worker = also_claiming("2024-10-10", "2024-10-28"),
  expect = { award = refused "circumstances.held_between" } }

-- 证书与登记 · Certificate and registration
test "a middle certificate gets 1,200" {
  period = "2024-10", worker = but(junior, { certificate = { level = "intermediate" }, registration = { level = "intermediate" } }),
  expect = { award = yuan(1200) } }
test "a senior certificate gets 1,500" {
  period = "2024-10", worker = but(junior, { certificate = { level = "senior" }, registration = { level = "senior" } }),
  expect = { award = yuan(1500) } }
test "who reached two levels in 2024 is paid for each, the lower first" {
  period = "2024-10",
  worker = but(without(junior, "certificate", "registration"), {
    certificates  = {
      { level = "intermediate", approved = "2024-09-10" }, { level = "junior", approved = "2024-09-10" } },
    registrations = {
      { level = "intermediate", from = "2024-09-20" }, { level = "junior", from = "2024-09-20" } } }),
  expect = { award = { yuan(800), yuan(1200) } } }
local function approved(day) return but(junior, { certificate = { approved = day } }) end
test "a certificate approved on the first day of 2024 counts" {
  period = "2024-10", worker = approved "2024-01-01", expect = { award = yuan(800) } }
test "a certificate approved on the last day of 2023 does not count" {
  period = "2024-10", worker = approved "2023-12-31", expect = { award = refused "certificate.approved" } }
test "a certificate approved on the last day of the month counts" {
  period = "2024-10", worker = approved "2024-10-31", expect = { award = yuan(800) } }
test "a certificate approved the day after the month does not count" {
  period = "2024-10", worker = approved "2024-11-01", expect = { award = refused "certificate.each" } }
test "a level obtained again is not the first time" {
  period = "2024-10",
  worker = but(without(junior, "certificate"), { certificates = {
    { level = "junior", approved = "2019-09-10" }, { level = "junior", approved = "2024-09-10" } } }),
  expect = { award = refused "certificate.approved" } }
local function registered(from, to) return but(junior, { registration = { from = from, to = to } }) end
test "without registration nothing is paid" {
  period = "2024-10", worker = without(junior, "registration"), expect = { award = refused "certificate.each" } }
test "a registration from the last day of the month counts" {
  period = "2024-10", worker = registered("2024-10-31", "2027-10-30"), expect = { award = yuan(800) } }
test "a registration from the next month does not count" {
  period = "2024-10", worker = registered("2024-11-01", "2027-10-31"), expect = { award = refused "certificate.each" } }
test "a registration that runs to the last day of the month counts" {
  period = "2024-10", worker = registered("2021-11-01", "2024-10-31"), expect = { award = yuan(800) } }
test "a registration that ran out the day before the last does not count" {
  period = "2024-10", worker = registered("2021-10-31", "2024-10-30"), expect = { award = refused "certificate.each" } }

-- 身份和单位以申领当日为准 · Status and employer are those of the day of the claim
local function left(last, next) -- the civil service
  return person { claim "2024-10-10", status("公务员", nil, last), status("社会组织人员", next), employer "市级社会组织" }
end
test "who left the civil service the day before the claim is paid" {
  period = "2024-10", worker = left("2024-10-09", "2024-10-10"), expect = { award = yuan(800) } }
test "who left the civil service on the day of the claim is not paid" {
  period = "2024-10", worker = left("2024-10-10", "2024-10-11"), expect = { award = refused "none_of" } }

local function joined(from) -- the civil service
  return person { claim "2024-10-10", status("社会组织人员", nil, "2024-10-09"), status("公务员", from), employer "市级社会组织" }
end
test "who joins the civil service on the day of the claim is not paid" {
  period = "2024-10", worker = joined "2024-10-10", expect = { award = refused "none_of" } }
test "who joins it the day after the claim is paid" {
  period = "2024-10", worker = joined "2024-10-11", expect = { award = yuan(800) } }
local function employed(from, to) return person { claim "2024-10-10", status "社会组织人员", employer("市属单位", from, to) } end
test "who joins a municipal unit on the day of the claim is paid" {
  period = "2024-10", worker = employed "2024-10-10", expect = { award = yuan(800) } }
test "who joins a municipal unit the day after the claim is not paid" {
  period = "2024-10", worker = employed "2024-10-11", expect = { award = refused "circumstances.recorded_on" } }
test "who leaves a municipal unit on the day of the claim is paid" {
  period = "2024-10", worker = employed("2020-01-01", "2024-10-10"), expect = { award = yuan(800) } }
test "who left a municipal unit the day before the claim is not paid" {
  period = "2024-10", worker = employed("2020-01-01", "2024-10-09"), expect = { award = refused "circumstances.recorded_on" } }

local function moving(claims, before, after) -- to another status on 16 October
  return person {
    claims[1], claims[2], employer "市级社会组织",
    status(before, nil, "2024-10-15"), status(after, "2024-10-16") }
end
local twice       = { claim "2024-10-10", claim "2024-10-20" }
local other_later = { claim "2024-10-10", claim("2024-10-20", "学历补贴") }
test "of two claims the later counts: a civil servant by then gets nothing" {
  period = "2024-10", worker = moving(twice, "社会组织人员", "公务员"), expect = { award = refused "none_of" } }
test "of two claims the later counts: who left the civil service between them is paid" {
  period = "2024-10", worker = moving(twice, "公务员", "社会组织人员"), expect = { award = yuan(800) } }
test "who joined the civil service after the claim is paid, whatever else is claimed later" {
  period = "2024-10", worker = moving(other_later, "社会组织人员", "公务员"), expect = { award = yuan(800) } }
test "who left the civil service after the claim is not paid, whatever else is claimed later" {
  period = "2024-10", worker = moving(other_later, "公务员", "社会组织人员"), expect = { award = refused "none_of" } }

local function changing(claims, before, after) -- to another employer on 16 October
  return person {
    claims[1], claims[2], status "社会组织人员",
    employer(before, nil, "2024-10-15"), employer(after, "2024-10-16") }
end
test "of two claims the later counts: who went to a county unit between them gets nothing" {
  period = "2024-10", worker = changing(twice, "市属单位", "县属单位"),
  expect = { award = refused "circumstances.recorded_on" } }
test "of two claims the later counts: who came from a county unit between them is paid" {
  period = "2024-10", worker = changing(twice, "县属单位", "市属单位"), expect = { award = yuan(800) } }
test "who went to a county unit after the claim is paid, whatever else is claimed later" {
  period = "2024-10", worker = changing(other_later, "市属单位", "县属单位"), expect = { award = yuan(800) } }
test "who came from a county unit after the claim is not paid, whatever else is claimed later" {
  period = "2024-10", worker = changing(other_later, "县属单位", "市属单位"),
  expect = { award = refused "circumstances.recorded_on" } }

-- 以前领过 · Paid before
local before = { { measure = "award", level = "junior", amount = yuan(800), on = "2022-11-20" } }
test "an upgrade after an earlier award cannot be decided: the notice is silent" {
  period = "2024-10", worker = but(junior, { certificate = { level = "intermediate" }, registration = { level = "intermediate" } }),
  paid   = before, expect = { award = undecided "undecided_when" } }
test "the same level is never paid twice" {
  period = "2024-10", worker = junior, paid = before, expect = { award = refused "once_per" } }

test "after two earlier payments an upgrade cannot be decided either" {
  period = "2024-10", worker = but(junior, { certificate = { level = "senior" }, registration = { level = "senior" } }),
  paid   = { before[1], { measure = "award", level = "intermediate", amount = yuan(1200), on = "2023-11-20" } },
  expect = { award = undecided "undecided_when" } }

-- 首月 · The first month
test "a claim of August 2024, before the notice, earns nothing" {
  period = "2024-08", worker = but(claiming "2024-08-31", { certificate = { approved = "2024-06-10" }, registration = { from = "2024-07-20" } }),
  expect = { award = refused "in_force" } }
