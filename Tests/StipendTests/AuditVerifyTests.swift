// Tampering behind the program's back, in the SQLite file itself.

import Foundation
import Testing

private func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }

@Suite("The register checks itself")
struct AuditVerifyTests {
  private func desk() throws -> Desk { try Desk.audited.get().copy() }

  @Test("a register nobody tampered with agrees, each sealed roll computed again")
  func agrees() throws {
    let desk = try desk()
    let run = try desk.shell("$S audit verify --recompute \(by("wang"))")
    #expect(run.code == 0 && run.output.contains("一致："), "\(run.all)")
    let json = try desk.shell("$S audit verify --json \(by("wang"))")
    #expect(json.output.contains("\"agrees\": true") && json.output.contains("\"rolls\": 3"))
  }

  @Test(
    "one changed, removed or added row is found, and the entry it belongs to is named",
    arguments: [
      ("UPDATE person SET name = '张三' WHERE worker_id = 1 AND fact = 1", "第 1 号记录（roster.csv）"),
      ("UPDATE worker SET document_number = '1' WHERE id = 2", "第 1 号记录（roster.csv）"),
      ("DELETE FROM certificate WHERE worker_id = 2", "第 2 号记录（certificates.csv）"),
      ("UPDATE assessment SET result = 4 WHERE worker_id = 3 AND year = 2023", "第 3 号记录"),
      (
        "INSERT INTO payment SELECT worker_id, 999, 5, NULL, measure, level, fen, paid_day, payer, "
          + "remark, 9 FROM payment",
        "第 5 号记录（paid.csv）"
      ),
      ("UPDATE entry SET reason = '无' WHERE number = 9", "第 9 号记录"),
      ("UPDATE entry SET actor = 'x' WHERE number = 10", "第 10 号记录"),
      ("UPDATE payout_line SET fen = fen + 1 WHERE roll_id = 1 AND worker_id = 1", "第 8 号记录"),
      ("UPDATE payout_line SET fund = fund + 1 WHERE roll_id = 1 AND worker_id = 1", "第 8 号记录"),
      ("DELETE FROM payout_line WHERE roll_id = 2 AND worker_id = 1", "第 12 号记录"),
      ("UPDATE roll SET known_at = 3 WHERE id = 1", "第 8 号记录"),
      ("UPDATE policy_text SET text = text || '-- '", "它所用的政策文本被改动"),
      ("UPDATE user_role SET role = 'approver' WHERE role = 'checker'", "号记录（user wang: added）"),
      ("UPDATE user_role SET entry_out = entry_out + 1", "号记录（user wang: withdrawn author）"),
      ("UPDATE transfer SET amount = amount + 1 WHERE number = 1", "号记录（approved roll 3"),
      ("UPDATE line_decision SET fen = 1 WHERE fen > 0", "号记录（roll 3: city/allowance 2025-05"),
      ("UPDATE roll_step SET user = 1 WHERE step = 'checked'", "号记录（checked roll 3"),
      ("UPDATE policy_version SET first_day = 0", "号记录（policy city/allowance: proposed"),
      ("UPDATE head SET instant = 'x' WHERE id = 1", "第 1 个签名（第 8 号记录）与散列链不符"),
      ("UPDATE salting SET secret = zeroblob(32)", "第 1 号记录"),
    ])
  func tampered(statement: String, named: String) throws {
    let desk = try desk()
    let done = try desk.tamper(statement)
    #expect(done.code == 0, "\(done.all)")
    let run = try desk.shell("$S audit verify \(by("wang"))")
    #expect(run.code == 1 && run.output.contains(named), "\(run.all)")
    let json = try desk.shell("$S audit verify --json \(by("wang"))")
    #expect(json.code == 1 && json.output.contains("\"agrees\": false"))
  }

