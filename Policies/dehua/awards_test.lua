-- Tests of awards.lua. The amounts are examples (TO CONFIRM); the tests hold the conditions.
local officer = {
  posting     = { kind = "网格员", county = "德化县", from = "2020-01-01" },
  certificate = { level = "junior", approved = "2021-10-17" },
}
local function with(changes) return but(officer, changes) end
test "a grid officer who passes is paid under the role's award alone" {
  period = "2021-10", worker = officer, expect = { role_award = yuan(500), holder_award = none } }
test "the intermediate level" { period = "2021-10", worker = with { certificate = { level = "intermediate" } }, expect = { role_award = yuan(1000) } }
test "the senior level" { period = "2021-10", worker = with { certificate = { level = "senior" } }, expect = { role_award = yuan(2000) } }
for _, role in ipairs { "网格协管员", "辅警", "挂钩社工" } do
  test("the role " .. role .. " counts") { period = "2021-10", worker = with { posting = { kind = role } }, expect = { role_award = yuan(500) } }
end
test "another post is paid under the holders' award" {
  period = "2021-10", worker = with { posting = { kind = "社区" } }, expect = { role_award = refused "postings.held_on", holder_award = yuan(500) } }
test "an intermediate holder in another post" {
  period = "2021-10", worker = with { posting = { kind = "社区" }, certificate = { level = "intermediate" } }, expect = { holder_award = yuan(1000) } }
test "a senior holder in another post" {
  period = "2021-10", worker = with { posting = { kind = "社区" }, certificate = { level = "senior" } }, expect = { holder_award = yuan(2000) } }
test "in the role from the day of approval" { period = "2021-10", worker = with { posting = { from = "2021-10-17" } }, expect = { role_award = yuan(500) } }
test "in the role from the day after" { period = "2021-10", worker = with { posting = { from = "2021-10-18" } }, expect = { role_award = refused "postings.held_on", holder_award = refused "postings.held_on" } }
test "in the role until the day of approval" { period = "2021-10", worker = with { posting = { to = "2021-10-17" } }, expect = { role_award = yuan(500) } }
test "in the role until the day before" { period = "2021-10", worker = with { posting = { to = "2021-10-16" } }, expect = { role_award = refused "postings.held_on" } }
test "outside the county" { period = "2021-10", worker = with { posting = { county = "永春县" } }, expect = { role_award = refused "postings.held_on", holder_award = refused "postings.held_on" } }
test "approved on the first day of the month" { period = "2021-10", worker = with { certificate = { approved = "2021-10-01" } }, expect = { role_award = yuan(500) } }
test "approved the day before the month" { period = "2021-10", worker = with { certificate = { approved = "2021-09-30" } }, expect = { role_award = refused "certificate.each", holder_award = refused "certificate.each" } }
test "approved the day after the month" { period = "2021-10", worker = with { certificate = { approved = "2021-11-01" } }, expect = { role_award = refused "certificate.each" } }
test "the role's award is paid once a level" {
  period = "2021-10", worker = officer, paid = { { measure = "role_award", level = "junior", amount = yuan(500), on = "2020-12-31" } },
  expect = { role_award = refused "once_per", holder_award = refused "paid.nothing_at_this_level" } }
test "the holders' award is paid once a level" {
  period = "2021-10", worker = with { posting = { kind = "社区" } }, paid = { { measure = "holder_award", level = "junior", amount = yuan(500), on = "2020-12-31" } },
  expect = { holder_award = refused "once_per" } }
