// What workers paid back and what was waived, as an outsider sees it.

import Foundation
import Testing

private func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }

@Suite("Recoveries in evidence for outsiders")
struct RecoveryPackageTests {
  /// A month after the audited one, in which a withdrawn certificate takes back what it had paid.
  private func desk() throws -> Desk {
    let desk = try Desk.audited.get().copy()
    let june = "--policy city/allowance --period 2025-06"
    let claim = "\(june) --worker W0000005"
    try desk.script(
      """
      import undo 10 --reason 证书核验未通过 \(by("li"))
      roll compute \(june) \(by("li")) = 1
      roll decide \(june) --all --refuse --reason 未考核 \(by("li"))
      roll submit \(june) \(by("li"))
      roll check \(june) \(by("wang"))
      roll approve \(june) \(by("zhao"))
      recovery cash \(claim) --amount 100 --receipt 第7号 \(by("li"))
      recovery waive \(claim) --amount 50 --reason 生活困难 \(by("zhao"))
      """)
    return desk
  }

  @Test("they are in the log of changes, in the package and in both journals, which agree with them")
  func shown() throws {
    let desk = try desk()
    let log = try desk.shell("$S audit log --changes --kind waiver \(by("wang"))").output
    #expect(log.contains("+ recoveries"))
    #expect(log.contains("way=waiver yuan=50.00 user=zhao"))
    #expect(try desk.shell("$S audit verify \(by("wang"))").code == 0)
    #expect(try desk.shell("$S audit package --out p \(by("wang"))").code == 0)
    let verified = try desk.verify("p")
    #expect(verified.code == 0, "\(verified.all)")
    #expect(try desk.text("p/tables/recovery.jsonl").split(separator: "\n").count == 2)
    for (format, check) in [("beancount", "bean-check"), ("hledger", "hledger check --strict -f")] {
      try desk.script("ledger export --format \(format) --out \(format).txt \(by("li"))")
      let checked = try desk.shell("\(check) \(format).txt")
      #expect(checked.code == 0, "\(checked.all)")
    }
  }

  @Test("an amount that differs from the ledger is found, in the register and by the verifier's ledger alone")
  func tampered() throws {
    let desk = try desk()
    #expect(try desk.shell("$S audit package --out p \(by("wang"))").code == 0)
    try desk.write(
      "ledger.py",
      """
      import importlib.machinery, sys
      sys.dont_write_bytecode = True
      verifier = importlib.machinery.SourceFileLoader("v", sys.argv[1]).load_module()
      check = verifier.Check(verifier.read("p"))
      assert not check.run()
      for row in check.rows["tables/recovery"]:
          row["fen"] += 1
          check.findings = {}
          check.check_ledger()
          assert [found.record for found in check.findings] == [str(row["entry"])], check.findings
          row["fen"] -= 1
      """)
    let found = try desk.shell("python3 ledger.py \(Desk.verifier)")
    #expect(found.code == 0, "\(found.all)")
    try desk.tamper("UPDATE recovery SET fen = fen + 1 WHERE way = 'cash'")
    #expect(try desk.shell("$S audit verify \(by("wang"))").code != 0)
  }
}
