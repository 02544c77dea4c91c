-- 兰州新区持证奖励（R30）· Lanzhou New Area: once per level, upgrades earn the difference.
policy {
  id           = "lanzhou-new-area/certificate-award",
  title        = "兰州新区社会工作者持证奖励",
  jurisdiction = "620171",          -- TO CONFIRM: 兰州新区没有国家统一区划代码
  in_force     = from "2022-01-01", -- 2022-09 报道；施行日期 TO CONFIRM
  sources      = {
    opinion = "《关于加快推进兰州新区社会工作发展提升基层服务能力的实施意见》（五部门，2022；文号 TO CONFIRM）",
  },
  funds        = { area = "兰州新区财政资金（TO CONFIRM）" },
}

list "area" { title = "兰州新区", source = "opinion", "兰州新区" }

parameter "award" {
  title = "取得证书一次性奖励", source = "opinion",
  from "2022-01-01" { junior = yuan(1000), intermediate = yuan(2000), senior = yuan(3000) },
}

rule "award" {
  title  = "取得证书一次性奖励",
  source = "opinion",
  pays   = once_per "level",
  level  = certificate.highest { registered = "on the last day" }, -- 就高
  when   = {
    claim { value = "持证奖励" }.held "in the month",                                      -- 申领时限 TO CONFIRM
    posting { county = list "area" }.run_until(claim { value = "持证奖励" }).at_least(12), -- 满一年
  },
  amount = by_level "award" :less_paid "award", -- 已领过较低级别的，只领差额
  fund   = "area",
}
