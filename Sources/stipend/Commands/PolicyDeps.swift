import ArgumentParser
import Exchange
import Office

struct PolicyDeps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deps",
    abstract: "条款读取哪些事实和参数 · Facts and parameters that rules read.")
  @Argument(help: "文件或文件夹 · File or folder.")
  var path: String
  @Argument(help: "条款编号，或事实类别、参数、名单 · A rule, or a kind of fact, a parameter, a list.")
  var about: String?
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ListReads(path: path, about: about).run()
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
