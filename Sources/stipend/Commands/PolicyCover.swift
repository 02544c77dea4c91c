import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyCover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover",
    abstract: "测试覆盖了规则表的哪些部分 · What the tests beside sheets have shown.")
  @Argument(help: "文件或文件夹 · Files or folders.")
  var paths: [String]
  @Option(help: "条件方向至少应覆盖的百分比 · Percentage of clause directions each sheet needs.")
  var atLeast = 100
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let language = shared.language
      let outcomes = try CoverPolicies(paths: paths).run()
      try Terminal.print(
        shared.json
          ? JSONValue.array(outcomes.map { $0.json(in: language) }).text
          : outcomes.map { $0.text(in: language) }.joined(separator: "\n\n"))
      return outcomes.allSatisfy { $0.directions >= atLeast } ? .success : ExitCode(1)
    }
  }
}
