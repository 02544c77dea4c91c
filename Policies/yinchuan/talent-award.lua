-- 银川市 2023 年通知与自治区人才新政 · The city's 2023 notice (junior) and the region's award.
-- 与 certificate-subsidies.lua 的奖补是同一笔钱的两种写法：这里按通知原文的更严条件。
policy {
  id           = "yinchuan/talent-award",
  title        = "银川市助理社会工作师一次性奖补（2023 年通知）与自治区一次性奖补",
  jurisdiction = "640100",
  in_force     = from "2021-01-01", -- 自治区新政起算日未见，TO CONFIRM
  sources      = {
    notice    = "银川市民政局《关于发放助理社会工作师一次性奖补资金的通知》（2023-03-24，2023-00260）；银川人才兴市30条",
    region    = "宁夏回族自治区《深入实施新时代人才强区战略》人才新政；文号与条件 TO CONFIRM",
    divisions = "GB/T 2260：银川市辖三区两县一市",
  },
  funds        = { city = "银川市级人才资金", region = "自治区人才资金" }, -- 预算科目未见，TO CONFIRM
}

list "city" {
  title = "银川市所辖县（市、区）；园区按所在区", source = "divisions",
  "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市",
}

list "higher_employers" {
  title = "驻银的中央、自治区单位和自治区登记的社会组织", source = "notice",
  "中央", "自治区",
}

list "own" { title = "本通知的奖补", source = "notice", "city_award" }
list "same_award" { title = "与自治区奖补不得重复的项目；县级奖补可叠加，故不列入", source = "region", "award", "yinchuan/certificate-subsidies:award" }

parameter "city_award" {
  title = "助理社会工作师一次性奖补", source = "notice",
  from "2021-01-01" { junior = yuan(2000) }, -- 中级、高级由自治区发
}

parameter "region_award" {
  title = "自治区一次性奖补", source = "region",
  from "2021-01-01" { intermediate = yuan(3000), senior = yuan(6000) }, -- 初级由市、县或单位发
}

local city_claim = claim { value = "city_award" }

rule "city_award" {
  title  = "助理社会工作师一次性奖补",
  source = "notice",
  pays   = once,
  each   = certificate.each { approved = "by the last day" },
  when   = {
    certificate.level_in { "junior" },
    certificate.approved { from = "2022-01-01" }, -- 2022 年以后考试取得；以批准日计，TO CONFIRM
    certificate.is_first_of_level,
    certificate_receipt { level = "same" }.first_day.no_later_than "2023-04-28",
    registration.first_ever.no_later_than "2023-04-28",
    registration.was_made,
    city_claim.latest_day.no_earlier_than "2023-03-24", -- 通知之日
    city_claim.latest_day.no_later_than "2023-04-28",   -- 逾期视为自愿放弃
    posting { county = list "city" }.held_on(city_claim.latest_day),
    none_of { employer_level { value = list "higher_employers" }.recorded_on(city_claim.latest_day) },
    city_claim.held "in the month",
    paid.nothing_but(list "own"), -- 未领取其他任何形式的政府补贴或奖励
  },
  amount = by_level "city_award",
  fund   = "city",
}

rule "region_award" {
  title  = "自治区一次性奖补",
  source = "region",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    certificate.level_in { "intermediate", "senior" },
    claim { value = "region_award", level = "same" }.held "in the month", -- 申领办法未见，TO CONFIRM
    registration.is_current "on the last day",                            -- 未见，TO CONFIRM
    posting {}.held "on the last day",                                    -- 范围未见，TO CONFIRM
    paid.nothing_at_this_level(list "same_award"),
    undecided_when {
      none_of { paid.nothing "region_award" },
      because = "已领较低级别奖补后升级，发全额还是差额：文件未见",
    },
  },
  amount = by_level "region_award",
  fund   = "region",
}
