// A person as a test beside a sheet would describe them, ready to paste.

import Workforce

/// Writes tests in the words of `<topic>_test.lua`.
struct TestStub {
  let sheet: LoadedSheet

  /// A test of one person whose expectation is what the sheet says as it stands.
  /// - Parameter owner: the rule or standard expected of; nil for all that the sheet has.
  func text(_ name: String, _ witness: Witness, expecting owners: [String]) -> String {
    let facts = witness.person
    var lines = ["test \"\(quoted(name))\" {", "  period = \"\(witness.period)\","]
    lines += ["  \(sheet.policy.subject.code) = {"] + facts.rows.map { "    " + $0 } + ["  },"]
    lines += facts.paymentRows.map { "  " + $0 }
    let (expect, funds) = expectations(witness, owners)
    lines.append("  expect = { \(expect.joined(separator: ", ")) }, -- " + Self.confirm)
    if !funds.isEmpty { lines.append("  fund = { \(funds.joined(separator: ", ")) },") }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// A test that holds rates against a floor or ceiling.
  static func text(
    _ name: String, _ rates: [CertificateLevel: Int64], _ period: Period, expecting bound: String,
    _ isFound: Bool
  ) -> String {
    let stated = rates.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      "\($0.key.code) = \(Money(fen: $0.value).sheetText)"
    }
    return """
      test "\(quoted(name))" {
        period = "\(period)", rates = { \(stated.joined(separator: ", ")) },
        expect = { \(key(bound)) = \(isFound ? "found" : "none") }, -- \(confirm)
      }
      """
  }

  /// Both languages: a stub is pasted into a file that everybody reads.
  private static let confirm = "现行规则表的结果，请与文件核对 / as the sheet stands: confirm with the document"

  /// What the sheet gives the person, as `expect` and `fund` write it.
  private func expectations(
    _ witness: Witness, _ owners: [String]
  ) -> (expect: [String], funds: [String]) {
    let snapshot = Snapshot(of: [witness.person])
    let bound = BoundPolicy(sheet, snapshot: snapshot, period: witness.period)
    let inForce = sheet.policy.inForce
    if inForce.last == .openEnd, !inForce.contains(witness.period.last) {
      return (owners.map { "\(Self.key($0)) = refused \"in_force\"" }, [])
    }
    let decided = bound.decideAll()
    let findings = sheet.findings(snapshot: snapshot, period: witness.period)
    var expect: [String] = []
    var funds: [String] = []
    for owner in owners {
      guard let rule = decided.first(where: { $0.rule.id == owner }) else {
        expect.append("\(Self.key(owner)) = \(finding(owner, findings, bound))")
        continue
      }
      let lines = rule.lines
      if lines.isEmpty {
        expect.append("\(Self.key(owner)) = refused \"\(bound.decidingWord(owner, .fails))\"")
      } else if lines.allSatisfy({ $0.outcome == .pays }) {
        let amounts = lines.map { Money(fen: $0.fen).sheetText }
        let names = lines.map { "\"\(rule.rule.fund(for: $0.level, share: Int($0.share)))\"" }
        expect.append("\(Self.key(owner)) = \(listed(amounts))")
        funds.append("\(Self.key(owner)) = \(listed(names))")
      } else if lines.contains(where: { $0.outcome == .undecided }) {
        expect.append("\(Self.key(owner)) = undecided \"\(bound.decidingWord(owner, .unknown))\"")
      } else {
        expect.append("\(Self.key(owner)) = held \"\"")
      }
    }
    return (expect, funds)
  }

  /// What a standard says of the person, as `expect` writes it.
  private func finding(
    _ owner: String, _ findings: [StandardFinding], _ bound: BoundPolicy
  ) -> String {
    guard let found = findings.first(where: { $0.standard == owner }) else {
      return "refused \"\(bound.decidingWord(owner, .fails))\""
    }
    switch found.state {
    case .undecided: return "undecided \"\(bound.decidingWord(owner, .unknown))\""
    case .held: return "held \"\""
    case .found:
      let reports = found.reports.map {
        "\(Self.key($0.name)) = " + (Int64($0.value) == nil ? "\"\($0.value)\"" : $0.value)
      }
      return reports.isEmpty ? "found" : "finds { \(reports.joined(separator: ", ")) }"
    }
  }

  private func listed(_ values: [String]) -> String {
    values.count == 1 ? values[0] : "{ \(values.joined(separator: ", ")) }"
  }

  /// A rule id as a field name of a Lua table.
  private static func key(_ id: String) -> String {
    let plain = id.utf8.allSatisfy { byte in
      byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    return plain ? id : "[\"\(quoted(id))\"]"
  }
}

extension BoundPolicy {
  /// The word that refused worker 0 or left them undecided; `amount` when no clause did.
  func decidingWord(_ owner: String, _ verdict: Verdict, worker: Int = 0) -> String {
    let isRule = policy.rules.contains { $0.id == owner }
    return
      (isRule ? explain(worker: worker, rule: owner) : explain(worker: worker, standard: owner))
      .decidingWord(verdict)
  }
}

extension [Explanation] {
  /// The first word of that verdict; `amount` when no clause has it.
  func decidingWord(_ verdict: Verdict) -> String {
    lazy.compactMap { $0.steps.first { $0.verdict == verdict }?.word }.first ?? "amount"
  }
}
