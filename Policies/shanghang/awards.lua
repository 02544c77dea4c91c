-- 上杭县：持证奖励与按年后付的津贴 · Shanghang: award, and an allowance paid yearly in arrears.
-- 发放月份：2024-07（2023 年度申领通知）。以后年度的申领期限未见，届时待定。
policy {
  id           = "shanghang/awards",
  title        = "上杭县持证社会工作专业人才奖励津贴",
  jurisdiction = "350823",
  in_force     = from "2024-01-01", -- 首次发放 2023 年度；55号文生效日 TO CONFIRM
  sources      = {
    measures = "《上杭县持证社会工作专业人才奖励津贴实施办法（试行）》（杭民〔2023〕55号）",
    notice   = "2023 年度奖励津贴申领通知（2024-07）",
  },
  funds        = { county = "上杭县资金（承担方未见，TO CONFIRM）" },
}

list "county" { title = "本县", source = "measures", "上杭县" }

list "posts" {
  title = "城乡社区、县社工指导中心、乡镇社工站", source = "measures",
  "社区", "县社会工作服务指导中心", "社工站",
}

list "residence" { title = "户籍证明或居住证", source = "notice", "户籍", "居住证" }

parameter "award" {
  title = "一次性奖励", source = "measures",
  from "2023-01-01" { junior = yuan(1000), intermediate = yuan(2000), senior = yuan(5000) },
}

parameter "allowance" {
  title = "津贴（每月）", source = "measures",
  from "2023-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(500) },
}

local award_claim, allowance_claim = claim { value = "award" }, claim { value = "allowance" }
-- 2024-07-11 截止，逾期不再补发；以后年度的期限未见，届时待定而不算逾期。
local function in_time(application) return application.latest_day.no_later_than "2024-07-11" end
local function not_late(application, next_round)
  return any_of { in_time(application), application.latest_day.no_earlier_than(next_round) }
end
local function later_round(application)
  return undecided_when { none_of { in_time(application) }, because = "该年度的申领通知未见" }
end

-- 上一年度在岗且持证的时间；“持证”自批准日算起，TO CONFIRM
local served = posting { county = list "county", kind = list "posts" }
  .service { during = "the year before", since = "approval" }

rule "award" {
  title  = "取得证书一次性奖励",
  source = { "measures", "notice" },
  pays   = once_per "level",
  each   = certificate.each { approved = "in the year before" },
  when   = {
    later_round(award_claim),
    not_late(award_claim, "2025-01-01"),
    award_claim.held "in the month",
    residence { value = list "residence", place = list "county" }.recorded_on(award_claim.latest_day),
    registration.was_made,
    undecided_when { none_of { paid.nothing "award" }, because = "升级是否只补差额：未见" },
  },
  amount = by_level "award",
  fund   = "county",
}

rule "allowance" {
  title  = "持证津贴（上一年度，一次发清）",
  source = { "measures", "notice" },
  pays   = yearly { month = 7 },
  level  = certificate.highest { approved = "before the year" }, -- 年中升级按年末级别自取得之月起，TO CONFIRM
  when   = {
    later_round(allowance_claim),
    not_late(allowance_claim, "2025-07-01"), -- 每年 7 月申领
    allowance_claim.held "in the month",
    served.longest_run.at_least(6), -- 连续满 6 个月
    assessment.last_year.at_least "passed",
  },
  amount = by_level "allowance" :times(served.months "any day"), -- 按月计法未写明，TO CONFIRM
  fund   = "county",
}
