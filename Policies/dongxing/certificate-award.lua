-- 东兴市本级2024年社会工作人才奖励（R37）· Dongxing: the highest certificate, not if the parent city paid.
policy {
  id           = "dongxing/certificate-award",
  title        = "东兴市本级社会工作专业人才奖励（2024年）",
  jurisdiction = "450681",
  in_force     = from "2024-04-09",
  sources      = { notice = "东兴市民政局关于2024年市本级社会工作人才奖励的通知（2024-04-09；文号 TO CONFIRM）" },
  funds        = { city = "东兴市本级资金（TO CONFIRM）" },
}

list "city" { title = "东兴市", source = "notice", "东兴市" }

rule "award" {
  title  = "社会工作专业人才奖励",
  source = "notice",
  pays   = once,
  -- 按 2023 年及以前取得的最高级别；此后又取得更高级别的如何计发 TO CONFIRM
  level  = certificate.highest { approved = "before the year" },
  when   = {
    certificate.approved { to = "2023-12-31" },                                            -- 起始不限；2025 年起的月份也不放宽
    claim { value = "人才奖励" }.held "in the month",                                      -- 申领期限未见 TO CONFIRM
    posting { county = list "city" }.run_until(claim { value = "人才奖励" }).at_least(24), -- 连续两年
    paid.nothing "防城港市奖励",                                                           -- 已由防城港市奖励的不再申领
  },
  -- 各级数额未见：按通知核定并记录的数额发放，没有记录的待定
  amount = circumstance { kind = "核定奖励", level = "same" }.sum "by the last day",
  fund   = "city",
}
