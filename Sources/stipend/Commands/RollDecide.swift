import ArgumentParser
import Exchange
import Office
import Workforce

struct RollDecide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "决定待定或暂缓的行 · Decide lines that wait.")
  @OptionGroup var roll: RollOptions
  @Option(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String?
  @Flag(help: "所有待定和暂缓的行，只能与 --refuse 同用 · All lines that wait; with --refuse only.")
  var all = false
  @Option(help: "条款 · Rule.")
  var rule: String?
  @Option(help: "等级：junior、intermediate、senior · Level.", transform: certificateLevel)
  var level: CertificateLevel?
  @Option(help: "期次 · Instalment.")
  var instalment: Int?
  @Option(
    name: .customLong("month"), help: "所涉的月份：本月或差额的月份 · Month the line is about.", transform: month)
  var about: Period?
  @Option(help: "发放的金额（元）；差额则为补发的金额 · Amount to pay in yuan.")
  var pay: String?
  @Option(help: "差额：该月应发的总额（元），可为 0 · Due of a closed month in all, in yuan.")
  var due: String?
  @Option(help: "资金渠道，默认该行的 · Fund; default the line's own.")
  var fund: String?
  @Flag(help: "不发放；差额则不补不扣 · Pay nothing; what was had of a closed month stays.")
  var refuse = false
  @Option(help: "理由 · Why.")
  var reason: String
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (worker == nil) == all else {
      throw ValidationError("请给出 --worker 或 --all · give --worker or --all")
    }
    let amounts = [pay, due].compactMap { $0 }
    guard amounts.count == (refuse ? 0 : 1), !(all && !refuse), !(refuse && fund != nil) else {
      throw ValidationError(
        "请给出 --pay 或 --due 金额（一行），或 --refuse · "
          + "give --pay or --due AMOUNT for one line, or --refuse")
    }
  }

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let answer = try DecideLine(
        policy: roll.policy, period: roll.period, worker: try worker.map { try clerk.worker($0) },
        rule: rule, level: level, instalment: instalment, month: about,
        verdict: pay.map { .pay(yuan: $0, fund: fund) } ?? due.map { .due(yuan: $0, fund: fund) }
          ?? .refuse, reason: reason
      ).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.waitingLines > 0 ? ExitCode(1) : .success
    }
  }
}
