/// What the ledger counts in; two units never meet in one account.
public enum LedgerUnit: String, Sendable, CaseIterable {
  case fen
  /// Time coins (时间币), whole.
  case coin
}

/// One amount handed on from one account to another. What `from` gives is its debit (借), what `to`
/// takes its credit (贷), so that each transfer by itself sums to zero.
public struct Transfer: Hashable, Sendable {
  /// The roll it belongs to; nil for what belongs to none.
  public var roll: Int64?
  /// Whom it is about; nil for nobody.
  public var worker: WorkerKey?
  public var unit: LedgerUnit
  public var from: Account
  public var to: Account
  /// In the unit; above zero.
  public var amount: Int64

  public init(
    roll: Int64?, worker: WorkerKey?, unit: LedgerUnit = .fen, from: Account, to: Account,
    amount: Int64
  ) {
    self.roll = roll
    self.worker = worker
    self.unit = unit
    self.from = from
    self.to = to
    self.amount = amount
  }

  /// The same amount the way back.
  public var opposite: Transfer {
    var back = self
    (back.from, back.to) = (to, from)
    return back
  }
}

/// A transfer as the ledger keeps it.
public struct PostedTransfer: Hashable, Sendable {
  public var entry: EntryNumber
  /// Place among the transfers of its entry, from 1.
  public var number: Int64
  public var transfer: Transfer

  public init(entry: EntryNumber, number: Int64, transfer: Transfer) {
    self.entry = entry
    self.number = number
    self.transfer = transfer
  }
}

/// What went through an account.
public struct AccountBalance: Hashable, Sendable {
  public var account: Account
  public var unit: LedgerUnit
  /// What it gave, in the unit.
  public var debit: Int64
  /// What it took, in the unit.
  public var credit: Int64
  /// Above zero on the debit side, as in journals.
  public var balance: Int64 { debit - credit }

  public init(account: Account, unit: LedgerUnit, debit: Int64 = 0, credit: Int64 = 0) {
    self.account = account
    self.unit = unit
    self.debit = debit
    self.credit = credit
  }
}
