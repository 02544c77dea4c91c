// Organisations and stations from their tables to findings and rolls.

import Exchange
import Foundation
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

private let stationHeader = "站点编号,名称,类别,县(市、区),街道(乡镇),服务人口,开始日期,结束日期"
private let organisationHeader =
  "统一社会信用代码,名称,单位性质,县(市、区),开始日期,评估等级,评估日期,评估有效期至,银行账号"
private let circumstanceHeader = "证件类型,身份证号,事项,内容,地点,数值,开始日期,结束日期"
private let code = "52350526MJ0000001K"
private let otherCode = "52350526MJ0000002N"

extension Desk {
  /// Imports lines below a header of their own.
  @discardableResult
  fileprivate func bring(_ kind: ImportKind, _ header: String, _ lines: String...) throws
    -> ImportFile.Report
  {
    let text = ([header] + lines).joined(separator: "\n") + "\n"
    let name = "\(kind.rawValue)-\(text.hashValue).csv"
    return try ImportFile(kind: kind, path: try folder.file(name, text)).run(clerk)
  }

  /// What is known of an organisation or station, oldest first, as `kind value number from to`.
  fileprivate func known(_ kind: SubjectKind) throws -> [String] {
    try clerk.store.subjects(of: kind).flatMap { hit in
      try clerk.store.facts(of: hit.worker).circumstances.map(\.value).sorted {
        ($0.kind, $0.span.first) < ($1.kind, $1.span.first)
      }.map { one in
        let last = one.span.last == .openEnd ? "-" : one.span.last.description
        return "\(hit.worker) \(one.kind) \(one.value ?? one.place ?? "") \(one.number ?? 0) "
          + "\(one.span.first) \(last)"
      }
    }
  }
}

private func codes(_ report: ImportFile.Report) -> [String] {
  report.findings.map { "\($0.row) \($0.code)" }
}

