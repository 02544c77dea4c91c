-- An allowance that cannot be decided before last year's assessment is recorded.
policy {
  id = "needs-assessment", title = "考核合格人员岗位补贴", jurisdiction = "640100",
  in_force = from "2021-01-01",
  sources = { posts = "测试用文件" },
  funds = { city = "银川市级资金" },
}

parameter "allowance" {
  title = "岗位补贴（每月）", source = "posts",
  from "2021-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) },
}

rule "allowance" {
  title = "岗位补贴", source = "posts",
  pays = monthly,
  level = certificate.highest { registered = "on the last day" },
  when = {
    assessment.last_year.at_least "passed",
  },
  amount = by_level "allowance",
  fund = "city",
}
