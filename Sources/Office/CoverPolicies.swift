// What the tests beside sheets have shown, and what nobody has tried yet.

public import Exchange
public import PolicyEngine
public import Workforce

/// Runs the tests beside sheets and reports what they cover, also when they fail.
public struct CoverPolicies: Sendable {
  /// Files and folders.
  public var paths: [String]

  public init(paths: [String]) { self.paths = paths }

  /// One sheet and its coverage.
  public struct Outcome: Sendable {
    public let path: String
    public let coverage: PolicyCoverage
  }

  /// - Throws: ``OfficeError/noPolicies(path:)``, `PolicyError` for a sheet or tests that do not load.
  public func run() throws -> [Outcome] {
    try PolicyLibrary.sheets(at: paths).map { path in
      let sheet = try PolicyLibrary.load(path)
      let tests = try PolicyLibrary.tests(beside: path)
      return Outcome(path: path, coverage: PolicyCoverage(sheet, tests: tests))
    }
  }
}

extension CoverPolicies.Outcome {
  /// Clause directions shown, in the hundred: what decides whether a sheet is covered.
  public var directions: Int { coverage.percent(.direction) }

  /// What the author reads: a row for each clause, then every miss with its reason and a test.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "行", en: "line"), .right), .init(Sentence(zh: "条款", en: "of")),
      .init(Sentence(zh: "词", en: "word")), .init(Sentence(zh: "方向", en: "directions"), .right),
      .init(Sentence(zh: "边界", en: "boundaries"), .right),
      .init(Sentence(zh: "其他", en: "other"), .right), .init(Sentence(same: "%"), .right),
    ])
    for row in rows {
      func count(_ wanted: (CoverageItem.Kind) -> Bool) -> String {
        let items = row.filter { wanted($0.kind) }
        return items.isEmpty ? "" : "\(items.filter(\.isSeen).count)/\(items.count)"
      }
      let percent = row.filter(\.isSeen).count * 100 / row.count
      table.append([
        String(row[0].line), row[0].owner, row[0].word, count { $0 == .direction },
        count { $0 == .boundary }, count { $0 != .direction && $0 != .boundary }, String(percent),
      ])
    }
    var lines = [path, table.text(in: language)]
    for item in coverage.items where !item.isSeen {
      lines.append(
        "\(path):\(item.line): \(item.owner) \(item.word): \(item.title.text(in: language))")
      if let reason = item.reason { lines.append("  " + reason.text(in: language)) }
      if let stub = item.stub {
        lines += stub.split(separator: "\n").map { "    " + $0 }
      } else {
        lines.append(
          language == .zh
            ? "    在现有测试的人员附近（至多改动两项事实）没有找到这样的人"
            : "    nobody near the tests' people, with up to two facts changed, shows it")
      }
    }
    let kinds = CoverageItem.Kind.allCases.map { kind in
      let (seen, of) = coverage.count(kind)
      return "\(kind.title.text(in: language)) \(seen)/\(of)"
    }
    let total = coverage.percent()
    let list = kinds.joined(separator: language == .zh ? "，" : ", ")
    lines.append(
      language == .zh
        ? "\(coverage.policy)：\(coverage.tests) 项测试（\(coverage.failingTests) 项未通过），\(list)，合计 \(total)%"
        : "\(coverage.policy): \(coverage.tests) tests (\(coverage.failingTests) failing), \(list), total \(total)%")
    return lines.joined(separator: "\n")
  }

  /// Items of the same line and word together.
  private var rows: [[CoverageItem]] {
    coverage.items.reduce(into: []) { rows, item in
      if let last = rows.last?.last, last.line == item.line, last.word == item.word,
        last.owner == item.owner
      {
        rows[rows.count - 1].append(item)
      } else {
        rows.append([item])
      }
    }
  }

  public func json(in language: Language) -> JSONValue {
    [
      "path": .string(path), "policy": .string(coverage.policy), "tests": JSONValue(coverage.tests),
      "failing_tests": JSONValue(coverage.failingTests),
      "percent": JSONValue(coverage.percent()), "directions_percent": JSONValue(directions),
      "kinds": .object(
        CoverageItem.Kind.allCases.map { kind in
          let (seen, of) = coverage.count(kind)
          return .init(kind.rawValue, ["seen": JSONValue(seen), "of": JSONValue(of)])
        }),
      "items": .array(
        coverage.items.map { item in
          [
            "owner": .string(item.owner), "line": JSONValue(item.line), "word": .string(item.word),
            "kind": .string(item.kind.rawValue), "title": .string(item.title.text(in: language)),
            "tests": JSONValue(item.tests), "reason": JSONValue(item.reason?.text(in: language)),
            "stub": JSONValue(item.stub),
          ]
        }),
    ]
  }
}
