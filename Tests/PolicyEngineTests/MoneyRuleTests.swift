import PolicyEngine
import TestSupport
import Testing
import Workforce

// Amounts at their borders: shares of a month, what was paid before, ceilings, sums that do not fit.

private let rates = """
  parameter "rate" { title = "标准", source = "law",
    from "2000-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) } }
  """
private let inMonth = #"each = certificate.each { approved = "in the month" },"#
private let highest = "level = certificate.highest { },"

private func person(_ levels: [(CertificateLevel, String)]) -> Person {
  levels.reduce(Person()) { $0.certified($1.0, $1.1) }
}

private func given(_ statements: String, _ people: [Person], _ period: String = "2024-03") throws
  -> [[Given]]
{ try sheet(statements).given(to: people, in: period) }

private func pays(_ fen: Int64...) -> [Given] { fen.map { Given(.pays, $0) } }

@Suite("Amounts")
struct MoneyRuleTests {
  @Test("a share of the month is rounded half up to the fen, for every number of days",
    arguments: ["2023-02", "2024-02", "2024-04", "2024-03"])
  func shares(period: String) throws {
    let month = month(period)
    for fen in [1, 7, 20_000, 33_333] as [Int64] {
      let text = rule(when: "", amount: "fixed(fen(\(fen))):prorated(posting { }.days)")
      let people = (1...month.days).map { count in
        Person().posted(from: month.last.adding(days: 1 - count).description)
      }
      let expected = (1...Int64(month.days)).map { count -> [Given] in
        // The whole fen nearest to the share; of two that are equally near, the larger.
        let whole = Int64(month.days)
        let near = (0...fen).min { left, right in
          let a = (left * whole - fen * count).magnitude, b = (right * whole - fen * count).magnitude
          return a == b ? left > right : a < b
        }
        return near == 0 ? [] : [Given(.pays, near ?? 0)]
      }
      if fen < 100 { #expect(try given(text, people, period) == expected) }
      let all = try given(text, people, period)
      #expect(all.last == [Given(.pays, fen)])
      let amounts = all.map { $0.first?.fen ?? 0 }
      #expect(amounts == amounts.sorted())
    }
  }

  @Test("a day that may or may not count leaves the share undecided")
  func missingFact() throws {
    let text = rule(when: "", amount: "fixed(yuan(100)):prorated(posting { on_establishment = false }.days)")
    let unsure = Person().posted(onEstablishment: nil, from: "2024-03-10")
    let settled = unsure.posted(from: "2024-03-01")
    #expect(try given(text, [unsure, settled]) == [[Given(.undecided, 0)], pays(10_000)])
  }

  @Test("everything paid under the measure is taken off, and nothing else")
  func lessPaid() throws {
    let text = rates + "\n" + rule(when: "", subject: highest, amount: #"by_level "rate" :less_paid "r""#)
    let base = person([(.senior, "2020-01-01")])
    let people = [
      base, base.paid("r", "2000", on: "2020-01-01").paid("r", "999.99", on: "2030-01-01"),
      base.paid("s", "5000", on: "2020-01-01"), base.paid("r", "5999.99", on: "2020-01-01"),
      base.paid("r", "6000", on: "2020-01-01"), base.paid("r", "6000.01", on: "2020-01-01"),
    ]
    #expect(
      try given(text, people)
        == [pays(600_000), pays(300_001), pays(600_000), pays(1), [], []])
  }

  @Test("two certificates in one month: what the lower level gets is taken off the higher one")
  func twoCertificates() throws {
    let text = rates + "\n" + rule(
      when: "", subject: inMonth, amount: #"by_level "rate" :less_paid "r""#, pays: #"once_per "level""#)
    let two = person([(.senior, "2024-03-02"), (.junior, "2024-03-20")])
    let three = person([(.senior, "2024-03-02"), (.junior, "2024-03-20"), (.intermediate, "2024-03-31")])
    let people = [
      two, three, two.paid("r", "500", on: "2020-01-01"),
      two.paid("r", "2000", on: "2020-01-01", level: .junior),
      two.paid("r", "6000", on: "2020-01-01", level: .intermediate),
    ]
    #expect(
      try given(text, people) == [
        pays(200_000, 400_000), pays(200_000, 100_000, 300_000), pays(150_000, 400_000), pays(400_000), [],
      ])
  }

  @Test("two certificates of one level in one month are one level")
  func sameLevelTwice() throws {
    let twice = person([(.junior, "2024-03-02"), (.junior, "2024-03-20")])
    let text = rates + "\n" + rule(
      when: "", subject: inMonth, amount: #"by_level "rate""#, pays: #"once_per "level""#)
    #expect(try given(text, [twice, twice]) == [pays(200_000), pays(200_000)])
    let explained = try sheet(text).explained(for: twice, in: "2024-03")
    #expect(explained.map(\.outcome) == [.pays, .refused])
    #expect(explained[1].steps.last?.verdict == .fails)
    #expect(explained[1].steps.last?.word == "once_per")
  }

  @Test("a lower level that waits is not taken off the higher one")
  func waitingIsNotPaid() throws {
    let text = rates + "\n" + rule(
      when: #"check("低级别待查", function(w) return w:level() ~= "junior" or unknown("凭证") end)"#,
      subject: inMonth, amount: #"by_level "rate" :less_paid "r""#)
    let two = person([(.senior, "2024-03-02"), (.junior, "2024-03-20")])
    #expect(try given(text, [two]) == [[Given(.undecided, 0), Given(.pays, 600_000)]])
  }

  @Test("several rules together pay no more than their ceiling, the later rules giving way")
  func ceiling() throws {
    func text(_ most: String) -> String {
      """
      rule "a" { title = "甲", source = "law", pays = monthly, when = { }, amount = fixed(yuan(60)), fund = "x" }
      rule "b" { title = "乙", source = "law", pays = monthly, when = { posting { }.days.at_least(1) },
        amount = fixed(yuan(30)), fund = "x" }
      rule "c" { title = "丙", source = "law", pays = monthly, when = { }, amount = fixed(yuan(20)), fund = "x" }
      limit "cap" { rules = { "a", "b", "c" }, at_most = \(most) }
      """
    }
    let people = [Person().posted(from: "2024-03-01"), Person()]
    func all(_ most: String) throws -> [[[Given]]] {
      let loaded = try sheet(text(most))
      return ["a", "b", "c"].map { loaded.given($0, to: people, in: "2024-03") }
    }
    #expect(try all("yuan(110)") == [[pays(6_000), pays(6_000)], [pays(3_000), []], [pays(2_000), pays(2_000)]])
    #expect(try all("yuan(100)") == [[pays(6_000), pays(6_000)], [pays(3_000), []], [pays(1_000), pays(2_000)]])
    // What is cut to nothing is no line.
    #expect(try all("yuan(90)") == [[pays(6_000), pays(6_000)], [pays(3_000), []], [[], pays(2_000)]])
    #expect(try all("yuan(60)") == [[pays(6_000), pays(6_000)], [[], []], [[], []]])
    #expect(try all(#"yuan "0.01""#) == [[pays(1), pays(1)], [[], []], [[], []]])
    let loaded = try sheet(text("yuan(100)"))
    let cut = try #require(loaded.explained("c", for: people[0], in: "2024-03")[0].amounts.last)
    #expect(cut.fen == 1_000 && cut.line == 7 && cut.evidence.text.en.contains("together at most"))
    let gone = try #require(
      sheet(text("yuan(60)")).explained("c", for: people[0], in: "2024-03").first)
    #expect(gone.outcome == .refused && gone.amounts.last?.fen == 0)
  }

  @Test("a level without a rate is held, and so is a sum that does not fit; neither is wrapped")
  func held() throws {
    let junior = """
      parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1) } }
      """
    let noRate = junior + "\n" + rule(when: "", subject: highest, amount: #"by_level "rate""#)
    let people = [person([(.junior, "2020-01-01")]), person([(.senior, "2020-01-01")])]
    #expect(try given(noRate, people) == [pays(100), [Given(.held, 0)]])
    let less = rule(when: "", amount: #"fixed(yuan(1)):less_paid "r""#)
    func paid(_ fen: Int64...) -> Person {
      fen.reduce(Person()) { person, fen in
        person.with {
          $0.payments.append(
            Payment(measure: "r", level: nil, amount: Money(fen: fen), paidOn: day("2020-01-01")))
        }
      }
    }
    let huge = [paid(.max, 1), paid(.min, -1), paid(.min), paid(.max), paid(.max, .max, .min)]
    #expect(
      try given(less, huge).map { $0.first?.outcome ?? .refused }
        == [.held, .held, .held, .refused, .held])
  }

  @Test("a fund by level follows the level of the line")
  func funds() throws {
    let sheet = try sheet("""
      rule "r" { title = "条", source = "law", pays = monthly, level = certificate.highest { }, when = { },
        amount = fixed(yuan(1)), fund = by_level { junior = "city", intermediate = "region", senior = "state" } }
      """)
    let funds = CertificateLevel.allCases.map { level in
      sheet.explained(for: person([(level, "2020-01-01")]), in: "2024-03")[0].fund
    }
    #expect(funds == ["city", "region", "state"])
    #expect((1...UInt8(3)).map { sheet.policy.rules[0].fund(for: $0) } == ["city", "region", "state"])
  }

  @Test("a parameter changes on the last day that a month is decided on, not before")
  func datedRates() throws {
    let text = """
      parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1) },
        from "2024-02-29" { junior = yuan(2) }, from "2024-04-01" { junior = yuan(3) } }
      """ + "\n" + rule(when: "", subject: highest, amount: #"by_level "rate""#)
    let people = [person([(.junior, "2020-01-01")])]
    for (period, fen) in [("2024-01", 100), ("2024-02", 200), ("2024-03", 200), ("2024-04", 300)] {
      #expect(try given(text, people, period) == [pays(Int64(fen))])
    }
  }

  @Test("workers with very many certificates do not overrun a batch")
  func manyCertificates() throws {
    let text = rule(when: "", subject: inMonth)
    let many = (0..<30).reduce(Person()) { person, _ in person.certified(.junior, "2024-03-01") }
    let given = try given(text, Array(repeating: many, count: 600))
    #expect(given.allSatisfy { $0.count == 30 })
  }
}
