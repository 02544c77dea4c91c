-- A small sheet with a few points to mend; only tests pay by it.
policy {
  id           = "author/award",
  title        = "持证奖励",
  jurisdiction = "640100",
  in_force     = from "2024-01-01",
  sources      = { notice = "某市通知 TO CONFIRM" },
  funds        = { city = "市级资金" },
}

list "city" { title = "所辖区", source = "notice", "兴庆区", "金凤区" }

parameter "award" {
  title = "一次性奖励", source = "notice",
  from "2024-01-01" { junior = yuan(1000), intermediate = yuan(2000) },
}

rule "award" {
  title  = "取得证书一次性奖励",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = {
    certificate.level_in { "junior", "intermediate" },
    posting { county = list "city" }.held "on the last day",
    assessment.last_year.is_not "failed",
  },
  amount = by_level "award" :less_paid "award",
  fund   = "city",
}
