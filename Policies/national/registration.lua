-- 全国：证书登记与继续教育 · National standards on registration and continuing education.
-- 只查不足，不发钱。社会工作部门接管后有无新办法取代 44 号文：未见，TO CONFIRM。
policy {
  id           = "national/registration",
  title        = "社会工作者职业水平证书登记与继续教育标准",
  jurisdiction = "000000",
  in_force     = from "2009-04-08",
  sources      = {
    registration = "《社会工作者职业水平证书登记办法》（民发〔2009〕44号，2009-04-08）",
    education    = "《社会工作者继续教育办法》（2009；文号 民发〔2009〕123号 TO CONFIRM）",
  },
}

-- “专业技术人员每年 90 学时”是另一项规定，各地是否用于社会工作者：未见，这里不计。
parameter "hours_required" {
  title = "一个登记期（三年）内应完成的继续教育学时", source = "education",
  from "2009-04-08" { junior = hours(72), intermediate = hours(90), senior = hours(90) },
}

local first_deadline = certificate.approval_day.months_later(12) -- 自通过起一年；以批准日计，TO CONFIRM
local renewal_opens  = registration.last_day.months_later(-3)    -- 有效期届满前三个月

standard "first_registration_due" {
  title   = "取得证书尚未首次登记", source = "registration",
  level   = certificate.highest { approved = "by the last day" },
  when    = {
    none_of { registration.was_made },
    first_deadline.no_earlier_than "the last day",
  },
  reports = { { "until", first_deadline } },
}

standard "first_registration_missed" {
  title   = "逾期未首次登记", source = "registration",
  level   = certificate.highest { approved = "by the last day" },
  when    = {
    none_of { registration.was_made },
    none_of { first_deadline.no_earlier_than "the last day" },
  },
  reports = { { "until", first_deadline } },
}

standard "registered_late" {
  title   = "首次登记晚于通过后一年", source = "registration",
  level   = certificate.highest { approved = "by the last day" },
  when    = {
    none_of { registration.first_ever.no_later_than(first_deadline) },
    registration.was_made,
  },
  reports = { { "registered", registration.first_ever }, { "until", first_deadline } },
}

standard "term_too_long" {
  title   = "登记有效期超过三年", source = "registration",
  level   = certificate.highest { registered = "on the last day" },
  when    = { none_of { registration.last_day.no_later_than(registration.first_day.months_later(36)) } },
  reports = { { "valid_until", registration.last_day } },
}

standard "renewal_open" {
  title   = "已可申请再登记", source = "registration",
  level   = certificate.highest { registered = "on the last day" },
  when    = { renewal_opens.no_later_than "the last day" },
  reports = { { "from", renewal_opens }, { "valid_until", registration.last_day } },
}

standard "lapsed" {
  title = "登记已过期", source = "registration",
  level = certificate.highest { approved = "by the last day" },
  when  = { registration.was_made, none_of { registration.is_current "on the last day" } },
}

standard "hours_short" {
  title   = "再登记前继续教育学时不足", source = "education",
  level   = certificate.highest { registered = "on the last day" },
  when    = {
    renewal_opens.no_later_than "the last day",
    training.hours { since = "registration" }.below "hours_required",
    -- 登记期内取得社会工作专业学历：一次计 90 学时，即已足够
    none_of { degree { value = "社会工作" }.held_between { from = registration.first_day, to = "the last day" } },
  },
  reports = {
    { "hours", training.hours { since = "registration" } },
    { "required", by_level "hours_required" },
  },
}
