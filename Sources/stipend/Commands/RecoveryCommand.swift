import ArgumentParser
import Exchange
import Office
import Workforce

struct RecoveryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery", abstract: "多付的收回 · What was paid too much, and is had back.",
    subcommands: [RecoveryList.self, RecoveryCash.self, RecoveryWaive.self])
}

struct RecoveryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "谁欠哪份名册多少 · Who owes what to which roll.")
  @Option(help: "只看一个政策 · One policy only.")
  var policy: String?
  @Option(help: "只看一人，例如 W0000042 · One worker only.")
  var worker: String?
  @Flag(help: "也列出已了结的 · Also those of which nothing is left.")
  var all = false
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at)
      let answer = try ListRecoveries(
        policy: policy, worker: try worker.map { try clerk.worker($0) }, showsEnded: all
      ).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

/// Which claim, and how it ends.
struct RecoveryOptions: ParsableArguments {
  @OptionGroup var roll: RollOptions
  @Option(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String
  @OptionGroup var shared: SharedOptions

  func run(_ way: RecoveryWay, amount: String?, reason: String) throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let answer = try RecoverClaim(
        way, policy: roll.policy, period: roll.period, worker: clerk.worker(worker),
        amount: amount, reason: reason
      ).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct RecoveryCash: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cash", abstract: "登记本人退回的款 · Record money a worker paid back.")
  @OptionGroup var options: RecoveryOptions
  @Option(help: "退回的金额（元）· Amount in yuan.")
  var amount: String
  @Option(help: "收据号 · Number of the receipt.")
  var receipt: String

  func run() throws { try options.run(.cash, amount: amount, reason: receipt) }
}

struct RecoveryWaive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "免予收回 · Give up what is owed.")
  @OptionGroup var options: RecoveryOptions
  @Option(help: "金额（元），默认全部余额 · Amount in yuan; default all that is left.")
  var amount: String?
  @Option(help: "理由 · Why.")
  var reason: String

  func run() throws { try options.run(.waiver, amount: amount, reason: reason) }
}
