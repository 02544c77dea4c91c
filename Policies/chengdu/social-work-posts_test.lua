-- Tests of social-work-posts.lua. The sums recorded here are made up; no document's were seen.
-- The circumstances given; those that are nil are not on record.
local function known(...)
  local facts = {}
  for place = 1, select("#", ...) do facts[#facts + 1] = (select(place, ...)) end
  return facts
end

-- The pay of the grade.
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
local function recorded(duty, pay, also)
  return worker { circumstances = known(
    duty and but({ kind = "duty", value = "专职社工", from = "2021-01-01" }, duty),
    pay and but({ kind = "核定职级工资", amount = yuan(4200), from = "2022-01-01" }, pay), also) }
end
local function paid(sentence, facts, outcome, period)
  test(sentence) { period = period or "2022-05", worker = facts, expect = { grade_pay = outcome or yuan(4200) } }
end
paid("the pay of the grade on record is paid", worker())
for _, county in ipairs { "锦江区", "青羊区", "金牛区", "武侯区", "成华区", "龙泉驿区", "青白江区", "新都区", "温江区", "双流区",
  "郫都区", "新津区", "简阳市", "都江堰市", "彭州市", "邛崃市", "崇州市", "金堂县", "大邑县", "蒲江县" } do
    paid("a post in " .. county .. " is one in the city", worker { posting = { county = county } })
  end
test "a post elsewhere earns nothing" {
  period = "2022-05", worker = worker { posting = { county = "涪城区" } },
  expect = { grade_pay = refused "postings.held", tuition = refused "postings.held", one_off = refused "postings.held" } }
paid("a post from the last day on is paid", worker { posting = { from = "2022-05-31" } })
paid("a post from the day after is not paid", worker { posting = { from = "2022-06-01" } }, refused "postings.held")
paid("a post until the last day is paid", worker { posting = { to = "2022-05-31" } })
paid("a post that ended before it is not paid", worker { posting = { to = "2022-05-30" } }, refused "postings.held")
paid("a duty from the last day on is paid", recorded({ from = "2022-05-31" }, {}))
paid("a duty from the day after is not paid", recorded({ from = "2022-06-01" }, {}), refused "circumstances.recorded")
paid("a duty until the last day is paid", recorded({ to = "2022-05-31" }, {}))
paid("a duty that ended before it is not paid", recorded({ to = "2022-05-30" }, {}), refused "circumstances.recorded")
paid("another duty has no grade", recorded({ value = "志愿者" }, {}), refused "circumstances.recorded")
paid("the duty must be on record", recorded(nil, {}), undecided "circumstances.recorded")
paid("a grade from the last day on is paid", recorded({}, { from = "2022-05-31" }))
paid("a grade until the last day is paid", recorded({}, { to = "2022-05-31" }))
paid("with no grade on record nothing is decided", recorded({}, nil), undecided "amount")
paid("a new grade in mid-month takes the place of the old",
  recorded({}, { from = "2022-05-16" }, { kind = "核定职级工资", amount = yuan(3900), from = "2022-01-01", to = "2022-05-15" }))

-- The certificate: the nation's, or Chengdu's own.
paid("a certificate approved on the last day counts", worker { certificate = { approved = "2022-05-31" } })
paid("a certificate approved the day after does not count", worker { certificate = { approved = "2022-06-01" } }, refused "any_of")
paid("a registration from the last day on counts", worker { registration = { from = "2022-05-31" } })
paid("a registration from the day after does not count", worker { registration = { from = "2022-06-01" } }, refused "any_of")
paid("a registration until the last day counts", worker { registration = { to = "2022-05-31" } })
paid("a registration that ended before does not count", worker { registration = { to = "2022-05-30" } }, refused "any_of")
paid("without a certificate there is no grade", without(worker(), "certificate", "registration"), refused "any_of")
local function local_only(changes)
  return without(recorded({}, {}, but({ kind = "成都社工员", from = "2021-06-01", to = "2024-05-31" }, changes)), "certificate", "registration")
end
paid("the Chengdu certificate is recognised here", local_only {})
paid("the Chengdu certificate counts from the last day on", local_only { from = "2022-05-31" })
paid("the Chengdu certificate does not count from the day after", local_only { from = "2022-06-01" }, refused "any_of")
paid("the Chengdu certificate counts until the last day", local_only { to = "2022-05-31" })
paid("the Chengdu certificate does not count when it ended before", local_only { to = "2022-05-30" }, refused "any_of")

-- The assessment of the year before.
paid("an excellent assessment is paid", worker { assessment = { result = "excellent" } })
paid("a failed assessment stops the pay", worker { assessment = { result = "failed" } }, refused "assessed.at_least")
paid("an assessment with reservations stops the pay", worker { assessment = { result = "marginal" } }, refused "assessed.at_least")
paid("a missing assessment leaves it open", without(worker(), "assessment"), undecided "assessed.at_least")
paid("the assessment of an earlier year does not stand for that of the year before", worker { assessment = { year = 2020 } }, undecided "assessed.at_least")

-- The degree: tuition paid back, or a one-off sum.
local function student(changes)
  local facts = {
    { kind = "expense", value = "学费", amount = changes.fee or yuan(6000), on = "2020-09-01" },
    { kind = "expense", value = "学费", amount = yuan "6000.50", on = changes.paid_on or "2021-09-01" },
    { kind = "expense", value = "教材费", amount = yuan(300), on = "2021-09-01" },
    { kind = "核定一次性补贴", amount = yuan(3000), on = changes.fixed_on or "2022-04-01" },
  }
  if changes.subject ~= "none" then
    facts[#facts + 1] = { kind = "degree", value = changes.subject or "社会工作", on = changes.degree_on or "2022-03-31" }
  end
  for _, claim in ipairs(changes.claims or { "学费报销" }) do
    facts[#facts + 1] = { kind = "claim", value = claim, on = changes.claimed or "2022-05-10" }
  end
  return worker { posting = changes.posting, circumstances = facts }
end
test "tuition is paid back, books are not" {
  period = "2022-05", worker = student {}, expect = { tuition = yuan "12000.50", one_off = refused "circumstances.held" } }
test "the one-off sum is paid instead" {
  period = "2022-05", worker = student { claims = { "一次性补贴" } }, expect = { one_off = yuan(3000), tuition = refused "circumstances.held" } }
test "who claims both in one month is paid tuition only" {
  period = "2022-05", worker = student { claims = { "一次性补贴", "学费报销" } }, expect = { tuition = yuan "12000.50", one_off = none } }
test "who claims both is paid tuition though it is less" {
  period = "2022-05", worker = student { claims = { "一次性补贴", "学费报销" }, fee = yuan(1), paid_on = "2022-06-01" },
  expect = { tuition = yuan(1), one_off = none } }
test "a receipt of the last day counts" {
  period = "2022-05", worker = student { paid_on = "2022-05-31" }, expect = { tuition = yuan "12000.50" } }
test "a sum fixed on the last day is paid" {
  period = "2022-05", worker = student { claims = { "一次性补贴" }, fixed_on = "2022-05-31" }, expect = { one_off = yuan(3000) } }
test "a sum not fixed yet leaves it open" {
  period = "2022-05", worker = student { claims = { "一次性补贴" }, fixed_on = "2022-06-01" }, expect = { one_off = undecided "amount" } }

for _, kind in ipairs { { "学费报销", "tuition", yuan "12000.50", "one_off" }, { "一次性补贴", "one_off", yuan(3000), "tuition" } } do
  local claim, rule, amount = kind[1], kind[2], kind[3]
  local function says(sentence, changes, outcome, payments)
    test(claim .. ": " .. sentence) {
      period = "2022-05", worker = student(but({ claims = { claim } }, changes)), paid = payments, expect = { [rule] = outcome or amount } }
  end
  local function earlier(measure) return { { measure = measure, amount = yuan(1), on = "2021-01-01" } } end
  says("claimed on the first day of the month it is paid", { claimed = "2022-05-01" })
  says("claimed on the last day of the month it is paid", { claimed = "2022-05-31" })
  says("claimed the month before it is not paid", { claimed = "2022-04-30" }, refused "circumstances.held")
  says("claimed the month after it is not paid yet", { claimed = "2022-06-01" }, refused "circumstances.held")
  says("without any claim it is not paid", { claims = {} }, refused "circumstances.held")
  says("a degree of the last day counts", { degree_on = "2022-05-31" })
  says("a degree of the month after is not there yet", { degree_on = "2022-06-01" }, refused "circumstances.recorded")
  says("a degree in another subject is not paid", { subject = "会计" }, refused "circumstances.recorded")
  says("without a degree on record it cannot be decided", { subject = "none" }, undecided "circumstances.recorded")
  says("a post from the last day on counts", { posting = { from = "2022-05-31" } })
  says("a post from the day after does not count", { posting = { from = "2022-06-01" } }, refused "postings.held")
  says("a post until the last day counts", { posting = { to = "2022-05-31" } })
  says("a post that ended before it does not count", { posting = { to = "2022-05-30" } }, refused "postings.held")
  says("it is paid once", {}, refused "once", earlier(rule))
  says("it is not paid after the other", {}, refused "paid.nothing", earlier(kind[4]))
end

-- The first month.
local function early(year)
  return worker {
    posting       = { from = "2020-01-01" }, registration = { from = "2020-10-01" }, assessment = { year = year },
    circumstances = known(
      { kind = "duty", value = "专职社工", from = "2020-01-01" }, { kind = "核定职级工资", amount = yuan(4200), from = "2020-01-01" },
      { kind = "claim", value = "学费报销", from = "2020-12-01", to = "2021-01-31" },
      { kind = "degree", value = "社会工作", on = "2020-06-30" }, { kind = "expense", value = "学费", amount = yuan(6000), on = "2019-09-01" }) }
end
test "from January 2021 on grades and tuition are paid" {
  period = "2021-01", worker = early(2020), expect = { grade_pay = yuan(4200), tuition = yuan(6000) } }
test "in December 2020 neither was" {
  period = "2020-12", worker = early(2019), expect = { grade_pay = refused "in_force", tuition = refused "in_force", one_off = refused "in_force" } }
