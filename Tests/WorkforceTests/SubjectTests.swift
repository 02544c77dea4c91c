import Testing
import Workforce

@Suite("Keys and codes of people, organisations and stations")
struct SubjectTests {
  @Test(
    "a key says what it is the key of, and is read back",
    arguments: [
      ("W0000042", .worker, 42), ("O0000007", .organisation, 1_099_511_627_783),
      ("S0000012", .station, 2_199_023_255_564), ("s0000012", .station, 2_199_023_255_564),
      ("W12345678", .worker, 12_345_678),
    ] as [(String, SubjectKind, Int64)])
  func keys(text: String, kind: SubjectKind, number: Int64) throws {
    let key = try #require(WorkerKey(text))
    #expect(key.number == number && key.subject == kind)
    #expect(key.description == text.uppercased())
  }

  @Test(
    "what is no key is not read as one",
    arguments: ["", "O", "X0000001", "O-000001", "0000001", "O000000Z", "S1099511627776"])
  func noKeys(text: String) { #expect(WorkerKey(text) == nil) }

  @Test("people come before organisations, and those before stations")
  func order() throws {
    let keys = try ["S0000001", "O0000009", "W9999999", "O0000001"].map {
      try #require(WorkerKey($0))
    }
    #expect(keys.sorted().map(\.description) == ["W9999999", "O0000001", "O0000009", "S0000001"])
  }

  @Test("the ranges of the kinds touch and do not overlap")
  func ranges() {
    let ranges = SubjectKind.allCases.map(\.numbers)
    for (one, other) in zip(ranges, ranges.dropFirst()) { #expect(one.upperBound == other.lowerBound) }
    #expect(SubjectKind.worker.numbers.lowerBound == 0)
  }

  @Test(
    "a credit code has eighteen characters and the right check character",
    arguments: [
      ("91350100M000100Y43", true), ("91350100M000100Y4Z", false), ("52350526MJ0000001K", true),
      ("52350526MJ0000001k", false), ("52350526MJ000001K", false), ("52350526MO0000001K", false),
      ("", false),
    ])
  func creditCodes(text: String, isCode: Bool) {
    #expect((CreditCode(text) != nil) == isCode)
  }

  @Test(
    "the kind of a station is read from the words offices use",
    arguments: [
      ("社工站", "station"), ("站", "station"), ("镇", "street"), ("街道(乡镇)", "street"),
      ("城市社区", "community"), ("社区", "community"), ("行政村", "village"), ("village", "village"),
      ("便民点", "便民点"),
    ])
  func stationKinds(text: String, code: String) { #expect(StationKind.code(for: text) == code) }

  @Test("a station's facts last as long as its row says, and what is not recorded is no fact")
  func circumstances() throws {
    let span = try #require(CivilDate(iso: "2022-01-01").flatMap { DateSpan(first: $0) })
    var station = Station(code: "1", name: "甲", kind: "station", county: "铜官区", span: span)
    #expect(station.circumstances.map(\.kind) == ["station_kind", "location"])
    station.residents = 0
    station.tier = "示范站"
    #expect(station.circumstances.map(\.kind) == ["station_kind", "location", "residents", "tier"])
    #expect(station.circumstances.allSatisfy { $0.span == span })
    #expect(station.circumstances[2].number == 0)
  }

  @Test("a grade is valid for its own days, and else as long as the rest")
  func grades() throws {
    func span(_ text: String) throws -> DateSpan {
      try #require(CivilDate(iso: text).flatMap { DateSpan(first: $0) })
    }
    var one = Organisation(
      code: "1", name: "甲", form: "社会服务机构", county: "德化县", span: try span("2018-01-01"),
      grade: "4A", gradeSpan: try span("2022-01-10"))
    #expect(one.circumstances.last?.span == (try span("2022-01-10")))
    one.gradeSpan = nil
    #expect(one.circumstances.last?.span == (try span("2018-01-01")))
  }
}
