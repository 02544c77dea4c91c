-- 德化县社会组织评估奖励 · Dehua: awards to social organisations graded 4A or 5A.
-- 收款人是社会组织本身：等级随 import organisations 导入，账号是组织的账号。
-- 报道只说为 4A、5A 社会组织授牌；奖金有无及标准均未见，下列金额为示例，发放前须核，TO CONFIRM。
policy {
  id           = "dehua/organisation-awards",
  title        = "德化县社会组织评估奖励",
  jurisdiction = "350526",
  in_force     = from "2021-01-01", -- TO CONFIRM
  subject      = "organisation",
  sources      = {
    report = "德化县社会工作报道（2022）：为 4A、5A 社会组织授牌；文件文号 TO CONFIRM",
  },
  funds        = { county = "德化县资金（承担方未见，TO CONFIRM）" },
}

list "county" { title = "本县", source = "report", "德化县" }
list "forms" { title = "社会组织", source = "report", "社会团体", "社会服务机构", "基金会" }

parameter "award_4a" { title = "4A 级奖励（示例金额，TO CONFIRM）", source = "report", from "2021-01-01" (yuan(1000)) }
parameter "award_5a" { title = "5A 级奖励（示例金额，TO CONFIRM）", source = "report", from "2021-01-01" (yuan(2000)) }

local in_county = location { place = list "county" }.held "on the last day"
local is_social = employer_form { value = list "forms" }.held "on the last day"

rule "grade_5a" {
  title  = "5A 级社会组织评估奖励",
  source = "report",
  pays   = once,
  when   = {
    in_county, is_social,
    grade { value = "5A" }.held "on the last day",
    none_of { grade { value = "5A" }.held "before the month" }, -- 只在取得等级的当月
    undecided_when { none_of { paid.nothing "grade_4a" }, because = "4A 已发后升为 5A 是否补差：未见" },
  },
  amount = rate "award_5a",
  fund   = "county",
}

rule "grade_4a" {
  title  = "4A 级社会组织评估奖励",
  source = "report",
  pays   = once,
  when   = {
    in_county, is_social,
    grade { value = "4A" }.held "on the last day",
    none_of { grade { value = "4A" }.held "before the month" }, -- 只在取得等级的当月
    paid.nothing "grade_5a",                                    -- 由 5A 降为 4A 的不发 TO CONFIRM
  },
  amount = rate "award_4a",
  fund   = "county",
}
