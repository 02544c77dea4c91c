// What the log shows of each act: what held before, what holds after, and who saw or took out what.

import Foundation
import Testing

private func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }

@Suite("The log")
struct AuditLogTests {
  /// What entries of a kind changed, by their source: `+ table value …` and `- table value …`, values
  /// in the order of the columns, nothing and entries left out.
  private func changes(_ desk: Desk, _ kind: String) throws -> [(source: String, rows: [String])] {
    let run = try desk.shell("$S audit log --changes --kind \(kind) \(by("wang"))")
    var found: [(source: String, rows: [String])] = []
    for row in try desk.rows("audit log --kind \(kind) \(by("wang"))") {
      found.append((row["source"] as? String ?? "", []))
    }
    var index = -1
    for line in run.output.split(separator: "\n") {
      if line.hasPrefix("----") { index += 1 }
      if line.hasPrefix("  + ") || line.hasPrefix("  - ") {
        found[index].rows.append(String(line.dropFirst(2)))
      }
    }
    return found
  }

  private func rows(
    _ log: [(source: String, rows: [String])], _ source: String
  ) throws -> [String] {
    try #require(log.first { $0.source.hasPrefix(source) }, "\(log)").rows
  }

  @Test("roles, locks and passwords are shown as they were and as they are, without the password")
  func users() throws {
    let log = try changes(try Desk.audited.get(), "duty")
    #expect(
      try rows(log, "user li: added") == [
        "+ users user=li", "+ roles user=li role=preparer", "+ passwords user=li set_by=root",
      ])
    #expect(try rows(log, "user li: password") == ["+ passwords user=li set_by=li"])
    #expect(try rows(log, "user wang: granted author") == ["+ roles user=wang role=author"])
    #expect(try rows(log, "user wang: withdrawn author") == ["- roles user=wang role=author"])
    #expect(try rows(log, "user li: locked") == ["+ locks user=li"])
    #expect(try rows(log, "user li: unlocked") == ["- locks user=li"])
  }

  @Test("a role with another scope closes the one before it")
  func scope() throws {
    let desk = try Desk.audited.get().copy()
    let root = by("root")
    try desk.script("user grant wang --role checker --division 640100 \(root)")
    #expect(
      try changes(desk, "duty").last?.rows == [
        "- roles user=wang role=checker", "+ roles user=wang role=checker divisions=640100",
      ])
  }

  @Test("a step says where the roll stood before, a decision what the line was, a version what it replaces")
  func cycle() throws {
    let desk = try Desk.audited.get().copy()
    try desk.write(
      "new.lua", try desk.text("policies/city/allowance.lua").replacing("yuan(200)", with: "yuan(210)"))
    try desk.script(
      """
      policy propose new.lua --from 2025-06-01 \(by("wang"))
      policy activate city/allowance --number 2 \(by("zhao"))
      roll reverse --policy city/allowance --period 2025-05 --reason 有异议 \(by("zhao"))
      """)
    let steps = try changes(desk, "step")
    let roll = "roll=3 policy=city/allowance period=2025-05"
    #expect(
      steps.map { row in row.rows.first { $0.hasPrefix("+ steps") } ?? "" }.map {
        $0.replacing(#/ instant=\S+/#, with: "").replacing(#/ yuan=\S+/#, with: "")
      } == [
        "+ steps \(roll) before=draft step=submitted user=li",
        "+ steps \(roll) before=submitted step=checked user=wang",
        "+ steps \(roll) before=checked step=approved user=zhao",
        "+ steps \(roll) before=approved step=reversed user=zhao reason=有异议",
      ])
    #expect(try rows(steps, "approved").first?.hasPrefix("+ rolls \(roll) known_at=") == true)
    let decision = try #require(try changes(desk, "decision").first?.rows.first)
    #expect(
      decision.hasPrefix("+ decisions \(roll) worker=W0000002 rule=allowance instalment=1 waited=")
        && decision.contains(" verdict=pay fund=city yuan=300.00 user=li ")
        && decision.hasSuffix(" reason=考核表已补交"), "\(decision)")
    let policies = try changes(desk, "policy")
    #expect(policies[2].rows[0].hasPrefix("+ versions version=2 policy=city/allowance hash="))
    #expect(policies[2].rows[0].hasSuffix(" from=2025-06-01 proposed_by=wang"))
    #expect(policies[1].rows == ["+ activations policy=city/allowance version=1 user=zhao"])
    #expect(policies[3].rows == ["+ activations policy=city/allowance before=1 version=2 user=zhao"])
  }

  @Test("a corrected fact and a withdrawn file are shown before and after")
  func facts() throws {
    let desk = try Desk.audited.get()
    let imports = try changes(desk, "import")
    let corrected = try rows(imports, "more.csv").filter { $0.contains("postings") }
    #expect(corrected.count == 2 && corrected[0].hasPrefix("- ") && corrected[1].hasPrefix("+ "))
    #expect(!corrected[0].contains(" to=") && corrected[1].contains(" to=2025-12-31"))
    #expect(try rows(imports, "roster.csv").contains { $0.hasPrefix("+ imports batch=1 ") })
    let withdrawn = try #require(try changes(desk, "withdrawal").first?.rows)
    #expect(withdrawn.contains { $0.hasPrefix("- assessments worker=W0000001 year=2022 result=") })
    #expect(withdrawn.contains { $0.hasPrefix("- imports batch=7 ") })
  }

  @Test("every file taken out and every full number shown is there, with who, when, what and why")
  func disclosures() throws {
    let desk = try Desk.audited.get().copy()
    try desk.write("office.txt", "单位 = 民政局\n电话 = 0951-0000000\n地址 = 某路 1 号\n")
    let roll = "--policy city/allowance --period 2025-05"
    let paper = "--office office.txt"
    for (line, source, reason) in [
      ("worker show W0000001 --reveal --reason 核对", "worker show W0000001", "核对"),
      ("roll show \(roll) --reveal --reason 核对", "roll show city/allowance 2025-05", "核对"),
      ("roll show \(roll) --out a.xlsx", "roll show city/allowance 2025-05, masked, to a.xlsx", ""),
      ("roll print \(roll) --out a.pdf", "roll print city/allowance 2025-05, masked, to a.pdf", ""),
      ("roll print \(roll) --out b.pdf --reveal --reason 签字", "roll show city/allowance 2025-05", "签字"),
      ("findings \(roll) --out f.csv", "findings city/allowance 2025-05, masked, to f.csv", ""),
      (
        "worker payslip --worker W0000002 --period 2025-05 --out p.pdf \(paper)",
        "worker payslip W0000002 2025-05, masked, to p.pdf", ""
      ),
      (
        "worker letter --worker W0000004 \(roll) --out l.pdf \(paper)",
        "worker letter W0000004 2025-05, masked, to l.pdf", ""
      ),
      ("audit tables --format json --out t.json", "audit tables masked t.json", ""),
    ] {
      let before = try desk.rows("audit log --kind disclosure \(by("li"))").count
      let run = try desk.shell("$S \(line) \(by("li"))")
      #expect(run.code == 0, "\(line)\n\(run.all)")
      let log = try desk.rows("audit log --kind disclosure \(by("li"))")
      #expect(log.count == before + 1, "\(line)")
      let last = log.last ?? [:]
      #expect(last["source"] as? String == source)
      #expect(last["reason"] as? String == reason && last["actor"] as? String == "li")
      #expect((last["instant"] as? String)?.isEmpty == false)
    }
    // What is only printed with masked numbers leaves no record.
    let before = try desk.rows("audit log \(by("li"))").count
    try desk.script(
      """
      roll show \(roll) --format csv --out - \(by("li"))
      worker show W0000001 \(by("li"))
      """)
    #expect(try desk.rows("audit log \(by("li"))").count == before)
  }
}

