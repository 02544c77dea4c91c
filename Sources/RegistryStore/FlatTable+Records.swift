import Workforce

// Tables of rolls, steps, decisions, imports and entries.

extension FlatTable {
  private static let period = Column(
    "period", month("roll.period"), zh: "月份", en: "month")
  private static let outcome = words("outcome", Outcome.allCases.map { ($0.rawValue, $0.code) })
  private static let policy = Column("policy", "roll.policy", zh: "政策", en: "policy")
  private static let roll = Column("roll", "roll.id", zh: "名册编号", en: "number of the roll")
  private static let sealedOn = Column(
    "sealed_on", "(SELECT \(date("instant")) FROM entry WHERE entry.number = roll.settled_entry)",
    zh: "封存日期", en: "sealed on")
  private static let paidOn = Column(
    "paid_on",
    """
    (SELECT \(date("entry.instant")) FROM roll_step JOIN entry ON entry.number = roll_step.entry
     WHERE roll_step.roll = roll.id AND step = 'paid' AND roll_step.entry <= ?1)
    """, zh: "记为已发放的日期", en: "noted as paid on")

  /// The posting that lasts longest of those begun by the period's end, as known at the roll.
  private static func posting(_ column: String) -> String {
    """
    (SELECT \(symbol(column)) FROM posting WHERE posting.worker_id = line.worker_id
     AND entry_in <= roll.known_at AND (entry_out IS NULL OR entry_out > roll.known_at)
     AND \(day("first_day"))
       < printf('%04d-%02d-01', (roll.period + 1) / 12, (roll.period + 1) % 12 + 1)
     ORDER BY last_day DESC, first_day DESC, fact DESC LIMIT 1)
    """
  }

  private static func person(_ column: String) -> String {
    """
    (SELECT \(column) FROM person WHERE person.worker_id = line.worker_id
     AND entry_in <= roll.known_at AND (entry_out IS NULL OR entry_out > roll.known_at)
     ORDER BY fact DESC LIMIT 1)
    """
  }

  /// A column of the account that was known at the roll.
  private static func account(_ column: String) -> String {
    let said =
      """
      FROM account WHERE account.worker_id = line.worker_id AND bank_account IS NOT NULL
       AND entry_in <= roll.known_at AND (entry_out IS NULL OR entry_out > roll.known_at)
      """
    return "CASE WHEN EXISTS (SELECT 1 \(said)) THEN "
      + "(SELECT \(column) \(said) ORDER BY fact DESC LIMIT 1) ELSE \(person(column)) END"
  }

