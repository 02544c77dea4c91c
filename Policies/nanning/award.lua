-- 南宁市2025年度社会工作人才奖励（R36）· Nanning: an employer on two lists, a full year in post.
policy {
  id           = "nanning/award",
  title        = "南宁市社会工作人才奖励（2025 年度）",
  jurisdiction = "450100",
  in_force     = from "2025-07-01", -- 2025-07-14 起申报；施行日期 TO CONFIRM
  sources      = { notice = "南宁市2025年度社会工作人才奖励申报通知（2025-07；文号 TO CONFIRM）" },
  funds        = { city = "南宁市资金（承担方未见，TO CONFIRM）" },
}

list "city" {
  title = "南宁市所辖县（市、区）", source = "notice",
  "兴宁区", "青秀区", "江南区", "西乡塘区", "良庆区", "邕宁区", "武鸣区", "隆安县", "马山县", "上林县", "宾阳县", "横州市",
}

list "forms" {
  title = "单位性质", source = "notice", -- 原文各类的准确名称 TO CONFIRM
  "市属事业单位", "村（居）民自治组织", "社区服务组织", "基层服务部门", "慈善组织", "社区服务类社会组织",
}

list "sectors" {
  title = "单位系统（二十余类，仅列见到的）", source = "notice", -- 名单不全 TO CONFIRM
  "社会工作", "政法", "法院", "检察", "教育", "公安", "民政", "司法", "人力资源", "农业", "文化", "卫生",
  "退役军人", "应急", "信访", "工会", "共青团", "妇联", "科协", "侨联", "残联",
}

local application = claim { value = "人才奖励" }

rule "award" {
  title  = "社会工作人才奖励",
  source = "notice",
  pays   = once_per "level",
  level  = certificate.highest { approved = "by the last day" }, -- 多本证书如何计 TO CONFIRM
  when   = {
    application.latest_day.no_earlier_than "2025-07-14", -- 截止日未见 TO CONFIRM
    posting { county = list "city" }.run_until(application).at_least(12),
    application.held "in the month",
    employer_form { value = list "forms" }.recorded_on(application.latest_day),
    employer_sector { value = list "sectors" }.recorded_on(application.latest_day),
    undecided_when { none_of { paid.nothing "award" }, because = "以前领过较低级别的，升级如何计发：未见" },
  },
  amount = expense { value = "核定奖励" }.sum "in the month", -- 各级数额未见：按核定数额
  fund   = "city",
}
