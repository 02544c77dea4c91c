import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyMutants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "改动规则表，看测试能否发现 · Change sheets in small ways and see whether tests notice.")
  @Argument(help: "文件或文件夹 · Files or folders.")
  var paths: [String]
  @Option(help: "每张表至少应发现的百分比 · Percentage each sheet's tests must kill.")
  var atLeast = 95
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let language = shared.language
      let outcomes = try MutatePolicies(paths: paths).run(
        progress: Terminal.progress(Sentence(zh: "已试改动", en: "mutants run"), in: language))
      try Terminal.print(
        shared.json
          ? outcomes.json(in: language).text
          : outcomes.map { $0.text(in: language) }.joined(separator: "\n"))
      return outcomes.allSatisfy { $0.percent >= atLeast } ? .success : ExitCode(1)
    }
  }
}