  static let records: [FlatTable] = [
    FlatTable(
      name: "rolls", title: Sentence(zh: "已封存的名册", en: "sealed rolls"),
      columns: [
        roll, policy, period,
        Column("known_at", zh: "依据到哪条记录", en: "facts known up to this entry"),
        Column("policy_hash", zh: "政策文本的散列", en: "hash of the policy's text"),
        Column("engine", "engine_version", zh: "计算程序的版本", en: "version of the calculation"),
        Column("digest", zh: "明细的散列", en: "hash of the lines"),
        Column("lines", zh: "行数", en: "lines"),
        Column("yuan", yuan("total_fen"), zh: "本月明细计算的合计（元）", en: "sum of its own lines as computed"),
        Column("differences", zh: "差额行数", en: "lines that settle differences"),
        Column("difference_yuan", yuan("difference_fen"), zh: "差额合计（元）", en: "sum of differences"),
        Column(
          "pays_yuan",
          yuan(
            """
            (total_fen + difference_fen + coalesce((SELECT sum(made.fen)
              FROM (\(Store.standingDecisions)) AS made WHERE made.roll = roll.id), 0)
            + coalesce((SELECT sum(made.fen) FROM standing_change AS made
              WHERE made.roll = roll.id), 0))
            """), zh: "名册发放的合计（元）：明细与差额，计入人工决定，不含缓发",
          en: "all it pays: lines and differences, as decided, without what is held back"),
        Column("sealed_by", "settled_entry", zh: "封存它的记录", en: "entry that sealed it"),
        sealedOn, paidOn,
      ], source: "roll", condition: "settled_entry <= ?1", order: "roll.id",
      brought: "settled_entry"),
    FlatTable(
      name: "lines", title: Sentence(zh: "发放明细", en: "lines of sealed rolls"),
      columns: [
        roll, policy, period,
        Column("worker", worker("line.worker_id"), zh: "人员编号", en: "worker"),
        Column("id_number", masked("document_number"), zh: "证件号码", en: "number of the document"),
        Column("name", person("name"), zh: "姓名", en: "name"),
        Column("county", posting("county"), zh: "县（市、区）", en: "county"),
        Column("organisation", posting("organisation"), zh: "工作单位", en: "employer"),
        Column("bank", account("bank"), zh: "开户银行", en: "bank"),
        Column("bank_account", account(masked("bank_account")), zh: "银行账号", en: "bank account"),
        Column("rule", "measure.rule", zh: "条款", en: "rule"),
        Column("instalment", zh: "笔次", en: "instalment"),
        Column("level", levelWord, zh: "证书级别", en: "level of the certificate"),
        Column("fund", symbol("fund"), zh: "资金渠道", en: "fund"),
        Column("yuan", yuan("fen"), zh: "计算的金额（元）", en: "amount computed, in yuan"),
        Column("outcome", outcome, zh: "结果", en: "outcome"),
        Column(
          "decided_yuan",
          """
          (SELECT \(yuan("made.fen")) FROM line_decision AS made WHERE made.roll = roll.id
           AND made.digest = roll.digest AND made.measure = line.measure_id
           AND made.worker = line.worker_id AND made.instalment = line.instalment
           ORDER BY made.id DESC LIMIT 1)
          """, zh: "人工决定的金额（元）", en: "amount decided by hand, in yuan"),
        Column("reason", "reason_zh", zh: "待定或暂缓的原因", en: "why it waited"),
        Column(
          "held_back_by",
          """
          CASE WHEN outcome = \(Outcome.pays.rawValue) THEN (
            SELECT made.entry FROM standing_change AS made
            WHERE made.roll = roll.id AND made.corrects = roll.id AND made.verdict = 'hold_back'
              AND made.measure = line.measure_id AND made.worker = line.worker_id
              AND made.level = line.level AND made.fund = \(symbol("line.fund"))) END
          """, zh: "缓发的记录；空为未缓发", en: "entry that held the line back; empty for none"),
        sealedOn, paidOn,
      ],
      source: """
        payout_line AS line JOIN roll ON roll.id = line.roll_id AND roll.period = line.period
          JOIN measure ON measure.id = line.measure_id JOIN worker ON worker.id = line.worker_id
        """, condition: "settled_entry <= ?1",
      order: "roll.id, measure.rule, line.worker_id, instalment"),
    FlatTable(
      name: "differences", title: Sentence(zh: "差额行", en: "differences of closed months"),
      columns: [
        roll, policy, period,
        Column(
          "corrects", month("closed.period"), zh: "所更正的月份",
          en: "month it corrects"),
        Column("worker", worker("line.worker_id"), zh: "人员编号", en: "worker"),
        Column("rule", "measure.rule", zh: "条款", en: "rule"),
        Column("level", levelWord, zh: "证书级别", en: "level of the certificate"),
        Column("fund", symbol("fund"), zh: "资金渠道", en: "fund"),
        Column("had_yuan", yuan("old_fen"), zh: "已发（元）", en: "paid before, in yuan"),
        Column(
          "due_yuan", "CASE WHEN new_fen IS NOT NULL THEN \(yuan("new_fen")) END", zh: "应发（元）",
          en: "due, in yuan"),
        Column("causes", "replace(causes, char(10), '; ')", zh: "原因", en: "causes"),
      ],
      source: """
        difference_line AS line JOIN roll ON roll.id = line.roll_id
          JOIN roll AS closed ON closed.id = corrects JOIN measure ON measure.id = line.measure_id
        """, condition: "roll.settled_entry <= ?1",
      order: "roll.id, closed.period, measure.rule, line.worker_id, level, fund"),
    FlatTable(
      name: "steps", title: Sentence(zh: "名册走过的步骤", en: "steps of rolls"),
      columns: [
        roll, policy, period,
        Column(
          "before",
          """
          coalesce((SELECT last.step FROM roll_step AS last WHERE last.roll = roll_step.roll
            AND last.number = roll_step.number - 1), 'draft')
          """, zh: "此前所在的步骤", en: "where the roll stood before"),
        Column("step", zh: "步骤", en: "step"),
        Column("user", "user.name", zh: "用户", en: "user"),
        Column("instant", "entry.instant", zh: "时间（UTC）", en: "instant in UTC"),
        Column("reason", "roll_step.reason", zh: "理由", en: "why"),
        Column("yuan", yuan("roll_step.fen"), zh: "合计（元）", en: "total in yuan"),
        Column("entry", "roll_step.entry", zh: "记录编号", en: "entry"),
      ],
      source: """
        roll_step JOIN roll ON roll.id = roll_step.roll JOIN user ON user.id = roll_step.user
          JOIN entry ON entry.number = roll_step.entry
        """, condition: "roll_step.entry <= ?1", order: "roll_step.entry", brought: "roll_step.entry"),
    FlatTable(
      name: "decisions", title: Sentence(zh: "人工决定", en: "decisions by hand"),
      columns: [
        roll, policy, period, Column("worker", worker("worker"), zh: "人员编号", en: "worker"),
        Column("rule", "measure.rule", zh: "条款", en: "rule"),
        Column("instalment", zh: "笔次", en: "instalment"),
        Column(
          "waited",
          """
          (SELECT \(outcome) FROM payout_line AS line WHERE line.period = roll.period
           AND roll.digest = line_decision.digest AND measure_id = line_decision.measure
           AND worker_id = line_decision.worker AND line.instalment = line_decision.instalment)
          """, zh: "决定前的结果；名册已重算的为空", en: "outcome before; empty when the roll was computed again"),
        Column(
          "yuan_before",
          """
          (SELECT \(yuan("made.fen")) FROM line_decision AS made
           WHERE made.roll = line_decision.roll AND made.digest = line_decision.digest
           AND made.measure = line_decision.measure AND made.worker = line_decision.worker
           AND made.instalment = line_decision.instalment AND made.id < line_decision.id
           ORDER BY made.id DESC LIMIT 1)
          """, zh: "此前决定的金额（元）；此前未决定的为空", en: "amount decided before, in yuan; empty for none"),
        Column("verdict", zh: "决定", en: "verdict"),
        Column("fund", "line_decision.fund", zh: "资金渠道", en: "fund"),
        Column("yuan", yuan("line_decision.fen"), zh: "金额（元）", en: "amount in yuan"),
        Column("user", "user.name", zh: "用户", en: "user"),
        Column("instant", "entry.instant", zh: "时间（UTC）", en: "instant in UTC"),
        Column("reason", "line_decision.reason", zh: "理由", en: "why"),
        Column("entry", "line_decision.entry", zh: "记录编号", en: "entry"),
      ],
      source: """
        line_decision JOIN roll ON roll.id = line_decision.roll
          JOIN measure ON measure.id = line_decision.measure
          JOIN user ON user.id = line_decision.user JOIN entry ON entry.number = line_decision.entry
        """, condition: "line_decision.entry <= ?1", order: "line_decision.id",
      brought: "line_decision.entry"),
    FlatTable(
      name: "recoveries",
      title: Sentence(zh: "退回和免予收回的款", en: "paid back by workers, or given up"),
      columns: [
        roll, policy, period, Column("worker", worker("worker"), zh: "人员编号", en: "worker"),
        Column("way", zh: "方式：cash 退回、waiver 免予收回", en: "way: paid back in cash, or waived"),
        Column("yuan", yuan("fen"), zh: "金额（元）", en: "amount in yuan"),
        Column("user", "user.name", zh: "用户", en: "user"),
        Column("instant", "entry.instant", zh: "时间（UTC）", en: "instant in UTC"),
        Column("reason", "recovery.reason", zh: "收据号或理由", en: "receipt, or why"),
        Column("entry", "recovery.entry", zh: "记录编号", en: "entry"),
      ],
      source: """
        recovery JOIN roll ON roll.id = recovery.roll JOIN user ON user.id = recovery.user
          JOIN entry ON entry.number = recovery.entry
        """, condition: "recovery.entry <= ?1", order: "recovery.id", brought: "recovery.entry"),
    FlatTable(
      name: "line_changes",
      title: Sentence(zh: "对差额行的决定和缓发", en: "decisions on differences, and lines held back"),
      columns: [
        roll, policy, period,
        Column(
          "month", month("closed.period"),
          zh: "所涉的月份", en: "month the line is about"),
        Column("worker", worker("worker"), zh: "人员编号", en: "worker"),
        Column("rule", "measure.rule", zh: "条款", en: "rule"),
        Column("level", levelWord, zh: "证书级别", en: "level of the certificate"),
        Column("fund", "made.fund", zh: "该行的资金渠道", en: "fund of the line"),
        Column("verdict", zh: "决定", en: "verdict"),
        Column("payer", zh: "支出或收回的资金渠道", en: "fund that pays or gets back"),
        Column("yuan", yuan("made.fen"), zh: "使名册多发（负为少发）", en: "what the roll pays more; less below zero"),
        Column("user", "user.name", zh: "用户", en: "user"),
        Column("instant", "entry.instant", zh: "时间（UTC）", en: "instant in UTC"),
        Column("reason", "made.reason", zh: "理由", en: "why"),
        Column("entry", "made.entry", zh: "记录编号", en: "entry"),
      ],
      source: """
        line_change AS made JOIN roll ON roll.id = made.roll JOIN roll AS closed ON closed.id = corrects
          JOIN measure ON measure.id = made.measure JOIN user ON user.id = made.user
          JOIN entry ON entry.number = made.entry
        """, condition: "made.entry <= ?1", order: "made.id", brought: "made.entry"),
    FlatTable(
      name: "imports", title: Sentence(zh: "导入批次", en: "import batches"),
      columns: [
        Column("batch", "id", zh: "批次", en: "batch"), Column("kind", zh: "表的类型", en: "kind of table"),
        Column("file", "file_name", zh: "文件", en: "file"),
        Column("sha256", "file_sha256", zh: "文件的 SHA-256", en: "SHA-256 of the file"),
        Column("rows", zh: "行数", en: "rows"), Column("accepted", zh: "导入", en: "accepted"),
        Column("rejected", zh: "退回", en: "rejected"), Column("duplicates", zh: "重复", en: "duplicates"),
        Column("entry", zh: "记录编号", en: "entry"),
        Column(
          "withdrawn_by", "CASE WHEN withdrawn_by <= ?1 THEN withdrawn_by END", zh: "撤回它的记录",
          en: "entry that withdrew it"),
      ], source: "import_batch", condition: "entry <= ?1", order: "id", brought: "entry",
      closed: "withdrawn_by"),
    FlatTable(
      name: "entries", title: Sentence(zh: "全部记录", en: "all entries"),
      columns: [
        Column("entry", "number", zh: "记录编号", en: "entry"),
        Column("instant", zh: "时间（UTC）", en: "instant in UTC"),
        Column("actor", zh: "操作人", en: "who did it"), Column("kind", zh: "种类", en: "kind"),
        Column("source", zh: "来源", en: "what it came from"), Column("reason", zh: "理由", en: "why"),
        Column("hash", "lower(hex(hash))", zh: "散列", en: "hash"),
      ], source: "entry", condition: "number <= ?1", order: "number"),
  ]
}
