import Testing
import Workforce

private func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }

@Suite("Working days")
struct WorkCalendarTests {
  /// Spring festival of 2024: off from Saturday the 10th to Saturday the 17th of February, worked
  /// on Sunday the 4th and Sunday the 18th.
  private let calendar = WorkCalendar(years: [
    2024: .init(
      source: "国办发明电〔2023〕7号", holidays: Set((10...17).map { day("2024-02-\($0)") }),
      workdays: [day("2024-02-04"), day("2024-02-18")])
  ])

  @Test(
    "weekends and holidays are free, exchanged weekends are worked",
    arguments: [
      ("2024-02-02", true), ("2024-02-03", false), ("2024-02-04", true), ("2024-02-05", true),
      ("2024-02-09", true), ("2024-02-10", false), ("2024-02-12", false), ("2024-02-16", false),
      ("2024-02-17", false), ("2024-02-18", true), ("2024-02-19", true), ("2024-02-24", false),
    ])
  func days(text: String, isWorked: Bool) throws {
    #expect(try calendar.isWorkday(day(text)) == isWorked)
  }

  @Test("Saturdays and Sundays are weekends, before 1970 too")
  func weekends() {
    for (text, isWeekend) in [
      ("1969-12-26", false), ("1969-12-27", true), ("1969-12-28", true), ("1969-12-29", false),
      ("2024-03-01", false), ("2024-03-02", true), ("2024-03-03", true), ("2024-03-04", false),
    ] { #expect(day(text).isWeekend == isWeekend, "\(text)") }
  }

  @Test(
    "a period of working days counts its first day and jumps what is not worked",
    arguments: [
      ("2024-03-04", 1, "2024-03-04"), ("2024-03-04", 5, "2024-03-08"),
      ("2024-03-04", 6, "2024-03-11"), ("2024-03-02", 1, "2024-03-04"),
      ("2024-02-05", 5, "2024-02-09"), ("2024-02-05", 6, "2024-02-18"),
      ("2024-02-05", 7, "2024-02-19"),
    ])
  func workdays(first: String, count: Int, last: String) throws {
    #expect(try calendar.closing(workdays: count, from: day(first)) == day(last))
  }

  @Test(
    "a period of days that would end on a free day ends on the next worked one",
    arguments: [
      ("2024-03-01", 8, "2024-03-08"), ("2024-03-01", 9, "2024-03-11"),
      ("2024-02-05", 5, "2024-02-09"), ("2024-02-05", 6, "2024-02-18"),
    ])
  func calendarDays(first: String, count: Int, last: String) throws {
    #expect(try calendar.closing(days: count, from: day(first)) == day(last))
  }

  @Test("nothing is counted over a year nobody has announced")
  func unknownYear() throws {
    #expect(try calendar.closing(workdays: 2, from: day("2024-12-30")) == day("2024-12-31"))
    #expect(throws: WorkCalendar.UnknownYear(year: 2025)) {
      try calendar.closing(workdays: 3, from: day("2024-12-30"))
    }
    #expect(throws: WorkCalendar.UnknownYear(year: 2023)) {
      try calendar.isWorkday(day("2023-12-31"))
    }
  }
}
