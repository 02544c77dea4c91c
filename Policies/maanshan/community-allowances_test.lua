-- Tests of community-allowances.lua. Worked check 9 of the collected rules is named.
local function holder(county, level, more)
  return but({
    posting     = { kind = "community", county = county, from = "2022-01-01" },
    certificate = { level = level or "junior", approved = "2022-09-10" },
  }, more or {})
end
local function duty(what, from, to)
  return { kind = "duty", value = what, from = from or "2022-01-01", to = to }
end
local function granted(amount, from, to)
  return { kind = "核定补贴", amount = amount, from = from or "2022-01-01", to = to }
end
local function moved(level)
  return { certificate = { level = level, approved = "2022-09-10" }, postings = {
    { kind = "community", county = "花山区", from = "2022-01-01", to = "2023-04-30" },
    { kind = "community", county = "当涂县", from = "2023-05-01" } },
    circumstance = duty("城区社区", "2023-05-01") }
end

-- 1–4 月在花山区，5–12 月在当涂县：四个月与八个月的分界
test "check 9: a middle certificate in Huashan gets 200 in January" {
  period = "2023-01", worker = moved "intermediate", expect = { huashan = yuan(200), dangtu = refused "postings.held" } }
test "check 9: a middle certificate in Huashan gets 200 in April, the last month there" {
  period = "2023-04", worker = moved "intermediate", expect = { huashan = yuan(200), dangtu = refused "postings.held" } }
test "check 9: from May Dangtu pays a middle certificate 200" {
  period = "2023-05", worker = moved "intermediate", expect = { huashan = refused "postings.held", dangtu = yuan(200) } }
test "check 9: Dangtu pays a middle certificate 200 in December" {
  period = "2023-12", worker = moved "intermediate", expect = { huashan = refused "postings.held", dangtu = yuan(200) } }
test "check 9: a senior in Huashan gets 600 in April" {
  period = "2023-04", worker = moved "senior", expect = { huashan = yuan(600), dangtu = refused "postings.held" } }
test "check 9: a senior in Dangtu gets 300 from May" {
  period = "2023-05", worker = moved "senior", expect = { huashan = refused "postings.held", dangtu = yuan(300) } }

-- 各县区的标准 · What each district pays
test "Huashan pays a junior 100, and no other district does" {
  period = "2023-02", worker = holder "花山区", expect = { huashan = yuan(100), yushan = refused "postings.held",
    cihu = refused "postings.held", hexian = refused "postings.held", bowang = refused "postings.held" } }
test "Yushan pays 100" { period = "2023-02", worker = holder "雨山区", expect = { yushan = yuan(100) } }
test "Yushan pays 200" { period = "2023-02", worker = holder("雨山区", "intermediate"), expect = { yushan = yuan(200) } }
test "Yushan has no senior tier" {
  period = "2023-02", worker = holder("雨山区", "senior"), expect = { yushan = refused "certificate.level_in" } }
test "Cihu pays 80" { period = "2023-02", worker = holder "慈湖高新区", expect = { cihu = yuan(80) } }
test "Cihu pays 100" { period = "2023-02", worker = holder("慈湖高新区", "intermediate"), expect = { cihu = yuan(100) } }
test "Cihu pays 150" { period = "2023-02", worker = holder("慈湖高新区", "senior"), expect = { cihu = yuan(150) } }
test "Hexian pays 100" { period = "2023-02", worker = holder "和县", expect = { hexian = yuan(100) } }
test "Hexian pays 200" { period = "2023-02", worker = holder("和县", "intermediate"), expect = { hexian = yuan(200) } }
test "Hexian pays 300" { period = "2023-02", worker = holder("和县", "senior"), expect = { hexian = yuan(300) } }

-- 当涂县：城区社区 · Dangtu: urban communities
local function in_dangtu(...) return holder("当涂县", "junior", { circumstance = duty(...) }) end
test "Dangtu pays a junior of an urban community 100" {
  period = "2023-02", worker = in_dangtu "城区社区", expect = { dangtu = yuan(100) } }
test "Dangtu leaves rural communities out" {
  period = "2023-02", worker = in_dangtu "农村社区", expect = { dangtu = refused "circumstances.recorded" } }