@Suite("Organisations and stations in the office")
struct SubjectOfficeTests {
  @Test("good rows go in, bad ones come back with their reason")
  func rows() throws {
    let desk = try Desk()
    let report = try desk.bring(
      .stations, stationHeader, "QN-01,桥南街道社工站,社工站,铜官区,桥南街道,20000,2021-08-01,",
      "QN-02,,社工站,铜官区,,20000,2021-08-01,", "QN-03,西湖社工站,社工站,铜官区,,两万,2021-08-01,",
      "QN-04,东郊社工站,社工站,铜官区,,1,2021-08-01,2021-07-31")
    #expect(codes(report) == ["3 empty_mandatory", "4 bad_count", "5 end_before_start"])
    #expect(report.counts.accepted == 1 && report.rejected.count == 3)
    #expect(
      try desk.known(.station) == [
        "S0000001 location 桥南街道 0 2021-08-01 -", "S0000001 residents  20000 2021-08-01 -",
        "S0000001 station_kind station 0 2021-08-01 -",
      ])
  }

  @Test("a later row takes over from its first day; the same row again is nothing new")
  func laterRows() throws {
    let desk = try Desk()
    try desk.bring(.stations, stationHeader, "QN-01,甲站,社工站,铜官区,,19999,2021-08-01,")
    let grown = "QN-01,甲站,社工站,铜官区,,20000,2023-01-01,"
    let report = try desk.bring(.stations, stationHeader, grown)
    #expect(report.findings.isEmpty && report.counts.accepted == 1)
    let after = [
      "S0000001 location 铜官区 0 2021-08-01 -", "S0000001 residents  19999 2021-08-01 2022-12-31",
      "S0000001 residents  20000 2023-01-01 -", "S0000001 station_kind station 0 2021-08-01 -",
    ]
    #expect(try desk.known(.station) == after)
    let again = try desk.bring(.stations, stationHeader, grown, "")
    #expect(codes(again) == ["2 duplicate"] && again.batch == nil)
    #expect(try desk.known(.station) == after)
    #expect(try desk.clerk.store.checkChain() == nil)
  }

  @Test("a closing row ends what is open")
  func closing() throws {
    let desk = try Desk()
    try desk.bring(.stations, stationHeader, "QN-01,甲站,社工站,铜官区,,500,2021-08-01,")
    try desk.bring(.stations, stationHeader, "QN-01,甲站,社工站,铜官区,,500,2021-08-01,2023-06-30")
    #expect(try desk.known(.station).allSatisfy { $0.hasSuffix("2021-08-01 2023-06-30") })
  }

  @Test("rows that cannot both be true are given back, in one file and against the register")
  func conflicts() throws {
    let desk = try Desk()
    let report = try desk.bring(
      .stations, stationHeader, "QN-01,甲站,社工站,铜官区,,500,2021-08-01,",
      "QN-01,甲站,社工站,铜官区,,600,2021-08-01,")
    #expect(codes(report) == ["3 conflicting_duplicate"] && report.counts.accepted == 1)
    let earlier = try desk.bring(.stations, stationHeader, "QN-01,甲站,社工站,铜官区,,700,2021-07-01,")
    #expect(codes(earlier) == ["2 conflicting_duplicate"] && earlier.batch == nil)
    #expect(earlier.findings[0].reason.en.contains("which stays"))
    #expect(try desk.known(.station).contains("S0000001 residents  500 2021-08-01 -"))
  }

  @Test("a new name or account is taken from the latest row, and an empty cell changes nothing")
  func renamed() throws {
    let desk = try Desk()
    func bring(_ name: String, _ from: String, _ account: String) throws -> ImportFile.Report {
      try desk.bring(
        .organisations, organisationHeader, "\(code),\(name),社会服务机构,德化县,\(from),,,,\(account)")
    }
    _ = try bring("甲中心", "2018-05-04", "9999")
    let key = try #require(WorkerKey("O0000001"))
    #expect(try bring("乙中心", "2018-05-04", "").counts.accepted == 1)
    #expect(try desk.clerk.store.worker(key).name == "乙中心")
    #expect(try desk.clerk.store.worker(key).bankAccount == "9999")
    #expect(try bring("乙中心", "2018-05-04", "8888").counts.accepted == 1)
    #expect(try desk.clerk.store.worker(key).bankAccount == "8888")
    // Files about other days change no name.
    #expect(try bring("丙中心", "2017-01-01", "7777").counts.accepted == 0)
    #expect(try desk.clerk.store.worker(key).name == "乙中心")
  }

  @Test("a code belongs to one subject, and only people have certificates and posts")
  func oneCode() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    try desk.bring(.organisations, organisationHeader, "\(code),甲中心,社会服务机构,德化县,2018-05-04,,,,")
    let station = try desk.bring(
      .stations, stationHeader, "\(code),甲站,社工站,铜官区,,500,2021-08-01,",
      "\(idNumber(1)),乙站,社工站,铜官区,,500,2021-08-01,")
    #expect(codes(station) == ["2 code_taken", "3 code_taken"])
    let roster = try desk.take(
      .roster, "1,李明,统一社会信用代码,\(code),女,兴庆区,某社区,社区,否,2022-07-01,",
      "2,李明,护照,\(code),女,兴庆区,某社区,社区,否,2022-07-01,")
    #expect(codes(roster) == ["2 not_a_person", "3 not_a_person"])
    let certificate = try desk.take(
      .certificates, "\(code),甲中心,助理社会工作师,20230641,2023-01-01,,", "")
    #expect(codes(certificate) == ["2 unknown_person"])
  }

  @Test("circumstances and earlier payments of an organisation come in under its code")
  func ofOrganisations() throws {
    let desk = try Desk()
    try desk.bring(.organisations, organisationHeader, "\(code),甲中心,社会服务机构,德化县,2018-05-04,,,,")
    let report = try desk.bring(
      .circumstances, circumstanceHeader, "统一社会信用代码,\(code),年检,合格,,,2022-05-31,",
      "统一社会信用代码,\(otherCode),年检,合格,,,2022-05-31,")
    #expect(codes(report) == ["3 unknown_person"])
    #expect(try desk.known(.organisation).contains("O0000001 inspection 合格 0 2022-05-31 2022-05-31"))
  }

  @Test("a withdrawn table takes its stations away, and comes in again")
  func withdrawn() throws {
    let desk = try Desk()
    let row = "QN-01,甲站,社工站,铜官区,,500,2021-08-01,"
    let batch = try #require(try desk.bring(.stations, stationHeader, row).batch)
    _ = try WithdrawImport(batch: batch.number, reason: "").run(desk.clerk)
    #expect(try desk.clerk.store.subjects(of: .station).isEmpty)
    #expect(try desk.bring(.stations, stationHeader, row).counts.accepted == 1)
    #expect(try desk.known(.station).count == 3)
    #expect(try desk.clerk.store.subjects(of: .station).map(\.worker.description) == ["S0000001"])
  }

  @Test("Tongling's standard finds what stations lack, from their tables and their people's duties")
  func staffing() throws {
    let desk = try Desk()
    try desk.bring(
      .stations, stationHeader, "QN-01,桥南街道社工站,社工站,铜官区,桥南街道,20000,2021-08-01,",
      "QN-02,西湖镇社工站,社工站,铜官区,西湖镇,19999,2021-08-01,",
      "QN-03,老洲乡社工站,社工站,枞阳县,老洲乡,,2021-08-01,", "QN-04,桥南社区,社区,铜官区,桥南街道,3000,2021-08-01,")
    try desk.take(.roster, rosterLine(1), rosterLine(2), rosterLine(3), rosterLine(4))
    try desk.bring(
      .circumstances, circumstanceHeader, ",\(idNumber(1)),岗位属性,站长,QN-01,,2021-08-01,",
      ",\(idNumber(2)),岗位属性,督导,桥南街道社工站,,2021-08-01,",
      ",\(idNumber(3)),岗位属性,驻站社工,QN-01,,2021-08-01,",
      ",\(idNumber(4)),岗位属性,驻站社工,QN-02,,2021-08-01,2022-06-30")
    func found(_ period: String) throws -> [String] {
      let answer = try ListFindings(
        policy: "tongling/station-staffing", period: try month(period), library: library
      ).run(desk.clerk)
      return answer.rows.map { "\($0.idNumber) \($0.finding.standard) \($0.finding.state)" }
    }
    #expect(
      try found("2022-06") == [
        "QN-02 head found", "QN-03 head found", "QN-02 supervisor found", "QN-03 supervisor found",
        "QN-01 stationed_large found", "QN-03 stationed_large undecided",
        "QN-03 stationed_small undecided",
      ])
    #expect(try found("2022-07").contains("QN-02 stationed_small found"))
  }

  @Test("Dehua pays a graded organisation once, says why, and what would have had to be")
  func awards() throws {
    let desk = try Desk()
    let id = "dehua/organisation-awards"
    try desk.bring(
      .organisations, organisationHeader,
      "\(code),甲中心,社会服务机构,德化县,2018-05-04,5A,2022-03-10,2027-03-09,9999",
      "\(otherCode),乙协会,社会团体,德化县,2018-05-04,,,,8888")
    let computed = try desk.compute("2022-03", id)
    #expect(try desk.lines(computed) == ["O0000001 grade_5a - 200000 pays"])
    let settled = try desk.settle("2022-03", id)
    #expect(settled.roll.roll.state == .settled)
    let sheet = try ShowRoll(policy: id, period: month("2022-03")).sheet(desk.clerk)
    let line = try #require(Array(sheet.lines).first)
    #expect(line.name == "甲中心" && line.idNumber == code && line.worker.description == "O0000001")
    #expect(try desk.clerk.store.checkChain { _ in computed.roll.roll.digest } == nil)
    #expect(try desk.lines(desk.compute("2022-04", id)).isEmpty)

    let key = try #require(WorkerKey("O0000001"))
    let answers = try ExplainLine(
      worker: key, period: month("2022-03"), policy: nil, rule: nil, library: library
    ).run(desk.clerk)
    #expect(answers.map(\.policy.id) == [id])
    #expect(answers[0].explanations.map(\.outcome) == [.pays, .refused])
    #expect(answers[0].sources.values.allSatisfy { $0.row == 2 })
    let refusal = try ExplainRefusal(
      worker: try #require(WorkerKey("O0000002")), period: month("2022-03"), policy: id,
      rule: "grade_4a", library: library
    ).run(desk.clerk)
    let offer = try #require(refusal.refusals.first?.offers.first)
    #expect(offer.amount == Money(fen: 100_000) && offer.changes.map(\.noun) == [.circumstance])
    #expect(throws: OfficeError.self) {
      try ExplainLine(
        worker: key, period: month("2022-03"), policy: scheme, rule: nil, library: library
      ).run(desk.clerk)
    }
  }

  @Test("a sheet about stations is not rehearsed against one about people")
  func rehearsal() throws {
    let desk = try Desk()
    let job = RehearsePolicy(
      sheet: package.appending(path: "Policies/tongling/station-staffing.lua").path, against: scheme,
      settings: [], from: try month("2022-01"), to: try month("2022-02"), library: library)
    #expect(throws: OfficeError.self) { try job.run(desk.clerk) }
  }

  @Test("a station is listed with what was recorded last, and shown with its people")
  func shown() throws {
    let desk = try Desk()
    try desk.bring(
      .stations, stationHeader, "QN-01,甲站,社工站,铜官区,,19999,2021-08-01,",
      "QN-01,甲站,社工站,铜官区,,20000,2023-01-01,")
    try desk.take(.roster, rosterLine(1))
    try desk.bring(.circumstances, circumstanceHeader, ",\(idNumber(1)),岗位属性,站长,QN-01,,2021-08-01,")
    let list = try ListSubjects(.station).run(desk.clerk)
    #expect(list.rows.map(\.people) == [1])
    #expect(list.text(in: .en).contains("20000") && !list.text(in: .en).contains("19999"))
    for name in ["S0000001", "qn-01"] {
      let shown = try ShowSubject(.station, subject: name).run(desk.clerk)
      #expect(shown.ties.map { "\($0.worker) \($0.what)" } == ["W0000001 站长"])
      #expect(shown.text(in: .zh).contains("站长"))
    }
    for name in ["S0000002", "W0000001", "QN-9"] {
      #expect(throws: OfficeError.self) { try ShowSubject(.station, subject: name).run(desk.clerk) }
    }
  }
}
