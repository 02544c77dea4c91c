import ArgumentParser
import Exchange
import Office
import Workforce

struct RollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roll", abstract: "发放名册 · Payout rolls.",
    subcommands: [
      RollCompute.self, RollDecide.self, RollHoldBack.self, RollSubmit.self, RollCheck.self,
      RollApprove.self, RollPublicise.self, RollReconcile.self, RollSendBack.self, RollReverse.self, RollSteps.self,
      RollSettle.self, RollList.self, RollShow.self, RollPrint.self, RollPublish.self, RollDiff.self, RollVerify.self,
    ])
}

struct RollCompute: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compute", abstract: "计算一个月的名册 · Compute the roll of a month.")
  @OptionGroup var roll: RollOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let language = shared.language
      let what = Sentence(zh: "已计算人数", en: "workers decided")
      let result = try RunRoll(
        policy: roll.policy, period: roll.period, library: library.library
      ).compute(try shared.clerk(), progress: Terminal.progress(what, in: language))
      try Terminal.print(
        shared.json ? result.json.text : result.text(in: language))
      return result.waitingLines > 0 ? ExitCode(1) : .success
    }
  }
}

struct RollSettle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "结算（仅试用登记库）：名册封存，此后视为已发放 · Seal a roll of a trial register.")
  @OptionGroup var roll: RollOptions
  @OptionGroup var library: LibraryOptions
  @Option(help: "说明 · A remark.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let result = try RunRoll(
        policy: roll.policy, period: roll.period, library: library.library
      ).settle(try shared.clerk(), reason: reason)
      try Terminal.print(shared.json ? result.json.text : result.text(in: shared.language))
      return .success
    }
  }
}

struct RollList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出名册 · List the rolls.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let list = try ListRolls.run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? list.json.text : list.text(in: shared.language))
      return .success
    }
  }
}

struct RollShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "显示或导出名册 · Show or export a roll.")
  @OptionGroup var roll: RollOptions
  @Option(help: "格式：table、csv、xlsx、pdf、json · Format.")
  var format: String?
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String?
  @Flag(inversion: .prefixedNo, help: "CSV 带 BOM，便于 Excel 打开 · Byte order mark in CSV.")
  var bom = true
  @Option(help: "表格最多显示的行数 · Most lines a table shows.")
  var lines: Int?
  @OptionGroup var reveal: RevealOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let reason = try reveal.revealReason()
      let named = try (format ?? (shared.json ? "json" : nil)).map { try RollFormats.named($0) }
      let chosen = named ?? out.flatMap { RollFormats.forFile($0) } ?? TableFormat.self
      let clerk = try shared.clerk(at: at, readOnly: reason == nil && !isFile(out))
      let sheet = try ShowRoll(policy: roll.policy, period: roll.period, revealReason: reason)
        .sheet(clerk)
      if reason == nil { try clerk.recordExport("roll show \(roll.policy) \(roll.period)", to: out) }
      try chosen.write(
        sheet, language: shared.language,
        options: ExportOptions(byteOrderMark: bom, lineLimit: lines),
        to: ExportDestination(path: out))
      return .success
    }
  }
}

struct RollDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "与另一个月比较：新增、退出、变动及原因 · Compare with another month, with reasons.")
  @OptionGroup var roll: RollOptions
  @Option(help: "相比的月份，默认上一个月 · Month compared with; default the month before.", transform: month)
  var against: Period?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try CompareRolls(
        policy: roll.policy, period: roll.period, against: against ?? roll.period.previous
      ).run(try shared.clerk(at: at))
      let language = shared.language
      try Terminal.print(
        shared.json ? answer.json(in: language).text : answer.text(in: language))
      return answer.differences.isEmpty ? .success : ExitCode(1)
    }
  }
}
