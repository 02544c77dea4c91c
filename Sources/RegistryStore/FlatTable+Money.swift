import Workforce

// Tables of budgets, of the ledger, and of what banks were asked to pay and answered.

extension FlatTable {
  private static let entry = Column("entry", zh: "记录编号", en: "entry")
  private static let year = Column("year", zh: "年度", en: "year")
  private static let why = Column("reason", zh: "理由", en: "why")
  private static let byUser = Column("user", user("user"), zh: "用户", en: "user")
  private static let percent = Column(
    "percent", "CASE WHEN basis_points IS NOT NULL THEN \(yuan("basis_points")) END",
    zh: "占基数的百分比；空为没有上限", en: "percentage of the base; empty for no ceiling")

  private static func amount(_ column: String) -> Column {
    Column("yuan", yuan(column), zh: "金额（元）", en: "amount in yuan")
  }

  /// The roll a row is about: policy and month, by its number.
  private static func policy(of roll: String) -> [Column] {
    [
      Column("roll", roll, zh: "名册编号", en: "number of the roll"),
      Column(
        "policy", "(SELECT policy FROM roll WHERE roll.id = \(roll))", zh: "政策", en: "policy"),
      Column(
        "period", "(SELECT \(month("period")) FROM roll WHERE roll.id = \(roll))", zh: "月份",
        en: "month"),
    ]
  }

  static let money: [FlatTable] = [
    FlatTable(
      name: "bases", title: Sentence(zh: "资金上限的基数", en: "bases of the ceilings of funds"),
      columns: [
        Column("base", zh: "基数", en: "base"), year, amount("fen"), byUser, why, entry,
      ], source: "fund_base", condition: "entry <= ?1", order: "id", brought: "entry"),
    FlatTable(
      name: "budgets", title: Sentence(zh: "资金的年度预算和上限", en: "budgets and ceilings of funds"),
      columns: [
        Column("fund", zh: "资金渠道", en: "fund"), year,
        Column(
          "yuan", "CASE WHEN fen IS NOT NULL THEN \(yuan("fen")) END", zh: "预算（元）；空为未定",
          en: "budget in yuan; empty for none"),
        percent, Column("base", zh: "基数", en: "base"), byUser, why, entry,
      ], source: "fund_budget", condition: "entry <= ?1", order: "id", brought: "entry"),
    FlatTable(
      name: "transfers", title: Sentence(zh: "账上的每一笔", en: "transfers of the ledger"),
      columns: [entry, Column("number", zh: "在记录中的序号", en: "place in the entry")]
        + policy(of: "transfer.roll") + [
          Column("worker", worker("worker"), zh: "人员编号", en: "worker"),
          Column("unit", zh: "单位：fen 分，coin 时间币", en: "unit: fen, or time coins"),
          Column("from", "from_account", zh: "转出账户", en: "account that gives"),
          Column("to", "to_account", zh: "转入账户", en: "account that takes"),
          Column("amount", zh: "数量，按单位", en: "amount in the unit"),
        ], source: "transfer", condition: "entry <= ?1", order: "entry, number"),
    FlatTable(
      name: "batches", title: Sentence(zh: "送银行的付款批次", en: "batches of payments for a bank"),
      columns: policy(of: "payment_batch.roll") + [
        Column("batch", "number", zh: "名册的第几批", en: "number of the batch of its roll"),
        Column("payday", day("payday"), zh: "付款日期", en: "day of payment"),
        Column("profile", zh: "银行格式", en: "form of the bank"),
        Column("payments", "count", zh: "笔数", en: "payments"), amount("fen"), byUser, entry,
      ], source: "payment_batch", condition: "entry <= ?1", order: "id", brought: "entry"),
    FlatTable(
      name: "batch_outcomes", title: Sentence(zh: "批次的确认和撤回", en: "batches confirmed or withdrawn"),
      columns: policy(of: "payment_batch.roll") + [
        Column("batch", "number", zh: "名册的第几批", en: "number of the batch of its roll"),
        Column("outcome", zh: "结果", en: "outcome"),
        Column("user", user("batch_outcome.user"), zh: "用户", en: "user"),
        why, Column("entry", "batch_outcome.entry", zh: "记录编号", en: "entry"),
      ], source: "batch_outcome JOIN payment_batch ON payment_batch.id = batch",
      condition: "batch_outcome.entry <= ?1", order: "batch_outcome.entry",
      brought: "batch_outcome.entry"),
    FlatTable(
      name: "payments_ordered", title: Sentence(zh: "请银行付的每一笔", en: "payments a bank was asked for"),
      columns: policy(of: "payment_line.roll") + [
        Column("worker", worker("worker"), zh: "人员编号", en: "worker"),
        Column("reference", zh: "凭证号", en: "reference"),
        Column("account", zh: "账号，中间隐去", en: "account, its middle hidden"), amount("fen"), entry,
        Column(
          "ended_by", "CASE WHEN entry_out <= ?1 THEN entry_out END", zh: "使它不再有效的记录；空为有效",
          en: "entry that ended it; empty while it stands"),
      ], source: "payment_line", condition: "entry <= ?1", order: "worker, id", brought: "entry",
      closed: "entry_out"),
    FlatTable(
      name: "answers", title: Sentence(zh: "银行的回盘", en: "answers of banks"),
      columns: policy(of: "payment_line.roll") + [
        Column("worker", worker("worker"), zh: "人员编号", en: "worker"),
        Column("reference", zh: "凭证号", en: "reference"), amount("fen"),
        Column("outcome", zh: "结果", en: "outcome"),
        Column("reason", zh: "银行的说明", en: "reason the bank gives"),
        Column("file", "bank_return.name", zh: "文件", en: "file"),
        Column("row", "return_line.row", zh: "行", en: "row"),
        Column("entry", "return_line.entry", zh: "记录编号", en: "entry"),
      ],
      source: """
        return_line JOIN payment_line ON payment_line.id = line
          JOIN bank_return ON bank_return.id = bank_return
        """, condition: "return_line.entry <= ?1", order: "worker, return_line.id",
      brought: "return_line.entry"),
  ]
}
