policy {
  id           = "town/staffing",
  title        = "社工站人员配备",
  jurisdiction = "340705",
  in_force     = from "2021-01-01",
  subject      = "station",
  sources      = { plan = "社工站建设方案" },
}

parameter "large" { title = "大站人口（含本数）", source = "plan", from "2021-01-01" (20000) }

local is_station = station_kind { value = "station" }.held "on the last day"
local heads = staff { duty = "站长" }.count "on the last day"
local stationed = staff { duty = "驻站社工", when = {
  certificate.held { registered = "on the last day" },
} }.count "on the last day"

standard "head" {
  title = "缺站长", source = "plan",
  when = { is_station, heads.below(1) },
}
standard "large" {
  title = "大站持证驻站社工不足 2 名", source = "plan",
  when = { is_station, residents {}.number.at_least "large", stationed.below(2) },
  reports = { { "have", stationed } },
}
