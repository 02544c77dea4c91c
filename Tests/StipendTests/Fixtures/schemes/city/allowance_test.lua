test "a junior at any post is paid" {
  period = "2024-03",
  worker = {
    posting     = { kind = "agency", county = "金凤区", from = "2023-07-01" },
    certificate = { level = "junior", approved = "2023-06-10" },
  },
  expect = { allowance = yuan(180) } }
