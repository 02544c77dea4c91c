/// Result of a yearly assessment (年度考核).
public enum AssessmentResult: UInt8, Sendable, CaseIterable {
  /// 不合格
  case failed = 1
  /// 基本合格
  case marginal = 2
  /// 合格
  case passed = 3
  /// 优秀
  case excellent = 4

  public var code: String {
    switch self {
    case .failed: "failed"
    case .marginal: "marginal"
    case .passed: "passed"
    case .excellent: "excellent"
    }
  }

  public var title: Sentence {
    switch self {
    case .failed: Sentence(zh: "不合格", en: "failed")
    case .marginal: Sentence(zh: "基本合格", en: "marginal")
    case .passed: Sentence(zh: "合格", en: "passed")
    case .excellent: Sentence(zh: "优秀", en: "excellent")
    }
  }

  /// Reads a code or the Chinese title; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let result = Self.allCases.first(where: { $0.code == text || $0.title.zh == text }) else {
      return nil
    }
    self = result
  }
}

/// The assessment of one calendar year.
public struct Assessment: Hashable, Sendable {
  public var year: Int
  public var result: AssessmentResult

  public init(year: Int, result: AssessmentResult) {
    self.year = year
    self.result = result
  }
}
