-- 成都市两级社工站（室）与专职社工岗位（S4）· Chengdu: certified full-time posts at least 1 / 2 / 1.
-- 对象是街道、城市社区和村：人员的“岗位属性”为专职社工，地点写单位名称或站点编号。
policy {
  id           = "chengdu/station-posts",
  title        = "成都市街道、社区、村持证专职社工岗位配备",
  jurisdiction = "510100",
  in_force     = from "2021-01-01", -- TO CONFIRM
  subject      = "station",
  sources      = {
    posts   = "成都市两级社工站（室）与专职社工岗位设置（街道≥1、城市社区≥2、村≥1；文件名与文号 TO CONFIRM）",
    locally = "成都社工员考试与认定（文号 TO CONFIRM）",
  },
}

list "city" {
  title = "成都市所辖区（市）县", source = "posts",
  "锦江区", "青羊区", "金牛区", "武侯区", "成华区", "龙泉驿区", "青白江区", "新都区", "温江区", "双流区",
  "郫都区", "新津区", "简阳市", "都江堰市", "彭州市", "邛崃市", "崇州市", "金堂县", "大邑县", "蒲江县",
}

parameter "per_street" { title = "每个街道（镇）持证专职社工", source = "posts", from "2021-01-01" (1) }
parameter "per_urban" { title = "每个城市社区持证专职社工", source = "posts", from "2021-01-01" (2) }
parameter "per_village" { title = "每个村持证专职社工", source = "posts", from "2021-01-01" (1) }

local in_city   = location { place = list "city" }.held "on the last day"
local certified = staff { duty = "专职社工", when = {
  any_of {
    certificate.held { registered = "on the last day" },
    circumstance { kind = "成都社工员" }.held "on the last day", -- 本市认可，是否计入“持证” TO CONFIRM
  },
} }.count "on the last day"

standard "street" {
  title   = "街道（镇）持证专职社工不足", source = { "posts", "locally" },
  when    = { in_city, station_kind { value = "street" }.held "on the last day", certified.below "per_street" },
  reports = { { "have", certified } } }

standard "urban" {
  title   = "城市社区持证专职社工不足", source = { "posts", "locally" },
  when    = { in_city, station_kind { value = "community" }.held "on the last day", certified.below "per_urban" },
  reports = { { "have", certified } } }

standard "village" {
  title   = "村持证专职社工不足", source = { "posts", "locally" },
  when    = { in_city, station_kind { value = "village" }.held "on the last day", certified.below "per_village" },
  reports = { { "have", certified } } }
