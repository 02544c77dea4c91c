-- Tests of certificate-allowances.lua.
local function holder(level, engaged, more)
  return but({
    posting      = { kind = "station", county = "昆山市", from = "2021-01-01" },
    certificate  = { level = level, approved = "2020-09-10" },
    registration = { level = level, from = "2021-03-01", to = "2024-02-29" },
    circumstance = { kind = "duty", value = engaged or "驻站社工", from = "2021-01-01" },
  }, more or {})
end

test "junior 100" { period = "2022-05", worker = holder "junior", expect = { allowance = yuan(100) } }
test "middle 300" { period = "2022-05", worker = holder "intermediate", expect = { allowance = yuan(300) } }
test "senior 500" { period = "2022-05", worker = holder "senior", expect = { allowance = yuan(500) } }
test "a dispatched worker gets the same from the agency" {
  period = "2022-05", worker = holder("intermediate", "外派社工"), expect = { allowance = yuan(300) } }
test "who is both is paid once" {
  period = "2022-05",
  worker = but(without(holder "junior", "circumstance"), { circumstances = {
    { kind = "duty", value = "驻站社工", from = "2021-01-01" }, { kind = "duty", value = "外派社工", from = "2021-01-01" } } }),
  expect = { allowance = yuan(100) } }
test "another engagement is neither" {
  period = "2022-05", worker = holder("junior", "志愿者"), expect = { allowance = refused "any_of" } }
test "without an engagement on record it cannot be decided" {
  period = "2022-05", worker = without(holder "junior", "circumstance"), expect = { allowance = undecided "any_of" } }
test "an engagement until the last day counts" {
  period = "2022-05", worker = holder("junior", nil, { circumstance = { to = "2022-05-31" } }), expect = { allowance = yuan(100) } }
test "one that ended before does not" {
  period = "2022-05", worker = holder("junior", nil, { circumstance = { to = "2022-05-30" } }), expect = { allowance = refused "any_of" } }
test "a post outside the city" {
  period = "2022-05", worker = holder("junior", nil, { posting = { county = "惠山区" } }), expect = { allowance = refused "postings.held" } }
test "a post until the last day" {
  period = "2022-05", worker = holder("junior", nil, { posting = { to = "2022-05-31" } }), expect = { allowance = yuan(100) } }
test "a post that ended before it" {
  period = "2022-05", worker = holder("junior", nil, { posting = { to = "2022-05-30" } }), expect = { allowance = refused "postings.held" } }
test "registered from the last day on" {
  period = "2022-05", worker = holder("junior", nil, { registration = { from = "2022-05-31" } }), expect = { allowance = yuan(100) } }
test "registered from the next month on" {
  period = "2022-05", worker = holder("junior", nil, { registration = { from = "2022-06-01" } }),
  expect = { allowance = refused "certificate.highest" } }
test "the last month of a registration" { period = "2024-02", worker = holder "junior", expect = { allowance = yuan(100) } }
test "the month after it" { period = "2024-03", worker = holder "junior", expect = { allowance = refused "certificate.highest" } }
test "the Chengdu certificate is ignored here" {
  period = "2022-05",
  worker = { posting = { kind = "station", county = "昆山市", from = "2021-01-01" }, circumstances = {
    { kind = "duty", value = "驻站社工", from = "2021-01-01" }, { kind = "成都社工员", from = "2020-01-01" } } },
  expect = { allowance = refused "certificate.highest" } }
