policy {
  id           = "town/awards",
  title        = "社会组织评估奖励",
  jurisdiction = "340705",
  in_force     = from "2021-01-01",
  subject      = "organisation",
  sources      = { notice = "社会组织评估奖励办法" },
  funds        = { county = "区级资金" },
}

parameter "award" { title = "5A 级奖励", source = "notice", from "2021-01-01" (yuan(2000)) }

rule "grade_5a" {
  title  = "5A 级社会组织奖励",
  source = "notice",
  pays   = once,
  when   = {
    grade { value = "5A" }.held "on the last day",
    none_of { grade { value = "5A" }.held "before the month" },
  },
  amount = rate "award",
  fund   = "county",
}
