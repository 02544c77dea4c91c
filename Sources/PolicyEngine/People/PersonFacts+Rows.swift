// A person's facts in the words of `<topic>_test.lua`.

import Workforce

extension PersonFacts {
  /// The entries of `worker = { … }`, one a line; of an organisation or station with its people.
  var rows: [String] {
    let members = staff.isEmpty ? [] : ["staff = {"] + staff.map { "  \(text($0))," } + ["},"]
    return table("posting", postings.map(text)) + table("certificate", certificates.map(text))
      + table("registration", registrations.map(text)) + table("assessment", assessments.map(text))
      + table("training", trainings.map(text)) + table("circumstance", circumstances.map(text))
      + members
  }

  /// One of the people, in one line. A test states one tie of each.
  private func text(_ one: Member) -> String {
    let ties = one.ties.prefix(1).map { tie in
      "\(tie.isDuty ? "duty" : "post") = \"\(quoted(tie.what))\", \(span(tie.first, tie.last)),"
    }
    return "{ \((ties + one.person.rows).joined(separator: " ").dropLast()) }"
  }

  /// `paid = { … },`, or nothing when nothing was paid.
  var paymentRows: [String] {
    payments.isEmpty ? [] : ["paid = {"] + payments.map { "  \(text($0))," } + ["},"]
  }

  private func table(_ noun: String, _ rows: [String]) -> [String] {
    if rows.isEmpty { return [] }
    if rows.count == 1 { return ["\(noun) = \(rows[0]),"] }
    return ["\(noun)s = {"] + rows.map { "  \($0)," } + ["},"]
  }

  private func text(_ one: PersonFacts.Posting) -> String {
    let establishment = one.onEstablishment.map { ", on_establishment = \($0)" } ?? ""
    let employer =
      one.organisation.isEmpty ? "" : ", organisation = \"\(quoted(one.organisation))\""
    return "{ kind = \"\(quoted(one.kind))\", county = \"\(quoted(one.county))\"\(establishment)\(employer), "
      + span(one.first, one.last) + " }"
  }

  private func text(_ one: PersonFacts.Certificate) -> String {
    "{ level = \"\(one.level.code)\", approved = \"\(CivilDate(day: one.approved))\" }"
  }

  private func text(_ one: PersonFacts.Registration) -> String {
    "{ level = \"\(one.level.code)\", \(span(one.first, one.last)) }"
  }

  private func text(_ one: PersonFacts.Assessed) -> String {
    "{ year = \(one.year), result = \"\(one.result.code)\" }"
  }

  private func text(_ one: PersonFacts.Training) -> String {
    // Tests write whole hours; what is beyond them cannot be said.
    "{ hours = hours(\(one.hours / 100)), \(span(one.first, one.last)), result = \"\(one.result.code)\" }"
  }

  private func text(_ one: PersonFacts.Circumstance) -> String {
    var fields = ["kind = \"\(quoted(one.kind))\""]
    if !one.value.isEmpty { fields.append("value = \"\(quoted(one.value))\"") }
    if !one.place.isEmpty { fields.append("place = \"\(quoted(one.place))\"") }
    if let level = one.level { fields.append("level = \"\(level.code)\"") }
    if one.number != .min { fields.append("number = \(one.number)") }
    return "{ \(fields.joined(separator: ", ")), \(span(one.first, one.last)) }"
  }

  private func text(_ one: PersonFacts.Paid) -> String {
    let level = one.level.map { "level = \"\($0.code)\", " } ?? ""
    return "{ measure = \"\(quoted(one.measure))\", \(level)amount = \(Money(fen: one.fen).sheetText), "
      + "on = \"\(CivilDate(day: one.on))\" }"
  }

  private func span(_ first: Int32, _ last: Int32) -> String {
    let from = "from = \"\(CivilDate(day: first))\""
    return last == CivilDate.openEnd.day ? from : from + ", to = \"\(CivilDate(day: last))\""
  }
}

extension Money {
  /// As a sheet writes it.
  var sheetText: String {
    fen % 100 == 0 ? "yuan(\(fen / 100))" : "yuan \"\(self)\""
  }
}

/// A text as it stands between quotes in a sheet.
func quoted(_ text: String) -> String {
  text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0 == "\n" ? " " : String($0) }.joined()
}
