-- 虚构的旧工资办法，仅供测试。
policy {
  id           = "city/pay-2023",
  title        = "社区工作者工资（旧）",
  jurisdiction = "640100",
  in_force     = from "2021-01-01" :to "2023-12-31",
  sources      = { measures = "旧办法（虚构）" },
  funds        = { city = "市级资金" },
}

rule "pay" {
  title  = "基本工资",
  source = "measures",
  pays   = monthly,
  when   = { posting { kind = "community" }.held "on the last day" },
  amount = fixed(yuan(3000)),
  fund   = "city",
}
