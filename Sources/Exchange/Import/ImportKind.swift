// What an import file can be about.

public import Workforce

/// The kinds of table that can be imported. The raw value is the word used in commands.
public enum ImportKind: String, Sendable, CaseIterable {
  /// 花名册: who works where, one row per posting.
  case roster
  /// 证书登记: certificates and their registration terms.
  case certificates
  /// 年度考核: yearly assessments.
  case assessments
  /// 继续教育学时: completed courses.
  case training
  /// 已发放奖励: awards paid before or elsewhere.
  case payments
  /// 其他情况: status, residence, exams, claims, honours, receipts and whatever else a scheme asks.
  case circumstances
  /// 银行账户: accounts of people who are in the register.
  case accounts
  /// 组织: social organisations and other bodies, one row per stretch of days.
  case organisations
  /// 站点: stations, streets, communities and villages, one row per stretch of days.
  case stations

  /// What people call it.
  public var title: Sentence {
    switch self {
    case .roster: Sentence(zh: "花名册", en: "roster")
    case .certificates: Sentence(zh: "证书登记", en: "certificates")
    case .assessments: Sentence(zh: "年度考核", en: "assessments")
    case .training: Sentence(zh: "继续教育学时", en: "training")
    case .payments: Sentence(zh: "已发放奖励", en: "earlier payments")
    case .circumstances: Sentence(zh: "其他情况", en: "circumstances")
    case .accounts: Sentence(zh: "银行账户", en: "bank accounts")
    case .organisations: Sentence(zh: "组织", en: "organisations")
    case .stations: Sentence(zh: "站点", en: "stations")
    }
  }
}

/// A fact that a column of an import file can carry.
public enum ImportField: Int, Sendable, CaseIterable {
  /// Who: kind and number of the identity document, name, sex.
  case documentType, documentNumber, name, sex
  /// Where: the place of service.
  case county, township, community
  /// Where: the employer and its form.
  case organisation, organisationForm
  /// The post: its kind and whether it is on the state establishment.
  case post, onEstablishment
  /// First and last day of a posting or course.
  case first, last
  /// How to pay and to reach the person.
  case bank, bankAccount, phone
  /// A certificate and its registration term.
  case level, certificateNumber, approvedOn, registeredOn, registeredUntil
  /// An assessment; a course has a result too.
  case year, result
  /// A course.
  case courseCode, courseTitle, academy, hours
  /// An earlier payment.
  case amount, paidOn, payer, remark, measure
  /// A circumstance: what it is about, what it says, where, and its number; its money is `amount`.
  case matter, content, place, quantity
  /// An organisation or station: its code, kind, people served, tier, administrative level, sector
  /// and assessed grade with the days it is valid.
  case code, stationKind, residents, tier, bodyLevel, sector, grade, gradeFirst, gradeLast

  /// The word for the field in mapping files, such as `id_number`.
  public var code: String {
    switch self {
    case .documentType: "id_type"
    case .documentNumber: "id_number"
    case .organisationForm: "organisation_form"
    case .onEstablishment: "on_establishment"
    case .first: "start_date"
    case .last: "end_date"
    case .bankAccount: "bank_account"
    case .certificateNumber: "certificate_number"
    case .approvedOn: "approved_on"
    case .registeredOn: "registered_on"
    case .registeredUntil: "registered_until"
    case .courseCode: "course_code"
    case .courseTitle: "course_title"
    case .paidOn: "paid_on"
    case .stationKind: "station_kind"
    case .bodyLevel: "organisation_level"
    case .gradeFirst: "grade_from"
    case .gradeLast: "grade_to"
    default: String(describing: self)
    }
  }

  /// Whether its text tells who somebody is, so that no message may show it.
  public var isPersonal: Bool {
    switch self {
    case .documentNumber, .name, .bankAccount, .phone: true
    default: false
    }
  }
}
