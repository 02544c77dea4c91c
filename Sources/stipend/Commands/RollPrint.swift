import ArgumentParser
import Exchange
import Office

struct RollPrint: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable { case pdf, xlsx }

  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "打印签字用的名册 · The roll on paper, to sign.")
  @OptionGroup var roll: RollOptions
  @Option(help: "格式：pdf、xlsx · Format.")
  var format = Form.pdf
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String
  @OptionGroup var reveal: RevealOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let reason = try reveal.revealReason()
      let clerk = try shared.clerk(at: at, readOnly: reason == nil && !isFile(out))
      let sheet = try ShowRoll(policy: roll.policy, period: roll.period, revealReason: reason)
        .sheet(clerk)
      if reason == nil { try clerk.recordExport("roll print \(roll.policy) \(roll.period)", to: out) }
      try RollFormats.named(format.rawValue).write(
        sheet, language: shared.language, options: ExportOptions(isForSigning: true),
        to: ExportDestination(path: out))
      return .success
    }
  }
}
