-- Tests of organisation-awards.lua. The amounts are examples (TO CONFIRM); the tests hold the conditions.
local function graded(grade, more)
  return but({
    form  = "社会服务机构", county = "德化县", from = "2018-05-04",
    grade = grade, grade_from = "2022-03-10", grade_to = "2027-03-09" }, more or {})
end
local both = { { "5A", "grade_5a", "grade_4a", 2000 }, { "4A", "grade_4a", "grade_5a", 1000 } }
for _, one in ipairs(both) do
  local grade, rule, other, amount = one[1], one[2], one[3], one[4]
  local function judged(sentence, period, more, outcome)
    test(grade .. ": " .. sentence) { period = period, organisation = graded(grade, more), expect = { [rule] = outcome } }
  end
  judged("paid in the month of the grade", "2022-03", nil, yuan(amount))
  judged("not in the month after", "2022-04", nil, refused "none_of")
  judged("nor in the month before", "2022-02", nil, refused "circumstances.held")
  judged("granted on the first day of the month", "2022-03", { grade_from = "2022-03-01" }, yuan(amount))
  judged("granted the day before it", "2022-03", { grade_from = "2022-02-28" }, refused "none_of")
  judged("granted on the last day", "2022-03", { grade_from = "2022-03-31" }, yuan(amount))
  judged("granted the day after it", "2022-03", { grade_from = "2022-04-01" }, refused "circumstances.held")
  judged("a grade that ends on the last day", "2022-03", { grade_to = "2022-03-31" }, yuan(amount))
  judged("one taken back before it", "2022-03", { grade_to = "2022-03-30" }, refused "circumstances.held")
  judged("a lower grade before it does not matter", "2022-03", {
    circumstance = { kind = "grade", value = "3A", from = "2018-06-01", to = "2022-03-09" } }, yuan(amount))
  judged("the same grade before it does", "2022-03", {
    circumstance = { kind = "grade", value = grade, from = "2017-03-01", to = "2022-02-28" } }, refused "none_of")
  judged("paid in the first year of the award", "2021-03", { grade_from = "2021-03-10" }, yuan(amount))
  judged("a grade of the first month is paid", "2021-01", { grade_from = "2021-01-01" }, yuan(amount))
  judged("one of the month before is not", "2020-12", { grade_from = "2020-12-31" }, refused "in_force")
  judged("registered elsewhere", "2022-03", { county = "永春县" }, refused "circumstances.held")
  judged("a company is no social organisation", "2022-03", { form = "企业" }, refused "circumstances.held")
  for _, form in ipairs { "社会团体", "基金会" } do
    judged("a " .. form .. " is", "2022-03", { form = form }, yuan(amount))
  end
  judged("dissolved before the last day", "2022-03", { to = "2022-03-30" }, refused "circumstances.held")
  judged("dissolved on the last day", "2022-03", { to = "2022-03-31" }, yuan(amount))
  judged("founded on the last day", "2022-03", { from = "2022-03-31" }, yuan(amount))
  judged("founded the day after", "2022-03", { from = "2022-04-01" }, refused "circumstances.held")
  -- 所在地与性质各有起止 · Place and form have days of their own.
  local function stated(sentence, place, form, outcome)
    test(grade .. ": " .. sentence) {
      period       = "2022-03",
      organisation = { circumstances = {
        { kind = "location", place = "德化县", from = place[1], to = place[2] },
        { kind = "employer_form", value = "基金会", from = form[1], to = form[2] },
        { kind = "grade", value = grade, from = "2022-03-10" } } },
      expect       = { [rule] = outcome } }
  end
  local long = { "2018-01-01" }
  stated("in the county until the day before", { "2018-01-01", "2022-03-30" }, long, refused "circumstances.held")
  stated("in the county until the last day", { "2018-01-01", "2022-03-31" }, long, yuan(amount))
  stated("in the county from the last day", { "2022-03-31" }, long, yuan(amount))
  stated("in the county from the day after", { "2022-04-01" }, long, refused "circumstances.held")
  stated("a foundation until the day before", long, { "2018-01-01", "2022-03-30" }, refused "circumstances.held")
  stated("a foundation until the last day", long, { "2018-01-01", "2022-03-31" }, yuan(amount))
  stated("a foundation from the last day", long, { "2022-03-31" }, yuan(amount))
  stated("a foundation from the day after", long, { "2022-04-01" }, refused "circumstances.held")
  test(grade .. ": nothing else on record, nothing paid") {
    period = "2022-03", organisation = { circumstance = { kind = "grade", value = grade, from = "2022-03-10" } },
    expect = { [rule] = refused "circumstances.held" } }
  test(grade .. ": nor without a place") {
    period       = "2022-03",
    organisation = { circumstances = {
      { kind = "employer_form", value = "基金会", from = "2018-01-01" }, { kind = "grade", value = grade, from = "2022-03-10" } } },
    expect       = { [rule] = refused "circumstances.held" } }
  test(grade .. ": nor without a form") {
    period       = "2022-03",
    organisation = { circumstances = {
      { kind = "location", place = "德化县", from = "2018-01-01" }, { kind = "grade", value = grade, from = "2022-03-10" } } },
    expect       = { [rule] = refused "circumstances.held" } }
  test(grade .. ": the other grade's award is not paid beside it") {
    period = "2022-03", organisation = graded(grade), expect = { [other] = refused "circumstances.held" } }
  test(grade .. ": paid once") {
    period = "2022-03", organisation = graded(grade), paid = { { measure = rule, amount = yuan(1), on = "2021-01-31" } },
    expect = { [rule] = refused "once" } }
end
test "no award without a grade" {
  period = "2022-03", organisation = without(graded "5A", "grade", "grade_from", "grade_to"),
  expect = { grade_5a = refused "circumstances.held", grade_4a = refused "circumstances.held" } }
test "nor for a lower one" {
  period = "2022-03", organisation = graded "3A",
  expect = { grade_5a = refused "circumstances.held", grade_4a = refused "circumstances.held" } }
test "5A after a paid 4A: the report is silent" {
  period = "2022-03", organisation = graded "5A", paid = { { measure = "grade_4a", amount = yuan(1000), on = "2021-01-31" } },
  expect = { grade_5a = undecided "undecided_when" } }
test "4A after a paid 5A is not paid" {
  period = "2022-03", organisation = graded "4A", paid = { { measure = "grade_5a", amount = yuan(2000), on = "2021-01-31" } },
  expect = { grade_4a = refused "paid.nothing" } }
