// What workers owe because too much was paid, roll by roll. The ledger knows the sums; which claim a
// deduction went to follows from the order of claims and how each is recovered, and is read from the
// transfers again each time.

public import PolicyEngine
public import Workforce

/// What a roll claims from a worker: its differences taken together, below zero.
public struct Claim: Hashable, Sendable {
  /// The register's number of the roll.
  public let roll: Int64
  /// What was claimed, in fen.
  public let amount: Int64
  /// As the text of that roll has it.
  public let recovery: Recovery
  /// Kept back from payments, in fen.
  public internal(set) var deducted: Int64 = 0
  /// Paid back by the worker, in fen.
  public internal(set) var paidBack: Int64 = 0
  /// Given up, in fen.
  public internal(set) var waived: Int64 = 0

  /// What is still owed, in fen.
  public var rest: Int64 { amount - deducted - paidBack - waived }
  /// What an approval may deduct, in fen.
  public var due: Int64 { recovery.due(of: rest, from: amount) }

  /// Ends it, or a part of it.
  public mutating func end(paidBack: Money, waived: Money) {
    self.paidBack += paidBack.fen
    self.waived += waived.fen
  }
}

/// The claims on one worker under one policy.
public struct ClaimAccount: Hashable, Sendable {
  /// In the order they arose.
  public private(set) var claims: [Claim] = []
  /// What was had back for claims that were reversed since, in fen: the next approval pays it out. Below
  /// zero what it paid out and was claimed again after all.
  public private(set) var credit: Int64 = 0
  /// What each roll's payment went to.
  private var shares: [Share] = []
  /// What the roll under approval gives by differences beyond those it takes, in fen.
  private var given: Int64 = 0
  /// What the differences of the roll under approval take from others of its own, in fen.
  private var setOff: Int64 = 0

  private struct Share: Hashable {
    var payer: Int64
    /// Roll of the claim; nil for ``credit``.
    var claim: Int64?
    var fen: Int64
  }

  public init() {}

  /// What is owed in all, in fen; below zero what the office owes.
  public var balance: Int64 { claims.reduce(0) { $0 + $1.rest } - credit }

  /// A roll is approved: what its differences take beyond what they give is claimed.
  /// - Parameters:
  ///   - net: what the roll's differences come to, in fen.
  ///   - taken: what those that take come to, in fen; above zero.
  mutating func open(_ roll: Int64, net: Int64, taken: Int64, _ recovery: Recovery) {
    if net < 0 { claims.append(Claim(roll: roll, amount: -net, recovery: recovery)) }
    given = max(0, net)
    setOff = taken - max(0, -net)
    settle()
  }

  /// Deducts what is due from a payment.
  /// - Parameters:
  ///   - payment: what the roll gives the worker, in fen.
  /// - Returns: what is deducted, in fen; below zero what is paid out on top.
  mutating func deduct(_ roll: Int64, from payment: Int64) -> Int64 {
    let owed = credit > 0 ? -credit : 0
    let deducted = owed + setOff + room(payment - setOff)
    note(deducted, roll)
    return deducted
  }

  /// How much of an amount would be taken: what differences give goes to any claim, the rest to
  /// what is due.
  private func room(_ most: Int64) -> Int64 {
    var trial = self
    return max(0, most) - trial.take(max(0, most), 0)
  }

  /// Takes note of what an approval deducted, set-offs included.
  mutating func note(_ deducted: Int64, _ roll: Int64) {
    var left = deducted - setOff
    if left > 0 { left = take(left, roll) }
    // What no plan asks for was deducted by an earlier program.
    if left > 0 { left = spread(left, roll) { $0.rest } }
    if left != 0 { move(left, to: nil, roll) }
    (given, setOff) = (0, 0)
  }

  /// The worker paid back, or it was given up.
  mutating func end(_ roll: Int64, paidBack: Money, waived: Money) {
    guard let place = claims.firstIndex(where: { $0.roll == roll }) else {
      credit += paidBack.fen + waived.fen
      return
    }
    claims[place].end(paidBack: paidBack, waived: waived)
  }

