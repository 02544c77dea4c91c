-- 虚构的新工资办法，仅供测试。
policy {
  id           = "city/pay",
  title        = "社区工作者工资",
  jurisdiction = "640100",
  in_force     = from "2024-02-01",
  replaces     = "city/pay-2023",
  sources      = { measures = "新办法（虚构）" },
  funds        = { city = "市级资金" },
}

rule "pay" {
  title  = "基本工资",
  source = "measures",
  pays   = monthly,
  when   = { posting { kind = "community" }.held "on the last day" },
  amount = fixed(yuan(3200)),
  fund   = "city",
}

rule "post" {
  title  = "岗位津贴",
  source = "measures",
  pays   = monthly,
  when   = { posting { kind = "community" }.days.at_least(15) },
  amount = fixed(yuan(400)),
  fund   = "city",
}

stacking "parts" { -- 两项是否都按月计发 TO CONFIRM
  rules = { "pay", "post" }, source = "measures" }
