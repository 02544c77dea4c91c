// Packages made by the commands, checked by the script an outsider runs.

import Foundation
import Testing

private func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }

@Suite("Packages for an outsider")
struct AuditPackageTests {
  let desk: Desk

  init() throws { desk = try Desk.audited.get() }

  @Test("the foreign verifier passes, on a folder, on an archive, masked and full")
  func passes() throws {
    for name in ["masked", "full", "masked.zip"] {
      let run = try desk.verify(name)
      #expect(run.code == 0 && run.output.contains("一致：") && run.errors == "", "\(run.all)")
      #expect(run.output.contains("3 份名册"))
    }
    let english = try desk.verify("masked", language: "en")
    #expect(english.output.hasPrefix("agrees: "))
    let json = try desk.verify("full", "--json")
    #expect(json.code == 0 && json.output.contains("\"findings\": []"))
  }

  @Test("every kind of row an entry vouches for is in the package")
  func complete() throws {
    for file in [
      "entries", "heads", "keys", "symbols", "workers", "batches", "rolls", "facts/person",
      "facts/posting", "facts/certificate", "facts/registration", "facts/assessment",
      "facts/payment", "facts/circumstance", "tables/user", "tables/user_secret",
      "tables/user_role", "tables/user_lock", "tables/roll_step", "tables/line_decision",
      "tables/policy_version", "tables/policy_activation", "tables/transfer", "tables/fund_base",
      "tables/fund_budget", "tables/fund_use",
    ] {
      #expect(try !desk.text("full/\(file).jsonl").isEmpty, "\(file)")
    }
    for file in [
      "payment_batch", "payment_file", "payment_line", "batch_outcome", "bank_return",
      "return_line",
    ] {
      #expect(try !Desk.paid.get().text("package/tables/\(file).jsonl").isEmpty, "\(file)")
    }
    let roles = try desk.text("full/tables/user_role.jsonl")
    #expect(try roles.contains(Regex(#""entry_out":\d"#)))
    #expect(try desk.text("full/rolls/3.csv").contains("\ndifference,2024-03,W0000005,allowance,"))
  }

  @Test(
    "each of 1,000 tamperings with one record is found and named",
    arguments: [("masked", 1), ("full", 2)])
  func tampering(name: String, seed: Int) throws {
    let run = try desk.shell(
      "python3 \(Desk.tamperer) \(Desk.verifier) \(name) 500 \(seed)")
    #expect(run.code == 0 && run.output == "500 of 500 found\n", "\(run.all)")
  }

  @Test("no more lines are named than differ, and files of other lines altogether come to an end")
  func differences() throws {
    let run = try desk.shell("python3 \(Desk.differences) \(Desk.verifier) 1")
    #expect(run.code == 0 && run.output == "agrees\n", "\(run.all)")
  }

