// What the files of a package and their columns mean: the data dictionary in its manifest. A test
// holds it complete.

import Exchange
import Workforce

enum PackageDictionary {
  /// What a file holds.
  static func title(of file: String) -> Sentence {
    if file.hasPrefix("rolls/") {
      return Sentence(
        zh: "名册明细：月份,人员,条款,笔次,级别,资金渠道,金额（分）,结果；差额行："
          + "difference,月份,人员,条款,级别,资金渠道,已发（分）,应发（分）,结果,原因",
        en: "lines of a roll: period,worker,rule,instalment,level,fund,fen,outcome; and of differences: "
          + "difference,period,worker,rule,level,fund,old,new,outcome,causes")
    }
    if file.hasPrefix("policies/") {
      return Sentence(zh: "规则表文本，以散列为名", en: "text of a rule sheet, named by its hash")
    }
    let name = file.hasSuffix(".jsonl") ? String(file.dropLast(6)) : file
    return titles[name] ?? Sentence(same: "")
  }

  /// What a column of a file holds.
  static func column(_ name: String, of file: String) -> JSONValue {
    let meaning = columns["\(file).\(name)"] ?? columns[name] ?? Sentence(same: "")
    return ["name": .string(name), "zh": .string(meaning.zh), "en": .string(meaning.en)]
  }

  private static let titles: [String: Sentence] = [
    "entries": Sentence(zh: "全部记录，构成散列链", en: "all entries, chained by hash"),
    "heads": Sentence(zh: "对散列链的签名", en: "signatures on the chain"),
    "keys": Sentence(zh: "签名公钥", en: "public keys of the signatures"),
    "symbols": Sentence(zh: "重复出现的文字，事实中以编号引用", en: "recurring texts; facts refer to their ids"),
    "workers": Sentence(zh: "人员及证件", en: "workers and their documents"),
    "facts/person": Sentence(zh: "姓名、电话、账户", en: "names, phones, accounts"),
    "facts/posting": Sentence(zh: "任职", en: "postings"),
    "facts/certificate": Sentence(zh: "证书", en: "certificates"),
    "facts/registration": Sentence(zh: "登记", en: "registrations"),
    "facts/assessment": Sentence(zh: "年度考核", en: "yearly assessments"),
    "facts/training": Sentence(zh: "继续教育", en: "training records"),
    "facts/payment": Sentence(zh: "别处的发放", en: "payments made elsewhere"),
    "facts/circumstance": Sentence(zh: "其他情况", en: "other dated facts"),
    "facts/account": Sentence(zh: "后来的电话、账户", en: "phones and accounts said later"),
    "batches": Sentence(zh: "导入批次", en: "import batches"),
    "rolls": Sentence(zh: "已封存的名册", en: "sealed rolls"),
    "tables/user": Sentence(zh: "用户", en: "users"),
    "tables/user_secret": Sentence(zh: "口令的存根，只给散列", en: "what is kept of passwords, by hash only"),
    "tables/user_role": Sentence(zh: "用户的角色和范围", en: "roles of users and where they count"),
    "tables/user_lock": Sentence(zh: "停用的用户", en: "users who were shut out"),
    "tables/roll_step": Sentence(zh: "名册走过的步骤", en: "steps of rolls"),
    "tables/line_decision": Sentence(zh: "对待定各行的决定", en: "decisions on lines that waited"),
    "tables/line_change": Sentence(
      zh: "对差额行的决定和缓发", en: "decisions on differences, and lines held back"),
    "tables/policy_version": Sentence(zh: "政策的版本", en: "versions of policies"),
    "tables/policy_activation": Sentence(zh: "政策版本的启用", en: "versions brought into force"),
    "tables/transfer": Sentence(zh: "账簿：从一个账户到另一个账户", en: "the ledger: from account to account"),
    "tables/payment_batch": Sentence(zh: "付款批次", en: "batches for the bank"),
    "tables/payment_file": Sentence(zh: "付款文件", en: "files for the bank"),
    "tables/payment_line": Sentence(zh: "付款，账号隐去中间", en: "payments, accounts with their middle hidden"),
    "tables/batch_outcome": Sentence(zh: "批次已交银行或撤回", en: "batches handed over or withdrawn"),
    "tables/bank_return": Sentence(zh: "读入的回盘", en: "files of answers that were read"),
    "tables/return_line": Sentence(zh: "银行所说的结果", en: "what the bank said of payments"),
    "tables/recovery": Sentence(zh: "退回和免予收回的款", en: "what was paid back or given up"),
    "tables/fund_base": Sentence(zh: "上限的基数", en: "what ceilings are a share of"),
    "tables/fund_budget": Sentence(zh: "资金渠道的预算", en: "budgets of funds"),
    "tables/fund_use": Sentence(zh: "每号记录使各资金渠道支出多少", en: "what each entry took from each fund"),
    "index.csv": Sentence(
      zh: "每个文件每一行的 SHA-256（前 32 位）", en: "SHA-256 (32 digits) of every line of every file"),
  ]

