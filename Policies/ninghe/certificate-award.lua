-- 天津市宁河区2023年度社会工作人才奖励（R35）· Ninghe: twelve continuous months, still running.
policy {
  id           = "ninghe/certificate-award",
  title        = "天津市宁河区社会工作人才奖励（2023年度）",
  jurisdiction = "120117",
  in_force     = from "2024-10-23",
  sources      = {
    notice = "宁河区2023年度社会工作人才奖励申报通知（依据《宁河区社会工作人才培养激励办法》；文号 TO CONFIRM）",
  },
  funds        = { district = "宁河区财政资金（TO CONFIRM）" },
}

list "district" { title = "宁河区", source = "notice", "宁河区" }

list "excluded" {
  title = "不属奖励对象的身份", source = "notice",
  "机关在编人员", "事业单位在编人员", "国有企业人员",
}

parameter "award" {
  title = "取得证书奖励", source = "notice", -- 高级待评审通过后另行申报，数额未见
  from "2024-10-23" { junior = yuan(2000), intermediate = yuan(3000) },
}

rule "award" {
  title  = "取得证书奖励",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    certificate.level_in { "junior", "intermediate" },
    -- 申报期九天，逾期不受理；村（社区）人员由镇街集中申报，申报日同样记录
    claim { value = "人才奖励" }.held "in the month",
    claim { value = "人才奖励" }.held_between { from = "2024-10-23", to = "2024-10-31" },
    exam { level = "same" }.recorded { from = "2023-01-01", to = "2023-12-31" }, -- 2023 年考试通过
    certificate.approved { from = "2023-01-01" },                                -- 由该次考试取得
    certificate.is_first_of_level,
    posting { county = list "district" }.run_until(claim { value = "人才奖励" }).at_least(12),
    none_of { status { value = list "excluded" }.recorded_on(claim { value = "人才奖励" }.latest_day) },
    undecided_when {
      paid.times "award".at_least(1), because = "以前领过较低级别的，升级如何计发文件未写明",
    },
  },
  amount = by_level "award",
  fund   = "district",
}
