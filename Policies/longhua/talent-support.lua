-- 深圳市龙华区社会工作专业人才专项激励（R17）· Longhua: yearly support, at most three funded years.
policy {
  id           = "longhua/talent-support",
  title        = "深圳市龙华区社会工作专业人才专项激励",
  jurisdiction = "440309",
  in_force     = from "2025-01-01", -- TO CONFIRM: the day it took effect was not seen
  sources      = {
    measures = "《深圳市龙华区社会工作专业人才专项激励实施办法》（深龙华社〔2025〕31号）",
    before   = "《深圳市龙华区社会工作专业人才专项扶持实施办法（修订）》（2022）",
  },
  funds        = { district = "龙华区财政资金（TO CONFIRM）" },
}

list "district" { title = "龙华区", source = "measures", "龙华区" }

list "own_staff" {
  title = "区属机关、事业单位从事行政工作的人员", source = "before", -- 2022 text; 2025 TO CONFIRM
  "机关行政人员", "事业单位行政人员",
}

parameter "support" {
  title = "专项激励（每年）", source = "measures", -- 助理社会工作师不在此项内
  from "2025-01-01" { intermediate = yuan(10000), senior = yuan(20000) },
}

rule "support" {
  title  = "社会工作专业人才专项激励",
  source = { "measures", "before" },
  pays   = yearly { month = 11 },                                -- 2025 年 11 月发布申报通知；各年月份 TO CONFIRM
  level  = certificate.highest { approved = "by the last day" }, -- 登记是否为条件 TO CONFIRM
  when   = {
    certificate.level_in { "intermediate", "senior" },
    posting { county = list "district" }.held "on the last day",
    duty { value = "专职" }.recorded "on the last day",
    duty { value = "重点领域" }.recorded "on the last day", -- 重点领域名单未见 TO CONFIRM
    none_of { status { value = list "own_staff" }.held "on the last day" },
    paid.years "support".below(3), -- 2022 年办法下的年度是否计入 TO CONFIRM：此处不计入
  },
  amount = by_level "support",
  fund   = "district",
}
