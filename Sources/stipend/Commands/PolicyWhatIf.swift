import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyWhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "用过去的月份试算一项改动 · Rehearse a change over past months.")
  @Argument(help: "改动后的规则表 · The changed sheet.")
  var sheet: String?
  @Option(help: "起始月 · First month.", transform: month)
  var from: Period
  @Option(help: "结束月 · Last month.", transform: month)
  var to: Period
  @Option(help: "现行规则表：文件或政策编号 · The sheet in force: a file or a policy id.")
  var against: String?
  @Option(help: "改动一个数值，例如 allowance.junior=300 · Change one value.")
  var set: [String] = []
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let language = shared.language
      let answer = try RehearsePolicy(
        sheet: sheet, against: against, settings: set, from: from, to: to,
        library: library.library
      ).run(
        try shared.clerk(readOnly: true),
        progress: Terminal.progress(Sentence(zh: "已试算月数", en: "months rehearsed"), in: language))
      try Terminal.print(
        shared.json ? answer.json(in: language).text : answer.text(in: language))
      return .success
    }
  }
}
