-- 虚构的市级补贴，仅供测试。
policy {
  id           = "city/allowance",
  title        = "市持证补贴",
  jurisdiction = "640100",
  in_force     = from "2022-01-01",
  sources      = { notice = "市通知（虚构）" },
  funds        = { city = "市级资金" },
}

parameter "allowance" {
  title = "补贴（每月）", source = "notice",
  from "2022-01-01" { junior = yuan(180), intermediate = yuan(300), senior = yuan(500) },
}

rule "allowance" {
  title  = "持证补贴",
  source = "notice",
  pays   = monthly,
  level  = certificate.highest { approved = "by the last day" },
  when   = { posting { }.days.at_least(1) },
  amount = by_level "allowance",
  fund   = "city",
}
