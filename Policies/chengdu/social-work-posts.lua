-- 成都市社工岗位（S4）· Chengdu: the grade ladder, tuition or a one-off sum, the local certificate.
-- 岗位配备（街道 1、城市社区 2、村 1）的对象不是人，见 station-posts.lua。
-- 公开资料只见制度、不见数额：发放额按区（市）县核定并记录的数额，没有记录的待定。
policy {
  id           = "chengdu/social-work-posts",
  title        = "成都市社工职级工资与学历补助",
  jurisdiction = "510100",
  in_force     = from "2021-01-01", -- TO CONFIRM
  sources      = {
    ladder  = "成都市社区工作者岗位职级管理体系与绩效考核评估（文号 TO CONFIRM）",
    study   = "成都市社会工作学历教育学费报销或一次性补贴（文号 TO CONFIRM）",
    locally = "成都社工员考试与认定（文号 TO CONFIRM）",
  },
  funds        = { district = "区（市）县社区资金（TO CONFIRM）" },
}

list "city" {
  title = "成都市所辖区（市）县", source = "ladder",
  "锦江区", "青羊区", "金牛区", "武侯区", "成华区", "龙泉驿区", "青白江区", "新都区", "温江区", "双流区",
  "郫都区", "新津区", "简阳市", "都江堰市", "彭州市", "邛崃市", "崇州市", "金堂县", "大邑县", "蒲江县",
}

-- （一）职级工资：持全国证书或成都社工员证书的专职社工，上年度考核合格以上。
rule "grade_pay" {
  title  = "职级工资",
  source = { "ladder", "locally" },
  pays   = monthly,
  when   = {
    posting { county = list "city" }.held "on the last day",
    duty { value = "专职社工" }.recorded "on the last day",
    any_of {
      certificate.held { registered = "on the last day" },
      circumstance { kind = "成都社工员" }.held "on the last day", -- 本市认可；外地不计
    },
    assessment.last_year.at_least "passed", -- 考核不合格的停发；没有考核的待定
  },
  amount = circumstance { kind = "核定职级工资" }.sum "on the last day",
  fund   = "district",
}

-- （二）学历教育：报销学费，或领一次性补贴，二者取其一。取得学历后申领。
rule "tuition" {
  title  = "学费报销",
  source = "study",
  pays   = once,
  when   = {
    posting { county = list "city" }.held "on the last day",
    claim { value = "学费报销" }.held "in the month",
    degree { value = "社会工作" }.recorded "by the last day",
    paid.nothing "one_off",
  },
  amount = expense { value = "学费" }.sum "by the last day", -- 比例与封顶未见 TO CONFIRM：全额
  fund   = "district",
}

rule "one_off" {
  title  = "一次性补贴",
  source = "study",
  pays   = once,
  when   = {
    posting { county = list "city" }.held "on the last day",
    claim { value = "一次性补贴" }.held "in the month",
    degree { value = "社会工作" }.recorded "by the last day",
    paid.nothing "tuition",
  },
  amount = circumstance { kind = "核定一次性补贴" }.sum "by the last day",
  fund   = "district",
}

exclusive "either_or" {
  rules = { "tuition", "one_off" }, takes = "first", -- 同月两项都申领的，按学费报销 TO CONFIRM
  title = "学费报销与一次性补贴只领一项", source = "study" }
