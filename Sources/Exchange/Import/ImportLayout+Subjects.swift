// The columns of the tables of organisations and stations.

import Workforce

extension ImportKind {
  static let organisationColumns = [
    must(.code, "统一社会信用代码", "Credit code", "信用代码", "社会信用代码", "代码", "code"),
    must(.name, "名称", "Name", "组织名称", "机构名称", "单位名称", "organisation", "organization"),
    must(.organisationForm, "单位性质", "Form", "组织形式", "单位类型", "组织类型"),
    must(.county, "县(市、区)", "County", "县区", "区县", "县市区", "登记地", "district"),
    may(.bodyLevel, "单位层级", "Level", "登记层级", "administrative level"),
    may(.sector, "单位系统", "Sector", "系统", "行业"),
    must(.first, "开始日期", "Start date", "成立日期", "登记日期", "from"),
    may(.last, "结束日期", "End date", "注销日期", "to", "until"),
    may(.grade, "评估等级", "Grade", "等级"),
    may(.gradeFirst, "评估日期", "Grade from", "评估等级起始日期", "授牌日期"),
    may(.gradeLast, "评估有效期至", "Grade to", "评估等级有效期至", "有效期至"),
    may(.bank, "开户银行", "Bank", "开户行", "银行名称"),
    may(.bankAccount, "银行账号", "Bank account", "账号", "对公账号"),
    may(.phone, "联系电话", "Phone", "电话", "联系方式"),
  ]

  static let stationColumns = [
    must(.code, "站点编号", "Station code", "站点代码", "站号", "代码", "code"),
    must(.name, "名称", "Name", "站点名称", "社工站名称", "station"),
    must(.stationKind, "类别", "Kind", "站点类别", "单位类别", "station kind"),
    must(.county, "县(市、区)", "County", "县区", "区县", "县市区", "所在县区", "district"),
    may(.township, "街道(乡镇)", "Township", "街道", "乡镇", "乡镇街道", "乡镇(街道)", "street"),
    may(.residents, "服务人口", "Residents", "人口", "常住人口", "辖区人口", "population"),
    may(.tier, "站点等级", "Tier", "等级", "站点层级"),
    must(.first, "开始日期", "Start date", "建站日期", "设立日期", "from"),
    may(.last, "结束日期", "End date", "撤站日期", "to", "until"),
  ]
}
