import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "规则表 · Rule sheets.",
    subcommands: [
      PolicyCheckCommand.self, PolicyTestCommand.self, PolicyCover.self, PolicyMutants.self,
      PolicyWhatIf.self, PolicyFormat.self, PolicyShow.self, PolicyDeps.self, PolicyDiff.self,
      PolicyTry.self, PolicyTypes.self, PolicyPropose.self, PolicyActivate.self,
      PolicyVersions.self,
    ])
}

struct PolicyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查规则表 · Look for faults in sheets.")
  @Argument(help: "文件或文件夹 · Files or folders.")
  var paths: [String]
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try CheckSheets(paths: paths).run()
      let language = shared.language
      if shared.json {
        try Terminal.print(answer.json(in: language).text)
      } else if answer.isGood {
        try Terminal.print(answer.text(in: language))
      } else {
        Terminal.note(answer.text(in: language))
      }
      return answer.isGood ? .success : ExitCode(78)
    }
  }
}

struct PolicyTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "运行规则表旁的测试 · Run the tests beside sheets.")
  @Argument(help: "文件或文件夹 · Files or folders.")
  var paths: [String]
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let outcomes = try CheckPolicies(paths: paths).run()
      let good = try report(outcomes, shared)
      return good ? .success : outcomes.contains { $0.fault != nil } ? ExitCode(78) : ExitCode(1)
    }
  }
}

/// Prints what was found; faults go to standard error.
private func report(_ outcomes: [CheckPolicies.Outcome], _ shared: SharedOptions) throws -> Bool {
  let language = shared.language
  if shared.json {
    try Terminal.print(JSONValue.array(outcomes.map { $0.json(in: language) }).text)
  } else {
    for outcome in outcomes {
      if outcome.fault != nil {
        Terminal.note(outcome.text(in: language))
      } else {
        try Terminal.print(outcome.text(in: language))
      }
    }
  }
  return outcomes.allSatisfy(\.isGood)
}
