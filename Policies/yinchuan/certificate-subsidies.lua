-- 银川市社会工作者持证奖补 · Yinchuan: awards and monthly allowance for certified social workers.
-- Every word used here is explained in Policies/GLOSSARY.md. Points marked TO CONFIRM were not seen
-- in a document and need the office's word before money is paid on them.
policy {
  id           = "yinchuan/certificate-subsidies",
  title        = "银川市社会工作者持证奖补",
  jurisdiction = "640100",          -- GB/T 2260
  in_force     = from "2021-01-01", -- TO CONFIRM: the talent measures behind it name no day
  sources      = {
    notice    = "银川市民政局《关于发放助理社会工作师一次性奖补资金的通知》（2023-03-24，2023-00260）",
    region    = "宁夏回族自治区《深入实施新时代人才强区战略》人才新政；文号 TO CONFIRM",
    posts     = "宁夏回族自治区加强城市社区专职工作者队伍建设的文件；文号与起算日 TO CONFIRM",
    education = "《社会工作者继续教育办法》（2009；文号 民发〔2009〕123号 TO CONFIRM）",
    divisions = "GB/T 2260：银川市辖三区两县一市",
  },
  funds        = { city = "银川市级资金", region = "自治区资金" },
}

list "city" {
  title = "银川市所辖县（市、区）", source = "divisions",
  "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市",
}

list "same_award" {
  title = "同一笔奖补的另一种写法与吴忠市的同级奖补：已领的不再发 TO CONFIRM", source = "notice",
  "yinchuan/talent-award:city_award", "yinchuan/talent-award:region_award",
  "ningxia/community-allowance:wuzhong_award",
}

parameter "award" {
  title = "取得职业资格一次性奖补", source = { "notice", "region" },
  from "2021-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) },
}

parameter "allowance" {
  title = "社区岗位职称补贴（每月）", source = "posts",
  from "2021-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) },
}

parameter "hours_required" {
  title = "一个登记期内应完成的继续教育学时", source = "education",
  from "2009-01-01" { junior = hours(72), intermediate = hours(90), senior = hours(90) },
}

local post_in_city   = posting { county = list "city" }
local community_post = posting {
  county = list "city", kind = "community", on_establishment = false,
}

rule "award" {
  title  = "取得职业资格一次性奖补",
  source = { "notice", "region" },
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = {
    post_in_city.held "on the last day",
    registration.is_current "on the last day", -- met only in a later month: nothing. TO CONFIRM
    paid.nothing_at_this_level(list "same_award"),
  },
  amount = by_level "award" :less_paid "award", -- the difference on upgrade. TO CONFIRM
  fund   = by_level { junior = "city", intermediate = "region", senior = "region" },
}

rule "allowance" {
  title  = "社区岗位职称补贴",
  source = "posts",
  pays   = monthly,
  level  = certificate.highest { registered = "on the last day" },
  when   = {
    community_post.days.at_least(1),
    assessment.last_year.not_recorded_as "failed", -- a missing assessment does not block. TO CONFIRM
  },
  amount = by_level "allowance" :prorated(community_post.days),
  fund   = "city",
}

standard "shortfall" {
  title   = "登记到期前继续教育学时不足",
  source  = "education",
  level   = certificate.highest { registered = "on the last day" },
  when    = {
    post_in_city.held "on the last day",
    registration.ends_within(90),
    training.hours { since = "registration" }.below "hours_required",
  },
  reports = {
    { "valid_until", registration.last_day },
    { "hours", training.hours { since = "registration" } },
    { "required", by_level "hours_required" },
  },
}
