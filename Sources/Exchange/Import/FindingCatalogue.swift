// Every reason a row of input can be found wrong or doubtful for, with the words for it.
//
// The codes are stable words for scripts and for the tests of whole imports. A sentence never
// carries a name or a number of a person.

public import Workforce

/// A stable word for what is wrong with a row. The raw value is the ``Finding/code``.
public enum FindingCode: String, Sendable, CaseIterable {
  /// A mandatory cell is empty, or one of two registration dates is missing.
  case emptyMandatory = "empty_mandatory"
  /// An ID number was kept as a number, so that its last digits are lost.
  case idRuinedByExcel = "id_ruined_by_excel"
  /// A resident identity number of wrong form, birth date or check character.
  case idBadCheck = "id_bad_check"
  /// Not one of the three official levels.
  case unknownLevel = "unknown_level"
  /// Not a date, or no such day.
  case badDate = "bad_date"
  /// The end date is before the start date.
  case endBeforeStart = "end_before_start"
  /// Hours that are no number, not above zero, or more than twelve a day.
  case badHours = "bad_hours"
  /// An amount that is no number above zero with at most two decimals.
  case badAmount = "bad_amount"
  /// Not a year of four digits.
  case badYear = "bad_year"
  /// Not one of the four results of an assessment or course.
  case unknownResult = "unknown_result"
  /// Neither 是 nor 否.
  case badEstablishment = "bad_establishment"
  /// A certificate or account number kept as a number; for an account a warning.
  case numberRuinedByExcel = "number_ruined_by_excel"
  /// Not the number of a bank account.
  case badAccount = "bad_account"
  /// The account is somebody else's too. Needs the register.
  case sharedAccount = "shared_account"
  /// The account or phone is another than the register had. Needs the register.
  case newAccount = "new_account"
  /// Rows of one posting differ in account or phone. Needs the other rows.
  case unclearAccount = "unclear_account"
  /// A cell holds an error such as `#N/A`.
  case spreadsheetError = "spreadsheet_error"
  /// Not a unified social credit code of the right form and check character.
  case badCreditCode = "bad_credit_code"
  /// A count of people that is no whole number.
  case badCount = "bad_count"
  /// The document is the code of an organisation or station.
  case notAPerson = "not_a_person"
  /// The code is the number of somebody or something else. Needs the register.
  case codeTaken = "code_taken"
  /// No accepted roster row has the person. Needs the register.
  case unknownPerson = "unknown_person"
  /// Two rows about the same fact differ. Needs the other rows.
  case conflictingDuplicate = "conflicting_duplicate"
  /// Another row is equal. Needs the other rows.
  case duplicate = "duplicate"
  /// The name differs from the roster's. Needs the register.
  case nameMismatch = "name_mismatch"

  /// What usually happens to the row.
  public var severity: Finding.Severity {
    switch self {
    case .duplicate: .duplicate
    case .nameMismatch, .sharedAccount, .newAccount, .unclearAccount: .warning
    default: .rejected
    }
  }

  /// What is wrong, without the particulars of a row.
  public var reason: Sentence {
    switch self {
    case .emptyMandatory:
      Sentence(zh: "必填单元格为空", en: "a mandatory cell is empty")
    case .idRuinedByExcel:
      Sentence(
        zh: "证件号码被电子表格当作数字，末几位已经丢失",
        en: "the spreadsheet took the ID number for a number and lost its last digits")
    case .idBadCheck:
      Sentence(
        zh: "身份证号不符合 GB 11643", en: "the ID number does not fit GB 11643")
    case .unknownLevel:
      Sentence(
        zh: "证书等级不是助理社会工作师、社会工作师、高级社会工作师之一",
        en: "the level is none of 助理社会工作师 (junior), 社会工作师 (intermediate), 高级社会工作师 (senior)")
    case .badDate:
      Sentence(zh: "日期无法识别，或没有这一天", en: "the date cannot be read, or there is no such day")
    case .endBeforeStart:
      Sentence(zh: "结束日期早于开始日期", en: "the end date is before the start date")
    case .badHours:
      Sentence(
        zh: "学时不是正数（至多两位小数），或超过每个日历日 12 学时",
        en: "the hours are no number above zero with at most two decimals, or more than 12 a day")
    case .badAmount:
      Sentence(
        zh: "金额不是大于零、至多两位小数的数",
        en: "the amount is no number above zero with at most two decimals")
    case .badYear:
      Sentence(zh: "年度不是四位年份", en: "the year is no year of four digits")
    case .unknownResult:
      Sentence(
        zh: "结果不是优秀、合格、基本合格、不合格之一",
        en: "the result is none of 优秀 (excellent), 合格 (passed), 基本合格 (marginal), 不合格 (failed)")
    case .badEstablishment:
      Sentence(zh: "是否在编不是“是”或“否”", en: "on establishment is neither 是 (yes) nor 否 (no)")
    case .numberRuinedByExcel:
      Sentence(
        zh: "长号码被电子表格当作数字，末几位已经丢失",
        en: "the spreadsheet took a long number for a number and lost its last digits")
    case .badAccount:
      Sentence(zh: "银行账号不是 9 至 32 位数字", en: "the bank account is not 9 to 32 digits")
    case .sharedAccount:
      Sentence(zh: "另有他人用同一银行账号，已采用", en: "somebody else has the same bank account; taken")
    case .newAccount:
      Sentence(
        zh: "账户或电话与登记库不同，从现在起用新的",
        en: "the account or phone differs from the register's; the new one holds from now on")
    case .unclearAccount:
      Sentence(
        zh: "同一段任职的几行账户或电话不同，都不采用，任职照常导入",
        en: "rows of one posting differ in account or phone; none of these is taken, the posting is")
    case .spreadsheetError:
      Sentence(zh: "单元格里是电子表格的错误值", en: "the cell holds an error of the spreadsheet")
    case .badCreditCode:
      Sentence(
        zh: "统一社会信用代码不符合 GB 32100",
        en: "the unified social credit code does not fit GB 32100")
    case .badCount:
      Sentence(zh: "人数不是整数", en: "the count is no whole number")
    case .notAPerson:
      Sentence(zh: "这是组织或站点的代码，不是人的证件", en: "this is the code of an organisation or station and no person's")
    case .codeTaken:
      Sentence(zh: "这个代码在登记库中另有所属", en: "the register has this code for somebody or something else")
    case .unknownPerson:
      Sentence(zh: "花名册中没有此人被接受的记录", en: "no accepted roster row has this person")
    case .conflictingDuplicate:
      Sentence(
        zh: "与另一行同属一人一事但内容不同，两行都不采用",
        en: "this row and another one are about the same fact and differ; neither is taken")
    case .duplicate:
      Sentence(zh: "与另一行相同，只计一次", en: "another row is equal; it counts once")
    case .nameMismatch:
      Sentence(
        zh: "姓名与花名册不一致，已按证件号码采用", en: "the name differs from the roster's; taken by ID")
    }
  }

