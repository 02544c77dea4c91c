import ArgumentParser
import Exchange
import Office
import Workforce

struct OrganisationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation", abstract: "组织 · Organisations.",
    subcommands: [OrganisationList.self, OrganisationShow.self])
}

struct StationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "station", abstract: "站点：社工站、街道、社区、村 · Stations and other places of service.",
    subcommands: [StationList.self, StationShow.self])
}

struct OrganisationList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出组织 · List the organisations.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions
  func run() throws { try shared.list(.organisation, at) }
}

struct OrganisationShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一个组织的记录和人员 · One organisation and its people.")
  @Argument(help: "编号，例如 O0000007，或统一社会信用代码 · Key or credit code.")
  var organisation: String
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions
  func run() throws { try shared.show(.organisation, organisation, at) }
}

struct StationList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出站点 · List the stations.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions
  func run() throws { try shared.list(.station, at) }
}

struct StationShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一个站点的记录和人员 · One station and its people.")
  @Argument(help: "编号，例如 S0000012，或站点编号 · Key or station code.")
  var station: String
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions
  func run() throws { try shared.show(.station, station, at) }
}

extension SharedOptions {
  fileprivate func list(_ kind: SubjectKind, _ at: KnownAtOptions) throws {
    try perform {
      let answer = try ListSubjects(kind).run(try clerk(at: at))
      try Terminal.print(json ? answer.json(in: language).text : answer.text(in: language))
      return answer.isEmpty ? ExitCode(1) : .success
    }
  }

  fileprivate func show(
    _ kind: SubjectKind, _ subject: String, _ at: KnownAtOptions
  ) throws {
    try perform {
      let answer = try ShowSubject(kind, subject: subject).run(try clerk(at: at))
      try Terminal.print(json ? answer.json(in: language).text : answer.text(in: language))
      return .success
    }
  }
}
