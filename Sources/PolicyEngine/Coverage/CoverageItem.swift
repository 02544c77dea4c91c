// One thing about a sheet that its tests should have shown.

public import Workforce

/// A direction of a clause, a boundary, a step, a level, a dated value or a fund, and whether a test
/// has shown it.
public struct CoverageItem: Sendable {
  /// What kind of thing is to be shown.
  public enum Kind: String, Sendable, CaseIterable {
    /// A clause that holds, fails, or cannot be decided for want of a fact.
    case direction
    /// A fact on the first or last day of a moment, a number at its threshold or beside it.
    case boundary
    /// A step of an amount.
    case step
    /// A level that is paid.
    case level
    /// A dated value that is read.
    case segment
    /// A fund that pays.
    case fund

    public var title: Sentence {
      switch self {
      case .direction: Sentence(zh: "条件方向", en: "clause directions")
      case .boundary: Sentence(zh: "边界", en: "boundaries")
      case .step: Sentence(zh: "金额步骤", en: "amount steps")
      case .level: Sentence(zh: "级别", en: "levels paid")
      case .segment: Sentence(zh: "参数分段", en: "dated values")
      case .fund: Sentence(zh: "资金渠道", en: "funds")
      }
    }
  }

  public let kind: Kind
  /// Rule, standard or parameter.
  public let owner: String
  public let line: Int
  public let word: String
  public let title: Sentence
  /// Tests that showed it.
  public internal(set) var tests = 0
  /// Why no test showed it; nil when one did.
  public internal(set) var reason: Sentence?
  /// A test that shows it, ready to paste; nil when one did or none was found.
  public internal(set) var stub: String?

  public var isSeen: Bool { tests > 0 }

  /// What to look for, within the engine.
  let target: Target
}

extension CoverageItem {
  /// Where an item shows: at a clause of a rule, or in what the rule pays.
  enum Target: Sendable {
    case verdict(Verdict, clause: Int)
    case boundary(Int, clause: Int)
    case step(Int)
    case level(CertificateLevel)
    case fund(String)
    case segment(from: CivilDate, parameter: String)
  }
}

extension Verdict {
  var title: Sentence {
    switch self {
    case .holds: Sentence(zh: "符合", en: "holds")
    case .fails: Sentence(zh: "不符合", en: "fails")
    case .unknown: Sentence(zh: "缺少事实而待定", en: "undecided for want of a fact")
    }
  }
}