  private static let symbol = Sentence(zh: "文字编号，0 为未记", en: "id of a text; 0 when not recorded")
  private static let day = Sentence(zh: "1970-01-01 起的天数", en: "days since 1970-01-01")
  private static let level = Sentence(
    zh: "1 助理社会工作师，2 社会工作师，3 高级社会工作师，0 无", en: "1 junior, 2 intermediate, 3 senior, 0 none")

  private static let columns: [String: Sentence] = [
    // Entries and the chain.
    "number": Sentence(zh: "编号", en: "number"),
    "instant": Sentence(zh: "时间（UTC）", en: "instant in UTC"),
    "actor": Sentence(zh: "操作人", en: "who did it"),
    "entries.kind": Sentence(zh: "记录种类", en: "kind of entry"),
    "reason": Sentence(zh: "理由", en: "why"),
    "source": Sentence(zh: "来源", en: "what it came from"),
    "content_hash": Sentence(zh: "所带来内容的散列", en: "hash of what the entry brought"),
    "previous_hash": Sentence(zh: "前一条记录的散列", en: "hash of the entry before"),
    "hash": Sentence(zh: "散列", en: "hash"),
    "entry": Sentence(zh: "记录编号", en: "number of the entry"),
    "signing_key": Sentence(zh: "公钥编号", en: "number of the key"),
    "public_key": Sentence(zh: "Ed25519 公钥", en: "Ed25519 public key"),
    "signature": Sentence(zh: "Ed25519 签名", en: "Ed25519 signature"),
    "entry_in": Sentence(zh: "自哪条记录起为已知", en: "known from this entry on"),
    "entry_out": Sentence(zh: "自哪条记录起不再为已知", en: "no longer known from this entry on"),
    "personal": Sentence(zh: "个人栏的加盐散列", en: "salted hash of the personal columns"),
    "salt": Sentence(zh: "个人栏散列的盐", en: "salt of the personal columns"),
    "sha256": Sentence(zh: "SHA-256", en: "SHA-256"),
    // People and facts.
    "id": Sentence(zh: "编号", en: "id"),
    "text": Sentence(zh: "文字", en: "text"),
    "worker_id": Sentence(zh: "人员编号", en: "number of the worker"),
    "document_type": Sentence(zh: "证件类型", en: "kind of document"),
    "document_number": Sentence(zh: "证件号码", en: "number of the document"),
    "fact": Sentence(zh: "事实编号", en: "number of the fact"),
    "source_row": Sentence(zh: "来源文件的行", en: "row of the imported file"),
    "name": Sentence(zh: "姓名或名称", en: "name"),
    "sex": Sentence(zh: "性别", en: "sex"),
    "phone": Sentence(zh: "电话", en: "phone"),
    "bank": Sentence(zh: "开户银行", en: "bank"),
    "bank_account": Sentence(zh: "银行账号", en: "bank account"),
    "first_day": day, "last_day": day, "approved_day": day, "paid_day": day, "kind": symbol,
    "county": symbol, "township": symbol, "community": symbol, "organisation": symbol,
    "organisation_form": symbol, "course": symbol, "title": symbol, "academy": symbol,
    "facts/payment.measure": symbol, "payer": symbol, "value": symbol, "place": symbol, "level": level,
    "on_establishment": Sentence(zh: "在编：1 是，0 否，2 未记", en: "on establishment: 1 yes, 0 no, 2 not recorded"),
    "facts/certificate.number": Sentence(zh: "管理号", en: "number of the certificate"),
    "facts/circumstance.number": Sentence(zh: "数值", en: "number"),
    "year": Sentence(zh: "年度", en: "year"),
    "result": Sentence(zh: "考核结果代码", en: "code of the result"),
    "hours_hundredths": Sentence(zh: "学时（百分之一）", en: "hours in hundredths"),
    "fen": Sentence(zh: "金额（分）", en: "amount in fen"),
    "remark": Sentence(zh: "备注", en: "remark"),
    // Imports.
    "batches.kind": Sentence(zh: "表的类型", en: "kind of table"),
    "file_name": Sentence(zh: "文件名", en: "name of the file"),
    "file_sha256": Sentence(zh: "文件的 SHA-256", en: "SHA-256 of the file"),
    "sheet": Sentence(zh: "工作表", en: "sheet"),
    "rows": Sentence(zh: "行数", en: "rows"),
    "accepted": Sentence(zh: "导入", en: "accepted"),
    "rejected": Sentence(zh: "退回", en: "rejected"),
    "duplicates": Sentence(zh: "重复", en: "duplicates"),
    "warnings": Sentence(zh: "提醒", en: "warnings"),
    "first_fact": Sentence(zh: "首个事实编号", en: "first fact"),
    "last_fact": Sentence(zh: "末个事实编号", en: "last fact"),
    "withdrawn_by": Sentence(zh: "撤回它的记录", en: "entry that withdrew it"),
    // Rolls, steps, policies, users.
    "policy": Sentence(zh: "政策", en: "policy"),
    "period": Sentence(zh: "月份", en: "month"),
    "known_at": Sentence(zh: "依据到哪条记录", en: "entry up to which facts were known"),
    "policy_hash": Sentence(zh: "政策文本的散列", en: "hash of the policy's text"),
    "engine_version": Sentence(zh: "计算程序的版本", en: "version of the calculation"),
    "digest": Sentence(zh: "明细的散列", en: "hash of the lines"),
    "lines": Sentence(zh: "行数", en: "lines"),
    "total_fen": Sentence(zh: "合计（分）", en: "total in fen"),
    "differences": Sentence(zh: "差额行数", en: "lines that settle differences"),
    "difference_fen": Sentence(zh: "差额合计（分）", en: "sum of the differences in fen"),
    "computed_by": Sentence(zh: "计算它的用户", en: "user who computed it"),
    "user": Sentence(zh: "用户编号", en: "number of the user"),
    "set_by": Sentence(zh: "设定者", en: "who set it"),
    "role": Sentence(zh: "角色", en: "role"),
    "divisions": Sentence(zh: "限于区划，每行一个", en: "only in these divisions, one a line"),
    "organisations": Sentence(zh: "限于单位，每行一个", en: "only in these organisations, one a line"),
    "roll": Sentence(zh: "名册编号", en: "number of the roll"),
    "step": Sentence(zh: "步骤", en: "step"),
    "measure": Sentence(zh: "条款编号", en: "number of the rule"),
    "worker": Sentence(zh: "人员编号", en: "number of the worker"),
    "instalment": Sentence(zh: "笔次", en: "instalment"),
    "way": Sentence(zh: "方式：cash 退回，waiver 免予收回", en: "way: cash for paid back, waiver for given up"),
    "verdict": Sentence(zh: "决定", en: "verdict"),
    "fund": Sentence(zh: "资金渠道", en: "fund"),
    "version": Sentence(zh: "版本编号", en: "number of the version"),
    // Money.
    "unit": Sentence(zh: "单位：fen 分，coin 时间币", en: "unit: fen, or coin for time coins"),
    "from_account": Sentence(zh: "付出的账户", en: "account that gives"),
    "to_account": Sentence(zh: "收入的账户", en: "account that takes"),
    "amount": Sentence(zh: "数额", en: "amount"),
    "payday": day,
    "profile": Sentence(zh: "银行格式的名称", en: "name of the bank's form"),
    "settings": Sentence(zh: "银行格式的全文", en: "text of the bank's form"),
    "count": Sentence(zh: "笔数", en: "payments"),
    "batch": Sentence(zh: "批次编号", en: "number of the batch"),
    "part": Sentence(zh: "第几个文件", en: "number of the file"),
    "tables/payment_line.place": Sentence(zh: "批次中的次序", en: "place in the batch"),
    "reference": Sentence(zh: "凭证号", en: "reference"),
    "account": Sentence(zh: "账号，隐去中间", en: "account, its middle hidden"),
    "outcome": Sentence(zh: "结果", en: "outcome"),
    "findings": Sentence(zh: "不符的条数", en: "rows that did not agree"),
    "bank_return": Sentence(zh: "回盘编号", en: "number of the file of answers"),
    "row": Sentence(zh: "文件中的行", en: "row of the file"),
    "line": Sentence(zh: "付款编号", en: "number of the payment"),
    "base": Sentence(zh: "基数的名称", en: "name of the base"),
    "basis_points": Sentence(zh: "占基数的万分之几", en: "share of the base in basis points"),
  ]
}
