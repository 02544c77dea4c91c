-- 银川市：取得学历后报销学费 · Yinchuan: tuition paid back once the degree is obtained.
-- 报道只说“取得学历后报销学费”；专业范围、比例、封顶均未见，下列为示例，发放前须核，TO CONFIRM。
policy {
  id           = "yinchuan/tuition",
  title        = "银川市社会工作专业学历提升学费报销",
  jurisdiction = "640100",
  in_force     = from "2021-01-01", -- TO CONFIRM
  sources      = {
    report    = "银川市委社工部介绍：支持学历提升，取得学历后报销学费；文件文号 TO CONFIRM",
    divisions = "GB/T 2260：银川市辖三区两县一市",
  },
  funds        = { city = "银川市级资金（承担方未见，TO CONFIRM）" },
}

list "city" {
  title = "银川市所辖县（市、区）", source = "divisions",
  "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市",
}

rule "tuition" {
  title  = "学费报销",
  source = "report",
  pays   = once,
  when   = {
    degree { value = "社会工作" }.held "in the month", -- 取得学历的当月
    posting { county = list "city" }.held "on the last day",
    certificate.held { approved = "by the last day" }, -- 是否须持证未见，TO CONFIRM
  },
  amount = expense { value = "学费" }.sum "by the last day" -- 按票据，教材等不计；比例未见，按全额，TO CONFIRM
    :at_most(yuan(10000)),                                  -- 封顶未见，TO CONFIRM
  fund   = "city",
}
