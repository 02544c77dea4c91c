import PolicyEngine
import TestSupport
import Testing
import Workforce

// Sheets about organisations and stations: the words on their people, and what such sheets refuse.

private let station = Person()
private let certified = Person().certified(.junior, "2020-01-01")
  .registered(.junior, "2020-02-01", "2026-01-31")

let staffCases: [WordCase] = [
  WordCase(
    "staff", rule(when: #"staff { duty = "站长" }.count "on the last day".at_least(1)"#),
    about: .station,
    pays: [station.staffed(duty: "站长"), station.staffed(duty: "督导").staffed(duty: "站长")],
    refuses: [station, station.staffed(duty: "督导"), station.staffed(post: "站长")]),
  WordCase(
    "staff", rule(when: #"staff { post = "community" }.count "on the last day".at_least(1)"#),
    about: .organisation, pays: [station.staffed(post: "community")],
    refuses: [station, station.staffed(post: "agency"), station.staffed(duty: "community")]),
  WordCase(
    "staff",
    rule(
      when: #"staff { duty = "站长", when = { certificate.held { registered = "on the last day" } } }"#
        + #".count "on the last day".at_least(1)"#),
    about: .station,
    pays: [station.staffed(certified, duty: "站长")],
    refuses: [
      station.staffed(Person(), duty: "站长"), station.staffed(certified, duty: "督导"),
      station.staffed(certified.with { $0.registrations[0].span = days("2020-02-01", "2024-03-30") }, duty: "站长"),
    ]),
  WordCase(
    "staff",
    rule(
      when: #"staff { when = { assessment.last_year.at_least "passed" } }"#
        + #".count "on the last day".at_least(1)"#),
    about: .station,
    pays: [station.staffed(Person().assessed(2023, .passed), post: "community")],
    refuses: [station, station.staffed(Person().assessed(2023, .failed), post: "community")],
    undecided: [
      station.staffed(Person(), post: "community"),
      station.staffed(Person().assessed(2023, .passed), duty: "x").staffed(Person(), duty: "x"),
    ]),
  WordCase(
    "people.count", rule(when: #"staff { }.count "on the last day".at_least(2)"#), about: .station,
    pays: [
      station.staffed(duty: "站长").staffed(post: "community"),
      station.staffed(duty: "站长", to: "2024-03-31").staffed(duty: "站长", from: "2024-03-31"),
    ],
    refuses: [
      station.staffed(duty: "站长"),
      station.staffed(duty: "站长").staffed(duty: "站长", to: "2024-03-30"),
      station.staffed(duty: "站长").staffed(duty: "站长", from: "2024-04-01"),
    ]),
  WordCase(
    "people.count", rule(when: #"staff { }.count "on some day of the month".at_least(1)"#),
    about: .station, pays: [station.staffed(duty: "站长", to: "2024-03-01")],
    refuses: [station.staffed(duty: "站长", to: "2024-02-29")]),
]

private func fault(_ statements: String, about subject: SubjectKind) -> PolicyError? {
  do throws(PolicyError) {
    _ = try PolicyLoader.load(
      text: Array(sheetText(statements, about: subject).utf8), file: "sheet.lua")
    return nil
  } catch { return error }
}

@Suite("Sheets about organisations and stations")
struct SubjectSheetTests {
  @Test("a person with two ties counts once, however many there are")
  func once() throws {
    let sheet = try sheet(
      rule(when: #"staff { }.count "on the last day".below(5001)"#)
        + "\n" + #"standard "s" { title = "数", source = "law", when = { },"#
        + #" reports = { { "n", staff { }.count "on the last day" } } }"#, about: .station)
    var many = station
    for _ in 0..<5000 { many = many.staffed(duty: "站长") }
    var snapshot = Snapshot([many, station])
    let staff = try #require(snapshot.staff)
    // Every person is tied twice: by what they do there, and by being posted there.
    var rows = StaffColumns.Builder()
    for worker in 0..<Int32(5000) {
      for isDuty in [true, false] {
        rows.append(
          subject: 0, worker: worker, fact: 1, isDuty: isDuty, what: 0, first: 0,
          last: CivilDate.openEnd.day)
      }
    }
    snapshot.staff = Staff(rows: rows.finish(subjects: 2), people: staff.people)
    let found = sheet.findings(snapshot: snapshot, period: month("2024-03"))
    #expect(found.map { $0.reports.map(\.value) } == [["5000"], ["0"]])
  }

  @Test(
    "words on people alone are refused where the sheet is about something else",
    arguments: [
      (rule(when: #"posting { kind = "community" }.held "on the last day""#), "posting"),
      (rule(when: "certificate.held { }"), "certificate"),
      (rule(when: "training.hours.at_least(hours(8))"), "training"),
      (rule(when: #"any_of { assessment.last_year.is_not "failed" }"#), "assess"),
      (rule(when: #"registration.is_current "on the last day""#), "registration"),
      (rule(when: "", subject: "level = certificate.highest { },"), "level"),
      (rule(when: "", subject: "each = certificate.each { },"), "each"),
    ])
  func onPeople(statements: String, word: String) throws {
    let error = try #require(fault(statements, about: .station))
    #expect(error.line == 4 || error.line == 5)
    #expect(error.message.en.contains(word) && error.message.en.contains("staff { when"))
    #expect(fault(statements, about: .worker)?.message.en.contains("staff { when") != true)
  }

  @Test("people of people are refused, and so is a function within staff")
  func nested() throws {
    let plain = rule(when: #"staff { }.count "on the last day".at_least(1)"#)
    #expect(try #require(fault(plain, about: .worker)).message.en.contains("give the policy a subject"))
    let inner = #"staff { }.count "on the last day".at_least(1)"#
    for clause in [inner, #"check("查", function(w, p) return true end)"#] {
      for form in ["\(clause)", "any_of { \(clause) }"] {
        let outer = rule(when: #"staff { when = { \#(form) } }.count "on the last day".at_least(1)"#)
        let error = try #require(fault(outer, about: .station))
        #expect(error.message.en.contains("cannot stand in the when of staff"), "\(form)")
      }
    }
    #expect(fault(plain, about: .station) == nil)
  }

  @Test(
    "what staff does not know is refused with a suggestion",
    arguments: [
      (#"staff { dutty = "站长" }"#, "did you mean duty"), (#"staff { duty = "a", post = "b" }"#, "keep one"),
      (#"staff { duty = list "none" }"#, "no list"), ("staff { when = { } }", "a clause"),
      ("staff { when = certificate.held { } }", "a clause"),
    ])
  func settings(staff: String, says: String) throws {
    let error = fault(rule(when: "\(staff).count \"on the last day\".at_least(1)"), about: .station)
    #expect(try #require(error).message.en.contains(says))
  }

  @Test("a subject nobody knows is refused with those there are")
  func unknownSubject() throws {
    let text = sheetText(rule(when: ""), about: .station).replacing("\"station\"", with: "\"statoin\"")
    #expect(throws: PolicyError.self) { try PolicyLoader.load(text: Array(text.utf8), file: "s.lua") }
    do throws(PolicyError) {
      _ = try PolicyLoader.load(text: Array(text.utf8), file: "s.lua")
    } catch { #expect(error.message.en.contains("did you mean station")) }
  }

  @Test("an explanation names the facts of the people, each with whom it is about")
  func evidence() throws {
    let sheet = try sheet(
      rule(when: #"staff { duty = "站长" }.count "on the last day".at_least(1)"#), about: .station)
    let person = station.staffed(duty: "督导").staffed(duty: "站长")
    let facts = try #require(sheet.explained(for: person, in: "2024-03").first?.steps.first?.evidence?.facts)
    #expect(facts.map(\.noun) == ["circumstance"] && facts.map(\.number) == [2])
    #expect(facts.map(\.worker?.description) == ["W0000002"])
  }
}