@Suite("What people decided against the computation")
struct OverrideTests {
  @Test("decisions and reversals are listed with who and why, and only those known then")
  func listed() throws {
    let desk = try Desk.audited.get().copy()
    func overrides(_ options: String = "") throws -> [String] {
      try desk.rows("audit overrides \(options) \(by("wang"))").map { row in
        ["kind", "actor", "worker_key", "rule", "amount_fen", "reason"].map {
          row[$0].map { $0 is NSNull ? "" : "\($0)" } ?? ""
        }.joined(separator: " ")
      }
    }
    let decisions = try overrides()
    #expect(decisions.contains("decision li W0000002 allowance 30000 考核表已补交"))
    #expect(decisions.contains("decision li W0000001 allowance 0 未考核"))
    let last = try #require(try desk.rows("audit log \(by("wang"))").last?["entry"])
    try desk.script(
      "roll reverse --policy city/allowance --period 2025-05 --reason 有异议 \(by("zhao"))")
    let after = try overrides()
    #expect(after.count == decisions.count + 1)
    #expect(after.last?.hasPrefix("reversal zhao   ") == true && after.last?.hasSuffix(" 有异议") == true)
    #expect(try overrides("--at \(last)") == decisions)
    let trial = try Desk(filled: true).shell("$S audit overrides")
    #expect(trial.code == 0 && trial.output == "没有人工决定、豁免或撤销\n")
  }
}
