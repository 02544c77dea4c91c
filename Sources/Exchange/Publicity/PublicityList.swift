public import Workforce

/// How long a list is shown.
public enum PublicityLength: Hashable, Sendable {
  case workingDays(Int)
  case days(Int)

  /// The last day of a period that begins on a day.
  /// - Throws: when the calendar does not know a year the period touches.
  public func closing(
    from first: CivilDate, in calendar: WorkCalendar
  ) throws(WorkCalendar.UnknownYear) -> CivilDate {
    switch self {
    case .workingDays(let count): try calendar.closing(workdays: count, from: first)
    case .days(let count): try calendar.closing(days: count, from: first)
    }
  }
}

/// A line everybody may read.
public struct PublicityLine: Hashable, Sendable {
  public let name: PublicText
  public let organisation: PublicText
  public let level: CertificateLevel?
  public let rule: PublicText
  public let amount: Money
  /// The masked number, and the register's key of the worker where two people could be taken for
  /// each other.
  public let mark: String

  /// - Parameter key: given only where it is needed to tell people apart.
  public init(
    name: PublicText, organisation: PublicText, level: CertificateLevel?, rule: PublicText,
    amount: Money, number: MaskedNumber?, key: WorkerKey?
  ) {
    self.name = name
    self.organisation = organisation
    self.level = level
    self.rule = rule
    self.amount = amount
    mark = [number?.text, key?.description].compactMap { $0 }.joined(separator: " ")
  }
}

/// The list that is shown before a roll is paid (公示名单).
public struct PublicityList: Hashable, Sendable {
  /// The scheme's name, from its rule sheet.
  public let title: String
  /// The documents the payment rests on, as the rule sheet quotes them.
  public let basis: String
  public let period: Period
  public let lines: [PublicityLine]
  public let total: Money
  public let first: CivilDate
  /// The closing day: objections are heard up to its end.
  public let last: CivilDate
  public let length: PublicityLength
  /// Where to object. This is the office's own address and is shown in full.
  public let objections: OfficeCard

  /// Makes the list of a roll. Only lines that pay are shown.
  ///
  /// People of one name are told apart by their employer; those of one name and employer, and one
  /// masked number where numbers are shown, get the register's key beside it.
  /// - Parameters:
  ///   - roll: its own identity numbers are not used.
  ///   - mask: what is shown of each number.
  ///   - number: the number of a worker's document, to be masked.
  ///   - first: the first day of the period.
  /// - Throws: ``WorkCalendar/UnknownYear``, ``ExportError/totalTooLarge``.
  public init(
    of roll: RollSheet, mask: NumberMask, number: (WorkerKey) -> String?, from first: CivilDate,
    for length: PublicityLength, calendar: WorkCalendar, objections: OfficeCard
  ) throws {
    last = try length.closing(from: first, in: calendar)
    (self.first, self.length, self.objections) = (first, length, objections)
    (period, total) = (roll.period, roll.totals.amount)
    (title, basis) = (roll.schemeTitle, roll.sourceText)
    let paid = roll.lines.filter { $0.outcome == .pays }
    func masked(_ line: RollSheetLine) -> MaskedNumber? {
      number(line.worker).flatMap { MaskedNumber($0, mask: mask) }
    }
    var people: [[String]: Set<WorkerKey>] = [:]
    func look(_ line: RollSheetLine) -> [String] {
      [nameKey(line.name), line.organisation ?? "", masked(line)?.text ?? ""]
    }
    for line in paid { people[look(line), default: []].insert(line.worker) }
    lines = paid.map { line in
      PublicityLine(
        name: PublicText(line.name), organisation: PublicText(line.organisation ?? ""),
        level: line.level, rule: PublicText(line.ruleTitle), amount: line.amount,
        number: masked(line), key: (people[look(line)]?.count ?? 0) > 1 ? line.worker : nil)
    }
  }
}
