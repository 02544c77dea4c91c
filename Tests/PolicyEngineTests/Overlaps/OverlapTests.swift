import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

// Two sheets, one person: who is paid twice, and what a sheet can say of it.

/// A sheet of some place with the tests beside it.
func tested(
  _ id: String, in place: String = "640100", from start: String = #"from "2020-01-01""#,
  head: String = "", _ statements: String, tests: String = ""
) throws -> TestedSheet {
  let text = """
    policy { id = "\(id)", title = "试验", jurisdiction = "\(place)", in_force = \(start), \(head)
      sources = { law = "某办法" } }
    \(statements)
    """
  return TestedSheet(
    try PolicyLoader.load(text: Array(text.utf8), file: "\(id).lua"),
    tests: try PolicyTest.read(text: Array(tests.utf8), file: "\(id)_test.lua"))
}

private let rates = """
  parameter "rate" { title = "标准", source = "law",
    from "2020-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) } }
  """

/// A monthly allowance of everybody in a community post.
private func allowance(_ id: String = "month", _ clauses: String = "") -> String {
  """
  \(rates)
  rule "\(id)" { title = "月补贴", source = "law", pays = monthly, level = certificate.highest { },
    when = { posting { kind = "community" }.held "on the last day", \(clauses) },
    amount = by_level "rate", fund = "city" }
  """
}

/// An award for a certificate in the month of a claim.
private func award(
  _ claim: String, _ clauses: String = "", amount: String = #"by_level "rate""#
) -> String {
  """
  \(rates)
  rule "award" { title = "奖励", source = "law", pays = once_per "level",
    each = certificate.each { approved = "by the last day" },
    when = { claim { value = "\(claim)" }.held "in the month", \(clauses) },
    amount = \(amount), fund = "city" }
  """
}

private func claimed(_ value: String, _ period: String, level: String = "junior") -> String {
  """
  test "a claim for \(value)" { period = "\(period)", worker = {
    certificate = { level = "\(level)", approved = "2023-05-01" },
    circumstance = { kind = "claim", value = "\(value)", on = "\(period)-10" },
    posting = { kind = "agency", county = "x", from = "2023-01-01" } },
    expect = { award = yuan(1) } }
  """
}

private let staff = """
  test "staff" { period = "2024-03", worker = {
    posting = { kind = "community", county = "x", from = "2023-01-01" },
    assessment = { year = 2023, result = "passed" },
    certificate = { level = "junior", approved = "2023-05-01" } }, expect = { month = yuan(100) } }
  """

private func overlaps(_ sheets: TestedSheet...) -> [Overlap] { OverlapSearch(sheets).overlaps() }

/// Whether the tests of an overlap, read back, hold on their sheets.
func hold(_ tests: [ShowingTest], on sheets: [TestedSheet]) throws -> Bool {
  try tests.allSatisfy { test in
    let sheet = try #require(sheets.first { $0.policy.id + "_test.lua" == test.file })
    let read = try PolicyTest.read(text: Array(test.text.utf8), file: test.file)
    return read.count == 1 && read.flatMap { $0.run(sheet.sheet) }.isEmpty
  }
}

@Suite("Schemes that pay one person twice")
struct OverlapTests {
  @Test("two allowances of one month, of a region and its city, are found with somebody paid by both")
  func allowances() throws {
    let region = try tested("region", in: "640000", allowance(), tests: staff)
    let city = try tested("city", allowance("other"))
    let found = try #require(overlaps(region, city).first)
    #expect(found.paidFor == .allowance && found.statement == nil && !found.isOneWay)
    #expect([found.first.policy, found.second.policy] == ["region", "city"])
    #expect([found.first.rule, found.second.rule] == ["month", "other"])
    #expect(found.first.period == found.second.period)
    #expect(found.first.amount == Money(fen: 10_000) && found.second.amount == Money(fen: 10_000))
    #expect(found.tests.map(\.file) == ["region_test.lua", "city_test.lua"])
    #expect(try hold(found.tests, on: [region, city]))
    #expect(found.tests[1].text.contains(#"measure = "region:month", level = "junior", amount = yuan(100)"#))
    // What nobody needs is left out: here the assessment.
    #expect(!found.tests[0].text.contains("assessment"))
  }

  @Test(
    "only sheets of one place, or of a place within the other's, are compared",
    arguments: [
      ("640100", "640100", true), ("640100", "640000", true), ("640000", "640102", true),
      ("640100", "640200", false), ("640100", "630100", false), ("000000", "640102", true),
      ("640102", "640103", false),
    ])
  func places(_ one: String, _ other: String, _ isFound: Bool) throws {
    let left = try tested("left", in: one, allowance(), tests: staff)
    let right = try tested("right", in: other, allowance(), tests: staff)
    #expect(overlaps(left, right).isEmpty != isFound)
    #expect(overlaps(right, left).isEmpty != isFound)
  }

