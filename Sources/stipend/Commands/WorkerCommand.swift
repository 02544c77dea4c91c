import ArgumentParser
import Exchange
import Office

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "社会工作者 · Social workers.",
    subcommands: [
      WorkerShow.self, WorkerFind.self, WorkerAccount.self, WorkerPayslip.self, WorkerLetter.self,
    ])
}

struct WorkerShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一个人的全部记录 · Everything known about one worker.")
  @Argument(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String
  @OptionGroup var reveal: RevealOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let reason = try reveal.revealReason()
      let clerk = try shared.clerk(at: at, readOnly: reason == nil)
      let dossier = try ShowWorker(worker: worker, revealReason: reason).run(clerk)
      let language = shared.language
      try Terminal.print(
        shared.json ? dossier.json(in: language).text : dossier.text(in: language))
      return .success
    }
  }
}

struct WorkerFind: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "按姓名或证件号查找编号 · Find keys by name or identity number.")
  @Argument(
    help:
      "姓名（可为一部分）或证件号；- 表示从标准输入读取 · Name, part of one, or number; - reads it from standard input.")
  var text: String
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let wanted = text == "-" ? (readLine() ?? "") : text
      let found = try FindWorkers(text: wanted).run(try shared.clerk(at: at))
      let language = shared.language
      try Terminal.print(shared.json ? found.json.text : found.text(in: language))
      return found.isEmpty ? ExitCode(1) : .success
    }
  }
}
