-- Tests of awards.lua. The amounts are examples (TO CONFIRM); the tests hold the conditions.
local officer = {
  posting     = { kind = "网格员", county = "德化县", from = "2020-01-01" },
  certificate = { level = "junior", approved = "2021-10-17" },
}

local function with(changes) return but(officer, changes) end
local holder = with { posting = { kind = "社区" } }
local function paid(measure, level) return { { measure = measure, level = level, amount = yuan(500), on = "2020-12-31" } } end

for _, level in ipairs { { "junior", yuan(500) }, { "intermediate", yuan(1000) }, { "senior", yuan(2000) } } do
  local certificate = { certificate = { level = level[1] } }
  test("a grid officer of the " .. level[1] .. " level is paid under the role's award alone") {
    period = "2021-10", worker = with(certificate), expect = { role_award = level[2], holder_award = refused "none_of" } }
  test("a holder of the " .. level[1] .. " level in another post is paid under the holders' award") {
    period = "2021-10", worker = but(holder, certificate), expect = { role_award = refused "postings.held_on", holder_award = level[2] } }
end
for _, role in ipairs { "网格员", "网格协管员", "辅警", "挂钩社工" } do
  test("the role " .. role .. " counts") {
    period = "2021-10", worker = with { posting = { kind = role } }, expect = { role_award = yuan(500), holder_award = refused "none_of" } }
end

-- The post on the day of approval.
for _, days in ipairs { { from = "2021-10-17" }, { to = "2021-10-17" } } do
  local when = days.from and "from" or "until"
  test("in the role " .. when .. " the day of approval earns the role's award") {
    period = "2021-10", worker = with { posting = days }, expect = { role_award = yuan(500), holder_award = refused "none_of" } }
  test("in another post " .. when .. " the day of approval earns the holders' award") {
    period = "2021-10", worker = but(holder, { posting = days }), expect = { holder_award = yuan(500) } }
end
for _, days in ipairs { { from = "2021-10-18" }, { to = "2021-10-16" } } do
  test("in the role only " .. (days.from and "after" or "before") .. " the day of approval earns nothing") {
    period = "2021-10", worker = with { posting = days },
    expect = { role_award = refused "postings.held_on", holder_award = refused "postings.held_on" } }
end
test "a post outside the county earns nothing" {
  period = "2021-10", worker = with { posting = { county = "永春县" } },
  expect = { role_award = refused "postings.held_on", holder_award = refused "postings.held_on" } }
test "who takes up the role the day after approval, from another post here, is paid under the holders' award" {
  period = "2021-10",
  worker = but(without(officer, "posting"), { postings = { but(holder.posting, { to = "2021-10-17" }), but(officer.posting, { from = "2021-10-18" }) } }),
  expect = { role_award = refused "postings.held_on", holder_award = yuan(500) } }
test "who had left the role for another post is paid under the holders' award" {
  period = "2021-10",
  worker = but(without(officer, "posting"), { postings = { but(officer.posting, { to = "2021-10-16" }), but(holder.posting, { from = "2021-10-17" }) } }),
  expect = { role_award = refused "postings.held_on", holder_award = yuan(500) } }
test "a role in another county beside a post here leaves the holders' award" {
  period = "2021-10",
  worker = but(without(officer, "posting"), { postings = { but(officer.posting, { county = "永春县" }), holder.posting } }),
  expect = { role_award = refused "postings.held_on", holder_award = yuan(500) } }

-- The month of approval.
for _, day in ipairs { "2021-10-01", "2021-10-31" } do
  test("a certificate approved on " .. day .. " is paid in October") {
    period = "2021-10", worker = with { certificate = { approved = day } }, expect = { role_award = yuan(500) } }
  test("and so is a holder's, approved on " .. day) {
    period = "2021-10", worker = but(holder, { certificate = { approved = day } }), expect = { holder_award = yuan(500) } }
end
for _, day in ipairs { "2021-09-30", "2021-11-01" } do
  test("a certificate approved on " .. day .. " is not paid in October") {
    period = "2021-10", worker = with { certificate = { approved = day } },
    expect = { role_award = refused "certificate.each", holder_award = refused "certificate.each" } }
end
local function certified(worker, ...) return but(without(worker, "certificate"), { certificates = { ... } }) end
local higher = { level = "intermediate", approved = "2021-10-03" }
test "two levels of one month are two lines of the role's award, the lower first" {
  period = "2021-10", worker = certified(officer, higher, officer.certificate), expect = { role_award = { yuan(500), yuan(1000) } } }
test "two levels of one month are two lines of the holders' award, the lower first" {
  period = "2021-10", worker = certified(holder, higher, holder.certificate), expect = { holder_award = { yuan(500), yuan(1000) } } }
test "of two certificates each is paid by the post of its own day" {
  period = "2021-10",
  worker = but(without(certified(officer, higher, officer.certificate), "posting"), { postings = { but(officer.posting, { to = "2021-10-09" }), but(holder.posting, { from = "2021-10-10" }) } }),
  expect = { role_award = yuan(1000), holder_award = yuan(500) } }

-- Once a level, whichever award it was.
test "the role's award is paid once a level" {
  period = "2021-10", worker = officer, paid = paid("role_award", "junior"), expect = { role_award = refused "once_per", holder_award = refused "none_of" } }
test "the holders' award is paid once a level" {
  period = "2021-10", worker = holder, paid = paid("holder_award", "junior"), expect = { holder_award = refused "once_per" } }
test "a level paid under the role's award is not paid again to a holder" {
  period = "2021-10", worker = holder, paid = paid("role_award", "junior"), expect = { holder_award = refused "paid.nothing_at_this_level" } }
test "what a lower level was paid does not matter" {
  period = "2021-10", worker = with { certificate = { level = "senior" } }, paid = paid("role_award", "junior"), expect = { role_award = yuan(2000) } }
for _, measure in ipairs { "role_award", "holder_award" } do
  test("a lower level paid under " .. measure .. " leaves the holder's higher one") {
    period = "2021-10", worker = but(holder, { certificate = { level = "senior" } }), paid = paid(measure, "junior"), expect = { holder_award = yuan(2000) } }
end

-- The first month.
local function approved(worker, day) return but(worker, { certificate = { approved = day } }) end
test "a certificate of the first month is paid under either award" {
  period = "2021-01", worker = approved(officer, "2021-01-01"), expect = { role_award = yuan(500) } }
test "and so is a holder's" {
  period = "2021-01", worker = approved(holder, "2021-01-01"), expect = { holder_award = yuan(500) } }
test "a certificate of the month before the first is paid under neither" {
  period = "2020-12", worker = approved(officer, "2020-12-31"), expect = { role_award = refused "in_force", holder_award = refused "in_force" } }
