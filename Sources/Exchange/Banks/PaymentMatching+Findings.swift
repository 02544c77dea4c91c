// What a bank's answer says that cannot be right.

internal import Workforce

extension PaymentMatching {
  enum Fault {
    /// With the column that was to name the payment.
    case unmatched(String?)
    case unclear, repeated
    case amount(PaymentInstruction, Money)
    case account(PaymentInstruction)
    case contradiction(PaymentInstruction)
    case unanswered(PaymentInstruction)

    /// A word for scripts.
    var code: String {
      switch self {
      case .unmatched: "payment_unmatched"
      case .unclear: "payment_unclear"
      case .repeated: "payment_repeated"
      case .amount: "payment_amount"
      case .account: "payment_account"
      case .contradiction: "payment_contradiction"
      case .unanswered: "payment_unanswered"
      }
    }

    var reason: Sentence {
      func name(_ payment: PaymentInstruction) -> String {
        "\(payment.worker) \(payment.reference)"
      }
      return switch self {
      case .unmatched:
        Sentence(zh: "付款文件里没有这一笔", en: "the payment file has no such payment")
      case .unclear:
        Sentence(
          zh: "同一账号有几笔相同的金额，结果不同，无法分辨",
          en: "equal payments to one account have different results and cannot be told apart")
      case .repeated: Sentence(zh: "这一笔在前面已有结果", en: "this payment has a result already")
      case .amount(let payment, let amount):
        Sentence(
          zh: "\(name(payment)) 的金额应为 \(payment.amount) 元，回盘为 \(amount) 元",
          en: "\(name(payment)) was to get \(payment.amount) yuan, the answer says \(amount)")
      case .account(let payment):
        Sentence(
          zh: "\(name(payment)) 的账号与付款文件不同",
          en: "the account of \(name(payment)) is not that of the payment file")
      case .contradiction(let payment):
        Sentence(
          zh: "\(name(payment)) 的几个结果互相矛盾",
          en: "the results of \(name(payment)) contradict each other")
      case .unanswered(let payment):
        Sentence(
          zh: "\(name(payment)) 没有结果", en: "there is no result for \(name(payment))")
      }
    }

    var suggestion: Sentence {
      switch self {
      case .unmatched:
        Sentence(zh: "请核对是否选错了文件或批次", en: "check that file and order belong together")
      case .repeated: Sentence(zh: "只取前一个；请向银行核对", en: "the first was taken; ask the bank")
      case .unanswered:
        Sentence(zh: "请等后续回盘，或向银行核对", en: "wait for a later answer, or ask the bank")
      case .unclear, .amount, .account, .contradiction:
        Sentence(zh: "请向银行核对", en: "ask the bank")
      }
    }

    /// What the bank calls the place of the fault.
    func column(_ columns: BankAnswer.Columns) -> String? {
      switch self {
      case .unmatched(let column): column
      case .unclear, .account: columns.account
      case .amount: columns.amount
      case .repeated, .contradiction: columns.status
      case .unanswered: nil
      }
    }
  }

  mutating func note(_ fault: Fault, _ row: Int) {
    findings.append(
      Self.finding(
        fault.code, row: row, column: fault.column(columns), file: file, fault.reason,
        fault.suggestion))
  }

  static func finding(
    _ code: String, row: Int, column: String?, file: String, _ reason: Sentence,
    _ suggestion: Sentence
  ) -> Finding {
    Finding(
      severity: .warning, code: code, file: file, sheet: nil, row: row, column: column, value: nil,
      reason: reason, suggestion: suggestion)
  }
}
