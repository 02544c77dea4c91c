import ArgumentParser
import Glibc

/// The command `stipend`: parse, call Office, print.
@main
struct Stipend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stipend",
    abstract: "社会工作者持证登记与补贴计算 · Register of social workers and payout rolls.",
    version: "0.1.0",
    subcommands: [
      Init.self, Import.self, WorkerCommand.self, OrganisationCommand.self, StationCommand.self,
      PolicyCommand.self, RollCommand.self, PayCommand.self, RecoveryCommand.self,
      LedgerCommand.self, FundCommand.self, CoinsCommand.self, Explain.self, WhyNot.self,
      Findings.self, UserCommand.self, AuditCommand.self,
    ])

  static func main() {
    // A file that may not grow further is an error with a message, like a full disk, and not the
    // end of the program.
    signal(SIGXFSZ, SIG_IGN)
    main(nil)
  }
}
