import ArgumentParser
import Exchange
import Office
import Workforce

struct WorkerAccount: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "更正一个人的银行账户 · Correct one worker's bank account.")
  @Argument(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String
  @Option(help: "银行账号；- 表示从标准输入读取 · Account; - reads it from standard input.")
  var number: String?
  @Option(help: "开户银行 · Bank and branch.")
  var bank: String?
  @Option(help: "联系电话 · Phone.")
  var phone: String?
  @Option(help: "理由，必填 · Why.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let answer = try CorrectAccount(
        worker: try clerk.worker(worker), number: number == "-" ? readLine() ?? "" : number,
        bank: bank, phone: phone, reason: reason
      ).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
