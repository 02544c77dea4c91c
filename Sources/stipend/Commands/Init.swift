import ArgumentParser
import Office
import Workforce

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "新建登记库 · Create an empty register.")

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      try Clerk.createRegister(at: shared.path)
      Terminal.note(
        Sentence(zh: "已新建登记库 \(shared.path)", en: "created the register \(shared.path)")
          .text(in: shared.language))
      return .success
    }
  }
}
