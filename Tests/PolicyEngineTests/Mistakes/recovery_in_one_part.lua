-- expect: wrong-value on line 8, advice: 2 … 60
-- One part is no part.
policy {
  id           = "example/allowance",
  title        = "社区岗位补贴",
  jurisdiction = "640100",
  in_force     = from "2021-01-01",
  recovery     = in_parts(1),
  sources      = { notice = "某市民政局通知（2021）", posts = "某市岗位文件（2021）" },
  funds        = { city = "市级资金", region = "自治区资金" },
}

list "city" {
  title = "所辖县区", source = "notice",
  "兴庆区", "金凤区",
}

parameter "award" {
  title = "一次性奖补", source = "notice",
  from "2021-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) },
}

parameter "allowance" {
  title = "每月补贴", source = "posts",
  from "2021-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) },
  from "2023-01-01" { junior = yuan(300), intermediate = yuan(400), senior = yuan(600) },
}

parameter "hours_required" {
  title = "应完成学时", source = "notice",
  from "2021-01-01" { junior = hours(72), intermediate = hours(90), senior = hours(90) },
}

local post_in_city = posting { county = list "city" }

rule "award" {
  title  = "一次性奖补",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = {
    post_in_city.held "on the last day",
    registration.is_current "on the last day",
  },
  amount = by_level "award" :less_paid "award",
  fund   = by_level { junior = "city", intermediate = "region", senior = "region" },
}

rule "allowance" {
  title  = "每月补贴",
  source = "posts",
  pays   = monthly,
  level  = certificate.highest { registered = "on the last day" },
  when   = {
    post_in_city.days.at_least(1),
    assessment.last_year.not_recorded_as "failed",
  },
  amount = by_level "allowance" :prorated(post_in_city.days),
  fund   = "city",
}

standard "shortfall" {
  title  = "学时不足",
  source = "notice",
  level  = certificate.highest { registered = "on the last day" },
  when   = {
    post_in_city.held "on the last day",
    training.hours { since = "registration" }.below "hours_required",
  },
  reports = { { "hours", training.hours } },
}
