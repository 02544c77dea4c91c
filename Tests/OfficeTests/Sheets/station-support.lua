-- Support for stations by how many people are stationed there.
policy {
  id = "station-support", title = "社工站运行补助", jurisdiction = "340700",
  in_force = from "2021-01-01", subject = "station",
  sources = { plan = "测试用文件" },
  funds = { city = "市级资金" },
}

parameter "two" { title = "人数", source = "plan", from "2021-01-01" (2) }
parameter "support" { title = "运行补助（每月）", source = "plan", from "2021-01-01" (yuan(1000)) }

rule "support" {
  title = "运行补助", source = "plan",
  pays = monthly,
  when = { staff { duty = "驻站社工" }.count "on the last day" .at_least "two" },
  amount = rate "support",
  fund = "city",
}
