-- Both sides of every recipe of the chapter "how much".
local ming = {
  posting      = { kind = "community", county = "甲区", from = "2022-07-01" },
  certificate  = { level = "junior", approved = "2024-03-15" },
  registration = { level = "junior", from = "2024-05-10", to = "2027-05-09" },
}

local function at(level) return but(ming, { certificate = { level = level }, registration = { level = level } }) end
local function with(...) return but(ming, { circumstances = { ... } }) end
local function with_posts(...) return but(without(ming, "posting"), { postings = { ... } }) end
local function paid(amount, on, level) return { measure = "award", level = level or "junior", amount = amount, on = on } end

-- recipe: monthly
test "a whole month" { period = "2024-06", worker = ming, expect = { award = yuan(100) } }
test "sixteen of thirty-one days" {
  period = "2024-05", worker = but(ming, { posting = { from = "2024-05-16" } }), expect = { award = yuan "51.61" } }
test "no day" { period = "2024-06", worker = but(ming, { posting = { to = "2024-05-31" } }), expect = { award = refused "measure.at_least" } }

-- recipe: next-month
test "not in the month of registration" { period = "2024-05", worker = ming, expect = { award = refused "measure.no_later_than" } }
test "in the month after" { period = "2024-06", worker = ming, expect = { award = yuan(100) } }
test "registered on the last of January, paid in February" {
  period = "2024-02", worker = but(ming, { certificate = { approved = "2024-01-01" }, registration = { from = "2024-01-31" } }), expect = { award = yuan(100) } }

-- recipe: arrears
local function in_2024(from, to)
  return but(ming, { certificate = { approved = "2023-06-11" }, posting = { from = from, to = to }, assessment = { year = 2024, result = "passed" } })
end
test "seven months" { period = "2025-07", worker = in_2024("2024-03-01", "2024-09-30"), expect = { award = yuan(700) } }
test "one day of a month makes it count" { period = "2025-07", worker = in_2024("2024-03-31", "2024-10-01"), expect = { award = yuan(800) } }
test "a run under six months" { period = "2025-07", worker = in_2024("2024-03-01", "2024-08-30"), expect = { award = refused "measure.at_least" } }
test "only months with the certificate" {
  period = "2025-07", worker = but(in_2024("2024-01-01", "2024-12-31"), { certificate = { approved = "2024-06-11" } }), expect = { award = yuan(700) } }
test "not qualified" {
  period = "2025-07", worker = but(in_2024("2024-03-01", "2024-09-30"), { assessment = { result = "marginal" } }), expect = { award = refused "assessed.at_least" } }

-- recipe: yearly
test "a full year" { period = "2024-07", worker = but(ming, { posting = { from = "2023-08-01" } }), expect = { award = yuan(1000) } }
test "a day less" { period = "2024-07", worker = but(ming, { posting = { from = "2023-08-02" } }), expect = { award = refused "measure.at_least" } }
test "July only" { period = "2024-08", worker = ming, expect = { award = refused "yearly" } }

-- recipe: anniversary
test "in the month of the anniversary" { period = "2025-06", worker = but(ming, { posting = { from = "2024-06-15" } }), expect = { award = yuan(1000) } }
test "in another month" { period = "2025-07", worker = but(ming, { posting = { from = "2024-06-15" } }), expect = { award = refused "check" } }

-- recipe: at-most-years
test "a third year" {
  period = "2026-11", worker = ming, paid = { paid(yuan(1000), "2024-11-30"), paid(yuan(1000), "2025-11-30") }, expect = { award = yuan(1000) } }
test "no fourth" {
  period = "2027-11", worker = ming,
  paid   = { paid(yuan(1000), "2024-11-30"), paid(yuan(1000), "2025-11-30"), paid(yuan(1000), "2026-11-30") }, expect = { award = refused "measure.below" } }

-- recipe: new-rate
local early = but(at "intermediate", { certificate = { approved = "2023-03-15" }, registration = { from = "2023-05-10", to = "2026-05-09" } })
test "the old rate in March" { period = "2024-03", worker = early, expect = { award = yuan(150) } }
test "the new one in April" { period = "2024-04", worker = early, expect = { award = yuan(400) } }
test "no rate for the senior level" {
  period = "2024-04", worker = but(early, { certificate = { level = "senior" }, registration = { level = "senior" } }),
  expect = { award = refused "certificate.level_in" } }

