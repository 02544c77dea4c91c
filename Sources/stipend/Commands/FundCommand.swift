import ArgumentParser
import Exchange
import Office
import Workforce

struct FundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fund", abstract: "资金渠道的预算 · Budgets of funds.",
    subcommands: [FundSet.self, FundBase.self, FundList.self, FundForecastCommand.self])
}

struct FundSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "设定一年的预算或上限 · Set the budget or ceiling of a year.")
  @Argument(help: "资金渠道代码，例如 city · Code of the fund.")
  var fund: String
  @Option(help: "年度 · Calendar year.")
  var year: Int
  @Option(help: "预算（元）· Budget in yuan.")
  var budget: String?
  @Option(help: "占基数的比例，例如 3% · Share of a base.")
  var ceiling: String?
  @Option(help: "基数的名称，例如 社会救助资金 · Name of the base.")
  var of: String?
  @Option(help: "理由 · Why.")
  var reason: String
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try SetBudget(
        fund: fund, year: year, budget: budget, ceiling: ceiling, base: of, reason: reason
      ).run(try shared.clerk())
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct FundBase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "base", abstract: "登记上限的基数 · Record what a ceiling is a share of.")
  @Argument(help: "基数的名称，例如 社会救助资金 · Name of the base.")
  var base: String
  @Option(help: "年度 · Calendar year.")
  var year: Int
  @Option(help: "金额（元）· Amount in yuan.")
  var amount: String
  @Option(help: "依据 · Where the figure is from.")
  var reason: String
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try RecordBase(base: base, year: year, amount: amount, reason: reason)
        .run(try shared.clerk())
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct FundList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "预算、已用和剩余 · Budgets, used and left.")
  @Option(help: "年度 · Calendar year.")
  var year: Int?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ListFunds(year: year)
        .run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct FundForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "资金何时用尽 · The month in which a fund runs dry.")
  @Option(help: "年度 · Calendar year.")
  var year: Int
  @Option(help: "只看一个资金渠道 · One fund only.")
  var fund: String?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ForecastFunds(year: year, fund: fund)
        .run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.runsDry ? ExitCode(1) : .success
    }
  }
}
