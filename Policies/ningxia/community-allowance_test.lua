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
test "200 for the junior level" {
  period = "2024-03", worker = with { certificate = { level = "junior" } }, expect = { community_allowance = yuan(200) } }
test "500 for the senior level" {
  period = "2024-03", worker = with { certificate = { level = "senior" } }, expect = { community_allowance = yuan(500) } }
test "the highest level alone counts" {
  period = "2024-03",
  worker = but(without(base, "certificate"), { certificates = { { level = "junior", approved = "2020-06-14" }, { level = "intermediate", approved = "2022-06-19" } } }),
  expect = { community_allowance = yuan(300) } }
test "a certificate approved on the last day counts for the month" {
  period = "2024-03", worker = with { certificate = { approved = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "a certificate approved the day after does not" {
  period = "2024-03", worker = with { certificate = { approved = "2024-04-01" } }, expect = { community_allowance = refused "certificate.highest" } }
test "who leaves before the last day gets nothing for the month" {
  period = "2024-03", worker = with { posting = { to = "2024-03-30" } }, expect = { community_allowance = refused "postings.held" } }
test "who leaves on the last day is paid" {
  period = "2024-03", worker = with { posting = { to = "2024-03-31" } }, expect = { community_allowance = yuan(300) } }
test "an agency post is not community work" {
  period = "2024-03", worker = with { posting = { kind = "agency" } }, expect = { community_allowance = refused "postings.held" } }
test "a part-time post is refused" {
  period = "2024-03", worker = with { circumstance = { value = "兼职" } }, expect = { community_allowance = refused "circumstances.recorded" } }
test "full-time or not must be on record" {
  period = "2024-03", worker = without(base, "circumstance"), expect = { community_allowance = undecided "circumstances.recorded" } }

local junior = {
  posting      = { kind = "agency", county = "利通区", from = "2022-07-01" },
  certificate  = { level = "junior", approved = "2023-06-11" },
  circumstance = { kind = "claim", value = "wuzhong_award", on = "2024-03-31" },
}
test "Wuzhong pays the junior level 2,000" {
  period = "2024-03", worker = junior, expect = { wuzhong_award = yuan(2000) } }
test "in the month of the claim alone" {
  period = "2024-04", worker = junior, expect = { wuzhong_award = refused "circumstances.held" } }
test "not to the intermediate level" {
  period = "2024-03", worker = but(junior, { certificate = { level = "intermediate" } }), expect = { wuzhong_award = refused "certificate.level_in" } }
test "not outside Wuzhong" {
  period = "2024-03", worker = but(junior, { posting = { county = "兴庆区" } }), expect = { wuzhong_award = refused "postings.held" } }
test "not twice" {
  period = "2024-03", worker = junior, paid = { { measure = "wuzhong_award", level = "junior", amount = yuan(2000), on = "2023-09-01" } },
  expect = { wuzhong_award = refused "once" } }
test "full-time until the day before the last" {
  period = "2024-03", worker = with { circumstance = { to = "2024-03-30" } }, expect = { community_allowance = refused "circumstances.recorded" } }
test "who left Wuzhong before the last day" {
  period = "2024-03", worker = but(junior, { posting = { to = "2024-03-30" } }), expect = { wuzhong_award = refused "postings.held" } }

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
test "an agency post in Yinchuan beside it does not matter" {
  period = "2024-03", worker = from_yinchuan { kind = "agency" }, expect = { community_allowance = yuan(300) } }
for _, measure in ipairs { "yinchuan/certificate-subsidies:award", "yinchuan/talent-award:city_award" } do
  test("a junior award under " .. measure .. " leaves Wuzhong's open") {
    period = "2024-03", worker = junior, paid = { { measure = measure, level = "junior", amount = yuan(2000), on = "2023-09-30" } },
    expect = { wuzhong_award = undecided "undecided_when" } }
end
test "an award of another level there does not" {
  period = "2024-03", worker = junior,
  paid = { { measure = "yinchuan/certificate-subsidies:award", level = "intermediate", amount = yuan(3000), on = "2023-09-30" } },
  expect = { wuzhong_award = yuan(2000) } }
