-- 西安市社区工作者基本工资（R14）· Xi'an: last year's income × the coefficient of the grade.
policy {
  id           = "xian/community-pay",
  title        = "西安市社区工作者工资（指数 × 系数）",
  jurisdiction = "610100",
  in_force     = from "2019-01-01", -- TO CONFIRM
  sources      = {
    guide = "西安市《关于建立社区工作者职业体系的指导意见》（文号 TO CONFIRM）",
    index = "城镇居民人均可支配收入（2018 年：38,724 元），以后各年 TO CONFIRM",
  },
  funds        = { district = "区县财政资金（TO CONFIRM）" },
}

parameter "income" {
  title = "城镇居民人均可支配收入（一年）", source = "index",
  from "2018-01-01" (yuan(38724)),
}

local community   = posting { kind = "community" }
local coefficient = circumstance { kind = "职级系数" } -- 百分之一为单位：118 即 1.18
-- 每年按上年度收入计：只见 2018 年的数额，2020 年起待定，不按旧数发。录入新的一年时，把这里的年份后推。
local later_year = undecided_when {
  check("2020 年起的月份", function(_, period) return period.year > 2019 end),
  because = "2019 年以后的城镇居民人均可支配收入未见",
}

rule "pay" {
  title  = "基本工资",
  source = { "guide", "index" },
  pays   = monthly,
  when   = {
    community.held "on the last day",
    none_of { duty { value = "试用期" }.held "on the last day" },
    coefficient.recorded "on the last day",
    later_year,
  },
  -- 年收入 × 系数 ÷ 12；四舍五入到分 TO CONFIRM
  amount = rate("income", { year = "before" }) :times(coefficient.total "on the last day") :divided_by(1200),
  fund   = "district",
}

rule "trial" { -- 试用期三个月，按工作人员工资的 80%，没有绩效
  title  = "试用期工资",
  source = { "guide", "index" },
  pays   = monthly,
  when   = {
    community.held "on the last day",
    duty { value = "试用期" }.held "on the last day",
    coefficient.recorded "on the last day",
    later_year,
  },
  amount = rate("income", { year = "before" }) :times(coefficient.total "on the last day")
    :divided_by(1200) :percent(80),
  fund   = "district",
}
