import ArgumentParser
import Exchange
import Office
import Workforce

struct WhyNot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whynot",
    abstract: "说明为何不发放，以及怎样才会发放 · Why somebody is not paid, and what would change it.")
  @Option(help: "编号，例如 W0000042、O0000007 或 S0000012 · Key of the worker, organisation or station.")
  var worker: String
  @OptionGroup var roll: RollOptions
  @Option(help: "只问这一条款 · Only this rule.")
  var rule: String?
  @OptionGroup var library: LibraryOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at)
      let answer = try ExplainRefusal(
        worker: try clerk.worker(worker), period: roll.period, policy: roll.policy, rule: rule,
        library: library.library
      ).run(clerk)
      let language = shared.language
      try Terminal.print(
        shared.json ? answer.json(in: language).text : answer.text(in: language))
      return .success
    }
  }
}
