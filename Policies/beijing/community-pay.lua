-- 北京市社区工作者工资待遇（R15）· Beijing: pay of community staff and the certificate step.
-- 各来源的标准年份不一；每次调整都应在下面加一段 from，不改旧数。
policy {
  id           = "beijing/community-pay",
  title        = "北京市社区工作者工资待遇",
  jurisdiction = "110000",
  in_force     = from "2015-01-01", -- TO CONFIRM: 施行日期未见
  sources      = {
    pay    = "《关于进一步规范社区工作者工资待遇的实施办法（试行）》（文号 TO CONFIRM）",
    notice = "补充通知（京社委发〔2015〕5号）",
    older  = "《社区工作者管理办法》：自完成登记注册当月起",
  },
  funds        = { street = "街道（乡镇）工资渠道（TO CONFIRM）" },
}

list "inner_six" {
  title = "城六区：年限最早自 2000 年起计", source = "pay", -- 区名按通行说法列出 TO CONFIRM
  "东城区", "西城区", "朝阳区", "海淀区", "丰台区", "石景山区",
}

list "other_districts" {
  title = "其他区：年限最早自 2003 年起计", source = "pay",
  "门头沟区", "房山区", "通州区", "顺义区", "昌平区", "大兴区", "怀柔区", "平谷区", "密云区", "延庆区",
}

parameter "base_head" { title = "正职基本工资", source = "pay", from "2015-01-01" (yuan(720)) }
parameter "base_deputy" { title = "副职基本工资", source = "pay", from "2015-01-01" (yuan(640)) }
parameter "base_staff" { title = "工作人员基本工资", source = "pay", from "2015-01-01" (yuan(590)) }
parameter "years_head" { title = "正职职务年限补贴起点", source = "pay", from "2015-01-01" (yuan(960)) }
parameter "years_deputy" { title = "副职职务年限补贴起点", source = "pay", from "2015-01-01" (yuan(845)) }
parameter "years_staff" { title = "工作人员职务年限补贴起点", source = "pay", from "2015-01-01" (yuan(740)) }
parameter "post_head" { title = "正职岗位津贴", source = "pay", from "2015-01-01" (yuan(1300)) }
parameter "post_deputy" { title = "副职岗位津贴", source = "pay", from "2015-01-01" (yuan(1100)) }
parameter "post_staff" { title = "工作人员岗位津贴", source = "pay", from "2015-01-01" (yuan(950)) }
parameter "years_step" { title = "考核合格每满一年增加", source = "pay", from "2015-01-01" (yuan(50)) }

parameter "step_most" {
  title = "职业水平补贴的最高一档（每月）", source = "notice", -- 中间各档的表未见
  from "2015-01-01" { junior = yuan(280), intermediate = yuan(460) } }

parameter "step_least" {
  title = "职业水平补贴的最低一档（每月）", source = "notice",
  from "2015-01-01" { junior = yuan(200), intermediate = yuan(300) } }

local community = posting { kind = "community" }
local agreement = duty { value = "签订服务协议" } -- 与街道（乡镇）签订
local step      = circumstance { kind = "核定档次", level = "same" }
local function post(value) return duty { value = value }.recorded "on the last day" end

-- 一人兼职只领一份、就高：三条工资条款互斥。岗位津贴随岗不随人。
rule "pay_head" {
  title  = "正职工资", source = "pay", pays = monthly,
  when   = { community.held "on the last day", agreement.recorded "on the last day", post "正职" },
  amount = rate "base_head" :plus "years_head" :plus "post_head", fund = "street" }

rule "pay_deputy" {
  title  = "副职工资", source = "pay", pays = monthly,
  when   = { community.held "on the last day", agreement.recorded "on the last day", post "副职" },
  amount = rate "base_deputy" :plus "years_deputy" :plus "post_deputy", fund = "street" }

rule "pay_staff" {
  title  = "工作人员工资", source = "pay", pays = monthly,
  when   = { community.held "on the last day", agreement.recorded "on the last day", post "工作人员" },
  amount = rate "base_staff" :plus "years_staff" :plus "post_staff", fund = "street" }

exclusive "one_pay" {
  rules = { "pay_staff", "pay_deputy", "pay_head" }, takes = "highest",
  title = "兼职不兼酬，就高不就低", source = "pay" }

rule "years_inner" {
  title  = "年限增加部分（城六区）", source = "pay", pays = monthly,
  when   = {
    posting { kind = "community", county = list "inner_six" }.held "on the last day",
    agreement.recorded "on the last day" },
  amount = rate "years_step" :times(assessment.years { at_least = "passed", since = 2000 }),
  fund   = "street" }

rule "years_other" {
  title  = "年限增加部分（其他区）", source = "pay", pays = monthly,
  when   = {
    posting { kind = "community", county = list "other_districts" }.held "on the last day",
    agreement.recorded "on the last day" },
  amount = rate "years_step" :times(assessment.years { at_least = "passed", since = 2003 }),
  fund   = "street" }

exclusive "one_district" {
  rules = { "years_other", "years_inner" }, takes = "highest", title = "只计一处", source = "pay" }

stacking "pay_and_years" { -- 职务年限补贴由起点和逐年增加部分组成
  rules = { "pay_head", "pay_deputy", "pay_staff", "years_inner", "years_other" },
  title = "工资与年限增加部分并发", source = "pay" }

rule "certificate" { -- 自完成登记当月起；高级没有标准
  title  = "社会工作者职业水平补贴",
  source = { "notice", "older" },
  pays   = monthly,
  level  = certificate.highest { registered = "on some day of the month" },
  when   = {
    certificate.level_in { "junior", "intermediate" }, -- 高级的标准未见 TO CONFIRM
    community.held "on the last day",
    agreement.recorded "on the last day",
    -- 档次表未见：按核定并记录的数额发放，须在最低档与最高档之间，没有记录的待定
    step.money "on the last day".at_least "step_least",
    none_of { step.money "on the last day".above "step_most" },
  },
  amount = step.sum "on the last day",
  fund   = "street",
}

-- 未列入的：博士按正职、硕士按副职待遇（试用期满或工作满一年）；总体水平原则上为上年度全市职工平均
-- 工资的 70%（上年度数据录入后另立标准）。两项 TO CONFIRM。
