// Would the tests notice a mistake? Changes sheets in small ways and runs the tests beside them.

public import Exchange
public import PolicyEngine
public import Workforce

/// Runs the tests beside sheets on changed versions of each sheet.
public struct MutatePolicies: Sendable {
  /// Files and folders.
  public var paths: [String]

  public init(paths: [String]) { self.paths = paths }

  /// One sheet and what became of its mutants.
  public struct Outcome: Sendable {
    public let path: String
    public let run: MutantRun
  }

  /// - Parameter progress: called after each sheet with the number of mutants so far.
  /// - Throws: ``OfficeError/noPolicies(path:)``, `PolicyError` for a sheet or tests that do not load.
  public func run(progress: (Int) -> Void = { _ in }) throws -> [Outcome] {
    var mutants = 0
    return try PolicyLibrary.sheets(at: paths).map { path in
      let sheet = try PolicyLibrary.load(path)
      let run = MutantRun(sheet, tests: try PolicyLibrary.tests(beside: path))
      mutants += run.mutants
      progress(mutants)
      return Outcome(path: path, run: run)
    }
  }
}

extension Sequence<MutatePolicies.Outcome> {
  /// All sheets together, and each by itself.
  public func json(in language: Language) -> JSONValue {
    let policies = map { $0.json(in: language) }
    let (mutants, killed) = reduce((0, 0)) { ($0.0 + $1.run.mutants, $0.1 + $1.run.killed) }
    return [
      "mutants": JSONValue(mutants), "killed": JSONValue(killed),
      "percent": JSONValue(mutants == 0 ? 100 : killed * 100 / mutants),
      "survivors": .array(flatMap { $0.survivors(in: language) }), "policies": .array(policies),
    ]
  }
}

extension MutatePolicies.Outcome {
  /// Killed mutants in the hundred.
  public var percent: Int { run.percent }

  /// What the author reads.
  public func text(in language: Language) -> String {
    var lines: [String] = []
    for survivor in run.survivors {
      let mutant = survivor.mutant
      lines.append("\(path):\(mutant.line): \(mutant.change.text(in: language))")
      lines.append("  \(mutant.excerpt)")
      if let stub = survivor.stub {
        lines += stub.split(separator: "\n").map { "    " + $0 }
      } else {
        lines.append(
          language == .zh
            ? "    在现有测试的人员附近（至多改动两项事实）没有找到能区分它的人"
            : "    nobody near the tests' people, with up to two facts changed, tells it apart")
      }
    }
    for mutant in run.equivalent {
      let reason = mutant.equivalence?.reason.text(in: language) ?? ""
      let change = mutant.change.text(in: language)
      lines.append(
        language == .zh
          ? "\(path):\(mutant.line): \(change)（等价：\(reason)）"
          : "\(path):\(mutant.line): \(change) (equivalent: \(reason))")
    }
    if run.failingTests > 0 {
      lines.append(
        language == .zh
          ? "\(path)：\(run.failingTests) 项测试在现行规则表上就不通过，没有计入"
          : "\(path): \(run.failingTests) test(s) fail on the sheet as it stands and do not count")
    }
    var table = TextTable(columns: [
      .init(Sentence(zh: "政策", en: "policy")), .init(Sentence(zh: "改动", en: "mutants"), .right),
      .init(Sentence(zh: "被测试发现", en: "killed"), .right),
      .init(Sentence(zh: "未被发现", en: "survived"), .right), .init(Sentence(same: "%"), .right),
      .init(Sentence(zh: "等价", en: "equivalent"), .right),
    ])
    table.append(
      [run.policy] + [
        run.mutants, run.killed, run.survivors.count, run.percent, run.equivalent.count,
      ].map(String.init))
    return (lines + [table.text(in: language)]).joined(separator: "\n")
  }

  public func json(in language: Language) -> JSONValue {
    [
      "path": .string(path), "policy": .string(run.policy), "mutants": JSONValue(run.mutants),
      "killed": JSONValue(run.killed), "percent": JSONValue(run.percent),
      "survivors": .array(survivors(in: language)),
      "equivalent": .array(
        run.equivalent.map {
          let rule = JSONValue($0.equivalence?.rawValue)
          return .object(members($0, language) + [.init("rule", rule)])
        }),
      "failing_tests": JSONValue(run.failingTests),
    ]
  }

  fileprivate func survivors(in language: Language) -> [JSONValue] {
    run.survivors.map { survivor in
      .object(
        [.init("path", .string(path))] + members(survivor.mutant, language)
          + [.init("stub", JSONValue(survivor.stub))])
    }
  }

  private func members(_ mutant: PolicyMutant, _ language: Language) -> [JSONValue.Member] {
    [
      .init("owner", .string(mutant.owner)), .init("line", JSONValue(mutant.line)),
      .init("change", .string(mutant.change.text(in: language))),
      .init("sheet", .string(mutant.excerpt)),
    ]
  }
}
