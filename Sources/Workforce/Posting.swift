/// One spell of service in one post (任职岗位). The employer and the place of service are separate:
/// a dispatched worker's employer is an agency elsewhere.
public struct Posting: Hashable, Sendable {
  /// County, district or city of service (县、市、区), as the office writes it.
  public var county: String
  /// Street or town (街道、乡镇).
  public var township: String?
  /// Community or village (社区、村).
  public var community: String?
  /// Employer (工作单位).
  public var organisation: String
  /// Form of the employer (单位性质).
  public var organisationForm: String?
  /// Kind of post: a code of ``PostingKind`` where the text is known, else the text as given.
  public var kind: String
  /// Whether the post is on the state establishment (在编); nil when not recorded.
  public var onEstablishment: Bool?
  /// Days in post, both included.
  public var span: DateSpan

  public init(
    county: String, township: String? = nil, community: String? = nil, organisation: String,
    organisationForm: String? = nil, kind: String, onEstablishment: Bool?, span: DateSpan
  ) {
    self.county = county
    self.township = township
    self.community = community
    self.organisation = organisation
    self.organisationForm = organisationForm
    self.kind = kind
    self.onEstablishment = onEstablishment
    self.span = span
  }
}

/// The kinds of post the product has a word for. A city may record others as plain text.
public enum PostingKind: String, Sendable, CaseIterable {
  /// 社区
  case community
  /// 社工站
  case station
  /// 机构: a social-work agency
  case agency
  /// 事业单位
  case institution
  /// 机关
  case office

  public var title: Sentence {
    switch self {
    case .community: Sentence(zh: "社区", en: "community")
    case .station: Sentence(zh: "社工站", en: "station")
    case .agency: Sentence(zh: "机构", en: "agency")
    case .institution: Sentence(zh: "事业单位", en: "institution")
    case .office: Sentence(zh: "机关", en: "office")
    }
  }

  /// The code for a Chinese title or a code; any other text stays as it is.
  public static func code(for text: String) -> String {
    allCases.first { $0.rawValue == text || $0.title.zh == text }?.rawValue ?? text
  }
}
