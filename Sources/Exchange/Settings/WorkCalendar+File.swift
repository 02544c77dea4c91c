public import Workforce

extension WorkCalendar {
  /// Reads a file for each year, such as `Policies/holidays/2024.txt`.
  /// - Throws: the errors of unreadable files, ``ExchangeError/settings(file:line:fault:)``.
  public init(paths: [String]) throws(ExchangeError) {
    var texts: [SettingsText] = []
    for path in paths { texts.append(try SettingsText(path: path)) }
    try self.init(texts)
  }

  init(_ texts: [SettingsText]) throws(ExchangeError) {
    var years: [Int: Year] = [:]
    for text in texts {
      try text.check(names: [.yearName, .sourceName], headings: [.holidays, .workdays])
      let entry = try text.required(.yearName)
      guard let year = Int(entry.value), (1949...9999).contains(year), years[year] == nil else {
        throw text.wrong(
          entry, expected: Sentence(zh: "没有出现过的年份", en: "a year that is not there yet"))
      }
      var found = Year(source: try text.required(.sourceName).value, holidays: [], workdays: [])
      for entry in text.entries(under: .holidays) {
        found.holidays.formUnion(try Self.days(entry, of: year, in: text) { _ in true })
      }
      for entry in text.entries(under: .workdays) {
        found.workdays.formUnion(try Self.days(entry, of: year, in: text) { $0.isWeekend })
      }
      years[year] = found
    }
    self.init(years: years)
  }

  /// Days written `2024-02-10` or `2024-02-10 至 2024-02-17`, separated by commas.
  private static func days(
    _ entry: SettingsText.Entry, of year: Int, in text: SettingsText,
    where isAllowed: (CivilDate) -> Bool
  ) throws(ExchangeError) -> Set<CivilDate> {
    var days: Set<CivilDate> = []
    var isSound = true
    for piece in entry.value.split(whereSeparator: { ",，、".contains($0) }) {
      let ends = piece.replacing("至", with: "..").split(separator: "..")
        .map { CivilDate(iso: CellForm.stripped(String($0))) }
      if (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last, first.year == year, last.year == year
      {
        for day in first.day...last.day { days.insert(CivilDate(day: day)) }
      } else {
        isSound = false
      }
    }
    guard isSound, !days.isEmpty, days.allSatisfy(isAllowed) else {
      throw text.wrong(
        entry,
        expected: Sentence(
          zh: "\(year) 年的日期，如 \(year)-05-01 至 \(year)-05-05；[上班] 之下应为周六、周日",
          en: "dates of \(year), as in \(year)-05-01 .. \(year)-05-05; weekends under [workdays]"))
    }
    return days
  }
}

extension Sentence {
  fileprivate static let yearName = Sentence(zh: "年份", en: "year")
  fileprivate static let sourceName = Sentence(zh: "依据", en: "source")
  fileprivate static let holidays = Sentence(zh: "放假", en: "holidays")
  fileprivate static let workdays = Sentence(zh: "上班", en: "workdays")
}
