// How what was paid too much is had back.

import LuaRuntime
public import Workforce

enum RecoveryTerms: Family {
  static let words = [
    Word(
      "from_next_payments", .plain, zh: "从以后的发放中扣回，扣完为止；不写 recovery 时即如此",
      en: "deducted from the next payments until nothing is owed; so it is without recovery"),
    Word(
      "in_parts", .call, zh: "分期从发放中扣回，每期相等，零头归末期：recovery = in_parts(6)",
      en: "deducted in equal parts, the odd fen with the last: recovery = in_parts(6)"),
    Word(
      "in_cash", .plain, zh: "由本人退款，不从发放中扣", en: "paid back by the worker, not deducted from payments"),
  ]
}

/// How an overpayment is recovered.
public enum Recovery: Sendable, Hashable {
  /// All of it, as far as the next payments go.
  case fromNextPayments
  /// In so many equal parts, one a roll; 2 to 60.
  case inParts(Int)
  /// Nothing is deducted; the worker pays it back.
  case inCash

  /// What may be deducted at one approval, however large the payment is.
  /// - Parameters:
  ///   - rest: what is still owed, in fen.
  ///   - amount: what was owed at first, in fen. A part is that divided by the number of parts, down
  ///     to the fen; the last part takes what is left over.
  public func due(of rest: Int64, from amount: Int64) -> Int64 {
    switch self {
    case .fromNextPayments: return rest
    case .inCash: return 0
    case .inParts(let count):
      let (part, odd) = amount.quotientAndRemainder(dividingBy: Int64(count))
      return rest <= part + odd ? rest : part
    }
  }

  /// For people.
  public var title: Sentence {
    switch self {
    case .fromNextPayments: Sentence(zh: "从以后发放中扣", en: "from the next payments")
    case .inParts(let count): Sentence(zh: "分 \(count) 期扣", en: "in \(count) parts")
    case .inCash: Sentence(zh: "本人退款", en: "in cash")
    }
  }

  /// As a sheet writes it.
  public var code: String {
    switch self {
    case .fromNextPayments: "from_next_payments"
    case .inParts(let count): "in_parts(\(count))"
    case .inCash: "in_cash"
    }
  }
}

extension Loading {
  private static let recoveries = ["from_next_payments", "in_parts(6)", "in_cash"]

  /// Reads `recovery = in_parts(6)`.
  func readRecovery(_ head: Statement) throws(PolicyError.Problem) -> Recovery {
    guard let value = head.body.fields["recovery"] else { return .fromNextPayments }
    guard let node = SheetNode(value), node.of == nil else {
      throw .wrongValue(word: "recovery", expected: .oneOf(Self.recoveries))
    }
    move(to: node)
    try needValue(node)
    let recovery: Recovery
    switch node.word {
    case "from_next_payments": recovery = .fromNextPayments
    case "in_cash": recovery = .inCash
    case "in_parts":
      guard let count = node.integer, (2...60).contains(count) else {
        throw .wrongValue(word: "in_parts", expected: .oneOf(["2 … 60"]))
      }
      recovery = .inParts(Int(count))
    default: throw .wrongValue(word: "recovery", expected: .oneOf(Self.recoveries))
    }
    line = head.line
    return recovery
  }
}