-- recipe: difference
test "what was paid is deducted" {
  period = "2024-05", worker = at "intermediate", paid = { paid(yuan(800), "2024-02-29") }, expect = { award = yuan(1200) } }
test "nothing was paid" { period = "2024-05", worker = at "intermediate", expect = { award = yuan(2000) } }
test "never below nothing" {
  period = "2024-05", worker = ming, paid = { paid(yuan(2000), "2024-02-29", "intermediate") }, expect = { award = refused "amount" } }

-- recipe: cap
test "what is left of the sum" {
  period = "2024-05", worker = at "intermediate", paid = { paid(yuan(1000), "2024-02-29") }, expect = { award = yuan(1000) } }
test "nothing is left" {
  period = "2024-05", worker = at "intermediate", paid = { paid(yuan(2000), "2024-02-29") }, expect = { award = refused "amount" } }
test "a single award over the sum" { period = "2024-05", worker = at "senior", expect = { award = yuan(2000) } }

-- recipe: together
test "the higher of the two" { period = "2024-05", worker = ming, expect = { award = yuan(1000), bonus = none } }
test "the limit holds too" { period = "2024-05", worker = at "senior", expect = { award = yuan(3000), bonus = none } }

-- recipe: on-top
test "the old pay and the new" { period = "2024-05", worker = at "intermediate", expect = { award = yuan(1400) } }

-- recipe: seniority
test "two years since 2003" {
  period = "2024-05",
  worker = but(ming, { assessments = { { year = 2002, result = "passed" }, { year = 2021, result = "excellent" }, { year = 2022, result = "marginal" }, { year = 2023, result = "passed" } } }),
  expect = { award = yuan(100) } }
test "no year" { period = "2024-05", worker = ming, expect = { award = refused "amount" } }

-- recipe: index
local factor = { kind = "职级系数", number = 118, from = "2023-01-01" }
test "last year's income by the coefficient, eighty percent" { period = "2024-05", worker = with(factor), expect = { award = yuan "3146.66" } }
test "in the next year the next index" { period = "2025-05", worker = with(factor), expect = { award = yuan(3304) } }
test "no coefficient" { period = "2024-05", worker = ming, expect = { award = undecided "circumstances.recorded" } }

-- recipe: steps
local function grades(top, now)
  return { kind = "岗位最高等级", number = top, from = "2023-01-01" }, { kind = "岗位等级", number = now, from = "2023-01-01" }
end
local function graded(level, top, now)
  local one, two = grades(top, now)
  return but(at(level), { circumstances = { one, two } })
end
test "two steps" { period = "2024-05", worker = graded("intermediate", 12, 5), expect = { steps = finds { steps = 2 } } }
test "one is left" { period = "2024-05", worker = graded("intermediate", 12, 11), expect = { steps = finds { steps = 1 } } }
test "at the top" { period = "2024-05", worker = graded("intermediate", 12, 12), expect = { steps = finds { steps = 0 } } }

-- recipe: receipts
local function fee(amount, on) return { kind = "票据", value = "报名费", level = "junior", amount = amount, on = on } end
test "half of it" { period = "2024-05", worker = with(fee(yuan "162.58", "2024-05-06")), expect = { award = yuan "81.29" } }
test "at most 500" { period = "2024-05", worker = with(fee(yuan(1200), "2024-05-06")), expect = { award = yuan(500) } }
test "a third time" {
  period = "2024-05", worker = with(fee(yuan(200), "2024-05-06")), paid = { paid(yuan(50), "2022-05-31"), paid(yuan(50), "2023-05-31") },
  expect = { award = refused "measure.below" } }
test "no receipt in the month" { period = "2024-05", worker = with(fee(yuan(200), "2024-04-30")), expect = { award = refused "circumstances.held" } }
test "a receipt without its amount" {
  period = "2024-05", worker = with { kind = "票据", value = "报名费", level = "junior", on = "2024-05-06" }, expect = { award = undecided "amount" } }

