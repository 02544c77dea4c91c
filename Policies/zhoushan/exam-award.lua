-- 舟山市本级：考试奖励 · Zhoushan, city level: exam award.
-- 看的是报考时的单位，不是现在的单位；错过登记期即永久失去。
policy {
  id           = "zhoushan/exam-award",
  title        = "舟山市本级全国社会工作者职业资格考试奖励",
  jurisdiction = "330900",
  in_force     = from "2024-01-01", -- 2024 年末至 2025 年初印发，生效日 TO CONFIRM
  sources      = {
    measures = "《舟山市本级全国社会工作者职业资格考试奖励申请办法（试行）》；引 浙社通〔2024〕1号",
  },
  funds        = { city = "舟山市本级资金（承担方未见，TO CONFIRM）" },
}

parameter "exam_award" {
  title = "考试奖励", source = "measures",
  from "2024-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(5000) },
}

local filing_day = filing { level = "same" }.latest_day -- 该级别最后一次报考，即考取的那一次

rule "exam_award" {
  title  = "考试奖励",
  source = "measures",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    claim { value = "exam_award", level = "same" }.held "in the month", -- 申领期限未见，TO CONFIRM
    filing { level = "same", place = "市本级" }.recorded_on(filing_day),
    employer_level { value = "市本级" }.recorded_on(filing_day), -- 企业、社会组织、个体户以注册地为准
    none_of { filing { level = "same", value = "核查不通过" }.held_on(filing_day) },
    registration.was_made,
    circumstance { kind = "首次登记", value = "期内", level = "same" }.recorded "by the last day", -- 是否在省定登记期内，由经办人记录
    none_of { status { value = "失信" }.held "on the last day" },                                  -- 失信情形条文被截断，TO CONFIRM
    undecided_when { none_of { paid.nothing "exam_award" }, because = "低级别已领，升级如何计发：未见" },
  },
  amount = by_level "exam_award",
  fund   = "city",
}
