// Would the tests notice a mistake? Changes sheets in small ways and runs the tests beside them.

public import Exchange
import Foundation
public import PolicyEngine
import Synchronization
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

  /// Looks at two sheets at a time; the answers stand in the order of the paths.
  /// - Parameter progress: called after each sheet with the number of mutants so far.
  /// - Throws: ``OfficeError/noPolicies(path:)``, `PolicyError` for a sheet or tests that do not load.
  public func run(progress: @Sendable (Int) -> Void = { _ in }) throws -> [Outcome] {
    let paths = try PolicyLibrary.sheets(at: paths)
    let desk = Mutex((next: 0, mutants: 0, outcomes: [Result<Outcome, any Error>?](
      repeating: nil, count: paths.count)))
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      while let place = desk.withLock({ desk -> Int? in
        defer { desk.next += 1 }
        return desk.next < paths.count ? desk.next : nil
      }) {
        let outcome = Result { try Self.outcome(of: paths[place]) }
        desk.withLock { desk in
          desk.mutants += (try? outcome.get().run.mutants) ?? 0
          desk.outcomes[place] = outcome
          progress(desk.mutants)
        }
      }
    }
    return try desk.withLock { try $0.outcomes.compactMap { try $0?.get() } }
  }

  private static func outcome(of path: String) throws -> Outcome {
    let sheet = try PolicyLibrary.load(path)
    return Outcome(path: path, run: MutantRun(sheet, tests: try PolicyLibrary.tests(beside: path)))
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

  /// The same for machines.
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
