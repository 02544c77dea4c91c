-- An allowance that three funds bear, with an odd fen to give to one of them.
policy {
  id = "shared-fund", title = "分担补贴", jurisdiction = "640100",
  in_force = from "2021-01-01",
  sources = { posts = "测试用文件" },
  funds = { city = "市级资金", county = "县级资金", aid = "社会救助资金" },
}

parameter "allowance" {
  title = "岗位补贴（每月）", source = "posts",
  from "2021-01-01" { junior = yuan "100.01", intermediate = yuan(300), senior = yuan(500) },
}

rule "allowance" {
  title = "岗位补贴", source = "posts",
  pays = monthly,
  level = certificate.highest { registered = "on the last day" },
  when = {
    registration.is_current "on the last day",
  },
  amount = by_level "allowance",
  fund = shared { { "city", 50 }, { "county", 47 }, { "aid", 3 } },
}
