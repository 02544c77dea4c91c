-- 宁夏：城市社区专职工作者持证补贴；吴忠市初级奖补 · Ningxia: monthly allowance; Wuzhong's award.
-- 登记、考核是否为条件：未见，TO CONFIRM。满月计发还是按天折算：未见，这里月末在岗即发全月。
policy {
  id           = "ningxia/community-allowance",
  title        = "宁夏城市社区专职工作者持证月补贴与吴忠市一次性奖补",
  jurisdiction = "640000",
  in_force     = from "2021-01-01", -- TO CONFIRM
  sources      = {
    staff   = "宁夏回族自治区关于加强城市社区专职工作者队伍建设的文件；文号 TO CONFIRM",
    wuzhong = "吴忠市助理社会工作师一次性奖补；文号 TO CONFIRM",
  },
  funds        = { payer = "财政资金（承担方未见，TO CONFIRM）" },
}

list "yinchuan" {
  title = "银川市所辖县（市、区）：按银川市规则表（同一文件）发放", source = "staff",
  "兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市",
}

list "elsewhere" {
  title = "银川市、自治区的同级奖补", source = "wuzhong",
  "yinchuan/certificate-subsidies:award", "yinchuan/talent-award:city_award",
}

list "wuzhong" {
  title = "吴忠市所辖县（市、区）", source = "wuzhong",
  "利通区", "红寺堡区", "盐池县", "同心县", "青铜峡市",
}

parameter "community_allowance" {
  title = "持证补贴（每月）", source = "staff",
  from "2021-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) },
}

parameter "wuzhong_award" {
  title = "吴忠市助理社会工作师一次性奖补", source = "wuzhong",
  from "2021-01-01" { junior = yuan(2000) },
}

rule "community_allowance" {
  title  = "城市社区专职工作者持证补贴",
  source = "staff",
  pays   = monthly,
  level  = certificate.highest { approved = "by the last day" }, -- 自批准当月起，TO CONFIRM
  when   = {
    posting { kind = "community" }.held "on the last day",
    duty { value = "专职" }.recorded "on the last day",
    -- 同一个月不在两张表各领一份；月中调入调出如何折算 TO CONFIRM
    none_of { posting { kind = "community", county = list "yinchuan" }.held "on some day of the month" },
  },
  amount = by_level "community_allowance",
  fund   = "payer",
}

rule "wuzhong_award" {
  title  = "吴忠市助理社会工作师一次性奖补",
  source = "wuzhong",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    certificate.level_in { "junior" },
    claim { value = "wuzhong_award" }.held "in the month", -- 条件与期限未见，TO CONFIRM
    posting { county = list "wuzhong" }.held "on the last day",
    undecided_when {
      none_of { paid.nothing_at_this_level(list "elsewhere") },
      because = "在银川领过同级奖补，吴忠是否再发：未见",
    },
  },
  amount = by_level "wuzhong_award",
  fund   = "payer",
}
