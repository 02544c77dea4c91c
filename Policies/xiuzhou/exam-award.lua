-- 嘉兴市秀洲区：考试奖励 · Xiuzhou: exam award by the channel of filing.
policy {
  id           = "xiuzhou/exam-award",
  title        = "秀洲区社会工作者职业资格考试奖励",
  jurisdiction = "330411",
  in_force     = from "2024-01-01", -- 文件与日期未见（仅有培训网站摘要），TO CONFIRM
  sources      = { digest = "秀洲区考试奖励；文件名称、文号未见，金额据摘要，TO CONFIRM" },
  funds        = { district = "秀洲区资金（承担方未见，TO CONFIRM）" },
}

list "channels" {
  title = "可领奖的报考渠道：社会工作机构、慈善组织、村（社区）", source = "digest",
  "社会工作机构", "慈善组织", "村（社区）",
}

parameter "exam_award" {
  title = "考试奖励", source = "digest",
  from "2024-01-01" { junior = yuan(1000), intermediate = yuan(2000), senior = yuan(3000) },
}

rule "exam_award" {
  title  = "考试奖励",
  source = "digest",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    claim { value = "exam_award", level = "same" }.held "in the month", -- 申领办法未见，TO CONFIRM
    -- 看考取的那一次（最后一次）报考；个人报考、通过一般企业报考的不发
    filing { level = "same", place = "秀洲区", value = list "channels" }.recorded_on(filing { level = "same" }.latest_day),
    undecided_when { none_of { paid.nothing "exam_award" }, because = "低级别已领，升级如何计发：未见" },
  },
  amount = by_level "exam_award",
  fund   = "district",
}
