// A register with everything in it that a package can hold, made by the commands an office uses.

import Foundation
import Testing

extension Desk {
  /// The script that checks packages, the one that tampers with them, and the one that asks it what
  /// differs between lists.
  static let verifier = package.appending(path: "Scripts/verify-package").path
  static let tamperer = tests.appending(path: "Tampering/tamper.py").path
  static let differences = tests.appending(path: "Tampering/differences.py").path

  /// Another desk with a register of the same content and its key.
  func copy() throws -> Desk {
    let desk = try Desk()
    for name in ["register.db", "register.db.key"] {
      try FileManager.default.copyItem(atPath: path(name), toPath: desk.path(name))
    }
    return desk
  }

  /// Checks a package as an outsider would.
  func verify(_ name: String, _ options: String = "", language: String = "zh") throws -> Run {
    try shell("python3 \(Self.verifier) \(name) \(options)", language: language)
  }

  /// Runs Python with the register at hand as `db`, triggers taken away.
  @discardableResult
  func tamper(_ statement: String) throws -> Run {
    try write(
      "tamper.py",
      """
      import sqlite3, sys
      db = sqlite3.connect("register.db")
      for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
          db.execute(f"DROP TRIGGER {name}")
      changed = db.execute(sys.argv[1]).rowcount
      db.commit()
      sys.exit(changed < 1)
      """)
    return try shell("python3 tamper.py \"\(statement)\"")
  }

  /// Runs lines of the shell in which `$S` is the program; every one must end with 0 or the code
  /// after `= `.
  func script(_ text: String) throws {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " = ")
      let run = try shell("$S " + parts[0])
      #expect(run.code == (parts.count > 1 ? Int32(parts[1]) : 0), "\(line)\n\(run.all)")
    }
  }

  /// Facts of several kinds, a batch that was withdrawn and one that corrects, a disclosure, two
  /// settled months; then users with roles that came and went, a key that was replaced, a version of
  /// a policy, and a month with a decided line and differences of the settled months that three people brought to its
  /// seal.
  static let audited = Result {
    let desk = try Desk()
    let circumstances = "身份证号,姓名,事项,内容,开始日期\n640199199001010014,李明,身份,低保,2023-01-01\n"
    try desk.write("late.csv", "身份证号,年度,结果\n640199199001010049,2023,合格\n")
    try desk.write("wrong.csv", "身份证号,年度,结果\n640199199001010014,2022,不合格\n")
    try desk.write("other.csv", circumstances)
    try desk.write(
      "paid.csv", "身份证号,姓名,证书等级,发放金额(元),发放日期,备注\n640199199001010022,王芳,社会工作师,3000,2023-01-10,补发\n")
    try desk.write(
      "more.csv",
      try desk.text("roster.csv").split(separator: "\n")[0] + "\n"
        + "1,李明,居民身份证,640199199001010014,女,兴庆区,某社区居民委员会,社区,否,2022-07-01,2025-12-31\n")
    try desk.script(
      """
      init
      import roster roster.csv = 65
      import certificates certificates.csv = 65
      import assessments assessments.csv
      import assessments late.csv
      import payments paid.csv
      import circumstances other.csv
      import assessments wrong.csv
      roll settle --policy city/allowance --period 2024-03
      import undo 7 --reason 导错了
      worker show W0000001 --reveal --reason 核对
      import roster more.csv
      roll settle --policy city/allowance --period 2024-04
      user add root --role administrator --new-password-file passwords/root
      """)
    let root = "--as root --password-file passwords/root"
    for (name, role) in [("li", "preparer"), ("wang", "checker"), ("zhao", "approver")] {
      let own = "--as \(name) --password-file passwords"
      try desk.script(
        """
        user add \(name) --role \(role) --new-password-file passwords/chen \(root)
        user passwd \(own)/chen --new-password-file passwords/\(name)
        """)
    }
    func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }
    // Somebody who was due for the two settled months becomes known.
    for (name, row) in [
      (
        "cards",
        "5,孙立,居民身份证,640199199001010057,女,金凤区,某社区居民委员会,社区,否,2023-02-28,,某银行某支行,9999010000005"
      ),
      ("certificates", "640199199001010057,孙立,助理社会工作师,20230645,2022-10-10,2023-04-01,2026-03-31"),
      ("assessments", "640199199001010057,2023,合格\n640199199001010057,2024,合格\n640199199001010049,2024,合格"),
    ] {
      let header = try desk.text("\(name).csv").split(separator: "\n")[0]
      try desk.write("new-\(name).csv", "\(header)\n\(row)\n")
    }
    let may = "--policy city/allowance --period 2025-05"
    try desk.script(
      """
      user grant wang --role author \(root)
      user withdraw wang --role author --reason 不再编写 \(root)
      user grant wang --role author \(root)
      user lock li --reason 休假 \(root)
      user unlock li \(root)
      audit key --replace --reason 定期更换 \(root)
      policy propose policies/city/allowance.lua \(by("wang"))
      policy activate city/allowance --number 1 \(by("zhao"))
      import roster new-cards.csv \(by("li"))
      import certificates new-certificates.csv \(by("li"))
      import assessments new-assessments.csv \(by("li"))
      roll compute \(may) \(by("li")) = 1
      roll decide \(may) --worker W0000002 --pay 300 --reason 考核表已补交 \(by("li")) = 1
      roll decide \(may) --worker W0000001 --refuse --reason 未考核 \(by("li"))
      roll submit \(may) \(by("li"))
      roll check \(may) \(by("wang"))
      roll approve \(may) \(by("zhao"))
      fund base 社会救助资金 --year 2025 --amount 1000000 --reason 决算 \(by("li"))
      fund set city --year 2025 --ceiling 3% --of 社会救助资金 --reason 管理办法 \(by("li"))
      audit package --out masked \(by("wang"))
      audit package --out full --full --reason 审计组调阅 \(by("wang"))
      audit package --out masked.zip \(by("wang"))
      """)
    return desk
  }
  /// The same, its month paid in part, at the second attempt.
  static let paid = Result {
    let desk = try audited.get().copy()
    let may = "--policy city/allowance --period 2025-05 --as li --password-file passwords/li"
    let bank = "\(may) --bank county"
    try desk.script(
      """
      roll publicise \(may)
      pay export \(bank) --date 2025-06-16 --leave-out --out bank = 1
      pay confirm \(may)
      """)
    let answer = "凭证号,户名,金额,结果,原因\n"
    try desk.write("failed.csv", answer + "R3-0001,孙立,600.00,失败,已销户\n")
    try desk.write("paid.csv", answer + "R3-2-0001,孙立,600.00,成功,\n")
    try desk.script(
      """
      pay return failed.csv \(bank) = 1
      pay correct \(bank) --date 2025-06-23 --leave-out --out bank = 1
      pay confirm \(may)
      pay return paid.csv \(bank)
      audit package --out package --as wang --password-file passwords/wang
      """)
    return desk
  }
}
