// What a test states of an organisation or a station, in the fields of the tables they come from.

import LuaRuntime
import Workforce

extension TestFacts {
  private static let common = ["circumstance", "circumstances", "staff"]

  /// `station = { kind = "station", county = …, residents = 20000, from = …, staff = { … } }`.
  static func station(_ table: LuaTable) throws(PolicyError.Problem) -> [PersonFacts.Circumstance] {
    let own = ["kind", "county", "township", "residents", "tier", "from", "to"]
    try allow(table, "station", common + own)
    // A test may leave the body itself out and state circumstances alone.
    guard own.contains(where: { table.fields[$0] != nil }) else { return [] }
    let span = try span(table, "from", "to")
    let station = Station(
      code: "", name: "", kind: StationKind.code(for: try text(table, "kind")),
      county: try optional(table, "county"), township: try given(table, "township"),
      residents: table.fields["residents"] == nil ? nil : try number(table, "residents"),
      tier: try given(table, "tier"), span: span)
    return station.circumstances.map(PersonFacts.Circumstance.init)
  }

  /// `organisation = { form = …, county = …, grade = "4A", from = … }`.
  static func organisation(
    _ table: LuaTable
  ) throws(PolicyError.Problem) -> [PersonFacts.Circumstance] {
    let own = [
      "form", "county", "level", "sector", "from", "to", "grade", "grade_from", "grade_to",
    ]
    try allow(table, "organisation", common + own)
    guard own.contains(where: { table.fields[$0] != nil }) else { return [] }
    let span = try span(table, "from", "to")
    let organisation = Organisation(
      code: "", name: "", form: try text(table, "form"), county: try optional(table, "county"),
      level: try given(table, "level"), sector: try given(table, "sector"), span: span,
      grade: try given(table, "grade"),
      gradeSpan: table.fields["grade_from"] == nil
        ? nil : try self.span(table, "grade_from", "grade_to"))
    return organisation.circumstances.map(PersonFacts.Circumstance.init)
  }

  private static func span(
    _ table: LuaTable, _ from: String, _ to: String
  ) throws(PolicyError.Problem) -> DateSpan {
    let first = CivilDate(day: try day(table, from, from: from))
    let last = CivilDate(day: try day(table, to, open: true, from: from))
    // The last day was held against the first while it was read.
    return DateSpan(first: first, last: max(first, last)).unsafelyUnwrapped
  }

  private static func given(
    _ table: LuaTable, _ name: String
  ) throws(PolicyError.Problem) -> String? {
    table.fields[name] == nil ? nil : try text(table, name)
  }

  private static func number(
    _ table: LuaTable, _ name: String
  ) throws(PolicyError.Problem) -> Int64 {
    guard case .integer(let number)? = table.fields[name], number >= 0 else {
      throw .wrongValue(word: name, expected: .wholeNumber)
    }
    return number
  }
}

extension PersonFacts.Circumstance {
  init(_ one: Circumstance) {
    self.init(
      kind: one.kind, value: one.value ?? "", place: one.place ?? "", level: one.level,
      number: one.number ?? .min, first: one.span.first.day, last: one.span.last.day)
  }
}