  /// What to do about it.
  public var suggestion: Sentence {
    switch self {
    case .emptyMandatory:
      Sentence(zh: "请填写后重新导入这一行", en: "fill the cell and import the row again")
    case .idRuinedByExcel:
      Sentence(
        zh: "请把该列设为文本格式，再照证件重新录入",
        en: "format the column as text and type the number again from the document")
    case .idBadCheck:
      Sentence(
        zh: "请对照身份证核对；不是居民身份证的，请填写证件类型",
        en: "compare it with the ID card; for another document fill in the ID type")
    case .unknownLevel:
      Sentence(
        zh: "请写证书上的等级名称，不用俗称", en: "write the level as on the certificate, not its everyday name")
    case .badDate:
      Sentence(zh: "请写成 2023-03-01 的样子", en: "write it like 2023-03-01")
    case .endBeforeStart:
      Sentence(zh: "请核对两个日期", en: "check both dates")
    case .badHours:
      Sentence(zh: "请核对学时和起止日期", en: "check the hours and the dates of the course")
    case .badAmount:
      Sentence(zh: "请以元为单位填写，如 2000.00", en: "write yuan, like 2000.00")
    case .badYear:
      Sentence(zh: "请写成 2023 的样子", en: "write it like 2023")
    case .unknownResult:
      Sentence(zh: "请改用这四个词之一", en: "use one of these four words")
    case .badEstablishment:
      Sentence(zh: "请填“是”或“否”", en: "write 是 or 否")
    case .numberRuinedByExcel:
      Sentence(
        zh: "请把该列设为文本格式，再重新录入", en: "format the column as text and type the number again")
    case .badAccount:
      Sentence(zh: "请对照银行卡重新录入", en: "type it again from the card")
    case .sharedAccount:
      Sentence(zh: "请核对是否录错了人", en: "check that it was not typed for the wrong person")
    case .newAccount:
      Sentence(
        zh: "请与本人核实；有误的用 stipend worker account 更正",
        en: "confirm it with the person; correct a wrong one with stipend worker account")
    case .unclearAccount:
      Sentence(
        zh: "请核实后用 stipend import accounts 或 stipend worker account 录入",
        en: "find out which is right and record it with stipend import accounts or worker account")
    case .spreadsheetError:
      Sentence(zh: "请在表格中改正公式或填入值", en: "mend the formula or type the value")
    case .badCreditCode:
      Sentence(zh: "请对照登记证书核对 18 位代码", en: "compare the 18 characters with the certificate")
    case .badCount:
      Sentence(zh: "请写成 20000 的样子", en: "write it like 20000")
    case .notAPerson:
      Sentence(
        zh: "请用 import organisations 或 import stations 导入", en: "use import organisations or import stations")
    case .codeTaken:
      Sentence(zh: "请核对代码；不同的人、组织和站点不能同号", en: "check the code; no two may share one")
    case .unknownPerson:
      Sentence(
        zh: "请先导入此人的花名册记录，或核对证件号码",
        en: "import the person's roster row first, or check the ID number")
    case .conflictingDuplicate:
      Sentence(zh: "请核实哪一行正确，只留一行再导入", en: "find out which row is right and import that one alone")
    case .duplicate:
      Sentence(zh: "不需要处理", en: "nothing to do")
    case .nameMismatch:
      Sentence(
        zh: "请核对是同一人；如有误请更正姓名", en: "check that this is the same person; mend the name if not")
    }
  }
}
