// One row to one record, or to the first reason it cannot be one.
//
// The order of the reasons is a promise to the offices: empty cells, ruined numbers, wrong numbers,
// levels, dates, the order of dates, hours; then the rest.

import Workforce

/// Why a row is refused.
struct Rejection: Error {
  var code: FindingCode
  var field: ImportField?
  var detail: Sentence?

  init(_ code: FindingCode, _ field: ImportField?, detail: Sentence? = nil) {
    self.code = code
    self.field = field
    self.detail = detail
  }
}

/// Reads the rows of one file. The texts of a row are made once and looked at by field.
struct RowReading {
  let kind: ImportKind
  private let file: String
  private let header: ImportHeader
  private let layout: ImportLayout
  private let mandatory: [ImportField]
  private let columns: [(field: ImportField, column: Int)]
  private let dateSystem: DateSystem
  private let isKnownDocument: (String) -> Bool
  private var texts = [String](repeating: "", count: ImportField.allCases.count)
  private var cells = [SourceCell](repeating: .empty, count: ImportField.allCases.count)
  private var warnings: [Finding] = []
  private var row = 0

  init(
    kind: ImportKind, file: String, header: ImportHeader, dateSystem: DateSystem,
    isKnownDocument: @escaping (String) -> Bool
  ) {
    self.kind = kind
    self.file = file
    self.header = header
    self.dateSystem = dateSystem
    self.isKnownDocument = isKnownDocument
    layout = kind.layout
    mandatory = layout.mandatory.map(\.field)
    columns = layout.columns.compactMap { column in
      header.columns[column.field].map { (column.field, $0) }
    }
  }

  /// Reads one row that is not wholly empty.
  mutating func read(_ source: SourceRow) -> ImportRow {
    row = source.number
    warnings.removeAll(keepingCapacity: true)
    for (field, column) in columns {
      let cell = column < source.cells.count ? source.cells[column] : .empty
      cells[field.rawValue] = cell
      texts[field.rawValue] =
        if case .text(let text) = cell { CellForm.plain(text) } else { cell.display(dateSystem) }
    }
    do throws(Rejection) {
      let record = try record()
      return ImportRow(record: record, findings: warnings, source: source, dateSystem: dateSystem)
    } catch {
      return ImportRow(
        record: nil, findings: [finding(error)], source: source, dateSystem: dateSystem)
    }
  }

  private mutating func record() throws(Rejection) -> ImportRecord {
    for field in mandatory where text(field).isEmpty { throw Rejection(.emptyMandatory, field) }
    switch kind {
    case .roster: return try roster()
    case .certificates: return try certificate()
    case .assessments: return try assessment()
    case .training: return try training()
    case .payments: return try payment()
    case .circumstances: return try circumstance()
    case .accounts: return try bankAccount()
    case .organisations: return .organisation(try organisation())
    case .stations: return .station(try station())
    }
  }

  private func finding(_ rejection: Rejection) -> Finding {
    let place = FindingPlace(
      file: file, sheet: header.sheet, row: row,
      column: rejection.field.flatMap { header.title($0, layout: layout) })
    return Finding(
      rejection.code, at: place, value: rejection.field.flatMap { shown($0, rejection.code) },
      detail: rejection.detail)
  }

  /// What a finding may show of a cell. A ruined number tells nobody apart any more, but only in the
  /// short form: the full one still has its first fifteen digits.
  private func shown(_ field: ImportField, _ code: FindingCode) -> String? {
    if field == .documentNumber, code == .idRuinedByExcel {
      let text = CellForm.documentNumber(text(field))
      return NumberReading.scientific(text)
    }
    return field.isPersonal ? nil : text(field)
  }

  /// The normalised text of a field; empty when its column or cell is missing.
  func text(_ field: ImportField) -> String { texts[field.rawValue] }

  /// The text of a field, or nil when empty.
  func optional(_ field: ImportField) -> String? {
    let text = texts[field.rawValue]
    return text.isEmpty ? nil : text
  }

  /// Whether the cell of a field is kept as a number.
  func isNumberCell(_ field: ImportField) -> Bool {
    if case .number = cells[field.rawValue] { true } else { false }
  }

  /// The cell of a field.
  func cell(_ field: ImportField) -> SourceCell { cells[field.rawValue] }

  /// The date of a field that may not be empty.
  func date(_ field: ImportField) throws(Rejection) -> CivilDate {
    var date: CivilDate?
    switch cells[field.rawValue] {
    case .number(let stored, let isDate):
      // Eight digits without a date style are 20230301; as a day count they would be the year 50000.
      if !isDate, let written = DateReading.date(stored) {
        date = written
      } else {
        date = Double(stored).flatMap { dateSystem.date(serial: $0) }
      }
    case .text: date = DateReading.date(text(field))
    case .empty, .boolean, .error: date = nil
    }
    guard let date else { throw Rejection(.badDate, field) }
    return date
  }

  /// The date of a field, or nil when its cell is empty.
  func optionalDate(_ field: ImportField) throws(Rejection) -> CivilDate? {
    text(field).isEmpty ? nil : try date(field)
  }

  /// Refuses a row in which a cell that is read holds an error of the spreadsheet.
  func refuseErrors() throws(Rejection) {
    for (field, _) in columns {
      if case .error = cells[field.rawValue] { throw Rejection(.spreadsheetError, field) }
    }
  }

  /// Notes something doubtful about a cell without refusing the row.
  mutating func warn(_ code: FindingCode, _ field: ImportField) {
    let place = FindingPlace(
      file: file, sheet: header.sheet, row: row, column: header.title(field, layout: layout))
    warnings.append(
      Finding(code, at: place, value: shown(field, code), severity: .warning))
  }

  /// The number of the identity document, normalised and checked for its kind.
  func documentNumber() throws(Rejection) -> String {
    let number = CellForm.documentNumber(text(.documentNumber))
    let isNumber = isNumberCell(.documentNumber)
    if NumberReading.isScientific(number) || (isNumber && NumberReading.hasLostDigits(number)) {
      throw Rejection(.idRuinedByExcel, .documentNumber)
    }
    guard isResidentCard else { return number }
    let hasLostEnd =
      number.utf8.count == 18 && number.hasSuffix("000")
      && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let isDoubtful = isNumber || hasLostEnd
    do throws(IdentityNumber.Fault) {
      let whole = try IdentityNumber(number).text
      if !isDoubtful { return whole }
    } catch {
      // The register is asked last: nearly every number is whole, and most imports never need it.
      if !isDoubtful, !isKnownDocument(number) {
        throw Rejection(.idBadCheck, .documentNumber, detail: error.detail)
      }
    }
    if isDoubtful, !isKnownDocument(number) { throw Rejection(.idRuinedByExcel, .documentNumber) }
    return number
  }

  /// Whether the row names a resident identity card, as rows without a kind do.
  private var isResidentCard: Bool {
    func isCard(_ type: String) -> Bool { type.isEmpty || type == "居民身份证" || type == "身份证" }
    let type = text(.documentType)
    return isCard(type) || isCard(CellForm.compatible(type))
  }
}

extension IdentityNumber.Fault {
  /// Which part of the number is wrong.
  fileprivate var detail: Sentence {
    switch self {
    case .form: Sentence(zh: "应为 17 位数字加 1 位校验码", en: "not 17 digits and a check character")
    case .birthDate: Sentence(zh: "出生日期不存在", en: "there is no such birth date")
    case .checkCharacter: Sentence(zh: "校验码不符", en: "the check character does not fit")
    }
  }
}