test "in Dangtu it must be recorded which sort of community it is" {
  period = "2023-02", worker = holder "当涂县", expect = { dangtu = undecided "circumstances.recorded" } }
test "a community that turns urban on the last day counts" {
  period = "2023-02", worker = in_dangtu("城区社区", "2023-02-28"), expect = { dangtu = yuan(100) } }
test "a community that turns urban the day after the month does not count" {
  period = "2023-02", worker = in_dangtu("城区社区", "2023-03-01"), expect = { dangtu = refused "circumstances.recorded" } }
test "a community that is urban to the last day counts" {
  period = "2023-02", worker = in_dangtu("城区社区", "2022-01-01", "2023-02-28"), expect = { dangtu = yuan(100) } }
test "a community that was urban to the day before the last does not count" {
  period = "2023-02", worker = in_dangtu("城区社区", "2022-01-01", "2023-02-27"),
  expect = { dangtu = refused "circumstances.recorded" } }

-- 博望区：最高 100 元 · Bowang: at most 100
local function bowang(...) return holder("博望区", "junior", { circumstances = { ... } }) end
test "Bowang pays what the district set" {
  period = "2023-02", worker = bowang(granted(yuan(60))), expect = { bowang = yuan(60) } }
test "Bowang pays 100 in full" {
  period = "2023-02", worker = bowang(granted(yuan(100))), expect = { bowang = yuan(100) } }
test "Bowang pays no fen above 100" {
  period = "2023-02", worker = bowang(granted(yuan "100.01")), expect = { bowang = yuan(100) } }
test "Bowang cannot be decided before the district set a sum" {
  period = "2023-02", worker = bowang(), expect = { bowang = undecided "amount" } }
test "of two sums in a month Bowang pays the one in force on the last day" {
  period = "2023-02",
  worker = bowang(granted(yuan(60), "2022-01-01", "2023-02-27"), granted(yuan(80), "2023-02-28")),
  expect = { bowang = yuan(80) } }

-- 每个县区都一样的 · What all districts have in common
local all = {
  huashan = { "花山区", yuan(100) }, yushan = { "雨山区", yuan(100) }, bowang = { "博望区", yuan(100) },
  cihu    = { "慈湖高新区", yuan(80) }, dangtu = { "当涂县", yuan(100) }, hexian = { "和县", yuan(100) },
}

for district, its in pairs(all) do
  local function judged(sentence, more, outcome, paid)
    local person = holder(its[1], "junior", { circumstances = { duty "城区社区", granted(yuan(100)) } })
    test(district .. ": " .. sentence) {
      period = "2023-02", worker = but(person, more), paid = paid, expect = { [district] = outcome } }
  end
  test(district .. ": in December 2022 nothing is paid yet") {
    period = "2022-12", worker = holder(its[1], "junior", { circumstances = { duty "城区社区", granted(yuan(100)) } }),
    expect = { [district] = refused "in_force" } }
  judged("a post from the last day is paid in full", { posting = { from = "2023-02-28" } }, its[2])
  judged("a post from the next day is not paid yet", { posting = { from = "2023-03-01" } }, refused "postings.held")
  judged("a post until the last day is paid in full", { posting = { to = "2023-02-28" } }, its[2])
  judged("a post until the day before is not paid", { posting = { to = "2023-02-27" } }, refused "postings.held")
  judged("an office post is no community post", { posting = { kind = "office" } }, refused "postings.held")
  judged("a certificate approved on the last day counts", { certificate = { approved = "2023-02-28" } }, its[2])
  judged("a certificate approved the day after the month does not", { certificate = { approved = "2023-03-01" } },
    refused "certificate.highest")
  judged("every month is paid, whatever was paid before", {}, its[2],
    { { measure = district, level = "junior", amount = its[2], on = "2023-01-31" } })
end
test "without a certificate nothing is paid" {
  period = "2023-02", worker = without(holder "花山区", "certificate"), expect = { huashan = refused "certificate.highest" } }
local function in_two(first, second)
  return { certificate = { level = "senior", approved = "2022-09-10" }, postings = {
    { kind = "community", county = first, from = "2022-01-01" }, { kind = "community", county = second, from = "2022-01-01" } } }
