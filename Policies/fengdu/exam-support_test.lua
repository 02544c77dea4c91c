-- Tests of exam-support.lua. The amounts of the award are made up; the notice's were not seen.
local post = { kind = "community", county = "丰都县", from = "2023-01-01" }

-- （一）考试费用，三个级别一样 · Expenses, the same at each level
local function receipt(level, amount, day, what, place)
  return {
    kind = "expense", value = what or "报名费", place = place or "重庆", level = level, amount = amount,
    on   = day or "2024-06-20" }
end
local function sitting(...) return { posting = post, circumstances = { ... } } end
local other = { junior = "intermediate", intermediate = "senior", senior = "junior" }
for level, another in pairs(other) do
  local rule = "expenses_" .. level
  local function judged(sentence, worker, outcome, days)
    local paid = {}
    for _, day in ipairs(days or {}) do paid[#paid + 1] = { measure = rule, amount = yuan(100), on = day } end
    test(level .. ": " .. sentence) { period = "2024-06", worker = worker, paid = paid, expect = { [rule] = outcome } }
  end
  local fee = receipt(level, yuan "162.58")
  local base = sitting(fee)
  test(level .. ": the employer pays an exam fee back as it is") {
    period = "2024-06", worker = base, expect = { [rule] = yuan "162.58" }, fund = { [rule] = "employer" } }
  judged("fee, travel and lodging are one claim",
    sitting(fee, receipt(level, yuan "85.50", "2024-06-01", "交通费"), receipt(level, yuan(200), "2024-06-30", "住宿费")),
    yuan "448.08")
  judged("without any receipt nothing is due", sitting(), refused "circumstances.held")
  judged("a receipt without a sum cannot be decided", sitting(receipt(level)), undecided "amount")
  local outside = {
    ["a meal"]                             = receipt(level, yuan(60), nil, "餐费"),
    ["an exam in Chengdu"]                 = receipt(level, yuan(60), nil, nil, "成都"),
    ["an exam of another level"]           = receipt(another, yuan(60)),
    ["a receipt of the last day of May"]   = receipt(level, yuan(60), "2024-05-31"),
    ["a receipt of the first day of July"] = receipt(level, yuan(60), "2024-07-01"),
  }
  for what, its in pairs(outside) do
    judged(what .. " is not paid back in June", sitting(its), refused "circumstances.held")
    judged(what .. " adds nothing to June's fee", sitting(fee, its), yuan "162.58")
  end
  judged("a receipt of the first day counts", sitting(receipt(level, yuan(130), "2024-06-01")), yuan(130))
  judged("a receipt of the last day counts", sitting(receipt(level, yuan(130), "2024-06-30")), yuan(130))

  judged("a second attempt is paid", base, yuan "162.58", { "2023-07-01" })
  judged("a third attempt is not paid", base, refused "measure.below", { "2022-07-01", "2023-07-01" })
  judged("a fourth attempt is not paid", base, refused "measure.below", { "2021-07-01", "2022-07-01", "2023-07-01" })
  judged("two attempts of one year are two", base, refused "measure.below", { "2023-07-01", "2023-12-01" })
  judged("lines paid on one day are one attempt", base, yuan "162.58", { "2023-07-01", "2023-07-01" })
  test(level .. ": attempts at another level do not count") {
    period = "2024-06", worker = base, expect = { [rule] = yuan "162.58" },
    paid   = {
      { measure = "expenses_" .. another, amount = yuan(100), on = "2022-07-01" },
      { measure = "expenses_" .. another, amount = yuan(100), on = "2023-07-01" } } }

  local function posted(change) return but(base, { posting = change }) end
  judged("a post elsewhere is not paid", posted { county = "忠县" }, refused "postings.held")
  judged("who began on the last day is paid", posted { from = "2024-06-30" }, yuan "162.58")
  judged("who begins the day after the month is not paid", posted { from = "2024-07-01" }, refused "postings.held")
  judged("who left on the first day is paid", posted { to = "2024-06-01" }, yuan "162.58")
  judged("who left the day before the month is not paid", posted { to = "2024-05-31" }, refused "postings.held")
end

-- （二）一次性奖励 · The award
local function status(what, from, to) return { kind = "status", value = what, from = from or "2020-01-01", to = to } end
local function granted(amount, day, level)
  return { kind = "核定奖励", level = level or "junior", amount = amount, on = day or "2024-09-20" }
end
local function passed(...)
  return {
    posting       = post,
    certificate   = { level = "junior", approved = "2024-09-10" },
    circumstances = { ... },
  }
end
local fixed, staff = granted(yuan(500)), status "社区工作者"
local function being(...) return passed(fixed, status(...)) end
local community    = passed(fixed, staff)
test "the county pays community staff" {
  period = "2024-09", worker = community, expect = { award = yuan(500) }, fund = { award = "county" } }
for _, who in ipairs { "机关人员", "群团组织人员", "事业单位人员" } do
  test("the own unit pays " .. who) {
    period = "2024-09", worker = being(who), expect = { award = yuan(500) }, fund = { award = "employer" } }
end
local function moved(before, after, day) -- and the last day of the earlier status
  return passed(fixed, status(before, nil, "2024-09-" .. day), status(after, day == "29" and "2024-09-30" or "2024-10-01"))
end
test "who joins an organ on the last day is rewarded by it" {
  period = "2024-09", worker = moved("社区工作者", "机关人员", "29"), expect = { award = yuan(500) }, fund = { award = "employer" } }
test "who joins an organ the day after the month is paid by the county" {
  period = "2024-09", worker = moved("社区工作者", "机关人员", "30"), expect = { award = yuan(500) }, fund = { award = "county" } }
test "who left an organ the day before the last is paid by the county" {
  period = "2024-09", worker = moved("机关人员", "社区工作者", "29"), expect = { award = yuan(500) }, fund = { award = "county" } }

test "students are left out" { period = "2024-09", worker = being "学生", expect = { award = refused "none_of" } }
test "who is a student from the last day on is left out" {
  period = "2024-09", worker = moved("社会人员", "学生", "29"), expect = { award = refused "none_of" } }
test "who becomes a student the day after the month is paid" {
  period = "2024-09", worker = moved("社会人员", "学生", "30"), expect = { award = yuan(500) } }
test "who is a student to the last day is left out" {
  period = "2024-09", worker = moved("学生", "社会人员", "30"), expect = { award = refused "none_of" } }
test "who was a student to the day before the last is paid" {
  period = "2024-09", worker = moved("学生", "社会人员", "29"), expect = { award = yuan(500) } }
test "without a status nobody knows who pays" {
  period = "2024-09", worker = passed(fixed), expect = { award = undecided "none_of" } }

local function posted(change) return but(community, { posting = change }) end
test "who joins on the last day gets the award" {
  period = "2024-09", worker = posted { from = "2024-09-30" }, expect = { award = yuan(500) } }
test "who joins after the month cannot be decided while nobody recorded where they live" {
  period = "2024-09", worker = posted { from = "2024-10-01" }, expect = { award = undecided "any_of" } }
test "who leaves on the last day gets the award" {
  period = "2024-09", worker = posted { to = "2024-09-30" }, expect = { award = yuan(500) } }
test "who left before the last day cannot be decided while nobody recorded where they live" {
  period = "2024-09", worker = posted { to = "2024-09-29" }, expect = { award = undecided "any_of" } }
test "a post elsewhere cannot be decided while nobody recorded where they live" {
  period = "2024-09", worker = posted { county = "忠县" }, expect = { award = undecided "any_of" } }
local function living(place, from, to)
  return without(passed(fixed, status "社会人员", { kind = "residence", place = place, from = from or "2020-01-01", to = to }), "posting")
end
test "members of the public who live here are paid by the county" {
  period = "2024-09", worker = living "丰都县", expect = { award = yuan(500) }, fund = { award = "county" } }
test "members of the public who live elsewhere are not paid" {
  period = "2024-09", worker = living "忠县", expect = { award = refused "any_of" } }
test "who lives here from the last day on is paid" {
  period = "2024-09", worker = living("丰都县", "2024-09-30"), expect = { award = yuan(500) } }
test "who comes to live here the day after the month is not paid" {
  period = "2024-09", worker = living("丰都县", "2024-10-01"), expect = { award = refused "any_of" } }
test "who lives here to the last day is paid" {
  period = "2024-09", worker = living("丰都县", nil, "2024-09-30"), expect = { award = yuan(500) } }
test "who moved away the day before the last is not paid" {
  period = "2024-09", worker = living("丰都县", nil, "2024-09-29"), expect = { award = refused "any_of" } }
test "staff who work here and live elsewhere are paid" {
  period = "2024-09", worker = but(living "忠县", { posting = post }), expect = { award = yuan(500) } }

test "a certificate of the first day of 2024 is awarded" {
  period = "2024-01",
  worker = but(passed(granted(yuan(500), "2024-01-20"), staff), { certificate = { approved = "2024-01-01" } }),
  expect = { award = yuan(500) } }
test "a certificate of the last day of 2023 is outside" {
  period = "2023-12", worker = but(community, { certificate = { approved = "2023-12-31" } }),
  expect = { award = refused "in_force" } }
local function approved(day) return but(community, { certificate = { approved = day } }) end
test "a certificate of the first day of the month is paid with it" {
  period = "2024-09", worker = approved "2024-09-01", expect = { award = yuan(500) } }
test "a certificate of the day before the month is not paid with it" {
  period = "2024-09", worker = approved "2024-08-31", expect = { award = refused "certificate.each" } }
test "a certificate of the last day of the month is paid with it" {
  period = "2024-09", worker = approved "2024-09-30", expect = { award = yuan(500) } }
test "a certificate of the day after the month is not paid with it" {
  period = "2024-09", worker = approved "2024-10-01", expect = { award = refused "certificate.each" } }
test "the municipal certificate earns none" {
  period = "2024-09", worker = without(passed(fixed, staff, { kind = "重庆社会工作员", on = "2024-09-10" }), "certificate"),
  expect = { award = refused "certificate.each" } }

test "without a sum on record it cannot be decided" {
  period = "2024-09", worker = passed(staff), expect = { award = undecided "amount" } }
test "a sum of the month before is another award's" {
  period = "2024-09", worker = passed(staff, granted(yuan(500), "2024-08-31")), expect = { award = undecided "amount" } }
test "a sum for another level is not added" {
  period = "2024-09", worker = passed(staff, fixed, granted(yuan(800), nil, "intermediate")), expect = { award = yuan(500) } }
test "two levels of one month are both awarded, the lower first" {
  period = "2024-09",
  worker = but(without(passed(staff, fixed, granted(yuan(800), nil, "intermediate")), "certificate"), { certificates = {
    { level = "intermediate", approved = "2024-09-10" }, { level = "junior", approved = "2024-09-10" } } }),
  expect = { award = { yuan(500), yuan(800) } } }
test "a level is awarded once" {
  period = "2024-09", worker = community,
  paid   = { { measure = "award", level = "junior", amount = yuan(500), on = "2024-02-01" } },
  expect = { award = refused "once_per" } }
test "an award for another level does not stand in the way" {
  period = "2024-09", worker = community,
  paid   = { { measure = "award", level = "intermediate", amount = yuan(800), on = "2024-02-01" } },
  expect = { award = yuan(500) } }

-- （三）两年内取得证书 · The duty to pass
local function born(day) return { kind = "出生日期", on = day } end
local function told(day) return { kind = "考证任务", on = day } end
local function bound(...) return { posting = post, circumstances = { ... } } end
local late = bound(born "1990-05-05", told "2024-01-31")
test "who has no certificate when two years are over falls short" {
  period = "2026-01", worker = late, expect = { must_pass = finds { age = 35, months = 24 } } }
test "who has none a month later still falls short" { period = "2026-02", worker = late, expect = { must_pass = finds { months = 25 } } }
test "the month before two years are over nobody falls short" { period = "2025-12", worker = late, expect = { must_pass = none } }
test "who was told a day later has until the next month" {
  period = "2026-01", worker = bound(born "1990-05-05", told "2024-02-01"), expect = { must_pass = none } }
test "a task given anew gives two years anew" {
  period = "2026-01", worker = bound(born "1990-05-05", told "2024-01-15", told "2026-01-10"), expect = { must_pass = none } }
test "somebody of 45 is not bound" {
  period = "2026-01", worker = bound(born "1981-01-31", told "2024-01-15"), expect = { must_pass = none } }
test "somebody of 46 is not bound" {
  period = "2026-01", worker = bound(born "1980-01-31", told "2024-01-15"), expect = { must_pass = none } }
test "somebody of 44 is bound" {
  period = "2026-01", worker = bound(born "1981-02-01", told "2024-01-15"), expect = { must_pass = finds { age = 44 } } }
test "a birth date of this very month is counted from its own day" {
  period = "2026-01", worker = bound(born "2026-01-01", told "2024-01-31"), expect = { must_pass = finds { age = 0, months = 24 } } }
test "expenses do not wait for a birth date" {
  period = "2024-06", worker = bound(receipt("junior", yuan(130)), told "2024-01-15"), expect = { expenses_junior = yuan(130) } }
test "expenses do not wait for a record of the task" {
  period = "2024-06", worker = bound(receipt("junior", yuan(130)), born "1990-05-05"), expect = { expenses_junior = yuan(130) } }

local function certified(day) return but(late, { certificate = { level = "junior", approved = day } }) end
test "a certificate approved on the last day ends the duty" { period = "2026-01", worker = certified "2026-01-31", expect = { must_pass = none } }
test "a certificate of years ago ends the duty" { period = "2026-01", worker = certified "2019-09-10", expect = { must_pass = none } }
test "a certificate of the next month does not end the duty yet" { period = "2026-01", worker = certified "2026-02-01", expect = { must_pass = found } }

local function serving(change) return but(late, { posting = change }) end
test "agency staff have no such duty" { period = "2026-01", worker = serving { kind = "agency" }, expect = { must_pass = none } }
test "staff of a community in another county have no such duty" {
  period = "2026-01", worker = serving { county = "忠县" }, expect = { must_pass = none } }
test "who joins on the last day is bound" {
  period = "2026-01", worker = serving { from = "2026-01-31" }, expect = { must_pass = found } }
test "who joins the day after the month is not bound" {
  period = "2026-01", worker = serving { from = "2026-02-01" }, expect = { must_pass = none } }
test "who leaves on the last day is bound" {
  period = "2026-01", worker = serving { to = "2026-01-31" }, expect = { must_pass = found } }
test "who left the day before the last is not bound" {
  period = "2026-01", worker = serving { to = "2026-01-30" }, expect = { must_pass = none } }
