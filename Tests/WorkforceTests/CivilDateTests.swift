import Testing
import Workforce

@Suite("Civil dates")
struct CivilDateTests {
  @Test("every day from 0001-01-01 to 9999-12-31 follows the day before it")
  func everyDay() {
    var day = CivilDate.openStart.day
    var mismatches = 0
    for year in 1...9999 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for dayOfMonth in 1...length {
          let date = CivilDate(day: day)
          let parts = date.parts
          if CivilDate(year: year, month: month + 1, day: dayOfMonth) != date { mismatches += 1 }
          if parts != (year, month + 1, dayOfMonth) { mismatches += 1 }
          day += 1
        }
        if CivilDate(year: year, month: month + 1, day: length + 1) != nil { mismatches += 1 }
      }
    }
    #expect(mismatches == 0)
    #expect(day - 1 == CivilDate.openEnd.day)
  }

  @Test("printing and reading give the date back")
  func roundTrip() {
    for day in stride(from: CivilDate.openStart.day, through: CivilDate.openEnd.day, by: 97) {
      let date = CivilDate(day: day)
      #expect(CivilDate(iso: date.description) == date)
    }
    #expect(CivilDate.openStart.description == "0001-01-01")
    #expect(CivilDate.openEnd.description == "9999-12-31")
    #expect(CivilDate(day: 0).description == "1970-01-01")
  }

  @Test(
    "both sides of leap days",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
      ("2100-02-29", false), ("2024-02-30", false), ("2024-04-31", false), ("2024-12-31", true),
    ])
  func leapDays(text: String, exists: Bool) {
    #expect((CivilDate(iso: text) != nil) == exists)
  }

  @Test("the day after 28 February depends on the year")
  func dayAfter() throws {
    let leap = try #require(CivilDate(iso: "2024-02-28"))
    let common = try #require(CivilDate(iso: "2023-02-28"))
    #expect(leap.adding(days: 1).description == "2024-02-29")
    #expect(common.adding(days: 1).description == "2023-03-01")
    #expect(leap.adding(days: -28).description == "2024-01-31")
  }

  @Test(
    "other spellings are for the importer, not for this type",
    arguments: [
      "", "2024-3-1", "2024/03/01", "20240301", "2024-03-01 ", "2024-03-01T", "0000-01-01",
      "２024-03-01", "2024-13-01", "2024-00-10", "2024-01-00", "-024-01-01",
    ])
  func refuses(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }
}

@Suite("Periods")
struct PeriodTests {
  @Test("a month knows its days and its neighbours")
  func month() throws {
    let period = try #require(Period("2024-02"))
    #expect(period.days == 29)
    #expect(period.first.description == "2024-02-01")
    #expect(period.last.description == "2024-02-29")
    #expect(period.next.description == "2024-03")
    #expect(period.previous.description == "2024-01")
    #expect(Period("2024-01")?.previous.description == "2023-12")
    #expect(Period("2023-12")?.next == Period("2024-01"))
  }

  @Test("a period holds its days and no others, and printing and reading agree")
  func days() {
    for index in Int32(1900 * 12)..<Int32(2101 * 12) {
      let period = Period(index: index)
      #expect(Period(period.description) == period)
      #expect(Period(containing: period.first) == period)
      #expect(Period(containing: period.last) == period)
      #expect(Period(containing: period.last.adding(days: 1)) == period.next)
      #expect(Period(containing: period.first.adding(days: -1)) == period.previous)
    }
  }

  @Test(
    "what is no month is refused",
    arguments: ["", "2024", "2024-13", "2024-00", "2024-1", "24-01", "2024-01-", "2024/01", "0000-01"])
  func refuses(text: String) {
    #expect(Period(text) == nil)
  }
}

@Suite("Date spans")
struct DateSpanTests {
  private func span(_ first: Int32, _ last: Int32) -> DateSpan? {
    DateSpan(first: CivilDate(day: first), last: CivilDate(day: last))
  }

  @Test("both ends belong to the span")
  func ends() throws {
    let span = try #require(self.span(10, 20))
    #expect(span.contains(CivilDate(day: 10)) && span.contains(CivilDate(day: 20)))
    #expect(!span.contains(CivilDate(day: 9)) && !span.contains(CivilDate(day: 21)))
    #expect(self.span(10, 10) != nil)
    #expect(self.span(10, 9) == nil)
  }

  @Test("spans overlap exactly when they share a day")
  func overlap() throws {
    for first in 0..<6 as Range<Int32> {
      for last in first..<6 {
        for otherFirst in 0..<6 as Range<Int32> {
          for otherLast in otherFirst..<6 {
            let one = try #require(span(first, last))
            let other = try #require(span(otherFirst, otherLast))
            let shares = (first...last).contains { (otherFirst...otherLast).contains($0) }
            #expect(one.overlaps(other) == shares)
          }
        }
      }
    }
  }

  @Test("a span without an end in the records is open")
  func open() {
    #expect(DateSpan(first: CivilDate(day: 0))?.last == .openEnd)
  }
}
