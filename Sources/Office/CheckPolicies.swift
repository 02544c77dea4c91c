// Policies before anybody is paid by them: are the sheets sound, and do their tests pass.

public import Exchange
public import PolicyEngine
public import Workforce

/// Runs the tests beside sheets.
public struct CheckPolicies: Sendable {
  /// Files and folders.
  public var paths: [String]

  public init(paths: [String]) { self.paths = paths }

  /// One sheet that was looked at.
  public struct Outcome: Sendable {
    public let path: String
    /// Id of the policy; nil when it could not be loaded.
    public let policy: String?
    public let fault: PolicyError?
    public var tests = 0
    public var failures: [PolicyTest.Failure] = []
  }

  /// Loads every sheet and runs its tests.
  /// - Throws: ``OfficeError/noPolicies(path:)``.
  public func run() throws -> [Outcome] {
    try PolicyLibrary.sheets(at: paths).map { path in
      do {
        let sheet = try PolicyLibrary.load(path)
        var outcome = Outcome(path: path, policy: sheet.policy.id, fault: nil)
        let tests = try PolicyLibrary.tests(beside: path)
        outcome.tests = tests.count
        outcome.failures = tests.flatMap { $0.run(sheet) }
        return outcome
      } catch let fault as PolicyError {
        return Outcome(path: path, policy: nil, fault: fault)
      }
    }
  }
}

extension CheckPolicies.Outcome {
  public var isGood: Bool { fault == nil && failures.isEmpty }

  /// What the author reads.
  public func text(in language: Language) -> String {
    if let fault { return fault.message.text(in: language) }
    var lines: [String] = []
    for (place, failure) in failures.enumerated() {
      // The person stands once above all that one test missed.
      if place == 0 || failures[place - 1].line != failure.line {
        lines.append("\(path.dropLast(4))_test.lua:\(failure.line): \(failure.test)")
        lines.append("  \(failure.period)")
        lines += failure.person.map { "    " + $0 }
      }
      let expected = failure.expected.text(in: language)
      let actual = failure.actual.text(in: language)
      lines.append(
        language == .zh
          ? "  \(failure.rule)：应为 \(expected)；实际 \(actual)"
          : "  \(failure.rule): expected \(expected); got \(actual)")
      lines += explained(failure, in: language).map { "    " + $0 }
    }
    let failed = Set(failures.map(\.line)).count
    lines.append(
      language == .zh
        ? "\(path)：\(policy ?? "")"
          + (tests > 0 ? "，\(tests - failed) 项测试通过，\(failed) 项未通过" : "，没有发现问题")
        : "\(path): \(policy ?? "")"
          + (tests > 0 ? ", \(tests - failed) tests passed, \(failed) failed" : ", no faults found")
    )
    return lines.joined(separator: "\n")
  }

  private func explained(_ failure: PolicyTest.Failure, in language: Language) -> [String] {
    failure.explanations.flatMap { $0.lines(in: language, file: path) }
  }

  /// The same for scripts, one object a sheet.
  public func json(in language: Language) -> JSONValue {
    [
      "path": .string(path), "policy": JSONValue(policy), "good": .bool(isGood),
      "line": JSONValue(fault?.line), "fault": JSONValue(fault?.message.text(in: language)),
      "tests": JSONValue(tests),
      "failures": .array(
        failures.map { failure in
          [
            "test": .string(failure.test), "line": JSONValue(failure.line),
            "rule": .string(failure.rule), "period": .string(failure.period.description),
            "person": .array(failure.person.map { .string($0) }),
            "expected": .string(failure.expected.text(in: language)),
            "actual": .string(failure.actual.text(in: language)),
            "explanation": .array(explained(failure, in: language).map { .string($0) }),
          ]
        }),
    ]
  }
}
