-- Tests of community-allowance.lua.
local base = {
  posting      = { kind = "community", county = "利通区", from = "2022-07-01" },
  certificate  = { level = "intermediate", approved = "2022-06-19" },
  circumstance = { kind = "duty", value = "专职", from = "2022-07-01" },
}

local function with(changes) return but(base, changes) end

-- Worked check 2: twelve months of 300 are 3,600 a year.
for month = 1, 12 do
  test(string.format("worked check 2: an intermediate holder gets 300 in month %d of 2024", month)) {
    period = string.format("2024-%02d", month), worker = base, expect = { community_allowance = yuan(300) } }
end
test "200 a month are paid for the junior level" {
  period = "2024-03", worker = with { certificate = { level = "junior" } }, expect = { community_allowance = yuan(200) } }
test "500 a month are paid for the senior level" {
  period = "2024-03", worker = with { certificate = { level = "senior" } }, expect = { community_allowance = yuan(500) } }
test "the allowance is paid again after the month before" {
  period = "2024-03", worker = base, paid = { { measure = "community_allowance", level = "intermediate", amount = yuan(300), on = "2024-02-29" } },
  expect = { community_allowance = yuan(300) } }
test "the highest level alone counts" {
  period = "2024-03",
  worker = but(without(base, "certificate"), { certificates = { { level = "junior", approved = "2020-06-14" }, { level = "intermediate", approved = "2022-06-19" } } }),
  expect = { community_allowance = yuan(300) } }
