import PolicyEngine
import Testing
import Workforce

@Suite("A province's floor is held against the rates of its cities")
struct RateBoundTests {
  private let province = #"""
    policy { id = "p", title = "t", jurisdiction = "420000", in_force = from "2026-01-01",
      sources = { s = "x" } }
    floor "least" { title = "t", source = "s", parameter = "allowance",
      from "2026-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) } }
    """#

  private func breaches(
    _ division: String, junior: Int, senior: String = ", senior = yuan(300)"
  ) throws -> [String] {
    let city = """
      policy { id = "c", title = "t", jurisdiction = "\(division)", in_force = from "2025-01-01",
        sources = { s = "x" }, funds = { city = "c" } }
      parameter "allowance" { title = "t", source = "s",
        from "2025-01-01" { junior = yuan(\(junior)), intermediate = yuan(200)\(senior) } }
      rule "allowance" { title = "t", source = "s", pays = monthly, fund = "city",
        level = certificate.highest { approved = "by the last day" },
        when = { posting { kind = "community" }.held "on the last day" },
        amount = by_level "allowance" }
      """
    let above = try PolicyLoader.load(text: Array(province.utf8), file: "p.lua").policy
    let below = try PolicyLoader.load(text: Array(city.utf8), file: "c.lua").policy
    return above.breaches(by: below).map { "\($0.level.code) \($0.date)" }
  }

  @Test("a junior rate of 80 is below 100 from the day the floor begins")
  func below() throws { #expect(try breaches("420100", junior: 80) == ["junior 2026-01-01"]) }

  @Test("the floor itself is enough")
  func equal() throws { #expect(try breaches("420100", junior: 100) == []) }

  @Test("a level without a rate is below every floor")
  func missing() throws {
    #expect(try breaches("420100", junior: 100, senior: "") == ["senior 2026-01-01"])
  }

  @Test("a city of another province is not asked")
  func elsewhere() throws { #expect(try breaches("430100", junior: 80) == []) }
}
