import Foundation
import PolicyEngine
import Testing
import Workforce

@testable import Office

@Suite("The shipped sheets")
struct ShippedPolicyTests {
  @Test("every sheet of the folder passes the tests beside it, and has some")
  func pass() throws {
    let outcomes = try CheckPolicies(paths: [library.folder]).run()
    #expect(outcomes.count >= 25)
    for outcome in outcomes {
      #expect(outcome.isGood && outcome.tests > 0, "\(outcome.text(in: .en))")
    }
  }

  @Test("every sheet and test is written in the one form")
  func form() throws {
    let files = FileManager.default.enumerator(atPath: library.folder)?.compactMap { $0 as? String }
    for file in (files ?? []).filter({ $0.hasSuffix(".lua") }) {
      let path = "\(library.folder)/\(file)"
      let text = try PolicyLibrary.text(of: path)
      #expect(SheetFormat.formatted(text) == text, "\(file): run stipend policy fmt")
    }
  }
}
