// Words on certificates.

import LuaRuntime
import Workforce

enum CertificateTerms: Family {
  static let words = [
    Word("certificate", .prefix, zh: "证书", en: "certificates"),
    Word(
      "certificate.highest", .call, gives: "level",
      zh: "符合条件的最高级别证书；设置 approved（批准）和 registered（登记）的时间",
      en: "the highest certificate level that meets the settings approved and registered"),
    Word(
      "certificate.each", .call, gives: "certificates",
      zh: "逐本计算符合条件的证书，低级别在前",
      en: "each certificate that meets the settings, lower levels first"),
    Word(
      "certificate.held", .call, zh: "持有符合条件的证书",
      en: "the worker holds a certificate that meets the settings"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "certificate.held" else { return nil }
    return CertificateHeld(choice: try LevelChoice(node))
  }
}

private struct CertificateHeld: Condition {
  let choice: LevelChoice

  var variants: [Variant<any Condition>] {
    choice.variants.map { $0.map { CertificateHeld(choice: $0) } }
  }

  func boundaries(_ binding: Binding) -> [Boundary] { choice.boundaries(binding) }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(choice: BoundLevelChoice(choice, binding))
  }

  private struct Bound: BoundCondition {
    let choice: BoundLevelChoice

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, _ in
        choice.highest(worker: worker) > 0 ? .holds : .fails
      }
    }

    func evidence(_ item: Case) -> Evidence {
      choice.evidence(
        Case(worker: item.worker, level: choice.highest(worker: item.worker), certificate: -1))
    }
  }
}
