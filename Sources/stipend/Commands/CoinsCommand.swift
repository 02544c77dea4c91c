import ArgumentParser
import Exchange
import Office
import Workforce

struct CoinsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coins", abstract: "时间币：获得、兑换、转赠、过期 · Time coins, which are no money.",
    subcommands: [CoinsEarn.self, CoinsSpend.self, CoinsGive.self, CoinsExpire.self, CoinsList.self])
}

/// Whose coins, how many and why.
struct CoinOptions: ParsableArguments {
  @Argument(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String
  @Option(help: "枚数 · How many, whole.")
  var coins: String
  @Option(help: "哪次服务或为何；同一事项只登记一次 · Which service, or why; the same is recorded once.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run(_ act: (Clerk) throws -> CoinAct) throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let answer = try KeepCoins(
        act(clerk), worker: clerk.worker(worker), amount: coins, reason: reason
      ).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct CoinsEarn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "earn", abstract: "登记因服务获得的时间币 · Record coins for service given.")
  @OptionGroup var options: CoinOptions
  @Option(help: "来源：项目或服务的代号 · Where they come from: a code of a project or service.")
  var from: String
  func run() throws { try options.run { _ in .earn(from: from) } }
}

struct CoinsSpend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spend", abstract: "登记兑换 · Record what coins went for.")
  @OptionGroup var options: CoinOptions
  @Option(help: "用途：服务或物品的代号 · What for: a code of a service or thing.")
  var on: String
  func run() throws { try options.run { _ in .spend(on: on) } }
}

struct CoinsGive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give", abstract: "登记转赠 · Record coins given to another worker.")
  @OptionGroup var options: CoinOptions
  @Option(help: "受赠人编号 · Key of the worker who gets them.")
  var to: String
  func run() throws { try options.run { .give(to: try $0.worker(to)) } }
}

struct CoinsExpire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire", abstract: "登记过期 · Record coins that ran out.")
  @OptionGroup var options: CoinOptions
  func run() throws { try options.run { _ in .expire } }
}

struct CoinsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "各人的时间币 · Who holds how many.")
  @Option(help: "只看一人，例如 W0000042 · One worker only.")
  var worker: String?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at)
      let answer = try ListCoins(worker: try worker.map { try clerk.worker($0) }).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
