-- Tests of certificate-allowances.lua.
local function duty(what, from, to) return { kind = "duty", value = what, from = from or "2021-01-01", to = to } end
local function holder(level, ...) -- with these engagements
  return {
    posting       = { kind = "station", county = "昆山市", from = "2021-01-01" },
    certificate   = { level = level, approved = "2020-09-10" },
    registration  = { level = level, from = "2021-03-01", to = "2024-02-29" },
    circumstances = { ... },
  }
end
local junior = holder("junior", duty "驻站社工")
local function with(changes) return but(junior, changes) end

-- 级别 · Levels
test "a junior gets 100" { period = "2022-05", worker = junior, expect = { allowance = yuan(100) } }
test "a middle certificate gets 300" { period = "2022-05", worker = holder("intermediate", duty "驻站社工"), expect = { allowance = yuan(300) } }
test "a senior gets 500" { period = "2022-05", worker = holder("senior", duty "驻站社工"), expect = { allowance = yuan(500) } }
test "every month is paid, whatever was paid before" {
  period = "2022-05", worker = junior,
  paid   = { { measure = "allowance", level = "junior", amount = yuan(100), on = "2022-04-30" } },
  expect = { allowance = yuan(100) } }
test "the Chengdu certificate is ignored here" {
  period = "2022-05",
  worker = without(holder("junior", duty "驻站社工", { kind = "成都社工员", from = "2020-01-01" }), "certificate", "registration"),
  expect = { allowance = refused "certificate.highest" } }

-- 用工与承担单位 · Engagement, and who pays
test "the town pays a stationed worker" {
  period = "2022-05", worker = junior, expect = { allowance = yuan(100) }, fund = { allowance = "town" } }
test "the agency pays a dispatched worker the same" {
  period = "2022-05", worker = holder("junior", duty "外派社工"),
  expect = { allowance = yuan(100) }, fund = { allowance = "agency" } }
test "who is both is paid once, by the town" {
  period = "2022-05", worker = holder("junior", duty "外派社工", duty "驻站社工"),
  expect = { allowance = yuan(100) }, fund = { allowance = "town" } }
test "another engagement is neither" {
  period = "2022-05", worker = holder("junior", duty "志愿者"), expect = { allowance = refused "circumstances.recorded" } }
test "without an engagement on record it cannot be decided" {
  period = "2022-05", worker = holder "junior", expect = { allowance = undecided "circumstances.recorded" } }
test "an engagement from the last day counts" {
  period = "2022-05", worker = holder("junior", duty("驻站社工", "2022-05-31")), expect = { allowance = yuan(100) } }
test "an engagement that begins the day after the month does not count" {
  period = "2022-05", worker = holder("junior", duty("驻站社工", "2022-06-01")),
  expect = { allowance = refused "circumstances.recorded" } }
test "an engagement until the last day counts" {
  period = "2022-05", worker = holder("junior", duty("驻站社工", nil, "2022-05-31")), expect = { allowance = yuan(100) } }
test "an engagement that ended the day before the last does not count" {
  period = "2022-05", worker = holder("junior", duty("驻站社工", nil, "2022-05-30")),
  expect = { allowance = refused "circumstances.recorded" } }
local function changed(before, after) -- on the last day of May
  return holder("junior", duty(before, nil, "2022-05-30"), duty(after, "2022-05-31"))
end
test "who is stationed from the last day on is paid by the town" {
  period = "2022-05", worker = changed("外派社工", "驻站社工"), expect = { allowance = yuan(100) }, fund = { allowance = "town" } }
test "who is dispatched from the last day on is paid by the agency" {
  period = "2022-05", worker = changed("驻站社工", "外派社工"), expect = { allowance = yuan(100) }, fund = { allowance = "agency" } }

-- 岗位 · Post
for _, county in ipairs {
  "姑苏区", "虎丘区", "吴中区", "相城区", "吴江区", "工业园区", "昆山市", "太仓市", "常熟市", "张家港市" } do
    test("a post in " .. county .. " is in Suzhou") {
      period = "2022-05", worker = with { posting = { county = county } }, expect = { allowance = yuan(100) } }
  end
test "a post outside the city is not paid" {
  period = "2022-05", worker = with { posting = { county = "惠山区" } }, expect = { allowance = refused "postings.held" } }
test "a post from the last day is paid" {
  period = "2022-05", worker = with { posting = { from = "2022-05-31" } }, expect = { allowance = yuan(100) } }
test "a post from the next day is not paid" {
  period = "2022-05", worker = with { posting = { from = "2022-06-01" } }, expect = { allowance = refused "postings.held" } }
test "a post until the last day is paid" {
  period = "2022-05", worker = with { posting = { to = "2022-05-31" } }, expect = { allowance = yuan(100) } }
test "a post that ended the day before the last is not paid" {
  period = "2022-05", worker = with { posting = { to = "2022-05-30" } }, expect = { allowance = refused "postings.held" } }

-- 证书与登记 · Certificate and registration
test "a certificate approved on the last day counts" {
  period = "2022-05", worker = with { certificate = { approved = "2022-05-31" } }, expect = { allowance = yuan(100) } }
test "a certificate approved the day after the month does not count" {
  period = "2022-05", worker = with { certificate = { approved = "2022-06-01" } },
  expect = { allowance = refused "certificate.highest" } }
test "a registration from the last day on counts" {
  period = "2022-05", worker = with { registration = { from = "2022-05-31" } }, expect = { allowance = yuan(100) } }
test "a registration from the next month on does not count" {
  period = "2022-05", worker = with { registration = { from = "2022-06-01" } },
  expect = { allowance = refused "certificate.highest" } }
test "the last month of a registration is paid" { period = "2024-02", worker = junior, expect = { allowance = yuan(100) } }
test "a registration that ran out the day before the last does not count" {
  period = "2024-02", worker = with { registration = { to = "2024-02-28" } },
  expect = { allowance = refused "certificate.highest" } }
test "the month after a registration is not paid" { period = "2024-03", worker = junior, expect = { allowance = refused "certificate.highest" } }

-- 首月 · The first month
local early = but(with { posting = { from = "2020-01-01" }, certificate = { approved = "2019-09-10" }, registration = { from = "2020-03-01" } },
  { circumstances = { duty("驻站社工", "2020-01-01") } })
test "the allowance begins with January 2021" { period = "2021-01", worker = early, expect = { allowance = yuan(100) } }
test "in December 2020 there was none" { period = "2020-12", worker = early, expect = { allowance = refused "in_force" } }
