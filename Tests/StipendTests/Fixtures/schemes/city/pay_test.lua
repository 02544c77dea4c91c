test "pay and post are paid together" {
  period = "2024-03", worker = { posting = { kind = "community", county = "金凤区", from = "2021-07-01" } },
  expect = { pay = yuan(3200), post = yuan(400) } }
