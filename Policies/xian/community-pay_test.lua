-- Tests of community-pay.lua. The coefficients are made up; the table was not seen.
local function coefficient(number, from, to)
  return { kind = "职级系数", number = number, from = from or "2018-06-01", to = to }
end
local function duty(what, from, to) return { kind = "duty", value = what, from = from or "2019-01-01", to = to } end
local function person(...)
  return { posting = { kind = "community", county = "雁塔区", from = "2018-06-01" }, circumstances = { ... } }
end
local function staff(...) return person(coefficient(...)) end
local function trial(...) return person(coefficient(100), duty("试用期", ...)) end

-- 指数 × 系数 · Index times coefficient
test "a coefficient of 1.00 pays 38,724 × 1.00 ÷ 12, and nothing for a trial" {
  period = "2019-05", worker = staff(100), expect = { pay = yuan(3227), trial = refused "circumstances.held" },
  fund   = { pay = "district" } }
test "a coefficient of 1.18 pays 38,724 × 1.18 ÷ 12" { period = "2019-05", worker = staff(118), expect = { pay = yuan "3807.86" } }
test "a coefficient of 1.01 pays 38,724 × 1.01 ÷ 12" { period = "2019-05", worker = staff(101), expect = { pay = yuan "3259.27" } }
test "a coefficient of 12 would pay the year's income in a month, to the fen" {
  period = "2019-05", worker = staff(1200), expect = { pay = yuan(38724) } }
test "January 2019 goes by the income of 2018" { period = "2019-01", worker = staff(100), expect = { pay = yuan(3227) } }
test "December 2019 goes by the income of 2018" {
  period = "2019-12", worker = staff(100), expect = { pay = yuan(3227) } }
test "and so does a trial" { period = "2019-12", worker = trial(), expect = { trial = yuan "2581.60" } }
test "from January 2020 on the income of the year before was not seen" {
  period = "2020-01", worker = staff(100), expect = { pay = undecided "undecided_when" } }
test "which leaves a trial open, too" {
  period = "2020-01", worker = trial(), expect = { trial = undecided "undecided_when" } }
test "nor is a later year paid by an old income" {
  period = "2021-06", worker = staff(100), expect = { pay = undecided "undecided_when", trial = refused "circumstances.held" } }
test "December 2018, which would go by the income of 2017, is before the scheme" {
  period = "2018-12", worker = staff(100), expect = { pay = refused "in_force" } }
test "so is a trial in December 2018" {
  period = "2018-12", worker = trial "2018-12-01", expect = { trial = refused "in_force" } }

-- 系数 · The coefficient, alike in a post and on trial
local both = {
  pay = { yuan(3227), staff }, trial = { yuan "2581.60", function(...) return person(coefficient(...), duty "试用期") end } }
for rule, its in pairs(both) do
  local amount, with = its[1], its[2]
  local function judged(sentence, worker, outcome)
    test(rule .. ": " .. sentence) { period = "2019-05", worker = worker, expect = { [rule] = outcome } }
  end
  judged("a coefficient from the last day counts", with(100, "2019-05-31"), amount)
  judged("a coefficient from the next day does not count", with(100, "2019-06-01"), refused "circumstances.recorded")
  judged("a coefficient until the last day counts", with(100, nil, "2019-05-31"), amount)
  judged("a coefficient that ended the day before the last does not count", with(100, nil, "2019-05-30"), refused "circumstances.recorded")
  local changed = with(100, "2019-05-31")
  changed.circumstances[#changed.circumstances + 1] = coefficient(118, nil, "2019-05-30")
  judged("of two coefficients in a month the one of the last day counts", changed, amount)
  judged("without a number it cannot be decided", with(), undecided "amount")
end
test "without any coefficient on record it cannot be decided" {
  period = "2019-05", worker = person(), expect = { pay = undecided "circumstances.recorded" } }
test "a trial without any coefficient on record cannot be decided" {
  period = "2019-05", worker = person(duty "试用期"), expect = { trial = undecided "circumstances.recorded" } }

-- 试用期 · On trial
local function on_trial(paid) return { pay = refused "none_of", trial = paid } end
local function in_post(paid) return { pay = paid, trial = refused "circumstances.held" } end
test "on trial 80 percent, and no other pay" {
  period = "2019-03", worker = trial(), expect = on_trial(yuan "2581.60"), fund = { trial = "district" } }
test "a trial until the last day is paid as one" {
  period = "2019-03", worker = trial(nil, "2019-03-31"), expect = on_trial(yuan "2581.60") }
test "a trial that ended before the last day is over" {
  period = "2019-03", worker = trial(nil, "2019-03-30"), expect = in_post(yuan(3227)) }
test "a trial from the last day is paid as one" {
  period = "2019-03", worker = trial "2019-03-31", expect = on_trial(yuan "2581.60") }
test "a trial from the next day has not begun" {
  period = "2019-03", worker = trial "2019-04-01", expect = in_post(yuan(3227)) }
test "another duty is no trial" {
  period = "2019-03", worker = person(coefficient(100), duty "一线"), expect = in_post(yuan(3227)) }

-- 岗位 · Post
for rule, worker in pairs { pay = staff(100), trial = trial() } do
  local function judged(sentence, posting, outcome)
    test(rule .. ": " .. sentence) { period = "2019-05", worker = but(worker, { posting = posting }), expect = { [rule] = outcome } }
  end
  local amount = rule == "pay" and yuan(3227) or yuan "2581.60"
  judged("an agency post is not paid", { kind = "agency" }, refused "postings.held")
  judged("a post from the last day is paid", { from = "2019-05-31" }, amount)
  judged("a post from the next day is not paid", { from = "2019-06-01" }, refused "postings.held")
  judged("a post until the last day is paid", { to = "2019-05-31" }, amount)
  judged("a post that ended the day before the last is not paid", { to = "2019-05-30" }, refused "postings.held")
end
