-- 呼和浩特市：持证晋级 · Hohhot: grade steps for the certificate, within the range of the post.
-- 给的是级数，不是钱：工资由职级表查得，职级表未见，TO CONFIRM。就高，不叠加。
policy {
  id           = "hohhot/grade-steps",
  title        = "呼和浩特市社区工作者职称工资晋级",
  jurisdiction = "150100",
  in_force     = from "2021-01-01", -- 文件与日期未见（仅有摘要），TO CONFIRM
  sources      = {
    digest    = "呼和浩特市社区工作者职称工资；文件名称、文号未见，TO CONFIRM",
    divisions = "GB/T 2260：呼和浩特市辖四区四县一旗",
  },
}

list "hohhot" {
  title = "呼和浩特市所辖旗县区", source = "divisions",
  "新城区", "回民区", "玉泉区", "赛罕区", "土默特左旗", "托克托县", "和林格尔县", "清水河县", "武川县",
}

parameter "steps" {
  title = "晋升级数", source = "digest",
  from "2021-01-01" { junior = 1, intermediate = 2, senior = 3 },
}

local top     = circumstance { kind = "岗位最高等级" }.number
local current = circumstance { kind = "岗位等级" }.number

standard "grade_steps" {
  title   = "持证晋升级数（不超过所在岗位的最高等级）",
  source  = "digest",
  level   = certificate.highest { registered = "on the last day" },
  when    = {
    posting { kind = "community", county = list "hohhot" }.held "on the last day",
    circumstance { kind = "证书备案", level = "same" }.recorded "by the last day", -- 登记并备案
  },
  reports = {
    { "steps", top.less(current).at_most "steps" },
    { "grade", current },
  },
}
