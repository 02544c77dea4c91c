import Digests
import Payouts
import PolicyEngine
import TestSupport
import Testing
import Workforce

// A roll's lines, their order, their sum and the digest that anybody can compute again.

private let statements = """
  parameter "award" { title = "奖补", source = "law",
    from "2000-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) } }
  rule "award" { title = "奖补", source = "law", pays = once_per "level",
    each = certificate.each { approved = "in the month" }, when = { },
    amount = by_level "award" :less_paid "award",
    fund = by_level { junior = "city", intermediate = "region", senior = "region" } }
  rule "month" { title = "月补", source = "law", pays = monthly,
    when = { assessment.last_year.is_not "failed", posting { }.held "on the last day" },
    amount = fixed(yuan(100)), fund = "city" }
  """

private let people = [
  Person().certified(.senior, "2024-03-05").certified(.junior, "2024-03-09"),
  Person.qualified, Person().posted(from: "2020-01-01"), Person(),
]
private let numbers: [Int64] = [3, 42, 1_000_000, 12_345_678]

private func built(
  _ period: String = "2024-03", _ text: String = statements, _ people: [Person] = people
) throws -> BuiltRoll {
  let snapshot = Snapshot(
    people, numbers: people.count == numbers.count ? numbers : nil, knownAt: EntryNumber(17))
  return try RollBuilder.build(try sheet(text), snapshot: snapshot, period: month(period))
}

private func lines(_ roll: BuiltRoll) -> [PayoutLine] {
  var lines: [PayoutLine] = []
  roll.forEachLine { lines.append($0) }
  return lines
}

@Suite("Rolls")
struct RollBuilderTests {
  private let canonical = """
    2024-03,W0000003,award,1,junior,city,200000,pays
    2024-03,W0000003,award,2,senior,region,400000,pays
    2024-03,W0000042,award,1,junior,city,200000,pays
    2024-03,W0000042,month,1,,city,10000,pays
    2024-03,W1000000,month,1,,city,0,undecided

    """

  @Test("the digest is the SHA-256 of the canonical lines as anybody can write them down")
  func digest() throws {
    let roll = try built()
    #expect(roll.roll.digest == SHA256.hex(canonical))
    // The same text through the nouns of the roll.
    let text = lines(roll).map { line in
      "2024-03,\(line.worker),\(line.rule),\(line.instalment),\(line.level?.code ?? ""),"
        + "\(line.fund),\(line.amount.fen),\(line.outcome.code)\n"
    }.joined()
    #expect(text == canonical)
  }

