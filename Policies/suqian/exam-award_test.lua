-- Tests of exam-award.lua. Worked check 8 of the collected rules is named.
local function person(claimed, status, employer, more)
  return but({
    certificate   = { level = "junior", approved = "2024-09-10" },
    registration  = { level = "junior", from = "2024-09-20", to = "2027-09-19" },
    circumstances = {
      { kind = "claim", value = "考试奖励", on = claimed },
      { kind = "status", value = status, from = "2020-01-01" },
      { kind = "employer_level", value = employer, from = "2020-01-01" },
    },
  }, more or {})
end
local function junior(more) return person("2024-10-10", "社会组织人员", "市级社会组织", more) end

test "check 8: a junior of a municipal social organisation gets 800" {
  period = "2024-10", worker = junior(), expect = { award = yuan(800) } }
test "check 8: a junior on the staff of a public institution gets nothing" {
  period = "2024-10", worker = person("2024-10-10", "事业单位人员", "市属单位"), expect = { award = refused "none_of" } }
test "a civil servant gets nothing" {
  period = "2024-10", worker = person("2024-10-10", "公务员", "市属单位"), expect = { award = refused "none_of" } }
test "staff managed like civil servants get nothing" {
  period = "2024-10", worker = person("2024-10-10", "参公人员", "市属单位"), expect = { award = refused "none_of" } }
test "a provincial unit in Suqian is covered" {
  period = "2024-10", worker = person("2024-10-10", "企业人员", "省驻宿单位"), expect = { award = yuan(800) } }
test "a county unit is not covered by the city level" {
  period = "2024-10", worker = person("2024-10-10", "企业人员", "县属单位"), expect = { award = refused "circumstances.recorded_on" } }
test "the first day of the window counts" {
  period = "2024-09", worker = person("2024-09-26", "社会组织人员", "市级社会组织"), expect = { award = yuan(800) } }
test "the day before the window does not" {
  period = "2024-09", worker = person("2024-09-25", "社会组织人员", "市级社会组织"),
  expect = { award = refused "circumstances.held" } }
test "the last day of the window counts" {
  period = "2024-10", worker = person("2024-10-25", "社会组织人员", "市级社会组织"), expect = { award = yuan(800) } }
test "the day after the window is too late" {
  period = "2024-10", worker = person("2024-10-26", "社会组织人员", "市级社会组织"),
  expect = { award = refused "circumstances.held" } }
test "a month without a claim pays nothing" {
  period = "2024-11", worker = junior(), expect = { award = refused "circumstances.held" } }
test "a middle certificate gets 1,200" {
  period = "2024-10", worker = junior { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  expect = { award = yuan(1200) } }
test "a senior certificate gets 1,500" {
  period = "2024-10", worker = junior { certificate = { level = "senior" }, registration = { level = "senior" } },
  expect = { award = yuan(1500) } }
test "a certificate approved on the first day of 2024 counts" {
  period = "2024-10", worker = junior { certificate = { approved = "2024-01-01" } }, expect = { award = yuan(800) } }
test "a certificate approved on the last day of 2023 does not" {
  period = "2024-10", worker = junior { certificate = { approved = "2023-12-31" } },
  expect = { award = refused "certificate.approved" } }
test "a certificate approved on the last day of the month counts" {
  period = "2024-10", worker = junior { certificate = { approved = "2024-10-31" } }, expect = { award = yuan(800) } }
test "a level obtained again is not the first time" {
  period = "2024-10",
  worker = but(without(junior(), "certificate"), { certificates = {
    { level = "junior", approved = "2019-09-10" }, { level = "junior", approved = "2024-09-10" } } }),
  expect = { award = refused "certificate.approved" } }
test "without registration nothing is paid" {
  period = "2024-10", worker = without(junior(), "registration"), expect = { award = refused "certificate.each" } }
test "a registration from the last day of the month counts" {
  period = "2024-10", worker = junior { registration = { from = "2024-10-31" } }, expect = { award = yuan(800) } }
test "a registration from the next month does not" {
  period = "2024-10", worker = junior { registration = { from = "2024-11-01" } }, expect = { award = refused "certificate.each" } }
test "an unrecorded status cannot be decided" {
  period = "2024-10",
  worker = junior { circumstances = {
    { kind = "claim", value = "考试奖励", on = "2024-10-10" },
    { kind = "employer_level", value = "市级社会组织", from = "2020-01-01" } } },
  expect = { award = undecided "none_of" } }
test "an unrecorded level of the employer cannot be decided" {
  period = "2024-10",
  worker = junior { circumstances = {
    { kind = "claim", value = "考试奖励", on = "2024-10-10" },
    { kind = "status", value = "社会组织人员", from = "2020-01-01" } } },
  expect = { award = undecided "circumstances.recorded_on" } }
local function changed(first, last, next)
  return junior { circumstances = {
    { kind = "claim", value = "考试奖励", on = "2024-10-10" },
    { kind = "status", value = first, from = "2020-01-01", to = last },
    { kind = "status", value = "社会组织人员", from = next },
    { kind = "employer_level", value = "市级社会组织", from = "2020-01-01" } } }
end
test "who left the civil service the day before the claim is paid" {
  period = "2024-10", worker = changed("公务员", "2024-10-09", "2024-10-10"), expect = { award = yuan(800) } }
test "who left on the day of the claim is not" {
  period = "2024-10", worker = changed("公务员", "2024-10-10", "2024-10-11"), expect = { award = refused "none_of" } }
test "an upgrade after an earlier award cannot be decided: the notice is silent" {
  period = "2024-10", worker = junior { certificate = { level = "intermediate" }, registration = { level = "intermediate" } },
  paid = { { measure = "award", level = "junior", amount = yuan(800), on = "2022-11-20" } },
  expect = { award = undecided "undecided_when" } }
test "the same level is never paid twice" {
  period = "2024-10", worker = junior(),
  paid = { { measure = "award", level = "junior", amount = yuan(800), on = "2022-11-20" } },
  expect = { award = refused "once_per" } }
