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

  /// - Throws: ``OfficeError/noLine(worker:period:)`` when no roll of the month has a line for the
  ///   worker; `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk, language: Language) throws -> Payslip {
    try clerk.needs(.read, about: worker)
    let found = try clerk.lines(of: worker).filter { $0.roll.period == period }
    guard !found.isEmpty else {
      throw OfficeError.noLine(worker: worker, period: period)
    }
    let person = try clerk.person(worker)
    var answers: [String: ExplainLine.Answer] = [:]
    for policy in Set(found.map(\.roll.policy)) {
      answers[policy] = try ExplainLine(
        worker: worker, period: period, policy: policy, rule: nil, library: library
      ).run(clerk).first
    }
    let lines = found.map { found in
      let (line, answer) = (found.line, answers[found.roll.policy])
      // A rule may pay for several certificates; the level tells which explanation is the line's.
      let explanation = answer?.explanations.first {
        $0.rule.id == line.rule && $0.level == line.level && $0.outcome == line.outcome
      }
      let arithmetic = (explanation?.amounts ?? []).map { step in
        step.evidence.text.text(in: language)
          + (step.fen.map { " = \(Money(fen: $0).grouped)" } ?? "")
      }
      return Payslip.Line(
        scheme: answer?.policy.title ?? found.roll.policy,
        rule: explanation?.rule.title ?? line.rule, level: line.level,
        fund: answer?.policy.funds[line.fund] ?? line.fund, amount: line.amount,
        outcome: line.outcome,
        explanation: line.reason?.text(in: language)
          ?? arithmetic.joined(separator: language == .zh ? "；" : "; "),
        state: found.standing.title.text(in: language))
    }
    return Payslip(
      worker: worker, period: period, name: person.name,
      idNumber: IdentityNumber.masked(person.documentNumber), bank: person.bank,
      bankAccount: person.bankAccount.map(IdentityNumber.masked), lines: lines, office: office)
  }
}
