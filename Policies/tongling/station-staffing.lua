-- 铜陵市乡镇（街道）社工站“1+1+X”配备标准 · Tongling: one head, one supervisor, X stationed workers.
-- 对象是社工站：服务人口随 import stations 导入；站长、督导、驻站社工是人员的“岗位属性”，地点写站名或站点编号。
policy {
  id           = "tongling/station-staffing",
  title        = "铜陵市社工站“1+1+X”配备标准",
  jurisdiction = "340700",
  in_force     = from "2021-01-01", -- 安徽省 2021 年实施方案；施行日期 TO CONFIRM
  subject      = "station",
  sources      = {
    plan = "安徽省乡镇（街道）社工站建设实施方案（2021；文号 TO CONFIRM）",
    code = "《中华人民共和国民法典》第一千二百五十九条：“以上”“以下”包括本数",
  },
}

-- 原文“2 万人以上 2 名、2 万人以下 1 名”，两词都包括本数，恰为 2 万人时不明确。
-- 此处：恰为 20,000 人按 2 名。TO CONFIRM
parameter "large" { title = "配备 2 名驻站社工的人口（含本数）", source = { "plan", "code" }, from "2021-01-01" (20000) }
parameter "one" { title = "站长、督导、小站驻站社工的人数", source = "plan", from "2021-01-01" (1) }
parameter "two" { title = "大站驻站社工的人数", source = "plan", from "2021-01-01" (2) }

local is_station  = station_kind { value = "station" }.held "on the last day"
local population  = residents {}.number -- 没有记录的待定
local heads       = staff { duty = "站长" }.count "on the last day"
local supervisors = staff { duty = "督导" }.count "on the last day"
local stationed   = staff { duty = "驻站社工" }.count "on the last day"

standard "head" {
  title = "缺站长", source = "plan",
  when  = { is_station, heads.below "one" }, reports = { { "have", heads } },
}

standard "supervisor" {
  title = "缺督导", source = "plan",
  when  = { is_station, supervisors.below "one" }, reports = { { "have", supervisors } },
}

standard "stationed_large" {
  title   = "2 万人及以上的站：驻站社工不足 2 名", source = { "plan", "code" },
  when    = { is_station, population.at_least "large", stationed.below "two" },
  reports = { { "population", population }, { "have", stationed } },
}

standard "stationed_small" {
  title   = "不足 2 万人的站：驻站社工不足 1 名", source = { "plan", "code" },
  when    = { is_station, population.below "large", stationed.below "one" },
  reports = { { "population", population }, { "have", stationed } },
}
