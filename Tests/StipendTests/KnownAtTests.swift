// "As known at" on every command that reads.

import Foundation
import Testing

private func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }

/// Commands without `--at`, and why.
private let exceptions: [(reason: String, commands: Set<String>)] = [
  (
    "it changes the register, now",
    [
      "init", "import roster", "import certificates", "import assessments", "import training",
      "import payments", "import circumstances", "import accounts", "import organisations",
      "import stations", "import undo", "worker account", "policy propose", "policy activate",
      "roll compute", "roll decide", "roll hold-back", "roll submit", "roll check", "roll approve",
      "roll publicise", "roll send-back", "roll reverse", "roll reconcile", "roll settle",
      "user add", "user grant", "user withdraw", "user passwd", "user lock", "user unlock",
      "audit sign", "audit key", "fund set", "fund base", "recovery cash", "recovery waive",
      "coins earn", "coins spend", "coins give", "coins expire",
    ]
  ),
  (
    "it reads files, not the register",
    [
      "policy check", "policy test", "policy cover", "policy mutants", "policy overlaps",
      "policy fmt", "policy show", "policy deps", "policy diff", "policy types",
    ]
  ),
  (
    "what it makes goes out now, to the public or the bank",
    ["roll publish", "pay export", "pay correct", "pay confirm", "pay withdraw", "pay return"]
  ),
  ("it is about the whole chain, which has no earlier state", ["audit verify", "audit package"]),
]

