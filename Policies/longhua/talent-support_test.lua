-- Tests of talent-support.lua. Worked check 7 of the collected rules: 10,000 + 10,000 + 20,000.
local function duty(what, from, to) return { kind = "duty", value = what, from = from or "2024-01-01", to = to } end
local function status(what, from, to) return { kind = "status", value = what, from = from or "2024-01-01", to = to } end
local full_time, key_field = duty "专职", duty "重点领域"
local function doing(...) -- other duties, or a status besides
  return {
    posting       = { kind = "station", county = "龙华区", from = "2024-01-01" },
    certificate   = { level = "intermediate", approved = "2024-03-15" },
    circumstances = { ... },
  }
end
local holder = doing(full_time, key_field)
local function with(changes) return but(holder, changes) end
local function being(...) return doing(full_time, key_field, status(...)) end

-- 年度 · Funded years
local function year(number, day)
  return { measure = "support", level = "intermediate", amount = yuan(10000), on = number .. (day or "-11-30") }
end
local upgraded = but(without(holder, "certificate"), { certificates = {
  { level = "intermediate", approved = "2024-03-15" }, { level = "senior", approved = "2027-06-01" } } })
test "check 7: the first year of a middle certificate pays 10,000" {
  period = "2025-11", worker = holder, expect = { support = yuan(10000) }, fund = { support = "district" } }
test "check 7: the second year pays 10,000" {
  period = "2026-11", worker = upgraded, paid = { year(2025) }, expect = { support = yuan(10000) } }
test "check 7: the third year, now senior, pays 20,000" {
  period = "2027-11", worker = upgraded, paid = { year(2025), year(2026) }, expect = { support = yuan(20000) } }
test "check 7: a fourth year pays nothing" {
  period = "2028-11", worker = upgraded, paid = { year(2025), year(2026), year(2027) },
  expect = { support = refused "measure.below" } }
test "four paid years leave nothing for a fifth" {
  period = "2029-11", worker = upgraded, paid = { year(2025), year(2026), year(2027), year(2028) },
  expect = { support = refused "measure.below" } }
test "two payments in one year are one funded year" {
  period = "2027-11", worker = holder, paid = { year(2025, "-11-30"), year(2025, "-12-20"), year(2026) },
  expect = { support = yuan(10000) } }
test "in January 2025 the measures are in force, and pay in November only" {
  period = "2025-01", worker = holder, expect = { support = refused "yearly" } }
test "in December 2024 they are not in force" {
  period = "2024-12", worker = holder, expect = { support = refused "in_force" } }
test "another month of the year pays nothing" {
  period = "2025-10", worker = holder, expect = { support = refused "yearly" } }
test "the month after pays nothing" {
  period = "2025-12", worker = holder, expect = { support = refused "yearly" } }

-- 证书 · Certificate
test "a junior certificate gets nothing in this item" {
  period = "2025-11", worker = with { certificate = { level = "junior" } }, expect = { support = refused "certificate.level_in" } }
test "a certificate approved on the last day counts" {
  period = "2025-11", worker = with { certificate = { approved = "2025-11-30" } }, expect = { support = yuan(10000) } }
test "a certificate approved the day after the month does not count" {
  period = "2025-11", worker = with { certificate = { approved = "2025-12-01" } },
  expect = { support = refused "certificate.highest" } }

-- 岗位 · Post
test "a post in another district gets nothing" {
  period = "2025-11", worker = with { posting = { county = "罗湖区" } }, expect = { support = refused "postings.held" } }
test "a post that begins on the last day is paid" {
  period = "2025-11", worker = with { posting = { from = "2025-11-30" } }, expect = { support = yuan(10000) } }
test "a post that begins the day after the month is not paid" {
  period = "2025-11", worker = with { posting = { from = "2025-12-01" } }, expect = { support = refused "postings.held" } }
test "a post that ends the day before the last is not paid" {
  period = "2025-11", worker = with { posting = { to = "2025-11-29" } }, expect = { support = refused "postings.held" } }
test "a post that ends on the last day is paid" {
  period = "2025-11", worker = with { posting = { to = "2025-11-30" } }, expect = { support = yuan(10000) } }

-- 专职、重点领域 · Full time, in a key field
test "full time but outside the key fields gets nothing" {
  period = "2025-11", worker = doing(full_time), expect = { support = refused "circumstances.recorded" } }
test "in a key field but not full time gets nothing" {
  period = "2025-11", worker = doing(key_field), expect = { support = refused "circumstances.recorded" } }
test "without any record of the duty it cannot be decided" {
  period = "2025-11", worker = doing(), expect = { support = undecided "circumstances.recorded" } }
local both = { -- either duty for some days, beside the other
  ["full-time work"]      = function(from, to) return doing(duty("专职", from, to), key_field) end,
  ["work in a key field"] = function(from, to) return doing(full_time, duty("重点领域", from, to)) end,
}

for what, person in pairs(both) do
  test(what .. " that begins on the last day counts") {
    period = "2025-11", worker = person "2025-11-30", expect = { support = yuan(10000) } }
  test(what .. " that begins the day after does not") {
    period = "2025-11", worker = person "2025-12-01", expect = { support = refused "circumstances.recorded" } }
  test(what .. " that ends on the last day counts") {
    period = "2025-11", worker = person("2024-01-01", "2025-11-30"), expect = { support = yuan(10000) } }
  test(what .. " that ends the day before does not") {
    period = "2025-11", worker = person("2024-01-01", "2025-11-29"),
    expect = { support = refused "circumstances.recorded" } }
end

-- 区属机关、事业单位从事行政工作的人员除外 · Administrative staff of the district is left out
test "administrative staff of a district organ gets nothing" {
  period = "2025-11", worker = being "机关行政人员", expect = { support = refused "none_of" } }
test "administrative staff of a district institution gets nothing" {
  period = "2025-11", worker = being "事业单位行政人员", expect = { support = refused "none_of" } }
test "any other status is no obstacle" {
  period = "2025-11", worker = being "社会组织人员", expect = { support = yuan(10000) } }
test "who enters administration on the last day gets nothing" {
  period = "2025-11", worker = being("机关行政人员", "2025-11-30"), expect = { support = refused "none_of" } }
test "who enters administration the day after the month is paid" {
  period = "2025-11", worker = being("机关行政人员", "2025-12-01"), expect = { support = yuan(10000) } }
test "who leaves administration on the last day gets nothing" {
  period = "2025-11", worker = being("机关行政人员", "2024-01-01", "2025-11-30"),
  expect = { support = refused "none_of" } }
test "who left administration the day before the last is paid" {
  period = "2025-11", worker = being("机关行政人员", "2024-01-01", "2025-11-29"), expect = { support = yuan(10000) } }
