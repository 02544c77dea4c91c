import ArgumentParser
import Exchange
import Office

struct RollVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "按当时的记录和政策文本重新计算并逐字节核对 · Compute a roll again and compare its bytes.")
  @OptionGroup var roll: RollOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try VerifyRoll(policy: roll.policy, period: roll.period)
        .run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.agrees ? .success : ExitCode(1)
    }
  }
}
