import ArgumentParser
import Office
import Workforce

struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "按标准查出的不足 · Shortfalls found by the standards of a policy.")
  @OptionGroup var roll: RollOptions
  @Option(help: "格式：table、csv、json · Format.", transform: Self.format)
  var format: ListFindings.Format?
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String?
  @OptionGroup var library: LibraryOptions
  @OptionGroup var reveal: RevealOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  private static func format(_ name: String) throws -> ListFindings.Format {
    guard let format = ListFindings.Format(rawValue: name) else {
      throw ValidationError("--format 应为 table、csv 或 json · --format is table, csv or json")
    }
    return format
  }

  func run() throws {
    try shared.perform {
      let reason = try reveal.revealReason()
      let clerk = try shared.clerk(at: at, readOnly: reason == nil && !isFile(out))
      let found = try ListFindings(
        policy: roll.policy, period: roll.period, library: library.library, revealReason: reason
      ).run(clerk)
      if reason == nil { try clerk.recordExport("findings \(roll.policy) \(roll.period)", to: out) }
      try found.write(
        as: format ?? (shared.json ? .json : .table), in: shared.language, to: out)
      return found.isEmpty ? .success : ExitCode(1)
    }
  }
}