@Suite("As known at")
struct KnownAtTests {
  /// A command as the program describes itself.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      let names: [Name]?
    }
    let commandName: String
    let subcommands: [Command]?
    let arguments: [Argument]?
  }
  private struct Help: Decodable { let command: Command }

  private func leaves(_ command: Command, _ path: [String] = []) -> [(String, takesEntry: Bool)] {
    let inner = (command.subcommands ?? []).filter { $0.commandName != "help" }
    guard inner.isEmpty else {
      return inner.flatMap { leaves($0, path + [$0.commandName]) }
    }
    let names = (command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
    return [(path.joined(separator: " "), names.contains("at"))]
  }

  @Test("every command takes --at, or is on the list of those that do not, with the reason")
  func complete() throws {
    let run = try Desk().run("--experimental-dump-help")
    let all = leaves(try JSONDecoder().decode(Help.self, from: Data(run.output.utf8)).command)
    #expect(all.count > 50)
    let listed = exceptions.reduce(into: Set<String>()) { $0.formUnion($1.commands) }
    #expect(listed.count == exceptions.map(\.commands.count).reduce(0, +))
    #expect(Set(all.filter { !$0.takesEntry }.map(\.0)) == listed)
  }

  /// A register with rolls, users, an overdue month and a version that is in force, and what is asked
  /// of it.
  private func desk() throws -> Desk {
    let desk = try Desk.audited.get().copy()
    try desk.write("office.txt", "单位 = 民政局\n电话 = 0951-0000000\n地址 = 某路 1 号\n")
    try desk.script(
      """
      import organisations organisations.csv \(by("li")) = 65
      import stations stations.csv \(by("li")) = 65
      """)
    return desk
  }

  private let roll = "--policy city/allowance --period 2025-05"
  private let june = "--policy city/allowance --period 2025-06"
  private let sealed = "--policy city/allowance --period 2024-03"
  private var questions: [String] {
    [
      "import list", "worker show W0000001", "worker show W0000002 --json", "worker find 李",
      "worker find 640199199001010014",
      "worker payslip --worker W0000002 --period 2025-05 --out - --office office.txt | sha256sum",
      "worker letter --worker W0000004 \(june) --date 2026-01-01 --out - --office office.txt | sha256sum",
      "organisation list", "organisation show O0000001", "station list", "station show S0000001",
      "policy try 'training.hours.at_least(hours(72))' --worker W0000001 --period 2025-06",
      "policy versions", "policy whatif policies/city/allowance.lua --from 2025-05 --to 2025-06",
      "roll list", "roll list --json", "roll show \(roll)", "roll show \(roll) --format json",
      "roll show \(sealed) --format csv", "roll print \(roll) --format xlsx --out - | sha256sum",
      "roll steps \(roll)", "roll diff \(roll) --against 2024-04", "roll verify \(roll)",
      "explain --worker W0000001 --period 2025-05", "explain --worker W0000001 --period 2025-06",
      "explain --worker W0000002 --period 2025-06 --json", "whynot --worker W0000001 \(june)", "findings \(june)",
      "ledger balances --full", "ledger show \(roll)", "pay list \(roll)", "ledger export --format hledger", "fund list", "recovery list",
      "user list", "audit log --changes", "audit duplicates", "audit overrides",
      "audit late --days 0", "audit sample --seed 3 --size 5",
      "audit tables --format json --out t.json && cat t.json && rm t.json",
    ]
  }

  /// What each question is answered, as a person sees it.
  /// - Parameter tables: for the one that would show its own record.
  private func answers(
    _ desk: Desk, at point: String, tables: String? = nil, _ user: String
  ) throws -> [String: String] {
    var answers: [String: String] = [:]
    for question in questions {
      let name = question.hasPrefix("user ") ? "root" : user
      // The options go before what the shell does with the output.
      let parts = question.split(separator: " ", omittingEmptySubsequences: false)
      let end = parts.firstIndex { $0 == "|" || $0 == "&&" } ?? parts.count
      let point = question.hasPrefix("audit tables") ? tables ?? point : point
      let line = parts[..<end].joined(separator: " ") + " \(point) \(by(name)) "
        + parts[end...].joined(separator: " ")
      let run = try desk.shell("$S \(line)")
      #expect(run.code == 0 || run.code == 1, "\(line)\n\(run.all)")
      #expect(!run.output.isEmpty, "\(line)\n\(run.all)")
      answers[question] = run.output
    }
    return answers
  }

  @Test("what a command printed before later facts, texts, steps and users, it prints again")
  func again() throws {
    let desk = try desk()
    let last = try #require(try desk.rows("audit log \(by("wang"))").last?["entry"])
    let then = try answers(desk, at: "", tables: "--at \(last)", "wang")
    try desk.write(
      "new.lua", try desk.text("policies/city/allowance.lua").replacing("yuan(200)", with: "yuan(210)"))
    try desk.write("late.csv", "身份证号,年度,结果\n640199199001010014,2024,不合格\n")
    try desk.script(
      """
      policy propose new.lua \(by("wang"))
      policy activate city/allowance --number 2 \(by("zhao"))
      roll reverse --policy city/allowance --period 2025-05 --reason 有异议 \(by("zhao"))
      import assessments late.csv \(by("li"))
      import undo 2 --reason 证书有误 \(by("li"))
      import payments audit/payments.csv \(by("li")) = 65
      import roster audit/people.csv \(by("li"))
      worker show W0000001 --reveal --reason 核对 \(by("li"))
      user withdraw wang --role author \(by("root"))
      user grant zhao --role auditor \(by("root"))
      user lock li \(by("root"))
      """)
    let later = try answers(desk, at: "--at \(last)", "wang")
    for question in questions { #expect(later[question] == then[question], "\(question)") }
    // And the changes were such that they show: without the entry most answers differ.
    let without = try answers(desk, at: "", "wang")
    let changed = questions.filter { without[$0] != then[$0] }
    #expect(changed.count > 18, "\(changed)")
  }

  @Test("the end of a day is a point too, and a point before everything knows nothing")
  func days() throws {
    let desk = try desk()
    let today = (Date(timeIntervalSinceNow: 8 * 3600)).formatted(.iso8601.year().month().day())
    let now = try desk.shell("$S roll list \(by("wang"))")
    #expect(try desk.shell("$S roll list --at \(today) \(by("wang"))").output == now.output)
    for point in ["0", "2020-01-01"] {
      for line in ["import list", "audit log", "user list", "policy versions", "roll list"] {
        let name = line.hasPrefix("user") ? "root" : "wang"
        let run = try desk.rows("\(line) --at \(point) \(by(name))")
        #expect(run.isEmpty, "\(line)")
      }
    }
  }
}
