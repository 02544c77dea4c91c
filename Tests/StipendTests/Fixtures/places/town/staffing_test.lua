local station = { kind = "station", county = "铜官区", residents = 20000, from = "2021-08-01" }
test "nobody is there" { period = "2024-03", station = station, expect = { head = found, large = finds { have = 0 } } }
test "a head is there" {
  period = "2024-03", station = but(station, { staff = { { duty = "站长", from = "2021-08-01" } } }),
  expect = { head = none, large = finds { have = 0 } } }
