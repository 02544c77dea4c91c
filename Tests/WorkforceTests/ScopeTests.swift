import Testing

@testable import Workforce

@Suite("Scopes of roles")
struct ScopeTests {
  @Test(
    "a code takes in itself and the divisions below it, and a name itself alone",
    arguments: [
      ("640100", "640100", true), ("640100", "640104", true), ("640100", "640200", false),
      ("640000", "640104", true), ("640000", "650104", false), ("640104", "640100", false),
      ("640104", "640105", false), ("兴庆区", "兴庆区", true), ("兴庆区", "640104", false),
      ("640100", "兴庆区", false), ("64", "640104", false), ("6401000", "6401001", false),
    ])
  func divisions(outer: String, inner: String, holds: Bool) {
    #expect(Scope(divisions: [outer]).covers(division: inner) == holds)
    #expect(Scope(divisions: ["999999", outer]).covers(division: inner) == holds)
    #expect(Scope(divisions: [outer]).covers(division: inner, organisation: nil) == holds)
  }

  @Test("no bound covers everything, and a bound covers nothing that is not recorded")
  func bounds() {
    #expect(Scope.everywhere.isEverywhere && Scope.everywhere.covers(division: "x"))
    #expect(Scope.everywhere.covers(division: nil, organisation: nil))
    let division = Scope(divisions: ["兴庆区"])
    #expect(!division.isEverywhere && !division.covers(division: nil, organisation: "甲"))
    let organisation = Scope(organisations: ["甲"])
    #expect(organisation.covers(division: nil, organisation: "甲"))
    #expect(!organisation.covers(division: nil, organisation: nil))
    #expect(!organisation.covers(division: "兴庆区"))
    let both = Scope(divisions: ["兴庆区"], organisations: ["甲"])
    #expect(both.covers(division: "兴庆区", organisation: "甲"))
    #expect(!both.covers(division: "兴庆区", organisation: "乙"))
    #expect(!both.covers(division: "金凤区", organisation: "甲"))
  }

  @Test("the same names in another order are the same scope")
  func order() {
    #expect(Scope(divisions: ["b", "a", "b"]) == Scope(divisions: ["a", "b"]))
  }
}
