-- 马鞍山市各县区社区工作者持证补贴（R27）· Ma'anshan: one city, seven rule sets.
-- 补贴跟随当月岗位所在县区；年中调动的，按各月所在县区计发（TO CONFIRM）。
policy {
  id           = "maanshan/community-allowances",
  title        = "马鞍山市社区工作者持证补贴",
  jurisdiction = "340500",
  in_force     = from "2023-01-01", -- TO CONFIRM: 各文件的施行日期未见
  sources      = {
    reply   = "马鞍山市关于社区工作者持证补贴的答复（2023 年初）",
    huashan = "《花山区社区工作者职级管理实施细则（试行）》",
    yushan  = "《雨山区村居工作者职级报酬调整方案》",
    bowang  = "《博望区村居工作者职级管理考核办法（暂行）》",
    cihu    = "慈湖高新区《社区工作者职级报酬套改方案》",
    dangtu  = "《当涂县城区社区工作者薪酬管理办法》",
    hexian  = "和县《关于鼓励在职人员参加全国社会工作者职业水平考试的实施方案》",
  },
  funds        = { district = "县区财政资金（TO CONFIRM）" },
}

list "huashan" { title = "花山区", source = "huashan", "花山区" }
list "yushan" { title = "雨山区", source = "yushan", "雨山区" }
list "bowang" { title = "博望区", source = "bowang", "博望区" }
list "cihu" { title = "慈湖高新区", source = "cihu", "慈湖高新区" }
list "dangtu" { title = "当涂县", source = "dangtu", "当涂县" }
list "hexian" { title = "和县", source = "hexian", "和县" }
-- 含山县：2023 年拟出台，文件未见，此处不列。

parameter "huashan" {
  title = "花山区（每月）", source = { "reply", "huashan" },
  from "2023-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(600) } }

parameter "yushan" {
  title = "雨山区（每月）", source = { "reply", "yushan" }, -- 没有高级一档
  from "2023-01-01" { junior = yuan(100), intermediate = yuan(200) } }

parameter "cihu" {
  title = "慈湖高新区（每月）", source = { "reply", "cihu" },
  from "2023-01-01" { junior = yuan(80), intermediate = yuan(100), senior = yuan(150) } }

parameter "dangtu" {
  title = "当涂县（每月）", source = { "reply", "dangtu" },
  from "2023-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) } }

parameter "hexian" {
  title = "和县（每月）", source = { "reply", "hexian" },
  from "2023-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) } }

parameter "hexian_award" {
  title = "和县一次性奖励", source = { "reply", "hexian" }, -- 高级未见 TO CONFIRM：待定
  from "2023-01-01" { junior = yuan(1500), intermediate = yuan(3000) } }

-- 各区的岗位：社区。月末在岗的按整月计发；月中进出如何折算 TO CONFIRM。
local function in_community(district)
  return posting { kind = "community", county = list(district) }.held "on the last day"
end
local holder = certificate.highest { approved = "by the last day" } -- 登记是否为条件 TO CONFIRM

rule "huashan" {
  title = "花山区持证补贴", source = { "reply", "huashan" }, pays = monthly, level = holder,
  when  = { in_community "huashan" }, amount = by_level "huashan", fund = "district" }

rule "yushan" {
  title = "雨山区持证补贴", source = { "reply", "yushan" }, pays = monthly, level = holder,
  when  = { in_community "yushan", certificate.level_in { "junior", "intermediate" } }, amount = by_level "yushan", fund = "district" }

rule "bowang" { -- 文件只写“最高 100 元”：按区里核定并记录的数额发放，超过的按 100 元
  title  = "博望区持证补贴（最高 100 元）", source = { "reply", "bowang" }, pays = monthly, level = holder,
  when   = { in_community "bowang" },
  amount = circumstance { kind = "核定补贴" }.sum "on the last day" :at_most(yuan(100)),
  fund   = "district" }

rule "cihu" {
  title = "慈湖高新区持证补贴", source = { "reply", "cihu" }, pays = monthly, level = holder,
  when  = { in_community "cihu" }, amount = by_level "cihu", fund = "district" }

rule "dangtu" { -- 只适用于城区社区；是否城区社区按岗位属性记录
  title  = "当涂县持证补贴", source = { "reply", "dangtu" }, pays = monthly, level = holder,
  when   = { in_community "dangtu", duty { value = "城区社区" }.recorded "on the last day" },
  amount = by_level "dangtu", fund = "district" }

rule "hexian" {
  title = "和县持证补贴", source = { "reply", "hexian" }, pays = monthly, level = holder,
  when  = { in_community "hexian" }, amount = by_level "hexian", fund = "district" }

rule "hexian_award" { -- 在职人员；升级是否补差 TO CONFIRM：各级各发一次
  title  = "和县取得证书一次性奖励", source = { "reply", "hexian" },
  pays   = once_per "level", each = certificate.each { approved = "in the month" },
  when   = {
    in_community "hexian",
    undecided_when { certificate.level_in { "senior" }, because = "高级的奖励数额未见" },
  },
  amount = by_level "hexian_award", fund = "district" }

exclusive "one_district" { -- 同月在两区任职的只领一处 TO CONFIRM
  rules = { "huashan", "yushan", "bowang", "cihu", "dangtu", "hexian" }, takes = "highest",
  title = "同月只在一个县区领取", source = "reply" }
