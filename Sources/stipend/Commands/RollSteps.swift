import ArgumentParser
import Exchange
import Office
import Workforce

/// What every step of a roll takes.
struct StepOptions: ParsableArguments {
  @OptionGroup var roll: RollOptions
  @Option(help: "理由；退回和撤销必填 · Why; needed to send back and to reverse.")
  var reason = ""
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run(_ step: RollStep) throws {
    try shared.perform {
      let answer = try AdvanceRoll(
        policy: roll.policy, period: roll.period, step: step, reason: reason,
        library: library.library
      ).run(try shared.clerk())
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct RollSubmit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "提交草稿，供复核 · Hand the draft to the checker.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.submitted) }
}

struct RollCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "复核通过 · Say that a submitted roll is right.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.checked) }
}

struct RollApprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "审批并封存 · Approve and seal a checked roll.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.approved) }
}

struct RollPublicise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publicise", abstract: "记下已公示 · Note that the list is public.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.publicised) }
}

struct RollReconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "对账：每笔付款都有结果 · Say that every payment is accounted for.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.reconciled) }
}

struct RollSendBack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send-back", abstract: "退回给经办 · Give a roll back to the preparer.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.sentBack) }
}

struct RollReverse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reverse", abstract: "撤销已审批的名册 · Void an approved roll that is not paid.")
  @OptionGroup var options: StepOptions
  func run() throws { try options.run(.reversed) }
}

struct RollSteps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "名册走过的步骤 · Who did what with a roll.")
  @OptionGroup var roll: RollOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ListSteps(policy: roll.policy, period: roll.period)
        .run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
