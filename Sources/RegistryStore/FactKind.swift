// The kinds of facts and where each is kept.

/// A kind of fact about a worker.
public enum FactKind: String, Sendable, CaseIterable {
  /// Who somebody is: name, phone, bank account.
  case person
  /// A spell in a post.
  case posting
  /// A certificate.
  case certificate
  /// A term of registration.
  case registration
  /// The assessment of a year.
  case assessment
  /// A completed course.
  case training
  /// Money received beside the product's rolls.
  case payment
  /// Anything dated that has no noun of its own.
  case circumstance
  /// A bank account or phone that was said after the person was recorded.
  case account

  /// The kinds a register has had from the start, which are in the hash of every import.
  static let first = allCases.filter { $0 != .account }

  var table: String { rawValue }

  /// Columns of the content, in the order in which ``FactRow`` writes and reads them.
  var content: String {
    switch self {
    case .person: "name, sex, phone, bank, bank_account"
    case .posting:
      "first_day, last_day, kind, county, on_establishment, township, community, organisation, "
        + "organisation_form"
    case .certificate: "level, approved_day, number"
    case .registration: "level, first_day, last_day"
    case .assessment: "year, result"
    case .training: "first_day, last_day, hours_hundredths, result, course, title, academy"
    case .payment: "measure, level, fen, paid_day, payer, remark"
    case .circumstance: "kind, value, place, level, number, first_day, last_day"
    case .account: "phone, bank, bank_account"
    }
  }

  /// The columns that make up the canonical form of a fact.
  var canonicalColumns: String { "worker_id, fact, source_row, \(content)" }

  /// Place among the parts of an entry's content; see `ContentHash`.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
