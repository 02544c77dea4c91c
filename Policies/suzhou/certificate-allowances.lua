-- 苏州市持证社工岗位补贴（R21）· Suzhou: 100 / 300 / 500 a month, stationed or dispatched.
-- 驻站社工与外派社工同一标准，由不同单位承担；两种用工各有记录。
policy {
  id           = "suzhou/certificate-allowances",
  title        = "苏州市持证社工岗位补贴",
  jurisdiction = "320500",
  in_force     = from "2021-01-01", -- TO CONFIRM: 文件与施行日期未见
  sources      = {
    digest  = "苏州市持证社工补贴（每月 100/300/500 元；汇编资料，原文件名与文号 TO CONFIRM）",
    opinion = "苏州市 2021 年关于乡镇（街道）社工站建设的意见（两年全覆盖、三年全规范；文号 TO CONFIRM）",
  },
  funds        = { town = "镇（街道）财政资金（TO CONFIRM）", agency = "派出机构项目经费（TO CONFIRM）" },
}

list "city" {
  title = "苏州市所辖县（市、区）", source = "opinion",
  "姑苏区", "虎丘区", "吴中区", "相城区", "吴江区", "工业园区", "昆山市", "太仓市", "常熟市", "张家港市",
}

list "engagements" { title = "发放补贴的用工：驻站、外派", source = "opinion", "驻站社工", "外派社工" }

parameter "allowance" {
  title = "持证社工岗位补贴（每月）", source = "digest", -- TO CONFIRM: 只见汇编资料
  from "2021-01-01" { junior = yuan(100), intermediate = yuan(300), senior = yuan(500) },
}

local in_city = posting { county = list "city" }

rule "allowance" {
  title  = "持证社工岗位补贴",
  source = { "digest", "opinion" },
  pays   = monthly,
  -- 只认全国证书；外地的地方证书（如成都社工员）不计。登记是否为条件 TO CONFIRM：须登记有效
  level  = certificate.highest { registered = "on the last day" },
  when   = {
    in_city.held "on the last day", -- 月中进出按整月；TO CONFIRM
    duty { value = list "engagements" }.recorded "on the last day",
  },
  amount = by_level "allowance",
  fund   = by_case { -- 一人兼有两种用工的，由镇（街道）承担 TO CONFIRM
    { duty { value = "驻站社工" }.held "on the last day", "town" },
    "agency",
  },
}
