-- Tests of award.lua: in post for a year up to the claim, with an employer on both lists.
local claimed  = { kind = "申领", value = "人才奖励", on = "2025-07-20" }
local form     = { kind = "单位性质", value = "村（居）民自治组织", from = "2020-01-01" }
local sector   = { kind = "单位系统", value = "民政", from = "2020-01-01" }
local approved = { kind = "票据", value = "核定奖励", amount = yuan(1000), on = "2025-07-20" }

local lan = {
  posting       = { kind = "社区", county = "青秀区", from = "2024-07-21" },
  certificate   = { level = "junior", approved = "2023-03-15" },
  circumstances = { claimed, form, sector, approved },
}

local function with(...) return but(lan, { circumstances = { ... } }) end
local function in_post(from, to) return but(lan, { posting = { from = from, to = to } }) end
local function holding(level, approved_on) return but(lan, { certificate = { level = level, approved = approved_on } }) end
local function paid(level) return { { measure = "award", level = level, amount = yuan(1000), on = "2024-12-31" } } end

test "a year in post, and an employer on both lists: the sum approved" {
  period = "2025-07", worker = lan, expect = { award = yuan(1000) }, fund = { award = "city" } }

-- The year in post.
test "thirteen months are enough too" {
  period = "2025-07", worker = in_post "2024-06-21", expect = { award = yuan(1000) } }
test "a day less than a year" {
  period = "2025-07", worker = in_post "2024-07-22", expect = { award = refused "measure.at_least" } }
test "in post up to the day of the claim" {
  period = "2025-07", worker = in_post("2024-07-21", "2025-07-20"), expect = { award = yuan(1000) } }
test "left the day before the claim" {
  period = "2025-07", worker = in_post("2020-01-01", "2025-07-19"), expect = { award = refused "measure.at_least" } }
test "a year, but elsewhere" {
  period = "2025-07", worker = but(lan, { posting = { county = "柳州市" } }), expect = { award = refused "measure.at_least" } }
for _, county in ipairs {
  "兴宁区", "青秀区", "江南区", "西乡塘区", "良庆区", "邕宁区", "武鸣区", "隆安县", "马山县", "上林县", "宾阳县", "横州市",
} do
  test(county .. " is of the city") {
    period = "2025-07", worker = but(lan, { posting = { county = county } }), expect = { award = yuan(1000) } }
end

-- The employer on the day of the claim.
for _, value in ipairs {
  "市属事业单位", "村（居）民自治组织", "社区服务组织", "基层服务部门", "慈善组织", "社区服务类社会组织",
} do
  test(value .. " is a form that counts") {
    period = "2025-07", worker = with(claimed, but(form, { value = value }), sector, approved), expect = { award = yuan(1000) } }
end
for _, value in ipairs {
  "社会工作", "政法", "法院", "检察", "教育", "公安", "民政", "司法", "人力资源", "农业", "文化", "卫生",
  "退役军人", "应急", "信访", "工会", "共青团", "妇联", "科协", "侨联", "残联",
} do
  test(value .. " is a sector that counts") {
    period = "2025-07", worker = with(claimed, form, but(sector, { value = value }), approved), expect = { award = yuan(1000) } }
end
test "a company is not a form that counts" {
  period = "2025-07", worker = with(claimed, but(form, { value = "企业" }), sector, approved),
  expect = { award = refused "circumstances.recorded_on" } }
test "trade is not a sector that counts" {
  period = "2025-07", worker = with(claimed, form, but(sector, { value = "商务" }), approved),
  expect = { award = refused "circumstances.recorded_on" } }
test "the form must be on record" {
  period = "2025-07", worker = with(claimed, sector, approved), expect = { award = undecided "circumstances.recorded_on" } }
test "the sector must be on record" {
  period = "2025-07", worker = with(claimed, form, approved), expect = { award = undecided "circumstances.recorded_on" } }
for _, days in ipairs { { from = "2025-07-20" }, { to = "2025-07-20" } } do
  local when = days.from and "from" or "until"
  test("an employer of the form " .. when .. " the day of the claim will do") {
    period = "2025-07", worker = with(claimed, but(form, days), sector, approved), expect = { award = yuan(1000) } }
  test("an employer of the sector " .. when .. " the day of the claim will do") {
    period = "2025-07", worker = with(claimed, form, but(sector, days), approved), expect = { award = yuan(1000) } }
  test("and who claims something else five days later is paid, with both " .. when .. " the day of the claim") {
    period = "2025-07",
    worker = with(claimed, but(claimed, { value = "其他", on = "2025-07-25" }), but(form, days), but(sector, days), approved),
    expect = { award = yuan(1000) } }
end
test "the employer took on the form the day after the claim" {
  period = "2025-07", worker = with(claimed, but(form, { from = "2025-07-21" }), sector, approved),
  expect = { award = refused "circumstances.recorded_on" } }
test "the employer was of the sector up to the day before the claim" {
  period = "2025-07", worker = with(claimed, form, but(sector, { to = "2025-07-19" }), approved),
  expect = { award = refused "circumstances.recorded_on" } }
test "the employer joined a sector the day after the claim" {
  period = "2025-07", worker = with(claimed, form, but(sector, { from = "2025-07-21" }), approved),
  expect = { award = refused "circumstances.recorded_on" } }
test "the employer had the form up to the day before the claim" {
  period = "2025-07", worker = with(claimed, but(form, { to = "2025-07-19" }), sector, approved),
  expect = { award = refused "circumstances.recorded_on" } }

