-- Tests of talent-support.lua. Worked check 7 of the collected rules: 10,000 + 10,000 + 20,000.
local holder = {
  posting       = { kind = "station", county = "龙华区", from = "2024-01-01" },
  certificate   = { level = "intermediate", approved = "2024-03-15" },
  circumstances = {
    { kind = "duty", value = "专职", from = "2024-01-01" },
    { kind = "duty", value = "重点领域", from = "2024-01-01" },
  },
}
local function with(changes) return but(holder, changes) end
local function year(number) return { measure = "support", level = "intermediate", amount = yuan(10000), on = number .. "-11-30" } end
local upgraded = but(without(holder, "certificate"), { certificates = {
  { level = "intermediate", approved = "2024-03-15" }, { level = "senior", approved = "2027-06-01" } } })

test "check 7: the first year of a middle certificate pays 10,000" {
  period = "2025-11", worker = holder, expect = { support = yuan(10000) } }
test "check 7: the second year pays 10,000" {
  period = "2026-11", worker = upgraded, paid = { year(2025) }, expect = { support = yuan(10000) } }
test "check 7: the third year, now senior, pays 20,000" {
  period = "2027-11", worker = upgraded, paid = { year(2025), year(2026) }, expect = { support = yuan(20000) } }
test "check 7: a fourth year pays nothing" {
  period = "2028-11", worker = upgraded, paid = { year(2025), year(2026), year(2027) },
  expect = { support = refused "measure.below" } }
test "two payments of one year are one funded year" {
  period = "2027-11", worker = holder, paid = { year(2025), year(2025), year(2026) }, expect = { support = yuan(10000) } }
test "another month of the year pays nothing" {
  period = "2025-10", worker = holder, expect = { support = refused "yearly" } }
test "the month after pays nothing" {
  period = "2025-12", worker = holder, expect = { support = refused "yearly" } }
test "a junior certificate gets nothing in this item" {
  period = "2025-11", worker = with { certificate = { level = "junior" } }, expect = { support = refused "certificate.level_in" } }
test "a certificate approved on the last day counts" {
  period = "2025-11", worker = with { certificate = { approved = "2025-11-30" } }, expect = { support = yuan(10000) } }
test "a certificate approved the day after does not" {
  period = "2025-11", worker = with { certificate = { approved = "2025-12-01" } },
  expect = { support = refused "certificate.highest" } }
test "a post in another district gets nothing" {
  period = "2025-11", worker = with { posting = { county = "罗湖区" } }, expect = { support = refused "postings.held" } }
test "who leaves before the last day gets nothing" {
  period = "2025-11", worker = with { posting = { to = "2025-11-29" } }, expect = { support = refused "postings.held" } }
test "who leaves on the last day is paid" {
  period = "2025-11", worker = with { posting = { to = "2025-11-30" } }, expect = { support = yuan(10000) } }
test "full time but outside the key fields gets nothing" {
  period = "2025-11", worker = with { circumstances = { { kind = "duty", value = "专职", from = "2024-01-01" } } },
  expect = { support = refused "circumstances.recorded" } }
test "in a key field but not full time gets nothing" {
  period = "2025-11", worker = with { circumstances = { { kind = "duty", value = "重点领域", from = "2024-01-01" } } },
  expect = { support = refused "circumstances.recorded" } }
test "without any record of the duty it cannot be decided" {
  period = "2025-11", worker = without(holder, "circumstances"), expect = { support = undecided "circumstances.recorded" } }
test "administrative staff of a district organ gets nothing" {
  period = "2025-11", worker = with { circumstances = {
    { kind = "duty", value = "专职", from = "2024-01-01" }, { kind = "duty", value = "重点领域", from = "2024-01-01" },
    { kind = "status", value = "机关行政人员", from = "2024-01-01" } } },
  expect = { support = refused "none_of" } }
