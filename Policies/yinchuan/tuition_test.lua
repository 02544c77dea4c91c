-- Tests of tuition.lua. Share and ceiling are examples (TO CONFIRM).
local function facts(changes)
  changes = changes or {}
  return {
    posting     = { kind = "community", county = changes.county or "兴庆区", from = "2020-01-01", to = changes.to },
    certificate = { level = "junior", approved = changes.approved or "2021-10-17" },
    circumstances = {
      { kind = "degree", value = changes.degree or "社会工作", on = changes.on or "2024-06-30" },
      { kind = "expense", value = "学费", amount = changes.fee or yuan(4000), on = "2022-09-01" },
      { kind = "expense", value = changes.second or "学费", amount = yuan "4000.50", on = changes.second_on or "2023-09-01" },
    },
  }
end
test "the fees of all years come back with the degree" { period = "2024-06", worker = facts(), expect = { tuition = yuan "8000.50" } }
test "books do not" { period = "2024-06", worker = facts { second = "教材" }, expect = { tuition = yuan(4000) } }
test "a receipt of the last day counts" { period = "2024-06", worker = facts { second_on = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "a receipt after the month does not" { period = "2024-06", worker = facts { second_on = "2024-07-01" }, expect = { tuition = yuan(4000) } }
test "just under the ceiling" { period = "2024-06", worker = facts { fee = yuan "5999.49" }, expect = { tuition = yuan "9999.99" } }
test "the ceiling holds" { period = "2024-06", worker = facts { fee = yuan "5999.51" }, expect = { tuition = yuan(10000) } }
test "nothing before the degree" { period = "2024-05", worker = facts(), expect = { tuition = refused "circumstances.held" } }
test "nothing after its month" { period = "2024-07", worker = facts(), expect = { tuition = refused "circumstances.held" } }
test "another subject is not paid" { period = "2024-06", worker = facts { degree = "法学" }, expect = { tuition = refused "circumstances.held" } }
test "who left before the last day is not paid" { period = "2024-06", worker = facts { to = "2024-06-29" }, expect = { tuition = refused "postings.held" } }
test "who leaves on the last day is" { period = "2024-06", worker = facts { to = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "another city's worker is not" { period = "2024-06", worker = facts { county = "大武口区" }, expect = { tuition = refused "postings.held" } }
test "the certificate by the last day" { period = "2024-06", worker = facts { approved = "2024-06-30" }, expect = { tuition = yuan "8000.50" } }
test "not a day later" { period = "2024-06", worker = facts { approved = "2024-07-01" }, expect = { tuition = refused "certificate.held" } }
test "without receipts the sum is unknown" {
  period = "2024-06", worker = but(without(facts(), "circumstances"), { circumstance = { kind = "degree", value = "社会工作", on = "2024-06-30" } }),
  expect = { tuition = undecided "amount" } }
test "once" { period = "2024-06", worker = facts(), paid = { { measure = "tuition", amount = yuan(1), on = "2023-01-01" } }, expect = { tuition = refused "once" } }
