-- Both sides of every recipe of the chapter "who". Each section is run against the recipe it names.
local ming = {
  posting      = { kind = "community", county = "甲区", from = "2022-07-01" },
  certificate  = { level = "junior", approved = "2024-03-15" },
  registration = { level = "junior", from = "2024-05-10", to = "2027-05-09" },
}

local function at(level) return { certificate = { level = level }, registration = { level = level } } end
local function with(...) return but(ming, { circumstances = { ... } }) end
local function but_holding(level) return but(ming, at(level)) end
local function with_posts(...) return but(without(ming, "posting"), { postings = { ... } }) end

-- recipe: some-levels
test "junior is paid" { period = "2024-05", worker = ming, expect = { award = yuan(1000) } }
test "intermediate is not, and is not held either" {
  period = "2024-05", worker = but_holding "intermediate", expect = { award = refused "certificate.level_in" } }

-- recipe: cohort
test "the first day of the year counts" {
  period = "2025-05", worker = but(ming, { certificate = { approved = "2024-01-01" } }), expect = { award = yuan(1000) } }
test "the last day of the year counts" {
  period = "2025-05", worker = but(ming, { certificate = { approved = "2024-12-31" } }), expect = { award = yuan(1000) } }
test "the day before does not" {
  period = "2025-05", worker = but(ming, { certificate = { approved = "2023-12-31" } }),
  expect = { award = refused "certificate.approved" } }
test "the day after does not" {
  period = "2025-05", worker = but(ming, { certificate = { approved = "2025-01-01" } }),
  expect = { award = refused "certificate.approved" } }
test "a second certificate of the level is not the first" {
  period = "2025-05",
  worker = but(without(ming, "certificate"), { certificates = {
    { level = "junior", approved = "2020-03-15" }, { level = "junior", approved = "2024-03-15" } } }),
  expect = { award = refused "certificate.approved" } }

-- recipe: other-days
local exam    = { kind = "考试", level = "junior", on = "2023-06-10" }
local issued  = { kind = "证书签发", level = "junior", on = "2024-04-01" }
local receipt = { kind = "证书领取", level = "junior", on = "2024-04-28" }
test "issue, receipt and exam each have a day of their own" {
  period = "2024-05", worker = with(exam, issued, receipt), expect = { award = yuan(1000) } }
test "received a day late" {
  period = "2024-05", worker = with(exam, issued, but(receipt, { on = "2024-04-29" })),
  expect = { award = refused "measure.no_later_than" } }
test "issued in another year" {
  period = "2024-05", worker = with(exam, but(issued, { on = "2023-12-31" }), receipt),
  expect = { award = refused "circumstances.recorded" } }
test "an issue of another level is none" {
  period = "2024-05", worker = with(exam, but(issued, { level = "senior" }), receipt),
  expect = { award = refused "circumstances.recorded" } }
test "nothing recorded is undecided" {
  period = "2024-05", worker = ming, expect = { award = undecided "circumstances.recorded" } }

-- recipe: highest
test "of two certificates the highest is paid, in one line" {
  period = "2024-05",
  worker = but(without(ming, "certificate"), { certificates = {
    { level = "junior", approved = "2020-03-15" }, { level = "intermediate", approved = "2024-03-15" } } }),
  expect = { award = yuan(2000) } }
test "a later upgrade gets nothing" {
  period = "2024-05", worker = but_holding "intermediate",
  paid   = { { measure = "award", level = "junior", amount = yuan(1000), on = "2024-04-30" } },
  expect = { award = refused "once" } }

-- recipe: any-certificate
test "a holder is paid whatever the level" {
  period = "2024-05", worker = but_holding "senior", expect = { bonus = yuan(500) } }
test "whoever holds none is not" {
  period = "2024-05", worker = without(ming, "certificate"), expect = { bonus = refused "certificate.held" } }

