// What a machine can do to a register: no room, no rights, a kill at the worst moment, two clerks
// at once. Each ends with a clear message and a register that holds whole batches only.

import Foundation
import Glibc
import Testing

private let sample = package.appending(path: "Scripts/sample/yinchuan/社会工作者花名册.xlsx").path
private let isRoot = getuid() == 0

/// A roster of many people, so that an import of it takes a while.
private func manyPeople(_ count: Int, from first: Int = 0) -> (text: String, rows: Int) {
  let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  var text = "姓名,身份证号,性别,县(市、区),工作单位,岗位类别,是否在编,到岗日期\n"
  var rows = 0
  for place in first..<first + count {
    let serial = String(String(1000 + place % 1000).suffix(3))
    let digits = "640199\(1950 + place / 1000 % 50)0101\(serial)"
    let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    let number = "\(digits)\(Array("10X98765432")[sum % 11])"
    // Three zeros at the end are what a spreadsheet leaves of a number.
    if number.hasSuffix("000") { continue }
    rows += 1
    text += "李明,\(number),女,兴庆区,某社区,社区,否,2022-07-01\n"
  }
  return (text, rows)
}

@Suite("Disasters", .serialized)
struct DisasterTests {
  /// Batches of the register with their accepted rows, and the number of people found.
  private func batches(_ desk: Desk) throws -> [Int] {
    struct Batch: Decodable { var accepted: Int }
    let run = try desk.run("import", "list", "--json")
    #expect(run.code == 0, "\(run.all)")
    return try JSONDecoder().decode([Batch].self, from: Data(run.output.utf8)).map(\.accepted)
  }

  @Test("an import killed at any moment leaves whole batches, and the next import works")
  func killed() throws {
    let desk = try Desk(filled: true)
    let many = manyPeople(2_000)
    try desk.write("many.csv", many.text)
    let whole = try Desk(filled: true)
    try whole.write("many.csv", many.text)
    let usual = try whole.run("import", "roster", "many.csv")
    #expect(usual.code == 0)
    var generator = SystemRandomNumberGenerator()
    var interrupted = 0
    for _ in 0..<80 where interrupted < 20 {
      let process = try desk.start([Desk.program, "import", "roster", "many.csv"])
      usleep(UInt32.random(in: 0..<UInt32(usual.seconds * 800_000), using: &generator))
      kill(process.id, SIGKILL)
      if try desk.finish(process).code == 128 + SIGKILL { interrupted += 1 }
      // Whole batches only: the three of the desk, and withdrawn or valid ones of the file.
      let found = try batches(desk)
      #expect(found.starts(with: [4, 4, 3]) && found.dropFirst(3).allSatisfy { $0 == many.rows })
      if found.count > 3 { _ = try desk.run("import", "undo", "\(found.count)") }
    }
    #expect(interrupted == 20)
    let next = try desk.run("import", "roster", "many.csv")
    #expect(next.code == 0 && next.output.contains("导入 \(many.rows)"), "\(next.all)")
  }

  @Test("two clerks import at once: both batches are there, or one is asked to try again")
  func together() throws {
    let desk = try Desk(filled: true)
    try desk.write("a.csv", manyPeople(3_000).text)
    try desk.write("b.csv", manyPeople(3_000, from: 3_000).text)
    let first = try desk.start([Desk.program, "import", "roster", "a.csv"])
    let second = try desk.start([Desk.program, "import", "roster", "b.csv"])
    let runs = [try desk.finish(first), try desk.finish(second)]
    for run in runs { #expect(run.code == 0 || run.code == 75, "\(run.all)") }
    #expect(runs.contains { $0.code == 0 })
    #expect(try batches(desk).count == 3 + runs.count { $0.code == 0 })
  }

  @Test("the same file from two clerks at once is imported once")
  func sameFileTogether() throws {
    let desk = try Desk(filled: true)
    try desk.write("a.csv", manyPeople(3_000).text)
    try desk.write("b.csv", manyPeople(3_000).text)
    let first = try desk.start([Desk.program, "import", "roster", "a.csv"])
    let second = try desk.start([Desk.program, "import", "roster", "b.csv"])
    for run in [try desk.finish(first), try desk.finish(second)] {
      #expect(run.code == 0 || run.code == 75, "\(run.all)")
    }
    #expect(try batches(desk) == [4, 4, 3, manyPeople(3_000).rows])
  }

  @Test(
    "a file that may not grow ends the import with a message and not the program by a signal",
    arguments: [("zh", "磁盘"), ("en", "disk")])
  func sizeLimit(language: String, wanted: String) throws {
    let desk = try Desk(filled: true)
    let before = try desk.state()
    let run = try desk.shell("ulimit -f 200; $S import roster \"\(sample)\"", language: language)
    #expect(run.code == 74 && run.errors.contains(wanted), "\(run.code) \(run.errors)")
    #expect(try desk.state() == before)
  }

  @Test(
    "a full disk is said to be full, and nothing of the import stays",
    .enabled(if: isRoot, "only root can mount a small disk"),
    arguments: [("zh", "磁盘已满"), ("en", "the disk is full")])
  func fullDisk(language: String, wanted: String) throws {
    let desk = try Desk(filled: true)
    let run = try desk.shell(
      """
      mkdir disk && mount -t tmpfs -o size=700k tmpfs disk || exit 99
      cp register.db disk/ && $S import roster "\(sample)" --db disk/register.db
      code=$?
      $S import list --db disk/register.db --json >list.json
      umount disk
      exit $code
      """, language: language)
    try #require(run.code != 99, "a small disk cannot be mounted here")
    #expect(run.code == 74 && run.errors.contains(wanted), "\(run.code) \(run.errors)")
    #expect(try desk.text("list.json") == desk.run("import", "list", "--json").output)
  }

  @Test(
    "a register that may only be read is not changed, and said to be so",
    .enabled(if: isRoot, "only root can become somebody else"),
    arguments: [("zh", "登记库为只读"), ("en", "the register is read-only")])
  func readOnly(language: String, wanted: String) throws {
    let desk = try Desk(filled: true)
    let before = try desk.state()
    try desk.write("more.csv", manyPeople(2).text)
    let again = try desk.shell(
      """
      chmod 444 register.db* more.csv; chmod 555 .
      setpriv --reuid=65534 --regid=65534 --clear-groups "$S" import roster more.csv
      code=$?
      chmod 755 . ; chmod 600 register.db*
      exit $code
      """, language: language)
    #expect(again.code == 77 && again.errors.contains(wanted), "\(again.code) \(again.errors)")
    #expect(try desk.state() == before)
  }
}
