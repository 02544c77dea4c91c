/// One payment a bank is asked to make.
public struct PaymentInstruction: Hashable, Sendable {
  /// What comes back with the result: at most 35 letters, digits and strokes, never used twice.
  public var reference: String
  public var worker: WorkerKey
  /// The holder of the account, as the bank knows the name.
  public var name: String
  /// The branch that keeps the account; nil when it is not recorded.
  public var bank: String?
  /// Empty when it is not recorded.
  public var account: String
  public var amount: Money

  public init(
    reference: String, worker: WorkerKey, name: String, bank: String?, account: String,
    amount: Money
  ) {
    self.reference = reference
    self.worker = worker
    self.name = name
    self.bank = bank
    self.account = account
    self.amount = amount
  }
}

/// The payments of one roll, ready to become the file of a bank.
public struct PaymentOrder: Hashable, Sendable {
  /// Identifies the order to the bank, for example `R12`; letters, digits and strokes.
  public var identifier: String
  /// The scheme, as the purpose of a payment names it.
  public var scheme: String
  public var period: Period
  /// The day on which the bank is to pay.
  public var payday: CivilDate
  public var instructions: [PaymentInstruction]

  public init(
    identifier: String, scheme: String, period: Period, payday: CivilDate,
    instructions: [PaymentInstruction]
  ) {
    self.identifier = identifier
    self.scheme = scheme
    self.period = period
    self.payday = payday
    self.instructions = instructions
  }

  /// How the bank knows one file of an order: `R12-1`, which its answer about the file repeats.
  /// - Parameters:
  ///   - order: its ``identifier``.
  ///   - part: from 1.
  public static func message(of order: String, part: Int) -> String { "\(order)-\(part)" }

  /// The sum of the payments; nil when it does not fit into 64 bits.
  public var total: Money? {
    instructions.reduce(Money.zero as Money?) { sum, instruction in
      sum.flatMap { $0.adding(instruction.amount) }
    }
  }
}