-- recipe: registered
local here = { kind = "登记地", level = "junior", place = "甲区", from = "2024-05-10" }
test "registered here and valid" { period = "2024-05", worker = with(here), expect = { award = yuan(1000) } }
test "registered elsewhere" {
  period = "2024-05", worker = with(but(here, { place = "丙县" })), expect = { award = refused "circumstances.recorded" } }
test "run out: made once, but not current" {
  period = "2027-06", worker = with(here), expect = { award = refused "registration.is_current" } }
test "never registered" {
  period = "2024-05", worker = without(with(here), "registration"), expect = { award = refused "registration.was_made" } }

-- recipe: registered-in-time
local function registered(day) return but(ming, { certificate = { approved = "2024-01-28" }, registration = { from = day } }) end
test "three months to the day" { period = "2024-05", worker = registered "2024-04-28", expect = { award = yuan(1000) } }
test "a day more" { period = "2024-05", worker = registered "2024-04-29", expect = { award = refused "measure.no_later_than" } }
test "never registered is refused, not undecided" {
  period = "2024-05", worker = without(registered "2024-04-28", "registration"),
  expect = { award = refused "registration.was_made" } }
test "from the end of November to the end of February" {
  period = "2024-05", worker = but(registered "2024-02-29", { certificate = { approved = "2023-11-30" } }),
  expect = { award = yuan(1000) } }
test "the first of March is a day late" {
  period = "2024-05", worker = but(registered "2024-03-01", { certificate = { approved = "2023-11-30" } }),
  expect = { award = refused "measure.no_later_than" } }

-- recipe: post
test "a community post off the establishment" {
  period = "2024-05", worker = but(ming, { posting = { on_establishment = false } }), expect = { award = yuan(1000) } }
test "a station" {
  period = "2024-05", worker = but(ming, { posting = { kind = "station", on_establishment = false } }), expect = { award = yuan(1000) } }
test "on the establishment" {
  period = "2024-05", worker = but(ming, { posting = { on_establishment = true } }), expect = { award = refused "postings.held" } }
test "nobody recorded which" { period = "2024-05", worker = ming, expect = { award = undecided "postings.held" } }
test "two posts do not make one" {
  period = "2024-05",
  worker = but(without(ming, "posting"), { postings = {
    { kind = "community", county = "丙县", on_establishment = false, from = "2022-07-01" },
    { kind = "agency", county = "甲区", on_establishment = false, from = "2022-07-01" } } }),
  expect = { award = refused "postings.held" } }

-- recipe: duty
local full  = { kind = "岗位属性", value = "专职", from = "2022-07-01" }
local front = { kind = "岗位属性", value = "一线", from = "2022-07-01" }
local named = { kind = "聘任", level = "junior", from = "2024-05-01" }
test "full time, front line and appointed" { period = "2024-05", worker = with(full, front, named), expect = { award = yuan(1000) } }
test "not in the front line" {
  period = "2024-05", worker = with(full, named), expect = { award = refused "circumstances.recorded" } }
test "appointed to another level" {
  period = "2024-05", worker = with(full, front, but(named, { level = "senior" })), expect = { award = refused "circumstances.recorded" } }
test "nothing recorded" { period = "2024-05", worker = ming, expect = { award = undecided "circumstances.recorded" } }

-- recipe: places
local home    = { kind = "居住", value = "户籍", place = "丙县", from = "2000-01-01" }
local filed   = { kind = "报考渠道", level = "junior", place = "甲区", on = "2023-04-10" }
local insured = { kind = "社会保险", place = "甲区", from = "2022-07-01" }
test "works here, lives elsewhere" { period = "2024-05", worker = with(home, filed, insured), expect = { award = yuan(1000) } }
test "lives here, works elsewhere" {
  period = "2024-05", worker = but(with(but(home, { place = "乙县" }), filed, insured), { posting = { county = "丙县" } }),
  expect = { award = yuan(1000) } }
test "neither" {
  period = "2024-05", worker = but(with(home, filed, insured), { posting = { county = "丙县" } }), expect = { award = refused "any_of" } }
