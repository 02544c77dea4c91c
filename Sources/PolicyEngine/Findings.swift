// Standards: the same clauses as rules, with a finding where a rule has money.

public import Workforce

/// A shortfall a standard found.
public struct StandardFinding: Sendable, Hashable {
  public let standard: String
  public let worker: WorkerKey
  public let level: CertificateLevel?
  /// How sure it is.
  public let state: State
  /// Name and value of each report of the standard, as a file writes them.
  public let reports: [Report]

  /// How sure a finding is.
  public enum State: String, Sendable {
    /// Every clause holds.
    case found
    /// A fact that would decide it is missing.
    case undecided
    /// The sheet itself failed for this worker.
    case held
  }

  /// One value a standard asks to be shown, for example the hours found.
  public struct Report: Sendable, Hashable {
    public let name: String
    /// Without unit; empty when the fact is missing.
    public let value: String
  }
}

extension LoadedSheet {
  /// What the policy's standards find in a period, worker by worker.
  public func findings(snapshot: Snapshot, period: Period) -> [StandardFinding] {
    findings(snapshot: snapshot, period: period, only: nil)
  }

  /// - Parameter wanted: ids of the standards to look at; nil for all.
  func findings(
    snapshot: Snapshot, period: Period, only wanted: Set<String>?
  ) -> [StandardFinding] {
    let standards = policy.standards.filter { wanted?.contains($0.id) ?? true }
    if standards.isEmpty { return [] }
    let binding = Binding(
      policy: policy, snapshot: snapshot, period: period,
      functions: SheetFunctions(self, snapshot, period))
    return standards.flatMap { BoundStandard($0, binding).findings() }
  }
}

private final class BoundStandard {
  private let standard: Standard
  private let snapshot: Snapshot
  private let rule: BoundRule
  private let reports: [any BoundMeasure]

  init(_ standard: Standard, _ binding: Binding) {
    self.standard = standard
    snapshot = binding.snapshot
    rule = BoundRule(standard.asRule, binding)
    reports = standard.reports.map { $0.measure.bind(binding) }
  }

  func findings() -> [StandardFinding] {
    let cases = CaseBatch()
    let verdicts = Scratch()
    let values = Scratch()
    var found: [StandardFinding] = []
    var next = 0
    while let range = CaseBatch.workers(from: next, of: snapshot) {
      next = range.upperBound
      _ = rule.collect(range, into: cases)
      let bytes = UnsafeMutableRawPointer(verdicts.values).assumingMemoryBound(to: UInt8.self)
      for (place, clause) in rule.clauses.enumerated() where cases.count > 0 {
        clause.judge(cases, bytes)
        _ = cases.keep(bytes, clause: place + 1)
      }
      for fault in cases.takeFaults() {
        found.append(finding(fault.worker, fault.level, .held))
      }
      let start = found.count
      for index in 0..<cases.count {
        let isSure = cases.undecidedAt[index] == 0
        found.append(
          finding(cases.worker[index], cases.level[index], isSure ? .found : .undecided))
      }
      for (place, report) in standard.reports.enumerated() {
        reports[place].values(cases, values.values)
        for index in 0..<cases.count {
          let value = values.values[index]
          let text = value == unknownValue ? "" : report.measure.unit.plain(value)
          found[start + index] = found[start + index].adding(report.name, text)
        }
      }
    }
    return found
  }
}

extension Standard {
  /// A standard is a rule without an amount; deciding it as one keeps clauses in one place.
  var asRule: Rule {
    Rule(
      id: id, title: title, sources: sources, line: line, pays: .monthly, paysLine: line,
      subject: subject, subjectLine: subjectLine, clauses: clauses,
      amount: Amount(base: .fixed(.zero), line: line, steps: []), fund: .one(""))
  }
}

extension BoundStandard {
  private func finding(
    _ worker: Int32, _ level: UInt8, _ state: StandardFinding.State
  ) -> StandardFinding {
    StandardFinding(
      standard: standard.id, worker: WorkerKey(number: snapshot.workers[Int(worker)]),
      level: CertificateLevel(rawValue: level), state: state, reports: [])
  }
}

extension StandardFinding {
  fileprivate func adding(_ name: String, _ value: String) -> StandardFinding {
    StandardFinding(
      standard: standard, worker: worker, level: level, state: state,
      reports: reports + [Report(name: name, value: value)])
  }
}
