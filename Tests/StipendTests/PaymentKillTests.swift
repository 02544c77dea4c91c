// Each command of a payment is killed at any moment and typed again, as a clerk would whose answer
// was lost. What comes of it is what comes of typing each once.
//
// STIPEND_PAYMENT_KILLS sets how often each command is killed.

import Foundation
import Glibc
import Testing

private let kills =
  ProcessInfo.processInfo.environment["STIPEND_PAYMENT_KILLS"].flatMap(Int.init) ?? 2
private let roll = "--policy city/allowance --period 2024-03"
private let li = "--as li --password-file passwords/li"

@Suite("Payments killed", .serialized)
struct PaymentKillTests {
  /// From an empty folder to a public roll.
  private static let before = [
    "init", "import roster cards.csv", "import certificates cards-certificates.csv",
    "import assessments assessments.csv",
    "user add root --role administrator --new-password-file passwords/root",
    "user add li --role preparer --new-password-file passwords/chen \(root)",
    "user passwd --as li --password-file passwords/chen --new-password-file passwords/li",
    "user add wang --role checker --role author --new-password-file passwords/chen \(root)",
    "user passwd --as wang --password-file passwords/chen --new-password-file passwords/wang",
    "user add zhao --role approver --new-password-file passwords/chen \(root)",
    "user passwd --as zhao --password-file passwords/chen --new-password-file passwords/zhao",
    "policy propose policies/city/allowance.lua \(wang)",
    "policy activate city/allowance --number 1 \(zhao)", "roll compute \(roll) \(li)",
    "roll decide \(roll) --worker W0000004 --pay 500 --reason so \(li)",
    "roll submit \(roll) \(li)", "roll check \(roll) \(wang)", "roll approve \(roll) \(zhao)",
    "roll publicise \(roll) \(li)", "import undo 1 --reason card \(li)",
    "import roster cards-2.csv \(li)",
  ]
  private static let root = "--as root --password-file passwords/root"
  private static let wang = "--as wang --password-file passwords/wang"
  private static let zhao = "--as zhao --password-file passwords/zhao"

  /// From the public roll to the reconciled one.
  private static let commands = [
    "pay export \(roll) --bank county --date 2024-04-15 --out bank \(li)",
    "pay confirm \(roll) \(li)", "pay return first.csv \(roll) --bank county \(li)",
    "pay correct \(roll) --bank county --date 2024-04-22 --out bank \(li)",
    "pay confirm \(roll) \(li)", "pay return second.csv \(roll) --bank county \(li)",
    "roll reconcile \(roll) \(wang)",
  ]

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// What was sent and what became of it, without the numbers of entries, which count the times a
  /// file was written again.
  private func outcome(_ desk: Desk) throws -> String {
    let run = try desk.run(words("pay list \(roll) --json \(li)"))
    #expect(run.code == 0, "\(run.all)")
    let lines = run.output.split(separator: "\n").filter { !$0.contains("\"entry\"") }
    let steps = try desk.run(words("roll list --json \(li)")).output.contains("reconciled")
    return lines.joined(separator: "\n") + "\nreconciled: \(steps)"
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    for line in Self.before {
      let run = try desk.run(words(line))
      #expect(run.code == 0 || line.contains("compute"), "\(line): \(run.all)")
    }
    let head = "凭证号,户名,金额,结果,原因\n"
    try desk.write(
      "first.csv",
      head + "R1-0001,李明,2200.00,成功,\nR1-0002,王芳,154.84,失败,户名不符\nR1-0003,李明,500.00,成功,\n")
    try desk.write("second.csv", head + "R1-2-0001,王芳,154.84,成功,\n")
    return desk
  }

  @Test("a command killed at any moment and typed again pays what it would have paid")
  func killed() throws {
    let whole = try desk()
    let killed = try Desk()
    try FileManager.default.removeItem(at: killed.folder)
    try FileManager.default.copyItem(at: whole.folder, to: killed.folder)
    var generator = SystemRandomNumberGenerator()
    for line in Self.commands {
      let usual = try whole.run(words(line))
      for _ in 0..<kills {
        let process = try killed.start([Desk.program] + words(line))
        usleep(UInt32.random(in: 0..<UInt32(usual.seconds * 1_000_000), using: &generator))
        kill(process.id, SIGKILL)
        _ = try killed.finish(process)
      }
      let again = try killed.run(words(line))
      #expect(again.code < 128, "\(line): \(again.all)")
      if !line.hasPrefix("roll") {
        let file = "bank/R1\(line.contains("correct") ? "-2" : "")-202403.csv"
        #expect(try killed.text(file) == whole.text(file))
      }
    }
    let result = try outcome(whole)
    #expect(result.hasSuffix("reconciled: true"))
    #expect(try outcome(killed) == result)
  }
}
