import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyFormat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "统一规则表的格式 · Write sheets in one form.")
  @Argument(help: "文件或文件夹 · Files or folders.")
  var paths: [String]
  @Flag(help: "只检查，不改写；有须改写的则退出码为 1 · Change nothing; exit with 1 if something would change.")
  var check = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try FormatSheets(paths: paths, onlyChecks: check).run()
      if shared.json {
        try Terminal.print(
          JSONValue.object([
            .init("changed", .array(answer.changed.map { .string($0) })),
            .init("unchanged", JSONValue(answer.unchanged)),
            .init("unreadable", .array(answer.unreadable.map { .string($0) })),
          ]).text)
      } else {
        try Terminal.print(answer.text(in: shared.language))
      }
      if !answer.unreadable.isEmpty { return ExitCode(78) }
      return check && !answer.changed.isEmpty ? ExitCode(1) : .success
    }
  }
}