test "the last filing was elsewhere" {
  period = "2024-05", worker = with(home, but(filed, { on = "2022-04-10" }), but(filed, { place = "丙县" }), insured),
  expect = { award = refused "circumstances.recorded_on" } }
test "insured elsewhere" {
  period = "2024-05", worker = with(home, filed, but(insured, { place = "丙县" })), expect = { award = refused "circumstances.recorded" } }

-- recipe: employer
local form   = { kind = "单位性质", value = "民办非企业单位", from = "2020-01-01" }
local sector = { kind = "单位系统", value = "民政", from = "2020-01-01" }
local rank   = { kind = "单位层级", value = "市级", from = "2020-01-01" }
local passed = { kind = "年检", value = "合格", on = "2024-04-01" }
test "on both lists" { period = "2024-05", worker = with(form, sector, rank, passed), expect = { award = yuan(1000) } }
test "on one list only" {
  period = "2024-05", worker = with(form, but(sector, { value = "交通" }), rank, passed), expect = { award = refused "circumstances.recorded" } }
test "of the region" {
  period = "2024-05", worker = with(form, sector, but(rank, { value = "自治区级" }), passed), expect = { award = refused "none_of" } }
test "the level of the employer is not recorded" {
  period = "2024-05", worker = with(form, sector, passed), expect = { award = undecided "none_of" } }

-- recipe: excluded
local function being(value, from, to) return { kind = "身份", value = value, from = from, to = to } end
local claimed, tested = { kind = "申领", value = "持证奖励", on = "2024-05-20" }, { kind = "报考渠道", level = "junior", on = "2023-04-10" }
test "an ordinary status" {
  period = "2024-05", worker = with(claimed, tested, being("社会人员", "2000-01-01")), expect = { award = yuan(1000) } }
test "a civil servant on the day of the claim" {
  period = "2024-05", worker = with(claimed, tested, being("公务员", "2024-05-20", "2024-05-20")), expect = { award = refused "none_of" } }
test "a civil servant on the day of filing alone" {
  period = "2024-05", worker = with(claimed, tested, being("公务员", "2020-01-01", "2023-04-10")), expect = { award = refused "none_of" } }
test "a civil servant before and between" {
  period = "2024-05", worker = with(claimed, tested, being("公务员", "2020-01-01", "2023-04-09"), being("公务员", "2023-04-11", "2024-04-30")),
  expect = { award = yuan(1000) } }
test "no status recorded is undecided" {
  period = "2024-05", worker = with(claimed, tested), expect = { award = undecided "none_of" } }

-- recipe: continuous
local function since(day, to) return but(ming, { posting = { from = day, to = to } }) end
test "twelve months to the last day" { period = "2024-05", worker = since "2023-06-01", expect = { award = yuan(1000) } }
test "a day less" { period = "2024-05", worker = since "2023-06-02", expect = { award = refused "measure.at_least" } }
test "long, but over" { period = "2024-05", worker = since("2022-07-01", "2024-05-30"), expect = { award = refused "measure.at_least" } }

-- recipe: run-in-year
local old = but(ming, { certificate = { approved = "2024-03-15" } })
test "six months of the year before" {
  period = "2025-07", worker = but(old, { posting = { from = "2024-03-10", to = "2024-09-09" } }), expect = { award = yuan(1000) } }
test "a day less than six" {
  period = "2025-07", worker = but(old, { posting = { from = "2024-03-10", to = "2024-09-08" } }),
  expect = { award = refused "measure.at_least" } }
test "five and five are not ten" {
  period = "2025-07",
  worker = but(without(old, "posting"), { postings = {
    { kind = "community", county = "甲区", from = "2024-01-01", to = "2024-05-31" },
    { kind = "community", county = "甲区", from = "2024-08-01", to = "2024-12-31" } } }),
  expect = { award = refused "measure.at_least" } }
