local staff = { posting = { kind = "community", county = "金凤区", from = "2021-07-01" } }
test "the last month in force is paid" {
  period = "2023-12", worker = staff, expect = { pay = yuan(3000) } }
test "the month after the end is not" {
  period = "2024-01", worker = staff, expect = { pay = refused "from.to" } }
