-- The same scheme with two changes to rehearse: 20 days in post, and 350 yuan for the second level.
policy {
  id           = "city/allowance",
  title        = "社会工作者持证补贴",
  jurisdiction = "640100",
  in_force     = from "2021-01-01",
  sources      = { notice = "民政局 2021 年第 1 号通知", posts = "民政局 2021 年第 2 号通知" },
  funds        = { city = "市级资金", region = "自治区资金" },
}

list "city" { title = "所辖县（市、区）", source = "posts", "兴庆区", "金凤区" }

parameter "award" {
  title = "一次性奖补", source = "notice",
  from "2021-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) },
}

parameter "allowance" {
  title = "岗位补贴（每月）", source = "posts",
  from "2021-01-01" { junior = yuan(150), intermediate = yuan(250), senior = yuan(400) },
  from "2024-01-01" { junior = yuan(200), intermediate = yuan(350), senior = yuan(500) },
}

local post = posting { county = list "city", kind = "community", on_establishment = false }

rule "award" {
  title  = "取得职业资格一次性奖补",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = {
    post.held "on the last day",
    registration.is_current "on the last day",
  },
  amount = by_level "award" :less_paid "award",
  fund   = by_level { junior = "city", intermediate = "region", senior = "region" },
}

rule "allowance" {
  title  = "岗位补贴",
  source = "posts",
  pays   = monthly,
  level  = certificate.highest { registered = "on the last day" },
  when   = {
    post.days.at_least(20),
    assessment.last_year.at_least "passed",
  },
  amount = by_level "allowance" :prorated(post.days),
  fund   = "city",
}