test "a certificate approved on the last day counts for the month" {
  period = "2024-03", worker = with { certificate = { approved = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "a certificate approved the day after does not count" {
  period = "2024-03", worker = with { certificate = { approved = "2024-04-01" } }, expect = { community_allowance = refused "certificate.highest" } }
test "who starts on the last day is paid" {
  period = "2024-03", worker = with { posting = { from = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "who starts the day after gets nothing for the month" {
  period = "2024-03", worker = with { posting = { from = "2024-04-01" } }, expect = { community_allowance = refused "postings.held" } }
test "who leaves on the last day is paid" {
  period = "2024-03", worker = with { posting = { to = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "who leaves before the last day gets nothing for the month" {
  period = "2024-03", worker = with { posting = { to = "2024-03-30" } }, expect = { community_allowance = refused "postings.held" } }
test "an agency post is not community work" {
  period = "2024-03", worker = with { posting = { kind = "agency" } }, expect = { community_allowance = refused "postings.held" } }
test "a part-time post is refused" {
  period = "2024-03", worker = with { circumstance = { value = "兼职" } }, expect = { community_allowance = refused "circumstances.recorded" } }
test "full-time or not must be on record" {
  period = "2024-03", worker = without(base, "circumstance"), expect = { community_allowance = undecided "circumstances.recorded" } }
test "full-time from the last day counts for the month" {
  period = "2024-03", worker = with { circumstance = { from = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "full-time from the day after does not count" {
  period = "2024-03", worker = with { circumstance = { from = "2024-04-01" } }, expect = { community_allowance = refused "circumstances.recorded" } }
test "full-time until the last day counts for the month" {
  period = "2024-03", worker = with { circumstance = { to = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "full-time until the day before the last does not count" {
  period = "2024-03", worker = with { circumstance = { to = "2024-03-30" } }, expect = { community_allowance = refused "circumstances.recorded" } }

local junior = {
  posting      = { kind = "agency", county = "利通区", from = "2022-07-01" },
  certificate  = { level = "junior", approved = "2023-06-11" },
  circumstance = { kind = "claim", value = "wuzhong_award", on = "2024-03-31" },
}

local function claiming(changes) return but(junior, changes) end
for _, county in ipairs { "利通区", "红寺堡区", "盐池县", "同心县", "青铜峡市" } do
  test("Wuzhong pays the junior level 2,000 in " .. county) {
    period = "2024-03", worker = claiming { posting = { county = county } }, expect = { wuzhong_award = yuan(2000) } }
end
test "outside Wuzhong the award is not paid" {
  period = "2024-03", worker = claiming { posting = { county = "兴庆区" } }, expect = { wuzhong_award = refused "postings.held" } }
for _, level in ipairs { "intermediate", "senior" } do
  test("the award is not for the " .. level .. " level") {
    period = "2024-03", worker = claiming { certificate = { level = level } }, expect = { wuzhong_award = refused "certificate.level_in" } }
end
test "a junior certificate approved on the last day earns the award" {
  period = "2024-03", worker = claiming { certificate = { approved = "2024-03-31" } }, expect = { wuzhong_award = yuan(2000) } }
test "a junior certificate approved after the month earns none yet" {
  period = "2024-03", worker = claiming { certificate = { approved = "2024-04-01" } }, expect = { wuzhong_award = refused "certificate.each" } }
test "a claim on the first day of the month is one of the month" {
  period = "2024-03", worker = claiming { circumstance = { on = "2024-03-01" } }, expect = { wuzhong_award = yuan(2000) } }
for _, day in ipairs { "2024-02-29", "2024-04-01" } do
  test("a claim on " .. day .. " is none of March") {
    period = "2024-03", worker = claiming { circumstance = { on = day } }, expect = { wuzhong_award = refused "circumstances.held" } }
end
test "without a claim the award is not paid" {
  period = "2024-03", worker = without(junior, "circumstance"), expect = { wuzhong_award = refused "circumstances.held" } }
test "a claim for something else is none for the award" {
  period = "2024-03", worker = claiming { circumstance = { value = "tuition" } }, expect = { wuzhong_award = refused "circumstances.held" } }
test "who starts in Wuzhong on the last day earns the award" {
  period = "2024-03", worker = claiming { posting = { from = "2024-03-31" } }, expect = { wuzhong_award = yuan(2000) } }
test "who starts in Wuzhong after the month earns none" {
  period = "2024-03", worker = claiming { posting = { from = "2024-04-01" } }, expect = { wuzhong_award = refused "postings.held" } }
test "who leaves Wuzhong on the last day earns the award" {
  period = "2024-03", worker = claiming { posting = { to = "2024-03-31" } }, expect = { wuzhong_award = yuan(2000) } }
test "who leaves Wuzhong before the last day earns none" {
  period = "2024-03", worker = claiming { posting = { to = "2024-03-30" } }, expect = { wuzhong_award = refused "postings.held" } }
test "the award is not paid twice" {
  period = "2024-03", worker = junior, paid = { { measure = "wuzhong_award", level = "junior", amount = yuan(2000), on = "2023-09-01" } },
  expect = { wuzhong_award = refused "once_per" } }
test "what an employer once paid for a higher level leaves the junior award" {
  period = "2024-03", worker = junior, paid = { { measure = "wuzhong_award", level = "intermediate", amount = yuan(500), on = "2023-09-01" } },
  expect = { wuzhong_award = yuan(2000) } }
local function holding(first, second)
  return but(without(junior, "certificate"), { certificates = { { level = first, approved = "2022-06-19" }, { level = second, approved = "2023-06-11" } } })
end
test "a second junior certificate earns no second award" {
  period = "2024-03", worker = holding("junior", "junior"), expect = { wuzhong_award = yuan(2000) } }
test "who holds a higher level too earns the award of the junior one" {
  period = "2024-03", worker = holding("junior", "intermediate"), expect = { wuzhong_award = yuan(2000) } }
test "of two levels the junior one is what a missing claim refuses" {
  period = "2024-04", worker = holding("junior", "intermediate"), expect = { wuzhong_award = refused "circumstances.held" } }

-- Yinchuan pays the same allowance under its own sheet.
for _, county in ipairs { "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市" } do
  test("a community post in " .. county .. " is paid by Yinchuan's sheet") {
    period = "2024-03", worker = with { posting = { county = county } }, expect = { community_allowance = refused "none_of" } }
end
local function from_yinchuan(changes)
  return but(without(base, "posting"), { postings = {
    but({ kind = "community", county = "兴庆区", from = "2022-07-01" }, changes),
    { kind = "community", county = "利通区", from = "2024-01-01" },
  } })
end
test "who was in Yinchuan on the first day of the month is paid there" {
  period = "2024-03", worker = from_yinchuan { to = "2024-03-01" }, expect = { community_allowance = refused "none_of" } }
test "who left Yinchuan before the month is paid here" {
  period = "2024-03", worker = from_yinchuan { to = "2024-02-29" }, expect = { community_allowance = yuan(300) } }
test "who comes to Yinchuan on the last day is paid there" {
  period = "2024-03", worker = from_yinchuan { from = "2024-03-31" }, expect = { community_allowance = refused "none_of" } }
test "who comes to Yinchuan after the month is paid here" {
  period = "2024-03", worker = from_yinchuan { from = "2024-04-01" }, expect = { community_allowance = yuan(300) } }
test "an agency post in Yinchuan beside the community post is paid here" {
  period = "2024-03", worker = from_yinchuan { kind = "agency" }, expect = { community_allowance = yuan(300) } }
for _, measure in ipairs { "yinchuan/certificate-subsidies:award", "yinchuan/talent-award:city_award" } do
  test("a junior award under " .. measure .. " leaves Wuzhong's open") {
    period = "2024-03", worker = junior, paid = { { measure = measure, level = "junior", amount = yuan(2000), on = "2023-09-30" } },
    expect = { wuzhong_award = undecided "undecided_when" } }
end
test "an award of another level in Yinchuan leaves Wuzhong's as it is" {
  period = "2024-03", worker = junior,
  paid   = { { measure = "yinchuan/certificate-subsidies:award", level = "intermediate", amount = yuan(3000), on = "2023-09-30" } },
  expect = { wuzhong_award = yuan(2000) } }

-- The first month.
local before_2021 = but(base, { posting = { from = "2020-01-01" }, certificate = { approved = "2019-06-16" }, circumstance = { from = "2020-01-01" } })
local function claimed_early(day)
  return claiming { posting = { from = "2020-01-01" }, certificate = { approved = "2019-06-16" }, circumstance = { on = day } }
end
test "the allowance begins with January 2021" {
  period = "2021-01", worker = before_2021, expect = { community_allowance = yuan(300) } }
test "in December 2020 there was no allowance" {
  period = "2020-12", worker = before_2021, expect = { community_allowance = refused "in_force" } }
test "an award claimed in January 2021 is paid" {
  period = "2021-01", worker = claimed_early "2021-01-01", expect = { wuzhong_award = yuan(2000) } }
test "an award claimed in December 2020 is not" {
  period = "2020-12", worker = claimed_early "2020-12-31", expect = { wuzhong_award = refused "in_force" } }