-- recipe: approved-sum
local function approved(amount) return with { kind = "核定补贴", amount = amount, from = "2024-01-06" } end
test "the lowest step" { period = "2024-05", worker = approved(yuan(200)), expect = { award = yuan(200) } }
test "below it" { period = "2024-05", worker = approved(yuan "199.99"), expect = { award = refused "measure.at_least" } }
test "the highest step" { period = "2024-05", worker = approved(yuan(280)), expect = { award = yuan(280) } }
test "above it" { period = "2024-05", worker = approved(yuan "280.01"), expect = { award = refused "none_of" } }
test "nothing approved yet" { period = "2024-05", worker = ming, expect = { award = undecided "measure.at_least" } }
test "no longer approved" {
  period = "2024-05",
  worker = with { kind = "核定补贴", amount = yuan(200), from = "2024-01-06", to = "2024-05-30" },
  expect = { award = undecided "measure.at_least" } }

-- recipe: band
local training = { kind = "票据", value = "培训费", amount = yuan "1000.10", on = "2024-05-06" }
local function sharing(share) return with(training, { kind = "数量", value = "核定比例", number = share, from = "2024-01-01" }) end
test "the least share" { period = "2024-05", worker = sharing(15), expect = { award = yuan "150.02" } }
test "below it" { period = "2024-05", worker = sharing(14), expect = { award = refused "measure.at_least" } }
test "the greatest share" { period = "2024-05", worker = sharing(30), expect = { award = yuan "300.03" } }
test "above it" { period = "2024-05", worker = sharing(31), expect = { award = refused "none_of" } }
test "no share approved yet" { period = "2024-05", worker = with(training), expect = { award = undecided "measure.at_least" } }
test "no cost in the month" {
  period = "2024-06", worker = sharing(15), expect = { award = refused "circumstances.held" } }

-- recipe: unseen-amount
local function lately(...) return but(with(...), { certificate = { approved = "2024-05-10" } }) end
local approved_sum = { kind = "票据", value = "核定奖励", amount = yuan(800), on = "2024-05-20" }
test "the sum approved in the month" { period = "2024-05", worker = lately(approved_sum), expect = { award = yuan(800) } }
test "none approved yet" { period = "2024-05", worker = lately(), expect = { award = undecided "amount" } }

-- recipe: honours
local function honour(value) return { kind = "荣誉", value = value, on = "2024-05-06" } end
test "the national one" { period = "2024-05", worker = with(honour "国家级领军人才"), expect = { national = yuan(60000) } }
test "of both the higher" {
  period = "2024-05", worker = with(honour "国家级领军人才", honour "市级领军人才"),
  expect = { national = yuan(60000), ["local"] = none } }
test "the other one later" {
  period = "2024-06", worker = with(honour "国家级领军人才", honour "市级领军人才"),
  paid   = { { measure = "national", amount = yuan(60000), on = "2024-05-31" } },
  expect = { national = refused "once", ["local"] = refused "paid.nothing" } }

-- recipe: by-county
test "the first county" { period = "2024-05", worker = ming, expect = { jia = yuan(100), yi = refused "postings.held" } }
test "the second" {
  period = "2024-05", worker = but(ming, { posting = { county = "乙县" } }), expect = { jia = refused "postings.held", yi = yuan(80) } }
test "a post in each" {
  period = "2024-05",
  worker = with_posts({ kind = "community", county = "甲区", from = "2022-07-01" }, { kind = "community", county = "乙县", from = "2022-07-01" }),
  expect = { jia = yuan(100), yi = none } }

-- recipe: payer-by-level
test "junior" { period = "2024-05", worker = ming, expect = { award = yuan(1000) }, fund = { award = "county" } }
test "senior" { period = "2024-05", worker = at "senior", expect = { award = yuan(4000) }, fund = { award = "city" } }

-- recipe: payer-by-case
test "others" { period = "2024-05", worker = ming, expect = { award = yuan(1000) }, fund = { award = "county" } }
test "staff of an office" {
  period = "2024-05", worker = with { kind = "身份", value = "事业编制", from = "2020-01-01" },
  expect = { award = yuan(1000) }, fund = { award = "employer" } }

-- recipe: payer-shares
test "sixty and forty" {
  period = "2024-05", worker = ming, expect = { award = { yuan(600), yuan(400) } }, fund = { award = { "city", "county" } } }
test "a level paid before pays neither" {
  period = "2024-05", worker = ming, paid = { paid(yuan(1000), "2024-02-29") }, expect = { award = refused "once_per" } }
