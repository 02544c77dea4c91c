// A person as a test beside a sheet would describe them, ready to paste.

import Workforce

/// Writes tests in the words of `<topic>_test.lua`.
struct TestStub {
  let sheet: LoadedSheet

  /// A test of one person whose expectation is what the sheet says as it stands.
  /// - Parameter owner: the rule or standard expected of; nil for all that the sheet has.
  func text(_ name: String, _ witness: Witness, expecting owners: [String]) -> String {
    let facts = witness.person
    var lines = ["test \"\(escaped(name))\" {", "  period = \"\(witness.period)\","]
    lines.append("  \(sheet.policy.subject.code) = {")
    lines += own(facts).map { "    " + $0 }
    if !facts.staff.isEmpty {
      lines.append("    staff = {")
      lines += facts.staff.map { "      " + text($0) + "," }
      lines.append("    },")
    }
    lines.append("  },")
    if !facts.payments.isEmpty {
      lines.append("  paid = {")
      lines += facts.payments.map { "    \(text($0))," }
      lines.append("  },")
    }
    let (expect, funds) = expectations(witness, owners)
    lines.append("  expect = { \(expect.joined(separator: ", ")) }, -- " + Self.confirm)
    if !funds.isEmpty { lines.append("  fund = { \(funds.joined(separator: ", ")) },") }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// The facts of one person or subject, people aside.
  private func own(_ facts: PersonFacts) -> [String] {
    table("posting", facts.postings.map(text)) + table("certificate", facts.certificates.map(text))
      + table("registration", facts.registrations.map(text))
      + table("assessment", facts.assessments.map(text))
      + table("training", facts.trainings.map(text))
      + table("circumstance", facts.circumstances.map(text))
  }

  /// One of the people, in one line. A test states one tie of each.
  private func text(_ one: PersonFacts.Member) -> String {
    let ties = one.ties.prefix(1).flatMap { tie in
      [
        "\(tie.isDuty ? "duty" : "post") = \"\(escaped(tie.what))\",",
        span(tie.first, tie.last) + ",",
      ]
    }
    return "{ \((ties + own(one.person)).joined(separator: " ").dropLast()) }"
  }

  /// Both languages: a stub is pasted into a file that everybody reads.
  private static let confirm = "现行规则表的结果，请与文件核对 / as the sheet stands: confirm with the document"

  private func table(_ noun: String, _ rows: [String]) -> [String] {
    if rows.isEmpty { return [] }
    if rows.count == 1 { return ["\(noun) = \(rows[0]),"] }
    return ["\(noun)s = {"] + rows.map { "  \($0)," } + ["},"]
  }

  private func text(_ one: PersonFacts.Posting) -> String {
    let establishment = one.onEstablishment.map { ", on_establishment = \($0)" } ?? ""
    let employer =
      one.organisation.isEmpty ? "" : ", organisation = \"\(escaped(one.organisation))\""
    return "{ kind = \"\(escaped(one.kind))\", county = \"\(escaped(one.county))\"\(establishment)\(employer), "
      + span(one.first, one.last) + " }"
  }

  private func text(_ one: PersonFacts.Certificate) -> String {
    "{ level = \"\(one.level.code)\", approved = \"\(CivilDate(day: one.approved))\" }"
  }

  private func text(_ one: PersonFacts.Registration) -> String {
    "{ level = \"\(one.level.code)\", \(span(one.first, one.last)) }"
  }

  private func text(_ one: PersonFacts.Assessed) -> String {
    "{ year = \(one.year), result = \"\(one.result.code)\" }"
  }

  private func text(_ one: PersonFacts.Training) -> String {
    // Tests write whole hours; what is beyond them cannot be said.
    "{ hours = hours(\(one.hours / 100)), \(span(one.first, one.last)), result = \"\(one.result.code)\" }"
  }

  private func text(_ one: PersonFacts.Circumstance) -> String {
    var fields = ["kind = \"\(escaped(one.kind))\""]
    if !one.value.isEmpty { fields.append("value = \"\(escaped(one.value))\"") }
    if !one.place.isEmpty { fields.append("place = \"\(escaped(one.place))\"") }
    if let level = one.level { fields.append("level = \"\(level.code)\"") }
    if one.number != .min { fields.append("number = \(one.number)") }
    return "{ \(fields.joined(separator: ", ")), \(span(one.first, one.last)) }"
  }

  private func text(_ one: PersonFacts.Paid) -> String {
    let level = one.level.map { "level = \"\($0.code)\", " } ?? ""
    return "{ measure = \"\(escaped(one.measure))\", \(level)amount = \(money(one.fen)), "
      + "on = \"\(CivilDate(day: one.on))\" }"
  }

  private func span(_ first: Int32, _ last: Int32) -> String {
    let from = "from = \"\(CivilDate(day: first))\""
    return last == CivilDate.openEnd.day ? from : from + ", to = \"\(CivilDate(day: last))\""
  }

  private func money(_ fen: Int64) -> String {
    fen % 100 == 0 ? "yuan(\(fen / 100))" : "yuan \"\(Money(fen: fen))\""
  }

  private func escaped(_ text: String) -> String {
    text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0 == "\n" ? " " : String($0) }.joined()
  }

  /// What the sheet gives the person, as `expect` and `fund` write it.
  private func expectations(
    _ witness: Witness, _ owners: [String]
  ) -> (expect: [String], funds: [String]) {
    let snapshot = Snapshot(of: [witness.person])
    let bound = BoundPolicy(sheet, snapshot: snapshot, period: witness.period)
    let decided = bound.decideAll()
    let findings = sheet.findings(snapshot: snapshot, period: witness.period)
    var expect: [String] = []
    var funds: [String] = []
    for owner in owners {
      guard let rule = decided.first(where: { $0.rule.id == owner }) else {
        let finding = findings.first { $0.standard == owner }
        let state =
          switch finding?.asExpected {
          case .found?: "found"
          case .undecided(let word)?: "undecided \"\(word)\""
          case .held?: "held \"\""
          default: "none"
          }
        expect.append("\(key(owner)) = \(state)")
        continue
      }
      let lines = rule.lines
      if lines.isEmpty {
        expect.append("\(key(owner)) = refused \"\(bound.decidingWord(owner, .fails))\"")
      } else if lines.allSatisfy({ $0.outcome == .pays }) {
        let amounts = lines.map { money($0.fen) }
        let names = lines.map { "\"\(rule.rule.fund(for: $0.level, share: Int($0.share)))\"" }
        expect.append("\(key(owner)) = \(listed(amounts))")
        funds.append("\(key(owner)) = \(listed(names))")
      } else if lines.contains(where: { $0.outcome == .undecided }) {
        expect.append("\(key(owner)) = undecided \"\(bound.decidingWord(owner, .unknown))\"")
      } else {
        expect.append("\(key(owner)) = held \"\"")
      }
    }
    return (expect, funds)
  }

  private func listed(_ values: [String]) -> String {
    values.count == 1 ? values[0] : "{ \(values.joined(separator: ", ")) }"
  }

  /// A rule id as a field name of a Lua table.
  private func key(_ id: String) -> String {
    let plain = id.utf8.allSatisfy { byte in
      byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    return plain ? id : "[\"\(escaped(id))\"]"
  }
}

extension BoundPolicy {
  /// The word that refused worker 0 or left them undecided; `amount` when no clause did.
  func decidingWord(_ rule: String, _ verdict: Verdict, worker: Int = 0) -> String {
    for explanation in explain(worker: worker, rule: rule) {
      if let step = explanation.steps.first(where: { $0.verdict == verdict }) { return step.word }
    }
    return "amount"
  }
}
