// The columns of each kind of import file and the headers they go by.
//
// Headers are compared without blanks, full-width forms, letter case and marks for mandatory
// columns, so the synonyms here only list words that really differ.

public import Workforce

/// A column a file may have.
public struct ImportColumn: Sendable {
  /// What the column carries.
  public let field: ImportField
  /// Its header in both languages.
  public let header: Sentence
  /// Other headers in use.
  public let synonyms: [String]
  /// Whether every row must fill it.
  public let isMandatory: Bool
}

/// The columns of one kind of file, in the order of a template.
public struct ImportLayout: Sendable {
  /// The kind the layout is for.
  public let kind: ImportKind
  /// All columns that are read; others are ignored.
  public let columns: [ImportColumn]

  /// Columns every row must fill.
  public var mandatory: [ImportColumn] { columns.filter(\.isMandatory) }

  /// The column of a field, or nil when this kind of file has none.
  public func column(_ field: ImportField) -> ImportColumn? { columns.first { $0.field == field } }

  /// The field a header stands for by its name, and whether only by a synonym.
  func field(forHeader header: String) -> (field: ImportField, isSynonym: Bool)? {
    let key = Self.key(header)
    guard !key.isEmpty else { return nil }
    for column in columns
    where key == Self.key(column.header.zh) || key == Self.key(column.header.en) {
      return (column.field, false)
    }
    for column in columns where column.synonyms.contains(where: { Self.key($0) == key }) {
      return (column.field, true)
    }
    return nil
  }

  /// The comparison form of a header.
  static func key(_ header: String) -> String {
    var text = CellForm.compatible(header).lowercased()
    for mark in ["(必填)", "(required)"] where text.hasSuffix(mark) {
      text.removeLast(mark.count)
    }
    return String(
      text.unicodeScalars.filter { !CellForm.isBlank($0) && $0 != "*" && $0 != "_" }.map(
        Character.init))
  }
}

extension ImportKind {
  /// The columns of this kind of file.
  public var layout: ImportLayout {
    let columns =
      switch self {
      case .roster: Self.rosterColumns
      case .certificates: Self.certificateColumns
      case .assessments: Self.assessmentColumns
      case .training: Self.trainingColumns
      case .payments: Self.paymentColumns
      case .circumstances: Self.circumstanceColumns
      case .accounts: Self.accountColumns
      case .organisations: Self.organisationColumns
      case .stations: Self.stationColumns
      }
    return ImportLayout(kind: self, columns: columns)
  }

  static func must(
    _ field: ImportField, _ zh: String, _ en: String, _ synonyms: String...
  ) -> ImportColumn {
    ImportColumn(
      field: field, header: Sentence(zh: zh, en: en), synonyms: synonyms, isMandatory: true)
  }

  static func may(
    _ field: ImportField, _ zh: String, _ en: String, _ synonyms: String...
  ) -> ImportColumn {
    ImportColumn(
      field: field, header: Sentence(zh: zh, en: en), synonyms: synonyms, isMandatory: false)
  }

  private static let number = must(
    .documentNumber, "身份证号", "ID number", "身份证号码", "公民身份号码", "身份证", "证件号码", "证件号",
    "居民身份证号", "居民身份证号码", "identity number", "id no", "id no.")
  private static let name = must(.name, "姓名", "Name", "人员姓名", "社会工作者姓名", "full name")
  private static let documentType = may(
    .documentType, "证件类型", "ID type", "身份证件类型", "证件种类", "document type")

