test "a registered junior in a community is paid" {
  period = "2024-03",
  worker = {
    posting      = { kind = "community", county = "兴庆区", from = "2022-07-01" },
    certificate  = { level = "junior", approved = "2023-06-10" },
    registration = { level = "junior", from = "2023-07-01", to = "2026-06-30" },
    assessment   = { year = 2023, result = "passed" },
  },
  expect = { support = yuan(100) } }
