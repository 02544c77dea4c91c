/// Whom rules are decided for and facts are about: people, or the bodies and places they work for.
public enum SubjectKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case worker = 0
  case organisation = 1
  case station = 2

  /// The word in sheets, tests and commands.
  public var code: String {
    switch self {
    case .worker: "worker"
    case .organisation: "organisation"
    case .station: "station"
    }
  }

  /// Reads the word of sheets; nil for anything else.
  public init?(code: String) {
    guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }

  public var title: Sentence {
    switch self {
    case .worker: Sentence(zh: "社会工作者", en: "worker")
    case .organisation: Sentence(zh: "组织", en: "organisation")
    case .station: Sentence(zh: "站点", en: "station")
    }
  }

  /// First letter of the keys of such subjects.
  var letter: Character {
    switch self {
    case .worker: "W"
    case .organisation: "O"
    case .station: "S"
    }
  }

  /// What stands in place of a kind of identity document; nil for people, who have several.
  public var documentType: String? {
    switch self {
    case .worker: nil
    case .organisation: "统一社会信用代码"
    case .station: "站点编号"
    }
  }

  /// The kind whose subjects a kind of document names.
  public init(documentType: String) {
    self = Self.allCases.first { $0.documentType == documentType } ?? .worker
  }

  /// Register numbers of such subjects: every kind has a range of its own, people the lowest.
  public var numbers: Range<Int64> {
    let first = Int64(rawValue) << Self.shift
    return first..<(first + 1 << Self.shift)
  }

  /// The kind that a register number belongs to.
  init(number: Int64) {
    self = Self(rawValue: UInt8(truncatingIfNeeded: number >> Self.shift)) ?? .worker
  }

  private static let shift: Int64 = 40
}
