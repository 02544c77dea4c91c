import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyTry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "对一个人试算一个条件或计量 · Evaluate one clause or measure for a worker.")
  @Argument(help: "条件，例如 'training.hours.at_least(hours(72))' · A clause.")
  var expression: String
  @Option(help: "编号，例如 W0000042、O0000007 或 S0000012 · Key of the worker, organisation or station.")
  var worker: String
  @Option(help: "月份，例如 2024-03 · Month.", transform: month)
  var period: Period
  @Option(help: "借用其名单、参数的规则表：文件或政策编号 · Sheet whose names may be used.")
  var policy: String?
  @OptionGroup var library: LibraryOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at)
      let answer = try TryClause(
        expression: expression, worker: try clerk.worker(worker), period: period, policy: policy,
        library: library.library
      ).run(clerk)
      let language = shared.language
      try Terminal.print(
        shared.json ? answer.json(in: language).text : answer.text(in: language))
      return .success
    }
  }
}
