import ArgumentParser
import Exchange
import Office

struct PolicyDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "两份规则表逐条比较 · What changed between two sheets.")
  @Argument(help: "原规则表 · The old sheet.")
  var old: String
  @Argument(help: "新规则表 · The new sheet.")
  var new: String
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try DiffPolicies(old: old, new: new).run()
      let language = shared.language
      try Terminal.print(
        shared.json ? answer.json(in: language).text : answer.text(in: language))
      return answer.changes.isEmpty ? .success : ExitCode(1)
    }
  }
}
