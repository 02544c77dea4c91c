import ArgumentParser

/// The command `stipend`.
@main
struct Stipend: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stipend", version: "0.1.0")
}
