-- 威海市取得证书奖励（R32）· Weihai: two routes, 2,000 yuan at most in a lifetime.
policy {
  id           = "weihai/certificate-award",
  title        = "威海市社会工作专业人才取得证书奖励（2023年度）",
  jurisdiction = "371000",
  in_force     = from "2024-03-01",
  sources      = {
    opinion = "《关于加强社会工作专业人才队伍建设的实施意见》（威组发〔2015〕43号）",
    notice  = "威海市2023年度取得社会工作者证书人员奖励申报通知（2024-03-01；文号 TO CONFIRM）",
  },
  funds        = { district = "区市财政资金", city = "市级主管部门资金（TO CONFIRM）" },
}

list "city" {
  title = "威海市所辖区市", source = "opinion",
  "环翠区", "文登区", "荣成市", "乳山市", "火炬高技术产业开发区", "经济技术开发区", "临港经济技术开发区",
}

parameter "award" {
  title = "取得证书一次性奖励", source = "opinion", -- 高级没有数额：不发 TO CONFIRM
  from "2024-03-01" { junior = yuan(1000), intermediate = yuan(2000) },
}

rule "award" {
  title  = "取得证书一次性奖励",
  source = { "opinion", "notice" },
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    certificate.level_in { "junior", "intermediate" },
    certificate.approved { from = "2023-01-01", to = "2023-12-31" }, -- 当年度取得证书
    posting { county = list "city" }.held "on the last day",         -- 在职；以月末为准 TO CONFIRM
    claim { value = "证书奖励" }.held "in the month",
    claim { value = "证书奖励" }.held_between { from = "2024-03-01", to = "2024-03-31" }, -- 截止日 TO CONFIRM
  },
  amount = by_level "award" :at_most_ever("award", yuan(2000)), -- 累计最高 2,000 元
  fund   = by_case { -- 市直部门所属人员按隶属关系，其余按属地由区市审核发放
    { employer_level { value = "市直部门所属" }.recorded "on the last day", "city" },
    "district",
  },
}
