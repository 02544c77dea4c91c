-- Tests of tuition.lua. The ceiling is an example (TO CONFIRM).
local function facts(changes)
  changes = changes or {}
  return {
    posting       = { kind = "community", county = changes.county or "兴庆区", from = changes.started or "2020-01-01", to = changes.left },
    certificate   = { level = "junior", approved = changes.approved or "2021-10-17" },
    circumstances = {
      { kind = "degree", value = changes.degree or "社会工作", on = changes.on or "2024-06-30" },
      { kind = "expense", value = "学费", amount = changes.fee or yuan(4000), on = "2022-09-01" },
      { kind = "expense", value = changes.second or "学费", amount = yuan "4000.50", on = changes.second_on or "2023-09-01" },
    },
  }
end

test "the fees of all years come back with the degree" {
  period = "2024-06", worker = facts(), expect = { tuition = yuan "8000.50" } }
test "books are not paid back" {
  period = "2024-06", worker = facts { second = "教材" }, expect = { tuition = yuan(4000) } }
test "a receipt of the last day counts" {
  period = "2024-06", worker = facts { second_on = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "a receipt after the month does not count" {
  period = "2024-06", worker = facts { second_on = "2024-07-01" }, expect = { tuition = yuan(4000) } }
test "a fen under the ceiling is paid in full" {
  period = "2024-06", worker = facts { fee = yuan "5999.49" }, expect = { tuition = yuan "9999.99" } }
test "the ceiling is paid in full" {
  period = "2024-06", worker = facts { fee = yuan "5999.50" }, expect = { tuition = yuan(10000) } }
test "a fen over the ceiling is not paid" {
  period = "2024-06", worker = facts { fee = yuan "5999.51" }, expect = { tuition = yuan(10000) } }
test "without receipts the sum is unknown" {
  period = "2024-06", worker = but(without(facts(), "circumstances"), { circumstance = { kind = "degree", value = "社会工作", on = "2024-06-30" } }),
  expect = { tuition = undecided "amount" } }
test "tuition is paid once" {
  period = "2024-06", worker = facts(), paid = { { measure = "tuition", amount = yuan(1), on = "2023-01-01" } },
  expect = { tuition = refused "once" } }

test "a degree of the first day of the month is one of the month" {
  period = "2024-06", worker = facts { on = "2024-06-01" }, expect = { tuition = yuan "8000.50" } }
for _, day in ipairs { "2024-05-31", "2024-07-01" } do
  test("a degree of " .. day .. " is none of June") {
    period = "2024-06", worker = facts { on = day }, expect = { tuition = refused "circumstances.held" } }
end
test "without a degree nothing is paid" {
  period = "2024-06",
  worker = but(facts(), { circumstances = { { kind = "expense", value = "学费", amount = yuan(4000), on = "2022-09-01" } } }),
  expect = { tuition = refused "circumstances.held" } }
test "a degree in another subject is not paid" {
  period = "2024-06", worker = facts { degree = "法学" }, expect = { tuition = refused "circumstances.held" } }

for _, county in ipairs { "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市" } do
  test("a post in " .. county .. " is a post in the city") {
    period = "2024-06", worker = facts { county = county }, expect = { tuition = yuan "8000.50" } }
end
test "another city's worker is not paid" {
  period = "2024-06", worker = facts { county = "大武口区" }, expect = { tuition = refused "postings.held" } }
test "who starts on the last day is paid" {
  period = "2024-06", worker = facts { started = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "who starts after the month is not paid" {
  period = "2024-06", worker = facts { started = "2024-07-01" }, expect = { tuition = refused "postings.held" } }
test "who leaves on the last day is paid" {
  period = "2024-06", worker = facts { left = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "who left before the last day is not paid" {
  period = "2024-06", worker = facts { left = "2024-06-29" }, expect = { tuition = refused "postings.held" } }
test "a certificate approved on the last day is enough" {
  period = "2024-06", worker = facts { approved = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "a certificate approved a day later is not enough" {
  period = "2024-06", worker = facts { approved = "2024-07-01" }, expect = { tuition = refused "certificate.held" } }

-- The first month.
local function of(day) return facts { on = day, approved = "2019-10-17", fee = yuan(1000) } end
local function paid_for(worker) return but(worker, { circumstances = { worker.circumstances[1], but(worker.circumstances[2], { on = "2020-09-01" }) } }) end
test "a degree of January 2021 is paid for" {
  period = "2021-01", worker = paid_for(of "2021-01-01"), expect = { tuition = yuan(1000) } }
test "a degree of December 2020 is before the scheme" {
  period = "2020-12", worker = paid_for(of "2020-12-31"), expect = { tuition = refused "in_force" } }
