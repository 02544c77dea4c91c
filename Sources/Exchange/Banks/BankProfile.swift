import Workforce

/// How one bank wants its files: which form, which columns, in which encoding. It is read from a
/// file of settings that the office keeps; see `Policies/banks`.
public struct BankProfile: Hashable, Sendable {
  /// The form of a file.
  enum Form: String, CaseIterable {
    /// Columns with a separator between them.
    case delimited
    /// Columns of fixed widths in bytes.
    case fixed
    case workbook
    /// ISO 20022 pain.001.001.09; columns are the standard's own.
    case creditTransfer = "pain.001"

    var title: Sentence {
      switch self {
      case .delimited: Sentence(zh: "分隔文本", en: "delimited")
      case .fixed: Sentence(zh: "定长文本", en: "fixed")
      case .workbook: Sentence(zh: "工作簿", en: "workbook")
      case .creditTransfer: Sentence(same: "pain.001")
      }
    }
  }

  /// What a column holds.
  enum Field: Hashable {
    case serial, reference, worker, name, account, bank, amount, purpose, payday
    case payerName, payerAccount, payerBank
    case constant(String)

    /// Whether it differs from row to row.
    var isOfPayment: Bool {
      switch self {
      case .serial, .reference, .worker, .name, .account, .bank, .amount: true
      default: false
      }
    }

    static let named: [(title: Sentence, field: Field)] = [
      (Sentence(zh: "序号", en: "serial"), .serial),
      (Sentence(zh: "凭证号", en: "reference"), .reference),
      (Sentence(zh: "人员编号", en: "worker"), .worker), (Sentence(zh: "户名", en: "name"), .name),
      (Sentence(zh: "账号", en: "account"), .account), (Sentence(zh: "开户行", en: "bank"), .bank),
      (Sentence(zh: "金额", en: "amount"), .amount), (Sentence(zh: "用途", en: "purpose"), .purpose),
      (Sentence(zh: "日期", en: "payday"), .payday),
      (Sentence(zh: "付款户名", en: "payer name"), .payerName),
      (Sentence(zh: "付款账号", en: "payer account"), .payerAccount),
      (Sentence(zh: "付款开户行", en: "payer bank"), .payerBank),
      (Sentence(zh: "空", en: "blank"), .constant("")),
    ]
  }

  /// A column of a file.
  struct Column: Hashable {
    var title: String
    var field: Field
    /// Most bytes of a cell; in a file of fixed widths every cell has as many.
    var bytes: Int?
    /// Whether a cell of fixed width stands at the right, filled with zeros.
    var isFilledWithZeros = false
  }

  /// Who pays, for the banks that want it in the file.
  struct Payer: Hashable {
    var name = ""
    var account = ""
    var bank = ""
    /// The bank's twelve figures in the clearing system (CNAPS).
    var bankNumber = ""
  }

  /// Path of the file; errors name it.
  public internal(set) var file: String
  /// All of it as text, without remarks; the same text gives the same profile.
  public internal(set) var settings: String
  public internal(set) var title: String
  var form: Form
  /// Of text files; the bytes of cells in a workbook are counted in it too.
  var encoding = BankEncoding.gb18030
  var separator = ","
  var hasTitles = true
  var lineEnd = "\r\n"
  /// Whether amounts are whole fen rather than yuan with two decimals.
  var isInFen = false
  /// Most payments of one file; nil for no bound.
  var most: Int?
  var fileName: BankTemplate
  var firstLine: BankTemplate?
  var lastLine: BankTemplate?
  var purpose: BankTemplate
  var payer = Payer()
  var columns: [Column] = []
  /// How the bank's answer is laid out; nil when it is ISO 20022 or none is expected.
  var answer: BankAnswerLayout?
}

/// The columns of a bank's answer (回盘), found by their titles.
struct BankAnswerLayout: Hashable, Sendable {
  /// Titles of the columns, as the bank writes them; a bank gives the reference or the account.
  var reference: String?
  var account: String?
  var amount: String
  var status: String
  var reason: String?
  /// The words that say a payment was made, and that it came back; every other word says that it was not
  /// made.
  var paidWords: [String]
  var returnedWords: [String] = []
  /// Whether amounts are whole fen.
  var isInFen = false
}
