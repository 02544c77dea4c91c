-- 宿迁市本级2024年度社会工作者考试奖励（R23）· Suqian, city level: the award for the 2024 exam.
policy {
  id           = "suqian/exam-award",
  title        = "宿迁市本级社会工作者职业资格考试奖励（2024年度）",
  jurisdiction = "321300",
  in_force     = from "2024-09-26",
  sources      = {
    notice = "宿迁市本级2024年度社会工作人才奖励申报通知（依据《宿迁市社会工作人才发展扶持激励措施》；文号 TO CONFIRM）",
  },
  funds        = { city = "市级资金（TO CONFIRM）" },
}

list "excluded" {
  title = "申请时不属奖励对象的身份", source = "notice",
  "公务员", "参公人员", "事业单位人员",
}

list "employers" {
  title = "单位层级：省驻宿单位、市属单位、市级社会组织", source = "notice",
  "省驻宿单位", "市属单位", "市级社会组织",
}

parameter "award" {
  title = "考试奖励", source = "notice", -- 高级待评审通过后另行申请
  from "2024-09-26" { junior = yuan(800), intermediate = yuan(1200), senior = yuan(1500) },
}

rule "award" {
  title  = "社会工作者职业资格考试奖励",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day", registered = "on the last day" },
  when   = {
    claim { value = "考试奖励" }.held "in the month",
    claim { value = "考试奖励" }.held_between { from = "2024-09-26", to = "2024-10-25" }, -- 逾期视为放弃
    -- 2024 年考试通过；此处以 2024 年起批准为准，申领窗口在年内截止。高级评审后另行申请的时限 TO CONFIRM
    certificate.approved { from = "2024-01-01" },
    certificate.is_first_of_level,
    employer_level { value = list "employers" }.recorded_on(claim { value = "考试奖励" }.latest_day),
    none_of { status { value = list "excluded" }.recorded_on(claim { value = "考试奖励" }.latest_day) },
    undecided_when {
      paid.times "award".at_least(1), because = "以前领过较低级别的，升级如何计发文件未写明",
    },
  },
  amount = by_level "award",
  fund   = "city",
}
