-- Tests of certificate-award.lua. Worked check 11 of the collected rules is named.
local function holder(level, claimed, more)
  return but({
    posting       = { kind = "community", county = "环翠区", from = "2022-01-01" },
    certificate   = { level = level, approved = "2023-09-10" },
    circumstances = {
      { kind = "claim", value = "证书奖励", on = claimed or "2024-03-12" },
      { kind = "employer_level", value = "区市所属", from = "2022-01-01" },
    },
  }, more or {})
end
local function paid(amount, level)
  return { { measure = "award", level = level or "junior", amount = amount, on = "2019-04-20" } }
end

test "check 11: a middle certificate directly pays 2,000" {
  period = "2024-03", worker = holder "intermediate", expect = { award = yuan(2000) } }
test "check 11: after 1,000 for the junior level it pays 1,000" {
  period = "2024-03", worker = holder "intermediate", paid = paid(yuan(1000)), expect = { award = yuan(1000) } }
test "check 11: after 2,000 nothing more is ever paid" {
  period = "2024-03", worker = holder "junior", paid = paid(yuan(2000), "intermediate"), expect = { award = refused "amount" } }
test "one fen below the cap is still paid" {
  period = "2024-03", worker = holder "junior", paid = paid(yuan "1999.99", "intermediate"), expect = { award = yuan "0.01" } }
test "a junior certificate pays 1,000" { period = "2024-03", worker = holder "junior", expect = { award = yuan(1000) } }
test "a cap is no difference: an older award of 600 leaves 1,400" {
  period = "2024-03", worker = holder "intermediate", paid = paid(yuan(600)), expect = { award = yuan(1400) } }
test "without a certificate there is nothing to award" {
  period = "2024-03", worker = without(holder "junior", "certificate"), expect = { award = refused "certificate.each" } }
test "the senior level has no amount" { period = "2024-03", worker = holder "senior", expect = { award = refused "certificate.level_in" } }
test "two levels of one year stay under the cap" {
  period = "2024-03",
  worker = but(without(holder "junior", "certificate"), { certificates = {
    { level = "junior", approved = "2023-09-10" }, { level = "intermediate", approved = "2023-09-10" } } }),
  expect = { award = { yuan(1000), yuan(1000) } } }
test "the same level is not paid twice" {
  period = "2024-03", worker = holder "junior", paid = paid(yuan(1000)), expect = { award = refused "once_per" } }
test "a certificate approved on the first day of the year counts" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2023-01-01" } }), expect = { award = yuan(1000) } }
test "a certificate approved the day before the year does not count" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2022-12-31" } }),
  expect = { award = refused "certificate.approved" } }
test "a certificate approved on the last day of the year counts" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2023-12-31" } }), expect = { award = yuan(1000) } }
test "a certificate approved the day after the year belongs to the next round" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2024-01-01" } }),
  expect = { award = refused "certificate.approved" } }
test "a certificate approved in the month of the claim belongs to the next round too" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2024-03-31" } }),
  expect = { award = refused "certificate.approved" } }
test "a certificate approved after the month is not there yet" {
  period = "2024-03", worker = holder("junior", nil, { certificate = { approved = "2024-04-01" } }),
  expect = { award = refused "certificate.each" } }

-- 申领 · The claim
test "a claim on the first day of the round counts" { period = "2024-03", worker = holder("junior", "2024-03-01"), expect = { award = yuan(1000) } }
test "a claim before the round does not count" {
  period = "2024-02", worker = holder("junior", "2024-02-29"), expect = { award = refused "in_force" } }
test "a claim on the last day of the round counts" { period = "2024-03", worker = holder("junior", "2024-03-31"), expect = { award = yuan(1000) } }
test "a late claim is not handled" {
  period = "2024-04", worker = holder("junior", "2024-04-01"), expect = { award = refused "circumstances.held_between" } }
test "a claim of March is not paid with April" {
  period = "2024-04", worker = holder("junior", "2024-03-31"), expect = { award = refused "circumstances.held" } }
