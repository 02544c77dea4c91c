// Late facts on closed months of organisations and stations.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

private let stationHeader = "站点编号,名称,类别,县(市、区),街道(乡镇),服务人口,开始日期,结束日期"
private let circumstanceHeader = "证件类型,身份证号,事项,内容,地点,数值,开始日期,结束日期"
private let organisationHeader =
  "统一社会信用代码,名称,单位性质,县(市、区),开始日期,评估等级,评估日期,评估有效期至,银行账号"

@Suite("Differences of organisations and stations")
struct SubjectDifferenceTests {
  let desk: Desk
  let sheets = PolicyLibrary(folder: fixtures.path)

  init() throws {
    desk = try Desk()
    try bring(
      .stations, stationHeader, "QN-01,甲站,社工站,铜官区,,500,2021-08-01,",
      "QN-02,乙站,社工站,铜官区,,500,2021-08-01,")
    try desk.take(.roster, rosterLine(1), rosterLine(2), rosterLine(3))
  }

  @discardableResult
  private func bring(_ kind: ImportKind, _ header: String, _ lines: String...) throws -> Int64 {
    let text = ([header] + lines).joined(separator: "\n") + "\n"
    let name = "\(kind.rawValue)-\(UUID().uuidString).csv"
    let report = try ImportFile(kind: kind, path: try desk.folder.file(name, text)).run(desk.clerk)
    return try #require(report.batch?.entry.value)
  }

  private func duty(_ place: Int, _ station: String, from: String, to: String = "") -> String {
    ",\(idNumber(place)),岗位属性,驻站社工,\(station),,\(from),\(to)"
  }

  private func differences(_ period: String, _ id: String, in library: PolicyLibrary) throws -> [String] {
    let result = try desk.compute(period, id, in: library)
    return try desk.clerk.store.differences(ofRoll: result.roll.roll.number).map { line in
      "\(line.period) \(line.worker) \(line.rule) \(line.old.fen)>\(line.new?.fen ?? -1) "
        + line.causes.map(\.code).joined(separator: ";")
    }
  }

  @Test("a late duty of a worker pays the station its closed months, naming the entry")
  func lateDuty() throws {
    try bring(
      .circumstances, circumstanceHeader, duty(1, "QN-01", from: "2024-01-01"),
      duty(2, "QN-02", from: "2024-01-01"))
    let id = "station-support"
    for period in ["2024-01", "2024-02"] { _ = try desk.settle(period, id, in: sheets) }
    let entry = try bring(
      .circumstances, circumstanceHeader, duty(3, "甲站", from: "2024-01-31"))
    #expect(
      try differences("2024-03", id, in: sheets) == [
        "2024-01 S0000001 support 0>100000 entry \(entry)",
        "2024-02 S0000001 support 0>100000 entry \(entry)",
      ])
    let settled = try desk.settle("2024-03", id, in: sheets)
    #expect(settled.roll.payable.fen == 300_000)
    #expect(try differences("2024-04", id, in: sheets).isEmpty)
    #expect(try desk.clerk.store.checkChain() == nil)
    let sheet = try ShowRoll(policy: id, period: month("2024-03")).sheet(desk.clerk)
    #expect(sheet.lines.map(\.idNumber) == ["QN-01", "QN-01", "QN-01"])
    #expect(try VerifyRoll(policy: id, period: month("2024-03")).run(desk.clerk).agrees)
  }

  @Test("a duty that ended the day before a month ends takes that month back, and the one before stays")
  func endedDuty() throws {
    try bring(
      .circumstances, circumstanceHeader, duty(1, "QN-01", from: "2024-01-01"))
    let file = try bring(
      .circumstances, circumstanceHeader, duty(2, "QN-01", from: "2024-01-01"))
    let id = "station-support"
    for period in ["2024-01", "2024-02"] { _ = try desk.settle(period, id, in: sheets) }
    let batch = try #require(try desk.clerk.store.batches().first { $0.entry.value == file })
    _ = try WithdrawImport(batch: batch.number, reason: "").run(desk.clerk)
    let late = try bring(
      .circumstances, circumstanceHeader, duty(2, "QN-01", from: "2024-01-01", to: "2024-02-28"))
    let causes = [late - 1, late].map { "entry \($0)" }.sorted().joined(separator: ";")
    #expect(
      try differences("2024-03", id, in: sheets) == [
        "2024-02 S0000001 support 100000>0 \(causes)"
      ])
  }

  @Test("a late grade pays an organisation its award once, and other organisations nothing")
  func lateGrade() throws {
    let id = "dehua/organisation-awards"
    let (first, second) = ("52350526MJ0000001K", "52350526MJ0000002N")
    try bring(
      .organisations, organisationHeader,
      "\(first),甲中心,社会服务机构,德化县,2018-05-04,,,,", "\(second),乙协会,社会团体,德化县,2018-05-04,,,,")
    for period in ["2022-02", "2022-03"] { _ = try desk.settle(period, id) }
    let entry = try bring(
      .organisations, organisationHeader,
      "\(second),乙协会,社会团体,德化县,2022-03-10,4A,2022-03-10,2027-03-09,")
    #expect(
      try differences("2022-04", id, in: library) == [
        "2022-03 O0000002 grade_4a 0>100000 entry \(entry)"
      ])
    _ = try desk.settle("2022-04", id)
    #expect(try differences("2022-05", id, in: library).isEmpty)
    #expect(try desk.lines(desk.compute("2022-05", id)).isEmpty)
  }
}
