import ArgumentParser
import Exchange
import Office
import Workforce

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "说明为何发放或不发放 · Why somebody is paid, or is not.")
  @Option(help: "编号，例如 W0000042、O0000007 或 S0000012 · Key of the worker, organisation or station.")
  var worker: String
  @Option(help: "月份，例如 2024-03 · Month.", transform: month)
  var period: Period
  @Option(help: "只说明这一条款 · Only this rule.")
  var rule: String?
  @Option(help: "只说明这一政策 · Only this policy.")
  var policy: String?
  @OptionGroup var library: LibraryOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at)
      let answers = try ExplainLine(
        worker: try clerk.worker(worker), period: period, policy: policy, rule: rule,
        library: library.library
      ).run(clerk)
      let language = shared.language
      try Terminal.print(
        shared.json
          ? JSONValue.array(answers.map { $0.json(in: language) }).text
          : answers.map { $0.text(in: language) }.joined(separator: "\n\n"))
      return .success
    }
  }
}
