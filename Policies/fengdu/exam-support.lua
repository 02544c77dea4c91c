-- 重庆市丰都县鼓励参加社会工作者职业水平考试（R38）· Fengdu: expenses, awards and a duty.
policy {
  id           = "fengdu/exam-support",
  title        = "丰都县社会工作者职业水平考试费用、奖励与义务",
  jurisdiction = "500230",
  in_force     = from "2024-01-01",
  sources      = { notice = "《关于鼓励社会工作者参加职业水平考试的通知》（丰都县，约 2023-12；文号 TO CONFIRM）" },
  funds        = { employer = "所在单位", county = "县民政局" },
}

list "county" { title = "丰都县", source = "notice", "丰都县" }

list "own_unit" {
  title = "由所在单位奖励的人员", source = "notice", "机关人员", "群团组织人员", "事业单位人员" }

list "receipts" {
  title = "凭票报销的费用", source = "notice", "报名费", "交通费", "住宿费" }

parameter "age_below" { title = "须取得证书的年龄界限（不满）", source = "notice", from "2024-01-01" (45) }
parameter "within" { title = "须取得证书的期限（月）", source = "notice", from "2024-01-01" (24) }

-- （一）在重庆参加考试的报名费、交通费、住宿费，凭票由所在单位报销；同一级别原则上不超过两次，不要求通过。
rule "expenses_junior" {
  title  = "考试费用报销（初级）", source = "notice", pays = monthly,
  when   = {
    posting { county = list "county" }.held "on some day of the month",
    expense { value = list "receipts", place = "重庆", level = "junior" }.held "in the month",
    paid.times "expenses_junior".below(2) },
  amount = expense { value = list "receipts", place = "重庆", level = "junior" }.sum "in the month",
  fund   = "employer" }

rule "expenses_intermediate" {
  title  = "考试费用报销（中级）", source = "notice", pays = monthly,
  when   = {
    posting { county = list "county" }.held "on some day of the month",
    expense { value = list "receipts", place = "重庆", level = "intermediate" }.held "in the month",
    paid.times "expenses_intermediate".below(2) },
  amount = expense { value = list "receipts", place = "重庆", level = "intermediate" }.sum "in the month",
  fund   = "employer" }

rule "expenses_senior" {
  title  = "考试费用报销（高级）", source = "notice", pays = monthly,
  when   = {
    posting { county = list "county" }.held "on some day of the month",
    expense { value = list "receipts", place = "重庆", level = "senior" }.held "in the month",
    paid.times "expenses_senior".below(2) },
  amount = expense { value = list "receipts", place = "重庆", level = "senior" }.sum "in the month",
  fund   = "employer" }

-- （二）2024 年起取得全国证书的一次性奖励：社区人员和社会人员（学生除外）由县民政局，机关、群团、
-- 事业单位人员由所在单位。各级数额未见：按核定并记录的数额，没有记录的待定。重庆社会工作员证书不在此列。
rule "award" {
  title  = "取得证书一次性奖励",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = {
    certificate.approved { from = "2024-01-01" },
    any_of { -- 社会人员没有岗位的，以居住在本县为准 TO CONFIRM
      posting { county = list "county" }.held "on the last day",
      residence { place = list "county" }.recorded "on the last day",
    },
    none_of { status { value = "学生" }.recorded "on the last day" },
  },
  amount = circumstance { kind = "核定奖励", level = "same" }.sum "in the month",
  fund   = by_case {
    { status { value = list "own_unit" }.held "on the last day", "employer" },
    "county",
  },
}

-- （三）村（社区）人员不满 45 周岁的，须在两年内取得证书。起算日以任务下达记录为准 TO CONFIRM；没有记录的待定。
standard "must_pass" {
  title   = "不满 45 周岁、两年内未取得证书",
  source  = "notice",
  when    = {
    posting { county = list "county", kind = "community" }.held "on the last day",
    circumstance { kind = "出生日期" }.years_since.below "age_below",
    circumstance { kind = "考证任务" }.months_since.at_least "within",
    none_of { certificate.held { approved = "by the last day" } },
  },
  reports = {
    { "age", circumstance { kind = "出生日期" }.years_since },
    { "months", circumstance { kind = "考证任务" }.months_since },
  },
}
