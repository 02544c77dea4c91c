import ArgumentParser
import Exchange
import Office
import Workforce

struct PolicyPropose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "提出规则表的一个版本 · Lay a sheet before another person.")
  @Argument(help: "规则表 · The sheet.")
  var sheet: String
  @Option(help: "自哪一天，默认规则表的生效日 · First day; default the sheet's.", transform: day)
  var from: CivilDate?
  @Option(help: "至哪一天 · Last day.", transform: day)
  var to: CivilDate?
  @Option(help: "说明 · A remark.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let version = try ProposePolicy(path: sheet, from: from, to: to, reason: reason)
        .run(try shared.clerk())
      try Terminal.print(shared.json ? version.json.text : version.text(in: shared.language))
      return .success
    }
  }
}

struct PolicyActivate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "启用他人提出的版本 · Bring a version into force.")
  @Argument(help: "政策编号 · Policy id.")
  var policy: String
  @Option(help: "版本号，见 policy versions · Number of the version.")
  var number: Int64
  @Option(help: "说明 · A remark.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let version = try ActivatePolicy(policy: policy, version: number, reason: reason)
        .run(try shared.clerk())
      try Terminal.print(shared.json ? version.json.text : version.text(in: shared.language))
      return .success
    }
  }
}

struct PolicyVersions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions", abstract: "政策的各个版本 · Versions of policies.")
  @Argument(help: "政策编号，默认全部 · Policy id; default all.")
  var policy: String?
  @Option(help: "输出这一版的全文 · Print the text of this version.")
  var text: Int64?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let list = ListVersions(policy: policy)
      let clerk = try shared.clerk(at: at)
      if let text {
        try Terminal.print(try list.text(ofVersion: text, clerk))
        return .success
      }
      let answer = try list.run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