  @Test("a line changed in a sealed roll is named by computing the roll again")
  func line() throws {
    let desk = try desk()
    try desk.tamper("UPDATE payout_line SET fen = 12345 WHERE roll_id = 1 AND worker_id = 1")
    for (language, wanted) in [("zh", "与名册不一致"), ("en", "not the same roll")] {
      let run = try desk.shell(
        "$S roll verify --policy city/allowance --period 2024-03 \(by("wang"))", language: language)
      #expect(run.code == 1 && run.output.contains(wanted), "\(run.all)")
      #expect(run.output.contains("W0000001") && run.output.contains("123.45"))
      #expect(!run.output.contains("W0000002"))
    }
  }

  @Test("a roll is the same computed again after later facts, versions and corrections")
  func same() throws {
    let desk = try desk()
    for period in ["2024-03", "2024-04", "2025-05"] {
      let run = try desk.shell(
        "$S roll verify --policy city/allowance --period \(period) \(by("wang"))")
      #expect(run.code == 0 && run.output.contains("逐字节一致"), "\(run.all)")
    }
  }

  @Test("wrong ends are told, in both languages, and nothing is changed")
  func wrong() throws {
    let desk = try desk()
    let before = try desk.shell("$S audit log --json \(by("wang"))").output
    try desk.write("there/x", "")
    let other = try Desk(filled: true)
    try other.script("audit sign")
    let late = "--policy city/allowance --period 2024-03"
    for (line, code, zh, en) in [
      ("audit package --out there", 73, "there：已存在", "there is something already"),
      ("audit package --out none/there", 73, "无法写入", "cannot write"),
      ("audit package --out p --full", 77, "须说明理由", "for a stated reason"),
      (
        "audit package --out p --from 2024-05 --to 2024-04", 64, "晚于结束月", "is after the last"
      ),
      ("audit package --out p --full --masked", 64, "只能取一个", "give --masked or --full"),
      ("audit tables --format csv --out there", 73, "there：已存在", "there is something already"),
      ("audit tables --format xls --out t", 64, "csv、sqlite", "csv, sqlite"),
      ("audit key --reason x", 64, "--replace", "--replace"),
      ("audit sample --seed 1 --size 0", 64, "至少为 1", "1 or more"),
      ("audit late --days=-1", 64, "不能小于 0", "0 or more"),
      ("audit log --kind none", 64, "disclosure", "disclosure"),
      ("roll list --at 999", 66, "没有第 999 号条目", "no entry 999"),
      ("roll list --at yesterday", 64, "不是记录号或日期", "not an entry or a date"),
      ("roll show \(late) --at 7", 66, "到第 7 号记录为止，还没有", "up to entry 7 there was no roll"),
    ] as [(String, Int32, String, String)] {
      for (language, wanted) in [("zh", zh), ("en", en)] {
        let run = try desk.shell("$S \(line) \(by("wang"))", language: language)
        #expect(run.code == code && run.errors.contains(wanted), "\(line)\n\(run.all)")
      }
    }
    let key = desk.path("register.db.key")
    for (prepare, code, zh, en) in [
      ("rm register.db.key", 66, "没有签名钥文件", "the signing key is not there"),
      ("cp \(other.path("register.db.key")) .", 2, "不是这个登记库的签名钥", "not the key of this register"),
      ("echo nothing > register.db.key", 65, "读不到签名钥", "no signing key can be read"),
    ] as [(String, Int32, String, String)] {
      #expect(try desk.shell(prepare).code == 0)
      for (language, wanted) in [("zh", zh), ("en", en)] {
        for line in ["audit sign", "audit package --out p"] {
          let run = try desk.shell("$S \(line) \(by("wang"))", language: language)
          #expect(run.code == code && run.errors.contains(wanted), "\(prepare)\n\(run.all)")
          #expect(!FileManager.default.fileExists(atPath: desk.path("p")))
        }
      }
      #expect(FileManager.default.fileExists(atPath: key) == !prepare.hasPrefix("rm"))
    }
    #expect(try desk.shell("$S audit log --json \(by("wang"))").output == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
    #expect(left.filter { $0.hasSuffix(".part") } == [])
  }
}