test "July only" {
  period = "2025-06", worker = old, expect = { award = refused "yearly" } }

-- recipe: joined
local function hired(from, to) return { kind = "agency", county = "甲区", organisation = "甲社工中心", from = from, to = to } end
test "a year with the first employer" { period = "2024-12", worker = with_posts(hired "2024-01-01"), expect = { award = yuan(1000) } }
test "a day before the day" { period = "2024-12", worker = with_posts(hired "2023-12-31"), expect = { award = refused "measure.no_earlier_than" } }
test "not yet a year" { period = "2024-12", worker = with_posts(hired "2024-01-02"), expect = { award = undecided "measure.no_later_than" } }
test "two employers are no run" {
  period = "2024-12", worker = with_posts(hired("2024-01-01", "2024-06-30"), but(hired "2024-07-01", { organisation = "乙社工中心" })),
  expect = { award = undecided "measure.no_later_than" } }

-- recipe: then
local grid  = { kind = "网格员", county = "乙县", from = "2023-01-01", to = "2024-03-15" }
local later = { kind = "community", county = "甲区", from = "2024-05-31" }
test "in the grid on the day of the certificate, in a community since" {
  period = "2024-05", worker = with_posts(grid, later), expect = { award = yuan(1000) } }
test "left the grid the day before" {
  period = "2024-05", worker = with_posts(but(grid, { to = "2024-03-14" }), later), expect = { award = refused "postings.held_on" } }
test "no community yet" {
  period = "2024-05", worker = with_posts(grid, but(later, { from = "2024-06-01" })), expect = { award = refused "postings.held_between" } }

-- recipe: assessed
local function assessed(result) return but(ming, { assessment = { year = 2023, result = result } }) end
test "passed" { period = "2024-05", worker = assessed "passed", expect = { award = yuan(1000) } }
test "marginal" { period = "2024-05", worker = assessed "marginal", expect = { award = refused "assessed.at_least" } }
test "not recorded" { period = "2024-05", worker = ming, expect = { award = undecided "assessed.at_least" } }

-- recipe: circumstances
local prize = { kind = "荣誉", value = "市级领军人才", on = "2024-05-20" }
local study = { kind = "学历", value = "社会工作", on = "2024-05-10" }
local function help(day) return { kind = "志愿服务", on = day } end
local three = { help "2024-01-01", help "2024-02-01", help "2024-03-01" }
test "an honour alone" { period = "2024-05", worker = with(prize), expect = { award = yuan(1000) } }
test "a degree of the first day of the term, and help three times" {
  period = "2024-05", worker = with(study, three[1], three[2], three[3]), expect = { award = yuan(1000) } }
test "two times are not three" { period = "2024-05", worker = with(study, three[1], three[2]), expect = { award = refused "any_of" } }
test "a degree of the day before the term" {
  period = "2024-05", worker = with(but(study, { on = "2024-05-09" }), three[1], three[2], three[3]), expect = { award = refused "any_of" } }

-- recipe: must-pass
local function born(day) return { kind = "出生日期", on = day } end
local function set(day) return { kind = "考证任务", on = day } end
local function without_paper(...) return without(with(...), "certificate", "registration") end
test "44, and two years have gone" {
  period = "2024-05", worker = without_paper(born "1979-06-01", set "2022-05-31"), expect = { must_pass = finds { age = 44 } } }
test "45 is no longer under 45" { period = "2024-05", worker = without_paper(born "1979-05-31", set "2022-05-31"), expect = { must_pass = none } }
test "not yet two years" { period = "2024-05", worker = without_paper(born "1979-06-01", set "2022-06-01"), expect = { must_pass = none } }
test "who holds a certificate is fine" { period = "2024-05", worker = with(born "1979-06-01", set "2022-05-31"), expect = { must_pass = none } }
test "no day of birth" { period = "2024-05", worker = without_paper(set "2022-05-31"), expect = { must_pass = undecided "measure.below" } }
