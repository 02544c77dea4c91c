-- Tests of exam-support.lua. The amounts of the award are made up; the notice's were not seen.
local function sitting(level, amount, more)
  return but({
    posting      = { kind = "community", county = "丰都县", from = "2023-01-01" },
    circumstance = { kind = "expense", value = "报名费", place = "重庆", level = level, amount = amount, on = "2024-06-20" },
  }, more or {})
end
local function times(measure, days)
  local list = {}
  for _, day in ipairs(days) do list[#list + 1] = { measure = measure, amount = yuan(100), on = day } end
  return list
end

test "an exam fee is paid back as it is" {
  period = "2024-06", worker = sitting("junior", yuan "162.58"), expect = { expenses_junior = yuan "162.58",
    expenses_intermediate = refused "circumstances.held", expenses_senior = refused "circumstances.held" } }
test "fee, travel and lodging are one claim" {
  period = "2024-06",
  worker = but(without(sitting("junior", yuan(1)), "circumstance"), { circumstances = {
    { kind = "expense", value = "报名费", place = "重庆", level = "junior", amount = yuan(130), on = "2024-06-01" },
    { kind = "expense", value = "交通费", place = "重庆", level = "junior", amount = yuan "85.50", on = "2024-06-15" },
    { kind = "expense", value = "住宿费", place = "重庆", level = "junior", amount = yuan(200), on = "2024-06-30" },
    { kind = "expense", value = "餐费", place = "重庆", level = "junior", amount = yuan(60), on = "2024-06-15" } } }),
  expect = { expenses_junior = yuan "415.50" } }
test "a second attempt is paid" {
  period = "2024-06", worker = sitting("junior", yuan(130)), paid = times("expenses_junior", { "2023-07-01" }),
  expect = { expenses_junior = yuan(130) } }
test "a third is not" {
  period = "2024-06", worker = sitting("junior", yuan(130)), paid = times("expenses_junior", { "2022-07-01", "2023-07-01" }),
  expect = { expenses_junior = refused "measure.below" } }
test "lines paid on one day are one attempt" {
  period = "2024-06", worker = sitting("junior", yuan(130)), paid = times("expenses_junior", { "2023-07-01", "2023-07-01" }),
  expect = { expenses_junior = yuan(130) } }
test "attempts at another level do not count" {
  period = "2024-06", worker = sitting("intermediate", yuan(130)), paid = times("expenses_junior", { "2022-07-01", "2023-07-01" }),
  expect = { expenses_intermediate = yuan(130) } }
test "the middle level ends after two" {
  period = "2024-06", worker = sitting("intermediate", yuan(130)), paid = times("expenses_intermediate", { "2022-07-01", "2023-07-01" }),
  expect = { expenses_intermediate = refused "measure.below" } }
test "the senior level has its own count" {
  period = "2024-06", worker = sitting("senior", yuan(130)), paid = times("expenses_senior", { "2023-07-01" }),
  expect = { expenses_senior = yuan(130) } }
test "and ends after two" {
  period = "2024-06", worker = sitting("senior", yuan(130)), paid = times("expenses_senior", { "2022-07-01", "2023-07-01" }),
  expect = { expenses_senior = refused "measure.below" } }
test "an exam elsewhere is not paid" {
  period = "2024-06", worker = sitting("junior", yuan(130), { circumstance = { place = "成都" } }),
  expect = { expenses_junior = refused "circumstances.held" } }
test "a receipt of the month before belongs there" {
  period = "2024-06", worker = sitting("junior", yuan(130), { circumstance = { on = "2024-05-31" } }),
  expect = { expenses_junior = refused "circumstances.held" } }
test "a receipt of the first day counts" {
  period = "2024-06", worker = sitting("junior", yuan(130), { circumstance = { on = "2024-06-01" } }), expect = { expenses_junior = yuan(130) } }
test "a receipt without a sum cannot be decided" {
  period = "2024-06",
  worker = { posting = { kind = "community", county = "丰都县", from = "2023-01-01" },
    circumstance = { kind = "expense", value = "报名费", place = "重庆", level = "junior", on = "2024-06-20" } },
  expect = { expenses_junior = undecided "amount" } }
test "a post elsewhere is not paid" {
  period = "2024-06", worker = sitting("junior", yuan(130), { posting = { county = "忠县" } }),
  expect = { expenses_junior = refused "postings.held" } }
test "who left before the month is not paid, at any level" {
  period = "2024-06", worker = sitting("intermediate", yuan(130), { posting = { to = "2024-05-31" } }),
  expect = { expenses_intermediate = refused "postings.held", expenses_senior = refused "postings.held" } }

local function passed(status, more)
  return but({
    posting       = { kind = "community", county = "丰都县", from = "2023-01-01" },
    certificate   = { level = "junior", approved = "2024-09-10" },
    circumstances = {
      { kind = "status", value = status, from = "2020-01-01" },
      { kind = "核定奖励", level = "junior", amount = yuan(500), on = "2024-09-20" },
    },
  }, more or {})
end
test "the county pays community staff" { period = "2024-09", worker = passed "社区工作者", expect = { award = yuan(500) } }
test "the own unit pays staff of an organ" { period = "2024-09", worker = passed "机关人员", expect = { award = yuan(500) } }
test "students are left out" { period = "2024-09", worker = passed "学生", expect = { award = refused "none_of" } }
test "without a status nobody knows who pays" {
  period = "2024-09", worker = but(passed "", { circumstances = { { kind = "核定奖励", level = "junior", amount = yuan(500), on = "2024-09-20" } } }),
  expect = { award = undecided "none_of" } }
test "without a sum on record it cannot be decided" {
  period = "2024-09", worker = but(passed "", { circumstances = { { kind = "status", value = "社区工作者", from = "2020-01-01" } } }),
  expect = { award = undecided "amount" } }
test "certificates of 2024 on: the first day" {
  period = "2024-01", worker = but(passed "社区工作者", { certificate = { approved = "2024-01-01" }, circumstances = {
    { kind = "status", value = "社区工作者", from = "2020-01-01" }, { kind = "核定奖励", level = "junior", amount = yuan(500), on = "2024-01-20" } } }),
  expect = { award = yuan(500) } }
test "a certificate of the day before is outside" {
  period = "2023-12", worker = passed("社区工作者", { certificate = { approved = "2023-12-31" } }),
  expect = { award = refused "certificate.approved" } }
test "in another month nothing is paid" {
  period = "2024-10", worker = passed "社区工作者", expect = { award = refused "certificate.each" } }
test "who left before the last day gets no award" {
  period = "2024-09", worker = passed("社区工作者", { posting = { to = "2024-09-29" } }), expect = { award = refused "postings.held" } }
test "the municipal certificate earns none" {
  period = "2024-09", worker = but(without(passed "社区工作者", "certificate", "circumstances"), { circumstance = { kind = "重庆社会工作员", on = "2024-09-10" } }),
  expect = { award = refused "certificate.each" } }
test "a level is awarded once" {
  period = "2024-09", worker = passed "社区工作者", paid = { { measure = "award", level = "junior", amount = yuan(500), on = "2024-02-01" } },
  expect = { award = refused "once_per" } }

local function bound(born, told, more)
  return but({
    posting       = { kind = "community", county = "丰都县", from = "2023-01-01" },
    circumstances = {
      { kind = "出生日期", on = born },
      { kind = "考证任务", on = told },
    },
  }, more or {})
end
test "two years are over without a certificate" {
  period = "2026-01", worker = bound("1990-05-05", "2024-01-15"), expect = { must_pass = found } }
test "the month before they are not" {
  period = "2025-12", worker = bound("1990-05-05", "2024-01-15"), expect = { must_pass = none } }
test "somebody of 45 is not bound" {
  period = "2026-01", worker = bound("1981-01-31", "2024-01-15"), expect = { must_pass = none } }
test "somebody of 44 still is" {
  period = "2026-01", worker = bound("1981-02-01", "2024-01-15"), expect = { must_pass = found } }
test "any certificate ends the duty" {
  period = "2026-01", worker = bound("1990-05-05", "2024-01-15", { certificate = { level = "junior", approved = "2026-01-31" } }),
  expect = { must_pass = none } }
test "one of the next month does not yet" {
  period = "2026-01", worker = bound("1990-05-05", "2024-01-15", { certificate = { level = "junior", approved = "2026-02-01" } }),
  expect = { must_pass = found } }
test "agency staff have no such duty" {
  period = "2026-01", worker = bound("1990-05-05", "2024-01-15", { posting = { kind = "agency" } }), expect = { must_pass = none } }
test "without the task on record there is no duty" {
  period = "2026-01", worker = { posting = { kind = "community", county = "丰都县", from = "2023-01-01" },
    circumstance = { kind = "出生日期", on = "1990-05-05" } }, expect = { must_pass = none } }
