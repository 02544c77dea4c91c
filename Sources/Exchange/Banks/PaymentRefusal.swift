public import Workforce

/// A payment that cannot stand in a bank's file. It says who and why, and never the name or the
/// number.
public struct PaymentRefusal: Hashable, Sendable {
  /// Why a payment was refused.
  public enum Reason: Hashable, Sendable {
    case noName
    case noAccount
    /// Not 9 to 32 digits.
    case accountForm
    /// Zero or less.
    case amount
    /// The reference is empty, too long, or has other characters than letters, digits and strokes.
    case reference
    /// Another payment of the order has the same reference.
    case repeatedReference
    /// The character at a place of a cell, from 1, is not in the bank's encoding.
    case foreignCharacter(column: String, place: Int)
    /// A cell takes more bytes or characters than the bank allows.
    case tooLong(column: String, length: Int, most: Int)
    /// A cell holds the separator, a quote, a line end or another sign that would break the line.
    case breaksLine(column: String)
    /// A cell begins with a sign that a spreadsheet runs.
    case formula(column: String)

    /// The reason for people, without name or number.
    public var text: Sentence {
      switch self {
      case .noName: Sentence(zh: "没有户名", en: "no name")
      case .noAccount: Sentence(zh: "没有账号", en: "no account")
      case .accountForm: Sentence(zh: "账号应为 9 至 32 位数字", en: "an account has 9 to 32 digits")
      case .amount: Sentence(zh: "金额应大于零", en: "an amount is above zero")
      case .reference:
        Sentence(
          zh: "凭证号应为 1 至 35 个字母、数字或短横", en: "a reference has 1 to 35 letters, digits and strokes")
      case .repeatedReference: Sentence(zh: "凭证号重复", en: "the reference is there twice")
      case .foreignCharacter(let column, let place):
        Sentence(
          zh: "“\(column)”第 \(place) 个字不在银行的字符集中",
          en: "character \(place) of \"\(column)\" is not in the bank's encoding")
      case .tooLong(let column, let length, let most):
        Sentence(
          zh: "“\(column)”长 \(length)，最多 \(most)",
          en: "\"\(column)\" is \(length) long, at most \(most) are allowed")
      case .breaksLine(let column):
        Sentence(
          zh: "“\(column)”含有分隔符、引号或换行", en: "\"\(column)\" holds a separator, a quote or a line end"
        )
      case .formula(let column):
        Sentence(
          zh: "“\(column)”以表格软件会执行的符号开头",
          en: "\"\(column)\" begins with a sign that spreadsheets run")
      }
    }
  }

  /// Row of the order, from 1.
  public var row: Int
  public var worker: WorkerKey
  public var reason: Reason

  public init(row: Int, worker: WorkerKey, reason: Reason) {
    self.row = row
    self.worker = worker
    self.reason = reason
  }

  /// One line for people.
  public func line(in language: Language) -> String {
    let text = reason.text.text(in: language)
    return language == .zh ? "第 \(row) 行 \(worker)：\(text)" : "row \(row) \(worker): \(text)"
  }
}
