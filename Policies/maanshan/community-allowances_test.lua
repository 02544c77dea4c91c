-- Tests of community-allowances.lua. Worked check 9 of the collected rules is named.
local function holder(county, level, more)
  return but({
    posting     = { kind = "community", county = county, from = "2022-01-01" },
    certificate = { level = level or "junior", approved = "2022-09-10" },
  }, more or {})
end
local function moved(level)
  return { certificate = { level = level, approved = "2022-09-10" }, postings = {
    { kind = "community", county = "花山区", from = "2022-01-01", to = "2023-04-30" },
    { kind = "community", county = "当涂县", from = "2023-05-01" } },
    circumstance = { kind = "duty", value = "城区社区", from = "2023-05-01" } }
end

-- 1–4 月在花山区，5–12 月在当涂县：四个月与八个月的分界
test "check 9: a middle certificate in Huashan gets 200 in January" {
  period = "2023-01", worker = moved "intermediate", expect = { huashan = yuan(200), dangtu = refused "postings.held" } }
test "check 9: and 200 in April, the last month there" {
  period = "2023-04", worker = moved "intermediate", expect = { huashan = yuan(200), dangtu = refused "postings.held" } }
test "check 9: from May Dangtu pays 200" {
  period = "2023-05", worker = moved "intermediate", expect = { huashan = refused "postings.held", dangtu = yuan(200) } }
test "check 9: and in December" {
  period = "2023-12", worker = moved "intermediate", expect = { huashan = refused "postings.held", dangtu = yuan(200) } }
test "check 9: a senior in Huashan gets 600 in April" {
  period = "2023-04", worker = moved "senior", expect = { huashan = yuan(600), dangtu = refused "postings.held" } }
test "check 9: and 300 in Dangtu from May" {
  period = "2023-05", worker = moved "senior", expect = { huashan = refused "postings.held", dangtu = yuan(300) } }

test "Huashan pays a junior 100" {
  period = "2023-02", worker = holder "花山区", expect = { huashan = yuan(100), yushan = refused "postings.held",
    cihu = refused "postings.held", hexian = refused "postings.held", bowang = refused "postings.held" } }
test "Yushan pays 100" { period = "2023-02", worker = holder "雨山区", expect = { yushan = yuan(100) } }
test "Yushan pays 200" { period = "2023-02", worker = holder("雨山区", "intermediate"), expect = { yushan = yuan(200) } }
test "Yushan has no senior tier" {
  period = "2023-02", worker = holder("雨山区", "senior"), expect = { yushan = refused "certificate.level_in" } }
test "Cihu pays 80" { period = "2023-02", worker = holder "慈湖高新区", expect = { cihu = yuan(80) } }
test "Cihu pays 100" { period = "2023-02", worker = holder("慈湖高新区", "intermediate"), expect = { cihu = yuan(100) } }
test "Cihu pays 150" { period = "2023-02", worker = holder("慈湖高新区", "senior"), expect = { cihu = yuan(150) } }
test "Dangtu pays a junior of an urban community 100" {
  period = "2023-02", worker = holder("当涂县", "junior", { circumstance = { kind = "duty", value = "城区社区", from = "2022-01-01" } }),
  expect = { dangtu = yuan(100) } }
test "Dangtu leaves rural communities out" {
  period = "2023-02", worker = holder("当涂县", "junior", { circumstance = { kind = "duty", value = "农村社区", from = "2022-01-01" } }),
  expect = { dangtu = refused "circumstances.recorded" } }
test "in Dangtu it must be recorded which sort of community it is" {
  period = "2023-02", worker = holder "当涂县", expect = { dangtu = undecided "circumstances.recorded" } }
test "Hexian pays 100" { period = "2023-02", worker = holder "和县", expect = { hexian = yuan(100) } }
test "Hexian pays 200" { period = "2023-02", worker = holder("和县", "intermediate"), expect = { hexian = yuan(200) } }
test "Hexian pays 300" { period = "2023-02", worker = holder("和县", "senior"), expect = { hexian = yuan(300) } }