end
test "of posts in two districts the higher is paid: Huashan before Hexian" {
  period = "2023-02", worker = in_two("花山区", "和县"), expect = { huashan = yuan(600), hexian = none } }
test "of posts in two districts the higher is paid: Hexian before Cihu" {
  period = "2023-02", worker = in_two("慈湖高新区", "和县"), expect = { cihu = none, hexian = yuan(300) } }
test "of posts in two districts the higher is paid: Yushan before Cihu" {
  period = "2023-02", worker = but(in_two("雨山区", "慈湖高新区"), { certificate = { level = "intermediate" } }),
  expect = { yushan = yuan(200), cihu = none } }
test "of posts in two districts the higher is paid: Dangtu before Cihu" {
  period = "2023-02", worker = but(in_two("当涂县", "慈湖高新区"), { circumstance = duty "城区社区" }),
  expect = { dangtu = yuan(300), cihu = none } }
test "of posts in two districts the higher is paid: Cihu before the 60 of Bowang" {
  period = "2023-02", worker = but(in_two("博望区", "慈湖高新区"), { certificate = { level = "junior" }, circumstance = granted(yuan(60)) }),
  expect = { bowang = none, cihu = yuan(80) } }

-- 和县一次性奖励 · The award of Hexian
local function certified(day, level, posting)
  return holder("和县", level, { certificate = { approved = day }, posting = posting })
end
local paid_junior = { { measure = "hexian_award", level = "junior", amount = yuan(1500), on = "2021-09-30" } }
test "Hexian awards a junior 1,500 in the month of approval" {
  period = "2023-09", worker = certified "2023-09-01", expect = { hexian_award = yuan(1500) } }
test "Hexian awards a middle certificate 3,000" {
  period = "2023-09", worker = certified("2023-09-30", "intermediate"), expect = { hexian_award = yuan(3000) } }
test "two levels in one month are both awarded, the lower first" {
  period = "2023-09",
  worker = but(without(holder "和县", "certificate"), { certificates = {
    { level = "intermediate", approved = "2023-09-01" }, { level = "junior", approved = "2023-09-01" } } }),
  expect = { hexian_award = { yuan(1500), yuan(3000) } } }
test "a certificate approved the day before the month earns no award" {
  period = "2023-09", worker = certified "2023-08-31", expect = { hexian_award = refused "certificate.each" } }
test "a certificate approved the day after the month earns no award yet" {
  period = "2023-09", worker = certified "2023-10-01", expect = { hexian_award = refused "certificate.each" } }
test "the award for a senior was not seen" {
  period = "2023-09", worker = certified("2023-09-01", "senior"), expect = { hexian_award = undecided "undecided_when" } }
test "the award is paid once a level" {
  period = "2023-09", worker = certified "2023-09-01", paid = paid_junior, expect = { hexian_award = refused "once_per" } }
test "an upgrade is awarded in full" {
  period = "2023-09", worker = certified("2023-09-01", "intermediate"), paid = paid_junior,
  expect = { hexian_award = yuan(3000) } }
test "Huashan staff get no Hexian award" {
  period = "2023-09", worker = certified("2023-09-01", "junior", { county = "花山区" }),
  expect = { hexian_award = refused "postings.held" } }
test "an office of Hexian is no community" {
  period = "2023-09", worker = certified("2023-09-01", "junior", { kind = "office" }),
  expect = { hexian_award = refused "postings.held" } }
test "who joins on the last day of the month of approval is awarded" {
  period = "2023-09", worker = certified("2023-09-01", "junior", { from = "2023-09-30" }),
  expect = { hexian_award = yuan(1500) } }
test "who joins Hexian the day after the month of approval is not awarded" {
  period = "2023-09", worker = certified("2023-09-01", "junior", { from = "2023-10-01" }),
  expect = { hexian_award = refused "postings.held" } }
test "who leaves on the last day of the month of approval is awarded" {
  period = "2023-09", worker = certified("2023-09-01", "junior", { to = "2023-09-30" }),
  expect = { hexian_award = yuan(1500) } }
test "who left Hexian the day before the last of the month is not awarded" {
  period = "2023-09", worker = certified("2023-09-01", "junior", { to = "2023-09-29" }),
  expect = { hexian_award = refused "postings.held" } }
