import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyShow: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, html }

  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "以表格列出规则表，供审核签字 · A sheet as a table to sign.")
  @Argument(help: "规则表文件 · File of the sheet.")
  var path: String
  @Option(help: "形式：table 或 html · Form: table or html.")
  var format = Format.table
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ShowPolicy(path: path).run()
      let language = shared.language
      try Terminal.print(
        shared.json
          ? answer.json(in: language).text
          : format == .html ? answer.page(in: language) : answer.table(in: language))
      return .success
    }
  }
}
