-- 湖北省社区工作者持证补贴下限（R33）· Hubei: the floor its cities' rates are held against.
-- 本表不发钱。与各市州的规则表一起检查时（stipend policy check Policies），名为 allowance 的标准
-- 低于下限的，逐级、逐日指出。
policy {
  id           = "hubei/community-floor",
  title        = "湖北省城市社区工作者持证补贴下限",
  jurisdiction = "420000",
  in_force     = from "2026-01-01", -- 2026-03-15 报道；施行日期 TO CONFIRM
  sources      = { opinion = "湖北省《关于加强城市社区工作者队伍建设的意见》（省委办公厅、省政府办公厅；文号 TO CONFIRM）" },
}

floor "community" {
  title = "社区工作者持证补贴每月不低于", source = "opinion", parameter = "allowance",
  from "2026-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) },
}
