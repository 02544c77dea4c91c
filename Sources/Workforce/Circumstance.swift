/// Any dated circumstance of a person that has no noun of its own: a status, a residence, an
/// employer's sector, an exam, a claim, an honour, a receipt, a commitment.
///
/// Cities ask for very different things, and a scheme may need what no scheme needed before; so the
/// kind is a word the office chooses, and sheets select circumstances by their kind.
public struct Circumstance: Hashable, Sendable {
  /// What it is about: a code of ``CircumstanceKind``, or the office's own word.
  public var kind: String
  /// What is stated, for example `civil_servant` or a name of an honour.
  public var value: String?
  /// Where, as the office writes it.
  public var place: String?
  public var level: CertificateLevel?
  /// A number that belongs to it: fen for receipts, a year for exams, months for insurance.
  public var number: Int64?
  /// When it is true; one day for an event.
  public var span: DateSpan

  public init(
    kind: String, value: String? = nil, place: String? = nil, level: CertificateLevel? = nil,
    number: Int64? = nil, span: DateSpan
  ) {
    self.kind = kind
    self.value = value
    self.place = place
    self.level = level
    self.number = number
    self.span = span
  }
}

/// The kinds of circumstance the product has a word for.
public enum CircumstanceKind: String, Sendable, CaseIterable {
  /// 身份: civil servant, staff on the establishment, state-owned firm, student …
  case status
  /// 居住: household registration or residence permit, with the place
  case residence
  /// 社会保险: insured, with the place
  case insurance
  /// 单位性质、单位层级、单位系统
  case employerForm = "employer_form"
  case employerLevel = "employer_level"
  case employerSector = "employer_sector"
  /// 岗位属性: full-time, front-line, key field, appointed …
  case duty
  /// 聘任: appointed to the professional post of a level
  case appointment
  /// 考试: day of passing; place of filing, level, number is the exam's year
  case exam
  /// 报考渠道
  case filing
  /// 证书签发、领取
  case issue
  case receipt = "certificate_receipt"
  /// 登记地
  case registrationPlace = "registration_place"
  /// 申领: day of submission
  case claim
  /// 荣誉
  case honour
  /// 票据: number is fen
  case expense
  /// 学历
  case degree
  /// 承诺
  case commitment
  /// 社会组织评估等级、年检
  case grade
  case inspection
  /// 人口、人数等数量
  case count
  /// 站点类别: see ``StationKind``
  case stationKind = "station_kind"
  /// 所在地: place is the county, value the street or town
  case location
  /// 服务人口: people living in the area a station serves
  case residents
  /// 站点等级
  case tier

  public var title: Sentence {
    switch self {
    case .status: Sentence(zh: "身份", en: "status")
    case .residence: Sentence(zh: "居住", en: "residence")
    case .insurance: Sentence(zh: "社会保险", en: "insurance")
    case .employerForm: Sentence(zh: "单位性质", en: "employer form")
    case .employerLevel: Sentence(zh: "单位层级", en: "employer level")
    case .employerSector: Sentence(zh: "单位系统", en: "employer sector")
    case .duty: Sentence(zh: "岗位属性", en: "duty")
    case .appointment: Sentence(zh: "聘任", en: "appointment")
    case .exam: Sentence(zh: "考试", en: "exam")
    case .filing: Sentence(zh: "报考渠道", en: "exam filing")
    case .issue: Sentence(zh: "证书签发", en: "certificate issue")
    case .receipt: Sentence(zh: "证书领取", en: "certificate receipt")
    case .registrationPlace: Sentence(zh: "登记地", en: "registration place")
    case .claim: Sentence(zh: "申领", en: "claim")
    case .honour: Sentence(zh: "荣誉", en: "honour")
    case .expense: Sentence(zh: "票据", en: "expense")
    case .degree: Sentence(zh: "学历", en: "degree")
    case .commitment: Sentence(zh: "承诺", en: "commitment")
    case .grade: Sentence(zh: "评估等级", en: "grade")
    case .inspection: Sentence(zh: "年检", en: "inspection")
    case .count: Sentence(zh: "数量", en: "count")
    case .stationKind: Sentence(zh: "站点类别", en: "station kind")
    case .location: Sentence(zh: "所在地", en: "location")
    case .residents: Sentence(zh: "服务人口", en: "residents")
    case .tier: Sentence(zh: "站点等级", en: "tier")
    }
  }

  /// Whether it happens on one day, rather than going on until it ends.
  public var isEvent: Bool {
    switch self {
    case .exam, .issue, .receipt, .claim, .honour, .expense, .degree, .inspection: true
    default: false
    }
  }

  /// The code for a Chinese title or a code; any other text stays as it is.
  public static func code(for text: String) -> String {
    allCases.first { $0.rawValue == text || $0.title.zh == text }?.rawValue ?? text
  }
}
