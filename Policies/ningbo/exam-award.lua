-- 宁波市：2024 年度考试奖励 · Ningbo: award for passing the exam of 2024.
-- 三个“地”：考后核查地、登记地、工作地，各记各的。升级是否只补差额：未见，待定。
policy {
  id           = "ningbo/exam-award",
  title        = "宁波市 2024 年度全国社会工作者职业水平考试奖励",
  jurisdiction = "330200",
  in_force     = from "2024-01-01", -- 通知日期未见，TO CONFIRM
  sources      = {
    notice    = "《宁波2024年度全国社会工作者职业水平考试奖励申请通知》；文号未见，TO CONFIRM",
    divisions = "GB/T 2260：宁波市辖六区两县两市",
  },
  funds        = { city = "宁波市资金（承担方未见，TO CONFIRM）" },
}

list "ningbo" {
  title = "宁波市及所辖县（市、区）", source = "divisions",
  "宁波市", "海曙区", "江北区", "北仑区", "镇海区", "鄞州区", "奉化区", "余姚市", "慈溪市", "宁海县", "象山县",
}

list "civil" { title = "在职公务员、参照公务员法管理人员", source = "notice", "公务员", "参公" }

parameter "exam_award" {
  title = "考试奖励", source = "notice",
  from "2024-01-01" { junior = yuan(1500), intermediate = yuan(3000), senior = yuan(5000) },
}

local application = claim { value = "exam_award" }
local filing_day  = filing { level = "same" }.latest_day -- 该级别最后一次报考，即考取的那一次

rule "exam_award" {
  title  = "考试奖励",
  source = "notice",
  pays   = once_per "level",
  each   = certificate.each { approved = "by the last day" },
  when   = {
    application.latest_day.no_later_than "2025-02-28", -- 逾期视为放弃，不再补发
    application.held "in the month",
    -- 2024 年度首次取得该级别（同级别最早的批准日）；高级以评审批准日计，TO CONFIRM
    certificate.approval_day.no_earlier_than "2024-01-01",
    certificate.approval_day.no_later_than "2024-12-31",
    none_of { status { value = list "civil" }.recorded_on(application.latest_day) }, -- 申请时的身份
    filing { level = "same", place = list "ningbo" }.recorded_on(filing_day),        -- 核查地点
    none_of { filing { level = "same", value = "核查不通过" }.held_on(filing_day) },
    registration.was_made,
    registration_place { level = "same", place = list "ningbo" }.recorded "by the last day",
    posting { county = list "ningbo" }.held "by the last day", -- 通知发布前曾在甬从业；发布日未见，以申请月计，TO CONFIRM
    undecided_when { none_of { paid.nothing "exam_award" }, because = "低级别已领，升级如何计发：未见" },
  },
  amount = by_level "exam_award",
  fund   = "city",
}
