/// The level of the national social worker certificate (社会工作者职业水平证书), in rising order.
///
/// Legal source: 国人部发〔2006〕71号 for the first two, 高级社会工作师评价办法 for the third.
public enum CertificateLevel: UInt8, Comparable, Sendable, CaseIterable {
  /// 助理社会工作师
  case junior = 1
  /// 社会工作师
  case intermediate = 2
  /// 高级社会工作师
  case senior = 3

  /// The word used in rule sheets, files and commands: `junior`, `intermediate`, `senior`.
  public var code: String {
    switch self {
    case .junior: "junior"
    case .intermediate: "intermediate"
    case .senior: "senior"
    }
  }

  public var title: Sentence {
    switch self {
    case .junior: Sentence(zh: "助理社会工作师", en: "junior")
    case .intermediate: Sentence(zh: "社会工作师", en: "intermediate")
    case .senior: Sentence(zh: "高级社会工作师", en: "senior")
    }
  }

  /// Reads a code or the official Chinese title; nil for anything else, including everyday names
  /// such as 中级社工, which no certificate carries.
  public init?(_ text: some StringProtocol) {
    guard let level = Self.allCases.first(where: { $0.code == text || $0.title.zh == text }) else {
      return nil
    }
    self = level
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
