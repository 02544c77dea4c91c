// One worker's month on paper, from the rolls as they are stored.

public import Exchange
import PolicyEngine
import RegistryStore
public import Workforce

/// Makes the payslip of one worker for one month, over all schemes.
public struct WritePayslip: Sendable {
  public var worker: WorkerKey
  public var period: Period
  public var library: PolicyLibrary
  public var office: OfficeCard

  public init(worker: WorkerKey, period: Period, library: PolicyLibrary, office: OfficeCard) {
    self.worker = worker
    self.period = period
    self.library = library
    self.office = office
  }

  /// - Throws: ``OfficeError/noLine(worker:period:)`` when no roll of the month has anything for the
  ///   worker; `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk, language: Language) throws -> Payslip {
    try clerk.needs(.read, about: worker)
    let found = try clerk.lines(of: worker)
    var lines: [Payslip.Line] = []
    // A reversed roll pays nothing.
    for stored in try clerk.rolls() where stored.roll.period == period && stored.last != .reversed {
      let policy = try clerk.policy(ofHash: stored.roll.policyHash, id: stored.roll.policy).policy
      let own = found.filter { $0.roll.number == stored.roll.number }.map(\.line)
      if !own.isEmpty { lines += try self.lines(own, of: stored, policy, clerk, language) }
      lines += try differences(of: stored, policy, clerk, language)
    }
    guard !lines.isEmpty else { throw OfficeError.noLine(worker: worker, period: period) }
    let person = try clerk.person(worker)
    return Payslip(
      worker: worker, period: period, name: person.name,
      idNumber: IdentityNumber.masked(person.documentNumber), bank: person.bank,
      bankAccount: person.bankAccount.map(IdentityNumber.masked), lines: lines, office: office)
  }

  /// The lines of the month itself, with the arithmetic.
  private func lines(
    _ own: [PayoutLine], of stored: StoredRoll, _ policy: Policy, _ clerk: Clerk, _ language: Language
  ) throws -> [Payslip.Line] {
    let answer = try ExplainLine(
      worker: worker, period: period, policy: policy.id, rule: nil, library: library
    ).run(clerk).first
    return own.map { line in
      // A rule may pay for several certificates; the level tells which explanation is the line's.
      let explanation = answer?.explanations.first {
        $0.rule.id == line.rule && $0.level == line.level && $0.outcome == line.outcome
      }
      let arithmetic = (explanation?.amounts ?? []).map { step in
        step.evidence.text.text(in: language)
          + (step.fen.map { " = \(Money(fen: $0).grouped)" } ?? "")
      }
      return Payslip.Line(
        scheme: policy.title, rule: Self.title(of: line.rule, in: policy), level: line.level,
        fund: policy.funds[line.fund] ?? line.fund, amount: line.amount, outcome: line.outcome,
        explanation: line.reason?.text(in: language)
          ?? arithmetic.joined(separator: language == .zh ? "；" : "; "),
        state: stored.standing.title.text(in: language))
    }
  }

  /// What the roll brings for closed months, and what comes off or is carried, so that the slip adds up
  /// to what is paid.
  private func differences(
    of stored: StoredRoll, _ policy: Policy, _ clerk: Clerk, _ language: Language
  ) throws -> [Payslip.Line] {
    let state = stored.standing.title.text(in: language)
    let number = stored.roll.number
    var lines = try clerk.store.differences(ofRoll: number, decidedUntil: clerk.knownAt)
      .filter { $0.worker == worker }.map { line in
        Payslip.Line(
          scheme: policy.title, rule: Self.title(of: line.rule, in: policy), level: line.level,
          fund: policy.funds[line.fund] ?? line.fund, amount: Money(fen: line.change),
          outcome: line.outcome, explanation: line.account.text(in: language), state: state)
      }
    let due = try clerk.store.dues(ofRoll: number, asKnownAt: clerk.knownAt)
      .first { $0.worker == worker }
    if let due, let rest = due.rest {
      lines.append(
        Payslip.Line(
          scheme: policy.title, rule: rest.title.text(in: language), level: nil, fund: "",
          amount: Money(fen: due.fen - due.given), outcome: .pays, explanation: "", state: state))
    }
    return lines
  }

  private static func title(of rule: String, in policy: Policy) -> String {
    policy.rules.first { $0.id == rule }?.title ?? rule
  }
}