  /// A roll is reversed: what it deducted is owed again, and what it claimed is not.
  mutating func reverse(_ roll: Int64) {
    for share in shares where share.payer == roll {
      if let place = claims.firstIndex(where: { $0.roll == share.claim }) {
        claims[place].deducted -= share.fen
      } else {
        credit -= share.fen
      }
    }
    shares.removeAll { $0.payer == roll }
    if let place = claims.firstIndex(where: { $0.roll == roll }) {
      credit += claims[place].deducted + claims[place].paidBack
      claims.remove(at: place)
    }
    settle()
  }

  /// What the office owes goes to claims first.
  private mutating func settle() {
    if credit > 0 { credit = spread(credit, 0) { $0.rest } }
  }

  private mutating func take(_ amount: Int64, _ payer: Int64) -> Int64 {
    var left = amount
    if credit < 0 {
      let part = min(left, -credit)
      move(part, to: nil, payer)
      left -= part
    }
    let gift = min(left, given)
    left += spread(gift, payer) { $0.rest } - gift
    return spread(left, payer) { $0.due }
  }

  /// Hands an amount to claims in their order.
  /// - Returns: what is left.
  private mutating func spread(
    _ amount: Int64, _ payer: Int64, _ most: (Claim) -> Int64
  ) -> Int64 {
    var left = amount
    for place in claims.indices {
      let part = min(left, most(claims[place]))
      guard part > 0 else { continue }
      move(part, to: place, payer)
      left -= part
    }
    return left
  }

  private mutating func move(_ fen: Int64, to place: Int?, _ payer: Int64) {
    if let place { claims[place].deducted += fen } else { credit += fen }
    shares.append(Share(payer: payer, claim: place.map { claims[$0].roll }, fen: fen))
  }
}

/// The claims under one policy, by worker.
public struct ClaimBook: Sendable {
  public internal(set) var accounts: [WorkerKey: ClaimAccount] = [:]

  /// - Parameters:
  ///   - history: what was posted.
  ///   - recovery: how the text with a hash recovers; asked for once a roll that claims.
  public init(
    _ history: ClaimHistory, recovery: (_ policyHash: String) throws -> Recovery
  ) rethrows {
    for moved in history.transfers.chunked(by: { $0.entry == $1.entry }) {
      guard let first = moved.first, let number = first.transfer.roll,
        let roll = history.rolls[number]
      else { continue }
      let isClaiming = roll.approved == first.entry && moved.contains { $0.transfer.to.kind == "fund" }
      let plan = isClaiming ? try recovery(roll.policyHash) : .fromNextPayments
      var sums: [WorkerKey: Moved] = [:]
      for posted in moved {
        guard let worker = posted.transfer.worker else { continue }
        sums[worker, default: Moved()].add(posted.transfer)
      }
      for (worker, sum) in sums {
        var account = accounts[worker] ?? ClaimAccount()
        if roll.approved == first.entry {
          let net = roll.differences[worker] ?? 0
          account.open(number, net: net, taken: sum.taken, plan)
          account.note(sum.deducted, number)
        } else if roll.reversed == first.entry {
          account.reverse(number)
        } else {
          account.end(number, paidBack: Money(fen: sum.paidBack), waived: Money(fen: sum.waived))
        }
        accounts[worker] = account
      }
    }
    accounts = accounts.filter { $0.value.balance != 0 || !$0.value.claims.isEmpty }
  }

  /// What one entry moved of what a worker owes, in fen.
  private struct Moved {
    var (taken, deducted, paidBack, waived) = (Int64(0), Int64(0), Int64(0), Int64(0))

    mutating func add(_ transfer: Transfer) {
      switch (transfer.from.kind, transfer.to.kind) {
      case ("receivable", "fund"): taken += transfer.amount
      case ("payable", _): deducted += transfer.amount
      case (_, "payable"): deducted -= transfer.amount
      case ("recovered", _): paidBack += transfer.amount
      default: waived += transfer.amount
      }
    }
  }
}

extension Array {
  /// Runs of elements that belong together.
  fileprivate func chunked(by belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var (runs, start): ([ArraySlice<Element>], Int) = ([], 0)
    for place in indices where place + 1 == endIndex || !belong(self[place], self[place + 1]) {
      runs.append(self[start...place])
      start = place + 1
    }
    return runs
  }
}
