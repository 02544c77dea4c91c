-- Tests of social-work-posts.lua. The sums recorded here are made up; no document's were seen.
local function worker(more)
  return but({
    posting       = { kind = "community", county = "武侯区", from = "2021-01-01" },
    certificate   = { level = "junior", approved = "2020-09-10" },
    registration  = { level = "junior", from = "2021-03-01", to = "2024-02-29" },
    assessment    = { year = 2021, result = "passed" },
    circumstances = {
      { kind = "duty", value = "专职社工", from = "2021-01-01" },
      { kind = "核定职级工资", amount = yuan(4200), from = "2022-01-01" },
    },
  }, more or {})
end
local local_only = without(worker { circumstances = {
  { kind = "duty", value = "专职社工", from = "2021-01-01" }, { kind = "成都社工员", from = "2021-06-01", to = "2022-05-31" },
  { kind = "核定职级工资", amount = yuan(3900), from = "2022-01-01" } } }, "certificate", "registration")

test "the pay of the grade on record" { period = "2022-05", worker = worker(), expect = { grade_pay = yuan(4200) } }
test "the Chengdu certificate is recognised here" { period = "2022-05", worker = local_only, expect = { grade_pay = yuan(3900) } }
test "and only while it is valid" { period = "2022-06", worker = local_only, expect = { grade_pay = refused "any_of" } }
test "no certificate, no grade" {
  period = "2022-05", worker = without(worker(), "certificate", "registration"), expect = { grade_pay = refused "any_of" } }
test "a registration until the last day counts" {
  period = "2022-05", worker = worker { registration = { to = "2022-05-31" } }, expect = { grade_pay = yuan(4200) } }
test "one that ended before does not" {
  period = "2022-05", worker = worker { registration = { to = "2022-05-30" } }, expect = { grade_pay = refused "any_of" } }
test "a failed assessment stops the pay" {
  period = "2022-05", worker = worker { assessment = { result = "failed" } }, expect = { grade_pay = refused "assessed.at_least" } }
test "so does one with reservations" {
  period = "2022-05", worker = worker { assessment = { result = "marginal" } }, expect = { grade_pay = refused "assessed.at_least" } }
test "a missing assessment leaves it open" {
  period = "2022-05", worker = without(worker(), "assessment"), expect = { grade_pay = undecided "assessed.at_least" } }
test "another duty has no grade" {
  period = "2022-05", worker = worker { circumstances = { { kind = "duty", value = "志愿者", from = "2021-01-01" } } },
  expect = { grade_pay = refused "circumstances.recorded" } }
test "no grade on record, nothing decided" {
  period = "2022-05", worker = worker { circumstances = { { kind = "duty", value = "专职社工", from = "2021-01-01" } } },
  expect = { grade_pay = undecided "amount" } }
test "a post elsewhere" {
  period = "2022-05", worker = worker { posting = { county = "涪城区" } },
  expect = { grade_pay = refused "postings.held", tuition = refused "postings.held", one_off = refused "postings.held" } }
test "a post until the last day" {
  period = "2022-05", worker = worker { posting = { to = "2022-05-31" } }, expect = { grade_pay = yuan(4200) } }
test "a post that ended before it" {
  period = "2022-05", worker = worker { posting = { to = "2022-05-30" } }, expect = { grade_pay = refused "postings.held" } }

local function student(claims, subject)
  local facts = {
    { kind = "degree", value = subject or "社会工作", on = "2022-05-31" },
    { kind = "expense", value = "学费", amount = yuan(6000), on = "2020-09-01" },
    { kind = "expense", value = "学费", amount = yuan "6000.50", on = "2021-09-01" },
    { kind = "expense", value = "教材费", amount = yuan(300), on = "2021-09-01" },
    { kind = "核定一次性补贴", amount = yuan(3000), on = "2022-04-01" },
  }
  for _, claim in ipairs(claims) do facts[#facts + 1] = { kind = "claim", value = claim, on = "2022-05-10" } end
  return worker { circumstances = facts }
end
test "tuition is paid back, books are not" {
  period = "2022-05", worker = student { "学费报销" }, expect = { tuition = yuan "12000.50", one_off = refused "circumstances.held" } }
test "or the one-off sum is paid" {
  period = "2022-05", worker = student { "一次性补贴" }, expect = { one_off = yuan(3000), tuition = refused "circumstances.held" } }
test "both claimed in one month: tuition only" {
  period = "2022-05", worker = student { "一次性补贴", "学费报销" }, expect = { tuition = yuan "12000.50", one_off = none } }
test "after tuition no one-off sum" {
  period = "2022-05", worker = student { "一次性补贴" }, paid = { { measure = "tuition", amount = yuan(1), on = "2021-01-01" } },
  expect = { one_off = refused "paid.nothing" } }
test "after the one-off sum no tuition" {
  period = "2022-05", worker = student { "学费报销" }, paid = { { measure = "one_off", amount = yuan(1), on = "2021-01-01" } },
  expect = { tuition = refused "paid.nothing" } }
test "tuition is paid once" {
  period = "2022-05", worker = student { "学费报销" }, paid = { { measure = "tuition", amount = yuan(1), on = "2021-01-01" } },
  expect = { tuition = refused "once" } }
test "the one-off sum is paid once" {
  period = "2022-05", worker = student { "一次性补贴" }, paid = { { measure = "one_off", amount = yuan(1), on = "2021-01-01" } },
  expect = { one_off = refused "once" } }
test "another subject is not paid" {
  period = "2022-05", worker = student({ "学费报销", "一次性补贴" }, "会计"),
  expect = { tuition = refused "circumstances.recorded", one_off = refused "circumstances.recorded" } }
test "a degree of the month after is not there yet" {
  period = "2022-04",
  worker = worker { circumstances = { { kind = "claim", value = "学费报销", on = "2022-04-30" }, { kind = "degree", value = "社会工作", on = "2022-05-01" },
    { kind = "expense", value = "学费", amount = yuan(6000), on = "2020-09-01" } } },
  expect = { tuition = refused "circumstances.recorded" } }
test "without a degree on record it cannot be decided" {
  period = "2022-05",
  worker = worker { circumstances = { { kind = "claim", value = "学费报销", on = "2022-05-10" },
    { kind = "expense", value = "学费", amount = yuan(6000), on = "2020-09-01" } } },
  expect = { tuition = undecided "circumstances.recorded" } }
