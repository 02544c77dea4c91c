import ArgumentParser
import Exchange
import Office
import Workforce

struct RollHoldBack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold-back",
    abstract: "资金不足时缓发：应发未发，在以后的名册中补发 · Put lines off for lack of funds; they come in a later roll.")
  @OptionGroup var roll: RollOptions
  @Option(help: "编号，可多次给出 · Key of a worker; may be repeated.")
  var worker: [String] = []
  @Flag(help: "按发放次序从末尾起，缓发至各资金渠道够用 · From the end of the order of payment until every fund has enough.")
  var asNeeded = false
  @Option(help: "条款 · Rule.")
  var rule: String?
  @Flag(help: "取消缓发 · Pay them after all.")
  var release = false
  @Option(help: "理由 · Why.")
  var reason: String
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard release ? !asNeeded : asNeeded == worker.isEmpty else {
      throw ValidationError(
        "请给出 --worker 或 --as-needed；取消缓发用 --release · "
          + "give --worker or --as-needed, or --release to undo it")
    }
  }

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk()
      let workers = try worker.map { try clerk.worker($0) }
      let answer = try HoldBackLines(
        policy: roll.policy, period: roll.period,
        choice: release ? .release(workers) : asNeeded ? .asNeeded : .workers(workers), rule: rule,
        reason: reason
      ).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.overruns.isEmpty ? .success : ExitCode(1)
    }
  }
}