  @Test("a finding says file, line, key and entry of the record, in both languages")
  func named() throws {
    let copy = try Desk()
    #expect(try copy.shell("cp -r \(desk.path("full")) p").code == 0)
    #expect(
      try copy.shell(
        """
        sed -i '2s/W0000001/W0000002/' p/rolls/1.csv &&
        sed -i '/^difference,2024-03/s/,20000,/,90000,/' p/rolls/3.csv &&
        sed -i 's/"checker"/"approver"/' p/tables/user_role.jsonl && sed -i 2d p/heads.jsonl &&
        sed -i '1s/"amount":/"amount":1/' p/tables/transfer.jsonl
        """
      ).code == 0)
    let zh = try copy.verify("p")
    #expect(zh.code == 1, "\(zh.all)")
    for line in [
      "rolls/1.csv:2：记录 W0000001 allowance 1 entry=8 被改动",
      "rolls/3.csv:5：记录 2024-03 W0000005 allowance entry=35 被改动",
      "tables/user_role.jsonl:3：记录 id=3 entry=16 被改动",
      "heads.jsonl:2：记录 number=2 entry=12 被删去",
      "tables/transfer.jsonl:1：记录 entry=35 number=1 被改动",
      "tables/transfer.jsonl：记录 entry=35 不是所应支付的数额",
    ] {
      #expect(zh.output.contains(line + "\n"), "\(line)\n\(zh.all)")
    }
    let en = try copy.verify("p", language: "en")
    #expect(en.output.contains("heads.jsonl:2: record number=2 entry=12 was removed\n"), "\(en.all)")
    let json = try copy.verify("p", "--json")
    #expect(json.code == 1 && json.output.contains(#""record": "number=2 entry=12""#))
  }

  @Test("the lines of rolls can be limited to months, and a roll of these months cannot be left out")
  func months() throws {
    let copy = try desk.copy()
    let made = try copy.shell(
      "$S audit package --out p --from 2024-04 --to 2025-04 \(by("wang")) && ls p/rolls")
    #expect(made.output.hasSuffix("\n2.csv\n"), "\(made.all)")
    #expect(try copy.verify("p").code == 0)
    #expect(try copy.shell("rm p/rolls/2.csv").code == 0)
    #expect(try copy.verify("p").output.contains("rolls/2.csv：记录 entry=12 被删去\n"))
  }

  @Test("who has the key and makes index and manifest anew is still found by the chain")
  func insider() throws {
    let run = try desk.shell(
      "python3 \(Desk.tamperer) \(Desk.verifier) full 300 3 register.db.key")
    #expect(run.code == 0 && run.output == "300 of 300 found\n", "\(run.all)")
  }

  @Test("money moved, ordered or answered for otherwise is found by the ledger alone")
  func money() throws {
    let run = try Desk.paid.get().shell(
      "python3 \(Desk.tamperer) \(Desk.verifier) package 300 4 ledger")
    #expect(run.code == 0 && run.output == "300 of 300 found\n", "\(run.all)")
  }

  @Test("a masked package holds no name, number, phone or password, a full one no password")
  func masking() throws {
    let masked = try desk.shell("cat masked/*.* masked/*/*").output
    let full = try desk.shell("cat full/*.* full/*/*").output
    for secret in ["李明", "王芳", "640199199001010014", "20230641", "补发"] {
      #expect(!masked.contains(secret), "\(secret)")
      #expect(full.contains(secret), "\(secret)")
    }
    #expect(!masked.contains("argon2") && !full.contains("argon2"))
  }

  @Test("the same state gives the same bytes, and each package that was made is on record")
  func deterministic() throws {
    let copy = try desk.copy()
    try copy.script(
      """
      audit package --out masked \(by("wang"))
      audit package --out again.zip \(by("wang"))
      audit package --out full --full --reason 审计组调阅 \(by("zhao"))
      """)
    for name in ["masked", "full"] {
      #expect(try copy.shell("diff -r \(name) \(desk.path(name))").all == "")
    }
    #expect(try copy.shell("cmp again.zip \(desk.path("masked.zip"))").all == "")
    let log = try copy.shell("$S audit log --kind disclosure \(by("wang"))").output
    #expect(log.contains("audit package full full, up to ") && log.contains("审计组调阅"))
    #expect(log.split(separator: "\n").filter { $0.contains("audit package masked") }.count == 4)
  }

  @Test("the package tells key and head, and the verifier compares them with what is known")
  func anchors() throws {
    let copy = try desk.copy()
    let made = try copy.shell("$S audit package --out p --json \(by("wang"))").output
    func value(_ name: String) throws -> String {
      let pattern = try Regex<(Substring, Substring)>("\"\(name)\": \"?([0-9a-f]+)")
      return String(try #require(made.firstMatch(of: pattern)).1)
    }
    let key = try value("public_key")
    let head = "\(try value("entry")):\(try value("hash"))"
    #expect(try copy.verify("p", "--key \(key) --head \(head)").code == 0)
    let zeros = String(repeating: "0", count: 64)
    let foreign = try copy.verify("p", "--key \(zeros)")
    #expect(foreign.code == 1 && foreign.output.contains("不是您所知的公钥"))
    let rewritten = try copy.verify("p", "--head 1:\(zeros) --lang en")
    #expect(rewritten.code == 1 && rewritten.output.contains("has another hash than you noted"))
  }

  @Test("a damaged archive, an empty folder and a file that is not there are told from a fault")
  func unreadable() throws {
    let copy = try Desk()
    let bytes = try Data(contentsOf: URL(filePath: desk.path("masked.zip")))
    try copy.write("cut.zip", bytes.prefix(bytes.count / 2))
    var flipped = bytes
    // More than a header, since most of a header's bytes say nothing that is needed.
    for place in bytes.count / 3..<bytes.count / 3 + 300 { flipped[place] ^= 0xFF }
    try copy.write("flipped.zip", flipped)
    try copy.write("empty/nothing.txt", "")
    for name in ["cut.zip", "flipped.zip", "empty", "none"] {
      let run = try copy.verify(name)
      #expect(run.code == 2 && run.output == "" && run.errors.contains("已损坏"), "\(name) \(run.all)")
      #expect(!run.errors.contains("Traceback"))
    }
  }
}