  @Test("SHA-256 is the one everybody else computes")
  func knownDigest() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(SHA256.hex("") == empty)
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(SHA256.hex("abc") == abc)
  }

  @Test("the same facts twice give the same digest, and one fen more another one")
  func stable() throws {
    let first = try built().roll
    for _ in 0..<5 { #expect(try built().roll == first) }
    let richer = statements.replacing("fixed(yuan(100))", with: #"fixed(yuan "100.01")"#)
    #expect(try built("2024-03", richer).roll.digest != first.digest)
    #expect(try built("2024-04").roll.digest != first.digest)
  }

  @Test("a digest over many lines is that of the whole text, wherever its buffer is emptied")
  func manyLines() throws {
    let many = Array(repeating: Person.qualified, count: 5_000)
    let roll = try built("2024-03", statements, many)
    let awards = (1...Int64(5_000)).map { "2024-03,\(WorkerKey(number: $0)),award,1,junior,city,200000,pays\n" }
    let months = (1...Int64(5_000)).map { "2024-03,\(WorkerKey(number: $0)),month,1,,city,10000,pays\n" }
    #expect(roll.roll.digest == SHA256.hex(awards.joined() + months.joined()))
    #expect(roll.total == Money(fen: 5_000 * 210_000) && roll.paidLines == 10_000)
  }

  @Test("lines come rule by rule as the sheet has them, workers by key, levels from the lower")
  func order() throws {
    let lines = lines(try built())
    #expect(lines.map(\.rule) == ["award", "award", "award", "month", "month"])
    #expect(lines.map(\.worker.number) == [3, 3, 42, 42, 1_000_000])
    #expect(lines.map(\.instalment) == [1, 2, 1, 1, 1])
    #expect(lines.map(\.level) == [.junior, .senior, .junior, nil, nil])
    #expect(lines.map(\.fund) == ["city", "region", "city", "city", "city"])
  }

  @Test("a line that waits has a reason, pays nothing and is counted apart")
  func waiting() throws {
    let roll = try built()
    #expect(roll.paidLines == 4 && roll.waitingLines == 1)
    #expect(roll.total == Money(fen: 200_000 + 400_000 + 200_000 + 10_000))
    let waiting = lines(roll).filter { $0.outcome != .pays }
    #expect(waiting.map(\.amount) == [.zero])
    #expect(waiting.allSatisfy { $0.reason != nil })
    #expect(lines(roll).filter { $0.outcome == .pays }.allSatisfy { $0.reason == nil })
  }

  @Test("a roll names its facts, its policy and the text of the policy")
  func provenance() throws {
    let roll = try built().roll
    #expect(roll.knownAt == EntryNumber(17) && roll.policy == "test/sheet")
    #expect(roll.policyHash == SHA256.hex(sheetText(statements)))
    #expect(roll.state == .draft && roll.engineVersion == RollBuilder.engineVersion)
  }

  @Test("a month before the policy is in force has no roll; its first month has one")
  func inForce() throws {
    func build(_ from: String) throws -> BuiltRoll {
      let text = sheetText(statements).replacing("2000-01-01\",", with: "\(from)\",")
      let sheet = try PolicyLoader.load(text: Array(text.utf8), file: "sheet.lua")
      return try RollBuilder.build(sheet, snapshot: Snapshot(people), period: month("2024-03"))
    }
    #expect(throws: Never.self) { _ = try build("2024-03-31") }
    let error = try #require(throws: RollBuilderError.self) { _ = try build("2024-04-01") }
    #expect(error == .notInForce(policy: "test/sheet", days("2024-04-01")))
    #expect(error.message.en.contains("2024-04-01") && error.message.zh.contains("2024-04-01"))
  }

  @Test("a month after the policy's end has no roll, and the error names the end; the last has one")
  func end() throws {
    func build(_ end: String) throws -> BuiltRoll {
      let text = sheetText(statements).replacing(
        "from \"2000-01-01\",", with: "from \"2000-01-01\" :to \"\(end)\",", maxReplacements: 1)
      let sheet = try PolicyLoader.load(text: Array(text.utf8), file: "sheet.lua")
      return try RollBuilder.build(sheet, snapshot: Snapshot(people), period: month("2024-03"))
    }
    let paid = try build("2024-03-31").paidLines
    #expect(paid > 0)
    let error = try #require(throws: RollBuilderError.self) { _ = try build("2024-03-30") }
    #expect(error == .notInForce(policy: "test/sheet", days("2000-01-01", "2024-03-30")))
    #expect(error.message.en.contains("to 2024-03-30") && error.message.zh.contains("至 2024-03-30 止"))
  }

  @Test("a total that does not fit is an error and never a wrapped number")
  func overflow() throws {
    let most = """
      rule "r" { title = "条", source = "law", pays = monthly, when = { },
        amount = fixed(yuan(1000000000000)), fund = "city" }
      """
    let fits = Int(Int64.max / 100_000_000_000_000)
    let roll = try built("2024-03", most, Array(repeating: Person(), count: fits))
    #expect(roll.total.fen == Int64(fits) * 100_000_000_000_000)
    #expect(throws: RollBuilderError.totalTooLarge) {
      _ = try built("2024-03", most, Array(repeating: Person(), count: fits + 1))
    }
  }

  @Test("nobody to pay is a roll without lines")
  func empty() throws {
    let roll = try built("2024-03", statements, [])
    #expect(roll.total == .zero && roll.paidLines == 0 && lines(roll).isEmpty)
    #expect(roll.roll.digest == SHA256.hex(""))
  }

  @Test("differences follow the lines in the digest, by month and rule, each as one line of text")
  func differences() throws {
    func line(_ period: String, _ rule: String, _ fund: String, _ worker: Int64 = 42)
      -> DifferenceLine
    {
      DifferenceLine(
        corrects: 1, period: month(period), worker: WorkerKey(number: worker), rule: rule,
        level: .junior, fund: fund, old: Money(fen: 20_000), new: .zero, outcome: .pays,
        causes: [.entry(EntryNumber(9))])
    }
    var waiting = line("2024-02", "month", "region", 7)
    (waiting.level, waiting.old, waiting.new, waiting.outcome) = (nil, Money(fen: -5), nil, .held)
    waiting.causes = [.entry(EntryNumber(9)), .payments(month("2024-01"))]
    let organisation = try #require(WorkerKey("O0000005"))
    let sheet = try sheet(statements)
    let roll = try RollBuilder.build(
      sheet, snapshot: Snapshot([Person]()), period: month("2024-03"),
      differences: [
        waiting, line("2024-01", "month", "city"), line("2024-01", "award", "region"),
        line("2024-02", "month", "city", organisation.number),
      ])
    let text = """
      difference,2024-01,W0000042,award,junior,region,20000,0,pays,entry 9
      difference,2024-01,W0000042,month,junior,city,20000,0,pays,entry 9
      difference,2024-02,W0000007,month,,region,-5,,held,entry 9;payments 2024-01
      difference,2024-02,O0000005,month,junior,city,20000,0,pays,entry 9

      """
    #expect(roll.roll.digest == SHA256.hex(text))
    let alone = roll.differences.flatMap { CanonicalLines.bytes(of: $0) }
    #expect(String(decoding: alone, as: UTF8.self) == text)
  }
}
