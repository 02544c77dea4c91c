import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Files of settings")
struct SettingsTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func text(_ text: String) throws(ExchangeError) -> SettingsText {
    try SettingsText(text, file: "f")
  }

  private func fault(_ line: Int, _ fault: SettingsFault) -> ExchangeError {
    .settings(file: "f", line: line, fault: fault)
  }

  @Test("lines, headings, remarks and blanks are read as a person reads them")
  func reading() throws {
    let read = try text("# remark\n a = 1 \r\n\n[ part ]\nb== x\n姓名 =\n")
    #expect(
      read.entries.map { [$0.section, $0.name, $0.value, String($0.line)] } == [
        ["", "a", "1", "2"], ["part", "b", "= x", "5"], ["part", "姓名", "", "6"],
      ])
  }

  @Test("a line without a setting and a repeated one are named by their number")
  func faults() {
    #expect(throws: fault(2, .noSetting)) { try text("a = 1\nb") }
    #expect(throws: fault(1, .noSetting)) { try text(" = 1") }
    #expect(throws: fault(3, .repeated("a"))) { try text("a = 1\n\na = 2") }
    #expect(throws: Never.self) { try text("a = 1\n[part]\na = 2") }
  }

  @Test("a misspelt name or heading is a fault, since nobody would read it")
  func unknown() throws {
    let known = [Sentence(zh: "单位", en: "office")]
    #expect(throws: fault(1, .unknown("offise", known: known))) {
      try text("offise = a").check(names: known)
    }
    #expect(throws: fault(2, .unknown("part", known: []))) {
      try text("[part]\noffice = a").check(names: known)
    }
    try text("单位 = a").check(names: known)
  }

  @Test("an office card needs office, telephone and address, in either language")
  func officeCard() throws {
    let path = folder.file("office.txt")
    try ExportDestination.file(path).write("单位 = 民政局\n电话 = 0951-1\naddress = 路 1 号\n")
    let card = try OfficeCard(path: path)
    #expect(card == OfficeCard(office: "民政局", telephone: "0951-1", address: "路 1 号"))
    try ExportDestination.file(path).write("单位 = 民政局\n电话 =\n地址 = a\n")
    let missing = SettingsFault.missing(Sentence(zh: "电话", en: "telephone"))
    #expect(throws: ExchangeError.settings(file: path, line: 0, fault: missing)) {
      try OfficeCard(path: path)
    }
  }

  private func holidays(_ lines: String...) throws -> WorkCalendar {
    try WorkCalendar([text(lines.joined(separator: "\n"))])
  }

  @Test("a year of holidays is read from days and spans")
  func holidayFile() throws {
    let calendar = try holidays(
      "年份 = 2024", "source = 通知", "[放假]", "春节 = 2024-02-10 至 2024-02-12, 2024-02-14",
      "[workdays]", "春节 = 2024-02-04")
    let year = try #require(calendar.years[2024])
    #expect(year.source == "通知")
    #expect(
      year.holidays.sorted().map(\.description) == [
        "2024-02-10", "2024-02-11", "2024-02-12", "2024-02-14",
      ])
    #expect(year.workdays.map(\.description) == ["2024-02-04"])
  }

  @Test(
    "days of another year, spans that run backwards and workdays in the week are refused",
    arguments: [
      "[放假]\na = 2025-01-01", "[放假]\na = 2024-05-05 至 2024-05-01", "[放假]\na = 5月1日",
      "[上班]\na = 2024-02-05", "[放假]\na =", "[放假]\na = 2024-01-01 至 2024-01-02 至 2024-01-03",
    ])
  func wrongDays(lines: String) {
    #expect(throws: ExchangeError.self) { try holidays("年份 = 2024", "依据 = 通知", lines) }
  }

  @Test("each year is announced once and says by which document")
  func years() throws {
    let one = try text("年份 = 2024\n依据 = 通知")
    #expect(throws: ExchangeError.self) { try WorkCalendar([one, one]) }
    #expect(throws: fault(0, .missing(Sentence(zh: "依据", en: "source")))) {
      try WorkCalendar([text("年份 = 2024")])
    }
  }

  @Test("the years that come with the product have as many working days as the notices leave")
  func shipped() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let calendar = try WorkCalendar(
      paths: [2024, 2025, 2026].map { "\(root)/Policies/holidays/\($0).txt" })
    // Counted with chinesecalendar 1.11.0, which reads the same notices.
    for (year, count) in [(2024, 251), (2025, 248), (2026, 248)] {
      let first = CivilDate(year: year, month: 1, day: 1)!
      let days = (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }
      #expect(try days.filter { try calendar.isWorkday($0) }.count == count, "\(year)")
      #expect(calendar.years[year]?.source.contains("国办发明电") == true)
    }
  }
}