  private static let rosterColumns = [
    name, documentType, number,
    must(.sex, "性别", "Sex", "gender"),
    must(.county, "县(市、区)", "County", "县区", "区县", "县市区", "所在县区", "district"),
    may(.township, "街道(乡镇)", "Township", "街道", "乡镇", "乡镇街道", "乡镇(街道)", "street"),
    may(.community, "社区(村)", "Community", "社区名称", "村社区", "village"),
    must(
      .organisation, "工作单位", "Organisation", "单位名称", "单位", "用人单位", "employer",
      "organization"),
    may(.organisationForm, "单位性质", "Organisation form", "单位类型", "organization form"),
    must(.post, "岗位类别", "Post", "岗位类型", "岗位", "post kind", "post type"),
    must(.onEstablishment, "是否在编", "On establishment", "在编", "是否编制内"),
    must(.first, "到岗日期", "Start date", "到岗时间", "上岗日期", "入职日期", "任职日期", "from"),
    may(.last, "离岗日期", "End date", "离岗时间", "离职日期", "to", "until"),
    may(.bank, "开户银行", "Bank", "开户行", "银行名称"),
    may(.bankAccount, "银行卡号", "Bank account", "银行账号", "卡号", "账号", "card number"),
    may(.phone, "联系电话", "Phone", "手机号", "手机号码", "电话", "联系方式", "mobile"),
  ]

  private static let accountColumns = [
    number,
    may(.name, "姓名", "Name", "户名", "收款人", "人员姓名", "社会工作者姓名", "full name"), documentType,
    must(
      .bankAccount, "银行账号", "Bank account", "银行卡号", "账号", "卡号", "收款账号", "银行账户",
      "account number", "card number"),
    may(.bank, "开户银行", "Bank", "开户行", "开户行名称", "银行名称", "银行"),
    may(.phone, "联系电话", "Phone", "手机号", "手机号码", "电话", "联系方式", "mobile"),
  ]

  private static let certificateColumns = [
    number, name, documentType,
    must(.level, "证书等级", "Level", "证书级别", "职业水平等级", "级别", "等级", "certificate level"),
    must(.certificateNumber, "管理号", "Certificate number", "证书管理号", "证书编号", "证书号"),
    must(.approvedOn, "批准日期", "Approved on", "批准时间", "取得日期", "取证日期", "approval date"),
    may(.registeredOn, "登记日期", "Registered on", "登记时间", "登记起始日期", "registration date"),
    may(
      .registeredUntil, "登记有效期至", "Registered until", "有效期至", "登记有效期", "登记到期日期",
      "valid until"),
  ]

  private static let assessmentColumns = [
    number, documentType,
    must(.year, "年度", "Year", "考核年度", "年份"),
    must(.result, "结果", "Result", "考核结果", "考核等次", "等次", "年度考核结果"),
  ]

  private static let trainingColumns = [
    number, name, documentType,
    must(.courseCode, "课程编号", "Course code", "课程代码", "课程号"),
    may(.courseTitle, "课程名称", "Course title", "课程", "course"),
    may(.academy, "培训机构", "Academy", "培训单位", "举办单位", "provider"),
    must(.first, "开始日期", "Start date", "开始时间", "培训开始日期", "from"),
    must(.last, "结束日期", "End date", "结束时间", "培训结束日期", "to"),
    must(.hours, "学时", "Hours", "学时数", "培训学时", "课时"),
    must(.result, "考核结果", "Result", "结果", "成绩", "结业结果"),
  ]

  private static let paymentColumns = [
    number,
    may(.name, "姓名", "Name", "人员姓名", "full name"), documentType,
    must(.level, "证书等级", "Level", "证书级别", "级别", "等级", "certificate level"),
    must(.amount, "发放金额(元)", "Amount (yuan)", "发放金额", "金额", "金额(元)", "amount"),
    must(.paidOn, "发放日期", "Paid on", "发放时间", "支付日期", "payment date"),
    may(.measure, "发放项目", "Measure", "项目", "rule"),
    may(.payer, "发放单位", "Payer", "发放部门", "支付单位"),
    may(.remark, "备注", "Remark", "说明", "remarks", "note"),
  ]

  private static let circumstanceColumns = [
    number,
    may(.name, "姓名", "Name", "人员姓名", "full name"), documentType,
    must(.matter, "事项", "Matter", "情况类别", "kind"),
    may(.content, "内容", "Content", "情况", "value"),
    may(.place, "地点", "Place", "所在地"),
    may(.level, "证书等级", "Level", "证书级别", "级别", "certificate level"),
    may(.quantity, "数值", "Number", "数量"),
    may(.amount, "金额(元)", "Amount (yuan)", "金额", "amount"),
    must(.first, "开始日期", "Start date", "日期", "from"),
    may(.last, "结束日期", "End date", "to"),
  ]
}
