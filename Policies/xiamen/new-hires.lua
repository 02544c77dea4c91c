-- 厦门市：民办社工机构新聘用社工补贴 · Xiamen: subsidy for new hires of private agencies.
-- 由机构申领、按人计算。提前离开如何退回：文件未见，这里只查出，不算钱。
policy {
  id           = "xiamen/new-hires",
  title        = "厦门市民办社会工作服务机构新聘用社会工作者补贴",
  jurisdiction = "350200",
  in_force     = from "2017-07-10",
  sources      = {
    opinion   = "厦委发〔2017〕16号",
    measures  = "《厦门市民办社会工作服务机构新聘用社会工作者补贴发放办法》（厦民〔2017〕243号）",
    divisions = "GB/T 2260：厦门市辖六区",
  },
  funds        = { city = "厦门市资金（承担方未见，TO CONFIRM）" },
}

list "xiamen" {
  title = "厦门市所辖区", source = "divisions",
  "思明区", "海沧区", "湖里区", "集美区", "同安区", "翔安区",
}

list "inspected" { title = "年检合格或免予年检", source = "measures", "合格", "免检" }

parameter "new_hire" {
  title = "新聘用补贴", source = "measures",
  from "2017-07-10" { junior = yuan(5000), intermediate = yuan(10000), senior = yuan(20000) },
}

local agency    = posting { kind = "agency", county = list "xiamen" }
local first_day = agency.service.start_day                          -- 首次在本市机构入职
local full_year = agency.service { employer = "same" }.full_day(12) -- 同一机构连续满一年
local new_claim = claim { value = "new_hire" }
local in_time   = certificate.approval_day.no_later_than(first_day.months_later(12))

rule "new_hire" {
  title  = "新聘用社会工作者补贴",
  source = { "opinion", "measures" },
  pays   = once,
  level  = certificate.highest { approved = "by the last day" }, -- 多本证书就高，不重复
  when   = {
    first_day.no_earlier_than "2017-07-10",
    -- 入职前持证，或入职一年内取得（以批准日期为准）
    undecided_when { none_of { in_time }, because = "最高级别逾期取得时，可否按较低级别发放" },
    check("入职前或入职一年内取得证书", function(worker)
      local xiamen = { ["思明区"] = true, ["海沧区"] = true, ["湖里区"] = true, ["集美区"] = true, ["同安区"] = true, ["翔安区"] = true }
      local certificates, _, postings = worker:counts()
      local joined
      for n = 1, postings do
        local kind, first, _, county = worker:posting(n)
        if kind == "agency" and xiamen[county] and (not joined or first < joined) then joined = first end
      end
      for n = 1, certificates do
        local _, approved = worker:certificate(n)
        if joined and approved <= add_months(joined, 12) then return true end
      end
      return false
    end),
    new_claim.latest_day.no_earlier_than(full_year),
    any_of { -- 自条件全部具备之日起一年内申领，逾期不再受理
      new_claim.latest_day.no_later_than(full_year.months_later(12)),
      new_claim.latest_day.no_later_than(certificate.approval_day.months_later(12)),
    },
    agency.service { employer = "same" }.longest_run.at_least(12),
    new_claim.held "in the month",
    employer_form { value = "民办社会工作服务机构" }.recorded "on the last day",
    inspection { value = list "inspected" }.recorded "by the last day",
    none_of { status { value = "失信" }.held "on the last day" },
    -- 承诺领取后继续在本市从事社会工作一年以上；起算日按申领日，TO CONFIRM
    commitment { value = "service" }.recorded_on(new_claim.latest_day.months_later(12)),
  },
  amount = by_level "new_hire",
  fund   = "city",
}

rule "leading_national" {
  title  = "全国领军人才奖励",
  source = "opinion",
  pays   = once,
  when   = {
    honour { value = "全国领军人才" }.held "in the month", -- 申领办法未见，TO CONFIRM
    certificate.held { approved = "by the last day" },
    posting { county = list "xiamen" }.held "on the last day",
  },
  amount = fixed(yuan(100000)),
  fund   = "city",
}

rule "leading_city" {
  title  = "市级领军人才奖励",
  source = "opinion",
  pays   = once,
  when   = {
    honour { value = "市级领军人才" }.held "in the month", -- 申领办法未见，TO CONFIRM
    certificate.held { approved = "by the last day" },
    posting { county = list "xiamen" }.held "on the last day",
  },
  amount = fixed(yuan(50000)),
  fund   = "city",
}

exclusive "leading" { rules = { "leading_city", "leading_national" }, takes = "highest" } -- TO CONFIRM

standard "left_early" {
  title   = "承诺期内已离开本市社会工作岗位",
  source  = "measures",
  when    = {
    none_of { paid.nothing "new_hire" },
    commitment { value = "service" }.held "on the last day",
    none_of { posting { county = list "xiamen" }.held "on the last day" },
  },
  reports = { { "since", commitment { value = "service" }.latest_day } },
}