  @Test("an award and an allowance are not for the same thing")
  func kinds() throws {
    let monthly = try tested("monthly", allowance(), tests: staff)
    let once = try tested("once", award("a"), tests: claimed("a", "2024-03"))
    #expect(overlaps(monthly, once).isEmpty)
  }

  @Test("a flat allowance of holders is an allowance as one by level is; pay of the post is neither")
  func flat() throws {
    func flat(_ clause: String) throws -> TestedSheet {
      try tested(
        "flat",
        """
        rule "month" { title = "定额", source = "law", pays = monthly, amount = fixed(yuan(80)), fund = "city",
          when = { posting { kind = "community" }.held "on the last day", \(clause) } }
        """, tests: staff)
    }
    let byLevel = try tested("level", allowance(), tests: staff)
    let found = try #require(
      overlaps(try flat("any_of { certificate.held { }, status { }.held \"on the last day\" }"), byLevel).first)
    #expect(found.paidFor == .allowance && found.first.level == nil && found.second.level == .junior)
    #expect(overlaps(try flat(""), byLevel).isEmpty)
  }

  @Test("awards for different levels are for different certificates")
  func levels() throws {
    let junior = try tested(
      "junior", award("a", #"certificate.level_in { "junior" }"#), tests: claimed("a", "2024-03"))
    let senior = try tested(
      "senior", award("b", #"certificate.level_in { "senior" }"#),
      tests: claimed("b", "2024-03", level: "senior"))
    #expect(overlaps(junior, senior).isEmpty)
    let both = try tested(
      "both", award("b", #"certificate.level_in { "junior", "senior" }"#),
      tests: claimed("b", "2024-03", level: "senior"))
    let found = try #require(overlaps(junior, both).first)
    #expect(found.first.level == .junior && found.second.level == .junior)
  }

  @Test("a stacking states the pair, also while it is to be confirmed; of another pair it says nothing")
  func stacking() throws {
    let region = try tested("region", in: "640000", allowance(), tests: staff)
    func city(_ other: String, _ comment: String = "") throws -> TestedSheet {
      try tested(
        "city", allowance() + "\n" + """
          stacking "s" { rules = { "month", "\(other)" }, \(comment)
            source = "law" }
          """, tests: staff)
    }
    let stated = try #require(overlaps(region, try city("region:month")).first?.statement)
    #expect(stated.word == "stacking" && stated.file == "city.lua" && stated.line == 8)
    #expect(!stated.isOpen)
    let open = try city("region:month", "-- 县里说法不一 TO CONFIRM")
    #expect(overlaps(region, open).first?.statement?.isOpen == true)
    let other = try #require(overlaps(region, try city("region:else")).first)
    #expect(other.statement == nil)
  }

  @Test("money that each sheet refuses after the other is paid once, whichever comes first")
  func excluded() throws {
    let word = "paid.nothing_at_this_level"
    let left = try tested("left", award("a", #"\#(word) "right:award""#), tests: claimed("a", "2024-03"))
    let right = try tested("right", award("b", #"\#(word) "left:award""#), tests: claimed("b", "2024-05"))
    #expect(overlaps(left, right).isEmpty)
    let careless = try tested("right", award("b"), tests: claimed("b", "2024-05"))
    let found = try #require(overlaps(left, careless).first)
    #expect(found.isOneWay && found.statement == nil)
    #expect([found.first.policy, found.second.policy] == ["left", "right"])
    #expect(try hold(found.tests, on: [left, careless]))
  }

  @Test("a month is paid once where each looks at what the other paid this month")
  func thisMonth() throws {
    let word = "paid.nothing_this_month"
    let left = try tested("left", allowance("month", #"\#(word) "right:month""#), tests: staff)
    let right = try tested("right", allowance("month", #"\#(word) "left:month""#), tests: staff)
    #expect(overlaps(left, right).isEmpty)
    #expect(overlaps(left, try tested("right", allowance(), tests: staff)).first?.isOneWay == true)
  }

  @Test("within a sheet a limit and a stacking state the pair, an exclusion or clauses keep it apart")
  func oneSheet() throws {
    func found(_ clause: String, _ more: String) throws -> [Overlap] {
      let second = allowance("other", clause).replacing(rates, with: "")
      return overlaps(try tested("one", [allowance(), second, more].joined(separator: "\n"), tests: staff))
    }
    let plain = try #require(try found("", "").first)
    #expect(plain.statement == nil && plain.tests.count == 1)
    #expect(plain.tests[0].text.contains("month = yuan(100), other = yuan(100)"))
    let limit = #"limit "l" { rules = { "month", "other" }, at_most = yuan(150) }"#
    let stated = try #require(try found("", limit).first)
    #expect(stated.statement?.word == "limit" && stated.second.amount == Money(fen: 5_000))
    let stacking = #"stacking "s" { rules = { "month", "other" }, source = "law" }"#
    #expect(try found("", stacking).first?.statement?.word == "stacking")
    let exclusion = #"exclusive "e" { rules = { "month", "other" }, takes = "first" }"#
    #expect(try found("", exclusion).isEmpty)
    let apart = #"none_of { posting { kind = "community" }.held "on the last day" }"#
    #expect(try found(apart, "").isEmpty)
    // Lines of one roll do not count as paid before each other.
    #expect(try found(#"paid.nothing_this_month "month""#, "").first?.statement == nil)
    #expect(try found(#"paid.nothing_this_month "month""#, "").count == 1)
  }

  @Test("a rule that takes off what the other paid has stated that it pays the rest")
  func difference() throws {
    let first = try tested(
      "first", award("a", amount: "fixed(yuan(30))").replacing(rates, with: ""), tests: claimed("a", "2024-03"))
    let rest = try tested(
      "rest",
      award("b", #"paid.nothing_at_this_level "nobody""#, amount: #"by_level "rate" :less_paid "first:award""#),
      tests: claimed("b", "2024-05"))
    let other = try #require(overlaps(first, rest).first)
    // The other way round nothing is reckoned with, and that is what is told.
    #expect(other.statement == nil && other.isOneWay && other.first.policy == "rest")
    let careful = try tested(
      "first",
      award("a", #"paid.nothing "rest:award""#, amount: "fixed(yuan(30))").replacing(rates, with: ""),
      tests: claimed("a", "2024-03"))
    let stated = try #require(overlaps(careful, rest).first)
    #expect(stated.statement?.word == "paid" && stated.statement?.file == "rest.lua")
    #expect(stated.first.amount == Money(fen: 3_000) && stated.second.amount == Money(fen: 7_000))
  }

  @Test("an award of a later month counts, an allowance of another month does not")
  func later() throws {
    func fixed(_ claim: String, _ month: String) throws -> TestedSheet {
      let window = #"claim { value = "\#(claim)" }.held { from = "\#(month)-01", to = "\#(month)-28" }"#
      return try tested(claim, award(claim, window), tests: claimed(claim, month))
    }
    let found = try #require(overlaps(try fixed("a", "2024-03"), try fixed("b", "2024-05")).first)
    #expect(found.first.period == month("2024-03") && found.second.period == month("2024-05"))
    func only(_ id: String, _ span: String) throws -> TestedSheet {
      try tested(id, from: span, allowance(), tests: staff.replacing("2024-03", with: id == "a" ? "2024-03" : "2024-05"))
    }
    let before = try only("a", #"from "2024-01-01" :to "2024-03-31""#)
    #expect(overlaps(before, try only("b", #"from "2024-04-01""#)).isEmpty)
    #expect(!overlaps(before, try only("b", #"from "2024-03-31""#)).isEmpty)
  }

  @Test("money for one receipt is found twice, for two receipts it is not")
  func records() throws {
    func refund(_ id: String, _ value: String) throws -> TestedSheet {
      try tested(
        id,
        """
        rule "refund" { title = "报销", source = "law", pays = monthly,
          when = { expense { value = "\(value)" }.held "in the month" },
          amount = expense { value = "\(value)" }.sum "in the month", fund = "city" }
        """,
        tests: """
          test "t" { period = "2024-03", worker = { circumstance = { kind = "expense",
            value = "\(value)", amount = yuan(80), on = "2024-03-05" } }, expect = { refund = yuan(80) } }
          """)
    }
    let found = try #require(overlaps(try refund("a", "报名费"), try refund("b", "报名费")).first)
    #expect(found.paidFor == .record && found.first.amount == Money(fen: 8_000))
    #expect(overlaps(try refund("a", "报名费"), try refund("b", "交通费")).isEmpty)
  }

  @Test("pay of the post by two rules of a sheet is told, and a sheet without tests is searched too")
  func pay() throws {
    func pay(_ id: String) -> String {
      """
      rule "\(id)" { title = "工资", source = "law", pays = monthly,
        when = { posting { kind = "community" }.days.at_least(1) }, amount = fixed(yuan(5)), fund = "city" }
      """
    }
    let found = try #require(overlaps(try tested("one", pay("a") + "\n" + pay("b"))).first)
    #expect(found.paidFor == .pay && found.first.line == 3 && found.second.line == 5)
  }
}