test "a claim of March is not paid with February" {
  period = "2024-02", worker = holder("junior", "2024-03-01"), expect = { award = refused "in_force" } }
local function claiming(...) return holder("junior", nil, { circumstances = { ... } }) end
local route = { kind = "employer_level", value = "区市所属", from = "2022-01-01" }
test "who never claims gets nothing" {
  period = "2024-03", worker = claiming(route), expect = { award = refused "circumstances.held" } }
local function also_claiming(other, day) -- this award on one day and another scheme's on another
  return claiming(route, { kind = "claim", value = "证书奖励", on = day }, { kind = "claim", value = "学历补贴", on = other })
end
test "a claim under another scheme does not put off an award claimed in March" {
  period = "2024-04", worker = also_claiming("2024-04-10", "2024-03-12"), expect = { award = refused "circumstances.held" } }
test "a claim under another scheme in March does not save a late one" {
  period = "2024-04", worker = also_claiming("2024-03-12", "2024-04-10"),
  expect = { award = refused "circumstances.held_between" } }

test "a claim of the day before the round does not save a late one" {
  period = "2024-04",
  worker = claiming(route, { kind = "claim", value = "证书奖励", on = "2024-02-29" }, { kind = "claim", value = "证书奖励", on = "2024-04-01" }),
  expect = { award = refused "circumstances.held_between" } }

-- 岗位 · Post
local function posted(posting) return holder("junior", nil, { posting = posting }) end
for _, county in ipairs {
  "环翠区", "文登区", "荣成市", "乳山市", "火炬高技术产业开发区", "经济技术开发区", "临港经济技术开发区" } do
    test("a post in " .. county .. " is in Weihai") {
      period = "2024-03", worker = posted { county = county }, expect = { award = yuan(1000) } }
  end
test "a post outside the city is outside" {
  period = "2024-03", worker = posted { county = "芝罘区" }, expect = { award = refused "postings.held" } }
test "who left the day before the last is outside" {
  period = "2024-03", worker = posted { to = "2024-03-30" }, expect = { award = refused "postings.held" } }
test "who leaves on the last day is in post" {
  period = "2024-03", worker = posted { to = "2024-03-31" }, expect = { award = yuan(1000) } }
test "who joins on the last day is in post" {
  period = "2024-03", worker = posted { from = "2024-03-31" }, expect = { award = yuan(1000) } }
test "who joins the day after the month is not in post yet" {
  period = "2024-03", worker = posted { from = "2024-04-01" }, expect = { award = refused "postings.held" } }

-- 由谁审核发放 · Who pays
local claim = { kind = "claim", value = "证书奖励", on = "2024-03-12" }
local function employed(...) return claiming(claim, ...) end
local function municipal(from, to) return { kind = "employer_level", value = "市直部门所属", from = from, to = to } end
local function of_district(from, to) return { kind = "employer_level", value = "区市所属", from = from, to = to } end
test "districts pay where the work is" {
  period = "2024-03", worker = employed(of_district "2022-01-01"), expect = { award = yuan(1000) }, fund = { award = "district" } }
test "staff of municipal departments are paid the same by the other route" {
  period = "2024-03", worker = employed(municipal "2022-01-01"), expect = { award = yuan(1000) }, fund = { award = "city" } }
test "who moves to a municipal department on the last day takes its route" {
  period = "2024-03", worker = employed(of_district("2022-01-01", "2024-03-30"), municipal "2024-03-31"),
  expect = { award = yuan(1000) }, fund = { award = "city" } }
test "who moves to a municipal department the day after the month does not take its route" {
  period = "2024-03", worker = employed(of_district("2022-01-01", "2024-03-31"), municipal "2024-04-01"),
  expect = { award = yuan(1000) }, fund = { award = "district" } }
test "who left a municipal department the day before the last does not take its route" {
  period = "2024-03", worker = employed(municipal("2022-01-01", "2024-03-30"), of_district "2024-03-31"),
  expect = { award = yuan(1000) }, fund = { award = "district" } }
test "without the employer's level the route cannot be decided" {
  period = "2024-03", worker = employed(), expect = { award = undecided "amount" } }
