-- 虚构的自治区补贴，仅供测试。
policy {
  id           = "region/support",
  title        = "自治区社区工作者补贴",
  jurisdiction = "640000",
  in_force     = from "2023-01-01",
  sources      = { notice = "自治区通知（虚构）" },
  funds        = { region = "自治区资金" },
}

parameter "support" {
  title = "补贴（每月）", source = "notice",
  from "2023-01-01" { junior = yuan(100), intermediate = yuan(150), senior = yuan(200) },
}

floor "least" {
  title = "市级补贴下限", source = "notice", parameter = "allowance",
  from "2024-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(400) },
}

rule "support" {
  title  = "补贴",
  source = "notice",
  pays   = monthly,
  level  = certificate.highest { registered = "on the last day" },
  when   = { posting { kind = "community" }.held "on the last day" },
  amount = by_level "support",
  fund   = "region",
}
