import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyWhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "用过去的月份试算一项改动 · Rehearse a change over past months.")
  @Argument(help: "改动后的规则表：文件或政策编号 · The changed sheet: a file or a policy id.")
  var sheet: String?
  @Option(help: "起始月 · First month.", transform: month)
  var from: Period
  @Option(help: "结束月 · Last month.", transform: month)
  var to: Period
  @Option(help: "现行规则表：文件或政策编号 · The sheet in force: a file or a policy id.")
  var against: String?
  @Option(help: "改动一个数值，例如 allowance.junior=300 · Change one value.")
  var set: [String] = []
  @Option(help: "资金渠道的年度预算（元），例如 city=1200000.00 · Budget of a calendar year.")
  var budget: [String] = []
  @Option(help: "格式：table、xlsx、json · Format.")
  var format: String?
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String?
  @Option(help: "把图（SVG）写入这个文件夹 · Folder for the charts.")
  var charts: String?
  @OptionGroup var library: LibraryOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let language = shared.language
      let named = try (format ?? (shared.json ? "json" : nil)).map { try RehearsalFormat.named($0) }
      let chosen = named ?? out.flatMap { RehearsalFormat.forFile($0) } ?? .table
      let output = ExportDestination(path: out)
      // Months of work should not be lost to a place that cannot be written.
      try output.probe()
      if let charts { try RehearsalCharts.makeFolder(charts) }
      let answer = try RehearsePolicy(
        sheet: sheet, against: against, settings: set, budgets: budget, from: from, to: to,
        library: library.library
      ).run(
        try shared.clerk(at: at),
        progress: Terminal.progress(Sentence(zh: "已试算月数", en: "months rehearsed"), in: language))
      try chosen.write(answer, language: language, to: output)
      if let charts {
        for path in try RehearsalCharts(answer, language: language).write(to: charts) {
          Terminal.note(path)
        }
      }
      return .success
    }
  }
}
