import Workforce

// Tables of facts.

extension FlatTable {
  private static let worker = Column("worker", worker("fact.worker_id"), zh: "人员编号", en: "worker")
  private static let level = Column(
    "level", levelWord, zh: "证书级别", en: "level of the certificate")
  private static let from = Column("from", bound("first_day"), zh: "起，含当日", en: "first day")
  private static let to = Column("to", bound("last_day"), zh: "止，含当日；空为未定", en: "last day; empty when open")
  private static let result = Column(
    "result", words("result", AssessmentResult.allCases.map { ($0.rawValue, $0.code) }),
    zh: "考核结果", en: "result")

  private static let provenance = [
    Column("fact", "fact.fact", zh: "事实编号", en: "number of the fact"),
    Column("entry", "fact.entry_in", zh: "自哪条记录起为已知", en: "entry that made it known"),
    Column(
      "file",
      "(SELECT file_name FROM import_batch WHERE fact.fact BETWEEN first_fact AND last_fact)",
      zh: "来源文件", en: "file it came from"),
    Column("row", "fact.source_row", zh: "来源文件的行", en: "row of the file"),
  ]

  private static func facts(
    _ kind: FactKind, _ name: String, zh: String, en: String, _ columns: Column...
  ) -> FlatTable {
    FlatTable(
      name: name, title: Sentence(zh: zh, en: en), columns: [worker] + columns + provenance,
      source: "\(kind.table) AS fact", condition: isKnown("fact"),
      order: "fact.worker_id, fact.fact, fact.entry_in", brought: "fact.entry_in",
      closed: "fact.entry_out")
  }

  /// What held before a row of accounts; empty where the row does not change it.
  private static func before(_ column: String) -> String {
    func last(_ table: String) -> String {
      """
      (SELECT \(masked("was.\(column)")) FROM \(table) AS was
       WHERE was.worker_id = fact.worker_id AND was.fact < fact.fact AND was.\(column) IS NOT NULL
         AND was.entry_in <= fact.entry_in AND coalesce(was.entry_out > fact.entry_in, TRUE)
       ORDER BY was.fact DESC LIMIT 1)
      """
    }
    return "CASE WHEN fact.\(column) IS NOT NULL "
      + "THEN coalesce(\(last("account")), \(last("person"))) END"
  }

  static let facts: [FlatTable] = [
    FlatTable(
      name: "workers", title: Sentence(zh: "人员", en: "workers"),
      columns: [
        worker,
        Column("document_type", zh: "证件类型", en: "kind of document"),
        Column("id_number", masked("document_number"), zh: "证件号码", en: "number of the document"),
        Column("name", zh: "姓名", en: "name"), Column("sex", zh: "性别", en: "sex"),
        Column("phone", masked("phone"), zh: "电话", en: "phone"),
        Column("bank", zh: "开户银行", en: "bank"),
        Column(
          "bank_account", masked("bank_account"), zh: "登记时的银行账号；后来的见 accounts",
          en: "bank account at first; later ones are in accounts"),
      ] + provenance,
      source: "person AS fact JOIN worker ON worker.id = fact.worker_id",
      condition: isKnown("fact"), order: "fact.worker_id, fact.fact, fact.entry_in",
      brought: "fact.entry_in", closed: "fact.entry_out"),
    facts(
      .posting, "postings", zh: "任职", en: "postings",
      Column("kind", symbol("kind"), zh: "岗位类别", en: "kind of post"),
      Column("county", symbol("county"), zh: "县（市、区）", en: "county"),
      Column("township", symbol("township"), zh: "街道（乡镇）", en: "township"),
      Column("community", symbol("community"), zh: "社区（村）", en: "community"),
      Column("organisation", symbol("organisation"), zh: "工作单位", en: "employer"),
      Column("organisation_form", symbol("organisation_form"), zh: "单位性质", en: "form of the employer"),
      Column(
        "on_establishment", words("on_establishment", [(0, "no"), (1, "yes")]), zh: "是否在编；空为未记",
        en: "on the establishment; empty when not recorded"),
      from, to),
    facts(
      .certificate, "certificates", zh: "证书", en: "certificates", level,
      Column("number", masked("number"), zh: "管理号", en: "number"),
      Column("approved_on", day("approved_day"), zh: "批准日期", en: "approved on")),
    facts(.registration, "registrations", zh: "登记", en: "registrations", level, from, to),
    facts(
      .assessment, "assessments", zh: "年度考核", en: "yearly assessments",
      Column("year", zh: "年度", en: "year"), result),
    facts(
      .training, "training", zh: "继续教育", en: "training",
      Column("course", symbol("course"), zh: "课程编号", en: "code of the course"),
      Column("title", symbol("title"), zh: "课程名称", en: "title of the course"),
      Column("academy", symbol("academy"), zh: "培训机构", en: "academy"), from, to,
      Column("hours", yuan("hours_hundredths"), zh: "学时", en: "hours"), result),
    facts(
      .payment, "payments", zh: "别处的发放", en: "payments made elsewhere",
      Column("measure", symbol("measure"), zh: "发放项目", en: "measure"), level,
      Column("yuan", yuan("fen"), zh: "金额（元）", en: "amount in yuan"),
      Column("paid_on", day("paid_day"), zh: "发放日期", en: "paid on"),
      Column("payer", symbol("payer"), zh: "发放单位", en: "payer"),
      Column("remark", zh: "备注", en: "remark")),
    facts(
      .circumstance, "circumstances", zh: "其他情况", en: "other dated facts",
      Column("matter", symbol("kind"), zh: "事项", en: "matter"),
      Column("content", symbol("value"), zh: "内容", en: "content"),
      Column("place", symbol("place"), zh: "地点", en: "place"), level,
      Column("number", zh: "数值", en: "number"), from, to),
    facts(
      .account, "accounts", zh: "后来的银行账户", en: "later bank accounts",
      Column("bank", zh: "开户银行", en: "bank"),
      Column("bank_account", masked("bank_account"), zh: "银行账号", en: "bank account"),
      Column("bank_account_before", before("bank_account"), zh: "以前的账号", en: "account before"),
      Column("phone", masked("phone"), zh: "电话", en: "phone"),
      Column("phone_before", before("phone"), zh: "以前的电话", en: "phone before")),
  ]
}
