import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyTypes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types",
    abstract: "为编辑器生成词汇定义和 luacheck 配置 · Definition files for editors.")
  @Option(help: "输出文件夹 · Folder to write to.")
  var out = "."
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let paths = try WriteEditorFiles(folder: out).run()
      try Terminal.print(
        shared.json
          ? JSONValue.array(paths.map { .string($0) }).text : paths.joined(separator: "\n"))
      return .success
    }
  }
}