test "the employer was of the sector at an earlier claim only" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { but(claimed, { on = "2025-07-15" }), claimed, form, but(sector, { to = "2025-07-15" }), approved } }),
  expect = { award = refused "circumstances.recorded_on" } }
test "the employer had the form at an earlier claim only" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { but(claimed, { on = "2025-07-15" }), claimed, but(form, { to = "2025-07-15" }), sector, approved } }),
  expect = { award = refused "circumstances.recorded_on" } }
test "of two claims of the month the later counts for the form" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { but(claimed, { on = "2025-07-15" }), claimed, but(form, { from = "2025-07-20" }), sector, approved } }),
  expect = { award = yuan(1000) } }
test "and for the sector" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { but(claimed, { on = "2025-07-15" }), claimed, form, but(sector, { from = "2025-07-20" }), approved } }),
  expect = { award = yuan(1000) } }
test "the employer had both only on the day of another claim" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { claimed, but(claimed, { value = "其他", on = "2025-07-25" }), but(form, { from = "2025-07-25" }), sector, approved } }),
  expect = { award = refused "circumstances.recorded_on" } }
test "and the sector likewise" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { claimed, but(claimed, { value = "其他", on = "2025-07-25" }), form, but(sector, { from = "2025-07-25" }), approved } }),
  expect = { award = refused "circumstances.recorded_on" } }
test "a year on the day of another claim is not one on the day of this" {
  period = "2025-07",
  worker = but(in_post "2024-07-24", { circumstances = { claimed, but(claimed, { value = "其他", on = "2025-07-25" }), form, sector, approved } }),
  expect = { award = refused "measure.at_least" } }

-- The claim.
local function claiming(day) return but(in_post "2023-01-01", { circumstances = { but(claimed, { on = day }), form, sector, approved } }) end
for _, day in ipairs { "2025-07-14", "2025-07-15", "2025-07-31" } do
  test("a claim on " .. day) { period = "2025-07", worker = claiming(day), expect = { award = yuan(1000) } }
end
test "a claim before the round opens" {
  period = "2025-07", worker = claiming "2025-07-13", expect = { award = refused "measure.no_earlier_than" } }
test "a claim of the month before the round is none either" {
  period = "2025-07", worker = claiming "2025-06-30", expect = { award = refused "measure.no_earlier_than" } }
test "a claim on 2025-08-01 is none of July" {
  period = "2025-07", worker = claiming "2025-08-01", expect = { award = refused "circumstances.held" } }
local function in_august(day)
  return but(in_post "2023-01-01", { circumstances = { but(claimed, { on = day }), form, sector, but(approved, { on = "2025-08-20" }) } })
end
test "a claim on the first day of August is one of August" {
  period = "2025-08", worker = in_august "2025-08-01", expect = { award = yuan(1000) } }
test "a claim on the last day of July is none of August" {
  period = "2025-08", worker = in_august "2025-07-31", expect = { award = refused "circumstances.held" } }
test "June 2025, before the round, is not in force" {
  period = "2025-06", worker = but(claiming "2025-06-30", { posting = { from = "2020-01-01" } }), expect = { award = refused "in_force" } }
test "an earlier claim of another round does not hinder" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { but(claimed, { on = "2024-07-20" }), claimed, form, sector, approved } }),
  expect = { award = yuan(1000) } }
test "a claim for something else besides, of another day" {
  period = "2025-07",
  worker = but(in_post "2023-01-01", { circumstances = { but(claimed, { value = "其他", on = "2025-07-31" }), but(claimed, { on = "2025-07-13" }), form, sector, approved } }),
  expect = { award = refused "measure.no_earlier_than" } }
test "without any claim" { period = "2025-07", worker = with(form, sector, approved), expect = { award = refused "circumstances.held" } }
test "a claim for something else" {
  period = "2025-07", worker = with(but(claimed, { value = "其他" }), form, sector, approved),
  expect = { award = refused "circumstances.held" } }

-- The certificate, the sum, and what was paid before.
test "approved on the last day of the month" {
  period = "2025-07", worker = holding("junior", "2025-07-31"), expect = { award = yuan(1000) } }
test "approved the day after" {
  period = "2025-07", worker = holding("junior", "2025-08-01"), expect = { award = refused "certificate.highest" } }
for _, level in ipairs { "intermediate", "senior" } do
  test("the " .. level .. " level is paid what was approved") {
    period = "2025-07", worker = holding(level, "2023-03-15"), expect = { award = yuan(1000) } }
end
test "nothing approved yet" {
  period = "2025-07", worker = with(claimed, form, sector), expect = { award = undecided "amount" } }
for _, day in ipairs { "2025-06-30", "2025-08-01" } do
  test("what was approved on " .. day .. " is none of July") {
    period = "2025-07", worker = with(claimed, form, sector, but(approved, { on = day })), expect = { award = undecided "amount" } }
end
for _, day in ipairs { "2025-07-01", "2025-07-31" } do
  test("what was approved on " .. day .. " is paid in July") {
    period = "2025-07", worker = with(claimed, form, sector, but(approved, { on = day })), expect = { award = yuan(1000) } }
end
test "another receipt is not the award" {
  period = "2025-07", worker = with(claimed, form, sector, but(approved, { value = "报名费" })), expect = { award = undecided "amount" } }
test "a level is paid once" {
  period = "2025-07", worker = lan, paid = paid "junior", expect = { award = refused "once_per" } }
test "an upgrade waits for an answer" {
  period = "2025-07", worker = holding("intermediate", "2023-03-15"), paid = paid "junior", expect = { award = undecided "undecided_when" } }
