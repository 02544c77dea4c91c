// The sample year of an office, and small registers to test with.

import Exchange
import Foundation
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let sample = package.appending(path: "Scripts/sample/yinchuan")
/// The answers an office expects; kept beside the package where there are any.
let expected = package.appending(path: "../shared/data/yinchuan/expected").standardizedFileURL
let hasExpected = FileManager.default.fileExists(
  atPath: expected.appending(path: "import.json").path)
let scheme = "yinchuan/certificate-subsidies"
let library = PolicyLibrary(folder: package.appending(path: "Policies").path)

func month(_ text: String) throws -> Period { try #require(Period(text)) }

/// A folder that is removed with its contents at the end of a test.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a text and gives its path.
  func file(_ name: String, _ lines: String...) throws -> String {
    try Data(lines.joined(separator: "\n").utf8).write(to: url.appending(path: name))
    return path(name)
  }
}

/// An empty register with somebody in front of it.
struct Desk {
  let folder: TemporaryFolder
  let clerk: Clerk

  init() throws {
    folder = try TemporaryFolder()
    clerk = Clerk(store: try Store.create(folder.path("register.db")), actor: "clerk")
  }

  /// Imports lines below the usual header of a kind, as one CSV file.
  @discardableResult
  func take(
    _ kind: ImportKind, _ lines: String..., file: String? = nil, dryRun: Bool = false,
    by user: Clerk? = nil
  ) throws -> ImportFile.Report {
    let path = try folder.file(
      file ?? "\(kind.rawValue)-\(UUID().uuidString).csv",
      ([headers[kind] ?? ""] + lines).joined(separator: "\n") + "\n")
    var job = ImportFile(kind: kind, path: path)
    job.dryRun = dryRun
    return try job.run(user ?? clerk)
  }

  func compute(_ period: String, _ id: String = scheme, in library: PolicyLibrary = library)
    throws -> RunRoll.Result
  {
    try RunRoll(policy: id, period: month(period), library: library).compute(clerk)
  }

  func settle(_ period: String, _ id: String = scheme, in library: PolicyLibrary = library)
    throws -> RunRoll.Result
  {
    try RunRoll(policy: id, period: month(period), library: library).settle(clerk, reason: "")
  }

  /// The lines of a stored roll, sorted as texts.
  func lines(_ result: RunRoll.Result) throws -> [String] {
    try clerk.store.lines(ofRoll: result.roll.roll.number).map { line in
      "\(line.line.worker) \(line.line.rule) \(line.line.level?.code ?? "-") "
        + "\(line.line.amount.fen) \(line.line.outcome.code)"
    }.sorted()
  }

  /// Everything two equal registers have in common: the facts of everybody.
  func facts() throws -> [String] {
    let snapshot = try clerk.store.snapshot()
    return try (0..<snapshot.workers.count).map { index in
      let facts = try clerk.store.facts(of: WorkerKey(number: snapshot.workers[index]))
      return "\(facts.worker) \(facts.person.map { "\($0.value)" } ?? "-") "
        + "\(facts.postings) \(facts.certificates) "
        + "\(facts.registrations) \(facts.assessments) \(facts.trainings) \(facts.payments)"
    }
  }
}

let headers: [ImportKind: String] = [
  .roster: "序号,姓名,证件类型,身份证号,性别,县(市、区),工作单位,岗位类别,是否在编,到岗日期,离岗日期",
  .certificates: "身份证号,姓名,证书等级,管理号,批准日期,登记日期,登记有效期至",
  .assessments: "身份证号,年度,结果",
  .training: "身份证号,姓名,课程编号,课程名称,培训机构,开始日期,结束日期,学时,考核结果",
  .payments: "身份证号,姓名,证书等级,发放金额(元),发放日期,发放单位,备注",
]

/// A sound number of the unassigned county 640199.
func idNumber(_ place: Int) -> String {
  let digits = "64019919900101" + String(String(1000 + place).suffix(3))
  let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
  return digits + String(Array("10X98765432")[sum % 11])
}

func rosterLine(
  _ place: Int, name: String = "李明", county: String = "兴庆区", kind: String = "社区",
  from: String = "2022-07-01", to: String = ""
) -> String {
  "\(place),\(name),居民身份证,\(idNumber(place)),女,\(county),某社区,\(kind),否,\(from),\(to)"
}

func certificateLine(
  _ place: Int, name: String = "李明", level: String = "助理社会工作师", approved: String,
  from: String = "2023-01-01", to: String = "2025-12-31"
) -> String {
  "\(idNumber(place)),\(name),\(level),2023064\(place),\(approved),\(from),\(to)"
}

func trainingLine(_ place: Int, hours: String = "8", result: String = "合格", name: String = "李明")
  -> String
{
  "\(idNumber(place)),\(name),SW101,职业伦理,某学院,2023-05-01,2023-05-01,\(hours),\(result)"
}

/// Random numbers with a fixed course (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