local function bowang(amount)
  return holder("博望区", "junior", { circumstance = { kind = "核定补贴", amount = amount, from = "2022-01-01" } })
end
test "Bowang pays what the district set" { period = "2023-02", worker = bowang(yuan(60)), expect = { bowang = yuan(60) } }
test "Bowang pays 100 in full" { period = "2023-02", worker = bowang(yuan(100)), expect = { bowang = yuan(100) } }
test "Bowang pays no fen above 100" { period = "2023-02", worker = bowang(yuan "100.01"), expect = { bowang = yuan(100) } }
test "Bowang cannot be decided before the district set a sum" {
  period = "2023-02", worker = holder "博望区", expect = { bowang = undecided "amount" } }

test "a post until the last day is paid in full" {
  period = "2023-02", worker = holder("花山区", "junior", { posting = { to = "2023-02-28" } }), expect = { huashan = yuan(100) } }
test "a post until the day before the last is not" {
  period = "2023-02", worker = holder("花山区", "junior", { posting = { to = "2023-02-27" } }),
  expect = { huashan = refused "postings.held" } }
test "an office post is no community post" {
  period = "2023-02", worker = holder("花山区", "junior", { posting = { kind = "office" } }),
  expect = { huashan = refused "postings.held" } }
test "without a certificate nothing is paid" {
  period = "2023-02", worker = without(holder "花山区", "certificate"), expect = { huashan = refused "certificate.highest" } }
test "a certificate approved on the last day counts" {
  period = "2023-02", worker = holder("花山区", "junior", { certificate = { approved = "2023-02-28" } }), expect = { huashan = yuan(100) } }
test "one approved the day after does not" {
  period = "2023-02", worker = holder("花山区", "junior", { certificate = { approved = "2023-03-01" } }),
  expect = { huashan = refused "certificate.highest" } }
test "posts in two districts are paid once, the higher" {
  period = "2023-02",
  worker = { certificate = { level = "senior", approved = "2022-09-10" }, postings = {
    { kind = "community", county = "花山区", from = "2022-01-01" }, { kind = "community", county = "和县", from = "2022-01-01" } } },
  expect = { huashan = yuan(600), hexian = none } }

test "Hexian awards a junior 1,500 in the month of approval" {
  period = "2023-09", worker = holder("和县", "junior", { certificate = { approved = "2023-09-01" } }),
  expect = { hexian_award = yuan(1500) } }
test "Hexian awards a middle certificate 3,000" {
  period = "2023-09", worker = holder("和县", "intermediate", { certificate = { approved = "2023-09-30" } }),
  expect = { hexian_award = yuan(3000) } }
test "the day before the month earns no award" {
  period = "2023-09", worker = holder("和县", "junior", { certificate = { approved = "2023-08-31" } }),
  expect = { hexian_award = refused "certificate.each" } }
test "the day after the month earns none yet" {
  period = "2023-09", worker = holder("和县", "junior", { certificate = { approved = "2023-10-01" } }),
  expect = { hexian_award = refused "certificate.each" } }
test "the award for a senior was not seen" {
  period = "2023-09", worker = holder("和县", "senior", { certificate = { approved = "2023-09-01" } }),
  expect = { hexian_award = undecided "undecided_when" } }
test "the award is paid once a level" {
  period = "2023-09", worker = holder("和县", "junior", { certificate = { approved = "2023-09-01" } }),
  paid = { { measure = "hexian_award", level = "junior", amount = yuan(1500), on = "2021-09-30" } },
  expect = { hexian_award = refused "once_per" } }
test "Huashan staff get no Hexian award" {
  period = "2023-09", worker = holder("花山区", "junior", { certificate = { approved = "2023-09-01" } }),
  expect = { hexian_award = refused "postings.held" } }
