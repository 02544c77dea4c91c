public import ArgumentParser
public import Exchange
import Office
import Workforce

struct RollPublish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "公示名单：不含完整号码，写明公示期和异议受理 · The list for public notice.")
  @OptionGroup var roll: RollOptions
  @Option(help: "公示第一天，例如 2024-04-08 · First day of the notice.", transform: day)
  var start: CivilDate
  @Option(help: "公示天数 · How many days.")
  var days = 5
  @Flag(inversion: .prefixedNo, help: "按工作日计算 · Count working days only.")
  var working = true
  @Option(help: "证件号显示方式：none、6+1、4+2 · What is shown of numbers.")
  var mask = NumberMask.none
  @Option(help: "格式：pdf、xlsx、csv · Format.")
  var format = PublicityFormat.pdf
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard days > 0 else { throw ValidationError("--days 应为正数 · --days is above zero") }
  }

  func run() throws {
    try shared.perform {
      let list = try PublishRoll(
        policy: roll.policy, period: roll.period, mask: mask, first: start,
        length: working ? .workingDays(days) : .days(days), objections: try office.card(library),
        library: library.library
      ).run(try shared.clerk())
      try format.write(list, language: shared.language, to: ExportDestination(path: out))
      Terminal.note(
        Sentence(
          zh: "公示期 \(list.first) 至 \(list.last)，\(list.lines.count) 行，合计 \(list.total.grouped) 元",
          en:
            "shown from \(list.first) to \(list.last), \(list.lines.count) line(s), "
            + "\(list.total.grouped) yuan"
        ).text(in: shared.language))
      return .success
    }
  }
}

extension NumberMask: ExpressibleByArgument {}
extension PublicityFormat: ExpressibleByArgument {}
