import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "规则表 · Rule sheets.",
    subcommands: [
      PolicyCheckCommand.self, PolicyTestCommand.self, PolicyCover.self, PolicyMutants.self,
      PolicyOverlaps.self, PolicyWhatIf.self, PolicyFormat.self, PolicyShow.self, PolicyDeps.self,
      PolicyDiff.self, PolicyTry.self, PolicyTypes.self, PolicyPropose.self, PolicyActivate.self,
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
  @Flag(help: "文件有改动就重新测试，Ctrl-C 结束 · Run again after changes; Ctrl-C ends it.")
  var watch = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      guard watch else {
        let outcomes = try CheckPolicies(paths: paths).run()
        try report(outcomes)
        return code(of: outcomes)
      }
      let interruption = Interruption()
      var watching = WatchPolicies(paths: paths)
      try report(try watching.begin())
      Terminal.note(
        Sentence(zh: "正在等待改动；按 Ctrl-C 结束", en: "waiting for changes; Ctrl-C ends it")
          .text(in: shared.language))
      while !interruption.comes(within: 300) {
        let outcomes = try watching.look()
        if !outcomes.isEmpty { try report(outcomes) }
      }
      return code(of: watching.outcomes)
    }
  }

  /// Prints what was found; faults go to standard error.
  private func report(_ outcomes: [CheckPolicies.Outcome]) throws {
    let language = shared.language
    if shared.json {
      let list = JSONValue.array(outcomes.map { $0.json(in: language) })
      // Watching gives one document a line, so that a script can read them one by one.
      return try Terminal.print(watch ? list.compactText : list.text)
    }
    for outcome in outcomes {
      if outcome.fault != nil {
        Terminal.note(outcome.text(in: language))
      } else {
        try Terminal.print(outcome.text(in: language))
      }
    }
  }

  private func code(of outcomes: [CheckPolicies.Outcome]) -> ExitCode {
    if outcomes.allSatisfy(\.isGood) { return .success }
    return outcomes.contains { $0.fault != nil } ? ExitCode(78) : ExitCode(1)
  }
}
