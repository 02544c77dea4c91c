// What one row of an import file says once it is understood.

public import Workforce

/// How a row names a person: the register finds the person by the number alone.
public struct PersonReference: Hashable, Sendable {
  /// Number of the identity document, normalised.
  public var documentNumber: String
  /// The name as written, or nil when the row has none.
  public var name: String?
  /// The name in the form in which names are compared, see ``nameKey(_:)``.
  public var nameKey: String?

  /// - Parameters:
  ///   - documentNumber: normalised.
  ///   - name: as written; its comparison form is made here.
  public init(documentNumber: String, name: String?) {
    self.documentNumber = documentNumber
    self.name = name
    nameKey = name.map { Exchange.nameKey($0) }
  }
}

/// The fact in a row. Indirect, so that handing on a row is handing on one reference and not the
/// dozen texts of a roster.
public indirect enum ImportRecord: Hashable, Sendable {
  /// A person and one posting.
  case roster(Worker, Posting)
  /// A certificate, with one registration term where the row has one.
  case certificate(PersonReference, Certificate, Registration?)
  /// An assessment of one year.
  case assessment(PersonReference, Assessment)
  /// A completed course.
  case training(PersonReference, TrainingRecord)
  /// An award paid before or elsewhere.
  case payment(PersonReference, Payment)
  /// Anything else that is dated.
  case circumstance(PersonReference, Circumstance)
  /// The account somebody is paid to from now on.
  case account(PersonReference, BankAccount)
  /// An organisation for some days.
  case organisation(Organisation)
  /// A station for some days.
  case station(Station)
}

/// One row of an import file that is not wholly empty.
public struct ImportRow: Sendable {
  /// Row in the file, counted from 1 with title and header rows.
  public let number: Int
  /// The fact; nil when the row was rejected.
  public let record: ImportRecord?
  /// At most one rejection, and any number of warnings.
  public let findings: [Finding]
  private let source: SourceRow
  private let dateSystem: DateSystem

  init(
    record: ImportRecord?, findings: [Finding], source: SourceRow, dateSystem: DateSystem
  ) {
    number = source.number
    self.record = record
    self.findings = findings
    self.source = source
    self.dateSystem = dateSystem
  }

  /// The cells as uploaded, for the file of rejected rows; dates are written `YYYY-MM-DD`. Made
  /// when asked for, because most rows are never written back.
  public var cells: [String] { source.cells.map { $0.display(dateSystem) } }
}
