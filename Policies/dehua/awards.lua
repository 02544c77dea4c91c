-- 德化县：网格员等辅助人员考试奖励、持证奖励 · Dehua: awards. 社会组织的奖励见 organisation-awards.lua。
-- 报道只说 2021 年共发一次性奖励 3.35 万元；文件与各级标准均未见，下列金额为示例，发放前须核，TO CONFIRM。
policy {
  id           = "dehua/awards",
  title        = "德化县社会工作考试与持证奖励",
  jurisdiction = "350526",
  in_force     = from "2021-01-01", -- TO CONFIRM
  sources      = {
    report = "德化县社会工作报道（2022）：激励网格员等辅助人员报考，奖励持证人员；文件文号 TO CONFIRM",
  },
  funds        = { county = "德化县资金（承担方未见，TO CONFIRM）" },
}

list "county" { title = "本县", source = "report", "德化县" }

list "roles" {
  title = "网格员等辅助人员", source = "report",
  "网格员", "网格协管员", "辅警", "挂钩社工",
}

parameter "role_award" {
  title = "辅助人员考试奖励（示例金额，TO CONFIRM）", source = "report",
  from "2021-01-01" { junior = yuan(500), intermediate = yuan(1000), senior = yuan(2000) },
}

parameter "holder_award" {
  title = "持证奖励（示例金额，TO CONFIRM）", source = "report",
  from "2021-01-01" { junior = yuan(500), intermediate = yuan(1000), senior = yuan(2000) },
}

local in_role = posting { county = list "county", kind = list "roles" }

rule "role_award" {
  title  = "网格员等辅助人员考试奖励",
  source = "report",
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = { in_role.held_on(certificate.approval_day) }, -- 取得证书时在辅助岗位
  amount = by_level "role_award",
  fund   = "county",
}

rule "holder_award" {
  title  = "持证人员奖励",
  source = "report",
  pays   = once_per "level",
  each   = certificate.each { approved = "in the month" },
  when   = {
    posting { county = list "county" }.held_on(certificate.approval_day),
    none_of { in_role.held_on(certificate.approval_day) }, -- 与辅助人员奖励不重复，TO CONFIRM
    paid.nothing_at_this_level "role_award",
  },
  amount = by_level "holder_award",
  fund   = "county",
}
