import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyOverlaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlaps",
    abstract: "找出会重复发放、会留下空档的政策 · Find schemes that pay twice or leave a gap.")
  @Argument(help: "文件或文件夹 · Files or folders.")
  var paths: [String]
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let language = shared.language
      let answer = try FindOverlaps(paths: paths).run(
        progress: Terminal.progress(Sentence(zh: "已比对", en: "pairs compared"), in: language))
      try Terminal.print(
        shared.json ? answer.json(in: language).text : answer.text(in: language))
      return answer.isGood ? .success : ExitCode(1)
    }
  }
}
