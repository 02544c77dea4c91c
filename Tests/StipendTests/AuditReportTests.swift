// What an auditor asks of the register: duplicates, late months, samples, tables, and the log.

import Foundation
import Testing

private func by(_ name: String) -> String { "--as \(name) --password-file passwords/\(name)" }

extension Desk {
  /// The JSON a command prints, as rows.
  func rows(_ line: String) throws -> [[String: Any]] {
    let run = try shell("$S \(line) --json")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [[String: Any]], "\(line)\n\(run.all)")
  }
}

/// Findings as `kind workers facts`, sorted.
private func duplicates(_ desk: Desk, _ options: String = "") throws -> [String] {
  try desk.rows("audit duplicates \(options)").map { row in
    let workers = Set(row["workers"] as? [String] ?? []).sorted().joined(separator: "+")
    let from = row["from"] as? String
    let what = from.map { "\($0)–\(row["to"] as? String ?? "")" } ?? "\(row["number"] ?? "")"
    return "\(row["kind"] ?? "") \(workers) \(what)"
  }.sorted()
}

@Suite("What may be recorded twice")
struct DuplicateTests {
  @Test("one person under two documents, one account or one certificate of two people")
  func people() throws {
    let desk = try Desk(filled: true)
    #expect(try duplicates(desk) == [])
    try desk.script("import roster audit/people.csv")
    let found = [
      "bank_account W0000005+W0000007 620**************11",
      "name_phone W0000005+W0000006 139******01",
    ]
    #expect(try duplicates(desk) == found)
    // The name alone, the phone alone, and nothing written down, tell nothing.
    let header = try desk.text("audit/people.csv").split(separator: "\n")[0]
    let row = ",居民身份证,64019919900101009X,女,金凤区,某社区居民委员会,社区,否,2022-01-01,,"
    try desk.write("name.csv", "\(header)\n1,周敏\(row)13900000009,,\n")
    try desk.script("import roster name.csv")
    #expect(try duplicates(desk) == found)
    let certificate = try desk.text("certificates.csv").split(separator: "\n")
    try desk.write(
      "again.csv",
      "\(certificate[0])\n64019919900101009X,周敏,助理社会工作师,20230641,2024-03-15,2023-04-01,2026-03-31\n")
    try desk.script("import certificates again.csv")
    let number = "certificate_number W0000001+W0000008 202***41"
    #expect(try duplicates(desk) == (found + [number]).sorted())
    // What is withdrawn is no finding, and what was known before it came is none either.
    try desk.script(
      """
      import undo 6
      import undo 5
      import undo 4
      """)
    #expect(try duplicates(desk) == [])
    #expect(try duplicates(desk, "--at 3") == [])
    #expect(try duplicates(desk, "--at 4") == found)
  }

  @Test("two payments of one measure in one month")
  func payments() throws {
    let desk = try Desk(filled: true)
    try desk.script("import payments audit/payments.csv")
    // The 31st of January and the 1st of February lie in two months.
    let january = "payments W0000002 2023-01-01–2023-01-31"
    #expect(try duplicates(desk) == [january])
    for (day, found) in [("2024-02-29", [january]), ("2024-03-01", ["payments W0000001 2024-03-01–2024-03-31"])]
    {
      let copy = try Desk(filled: true)
      try copy.script("import payments audit/payments.csv")
      try copy.write(
        "more.csv", "身份证号,姓名,证书等级,发放金额(元),发放日期,备注\n640199199001010014,李明,社会工作师,3000,\(day),\n")
      try copy.script("import payments more.csv")
      #expect(try duplicates(copy) == Set(found + [january]).sorted())
    }
  }

  @Test("a payment made elsewhere meets the roll of its month")
  func rolls() throws {
    let desk = try Desk(filled: true)
    try desk.write("late.csv", "身份证号,年度,结果\n640199199001010049,2023,合格\n")
    try desk.script(
      """
      import assessments late.csv
      roll settle --policy city/allowance --period 2024-03
      """)
    #expect(try duplicates(desk) == [])
    try desk.script("import payments audit/payments.csv")
    #expect(try duplicates(desk).contains("payments W0000001 2024-03-01–2024-03-31"))
  }
}

@Suite("Months paid late")
struct LatePaymentTests {
  /// Days between the end of March 2024 and today in China.
  private var age: Int {
    let today = Int((Date().timeIntervalSince1970 + 8 * 3600) / 86_400)
    return today - 19_813
  }

  @Test("the last day in time is in time, the day after is one day late")
  func threshold() throws {
    let desk = try Desk(filled: true)
    try desk.write("late.csv", "身份证号,年度,结果\n640199199001010049,2023,合格\n")
    try desk.script(
      """
      import assessments late.csv
      roll settle --policy city/allowance --period 2024-03
      audit late --days \(age)
      audit late --days \(age - 1) = 1
      audit late --days \(age - 1) --policy other
      """)
    let row = try #require(try desk.rows("audit late --days \(age - 1)").first)
    #expect(row["days_late"] as? Int == 1 && row["paid_on"] as? String != nil)
    #expect(row["policy"] as? String == "city/allowance" && row["lines"] as? Int == 4)
    // Before it was settled it was as late, and not paid.
    #expect(try desk.rows("audit late --days 0 --at 4").isEmpty)
  }

  @Test("a roll that was approved is not paid yet, one that was voided is not late")
  func cycle() throws {
    let desk = try Desk.audited.get().copy()
    func late() throws -> [String: Any]? {
      try desk.rows("audit late --days 0 \(by("wang"))").first { $0["period"] as? String == "2025-05" }
    }
    let row = try #require(try late())
    #expect(row["paid_on"] is NSNull && (row["days_late"] as? Int ?? 0) > 300)
    try desk.script(
      "roll reverse --policy city/allowance --period 2025-05 --reason 有异议 \(by("zhao"))")
    #expect(try late() == nil)
  }
}

@Suite("Samples")
struct SampleTests {
  let desk: Desk

  init() throws { desk = try Desk.audited.get() }

  private func sample(_ options: String) throws -> String {
    let run = try desk.shell("$S audit sample \(options) --json \(by("wang"))")
    #expect(run.code == 0, "\(run.all)")
    return run.output
  }

  @Test("the same seed gives the same sample, another seed another one, and a larger one holds it")
  func seeds() throws {
    #expect(try sample("--seed 7 --size 3") == sample("--seed 7 --size 3"))
    #expect(try sample("--seed 7 --size 3") != sample("--seed 8 --size 3"))
    let table = try desk.shell("$S audit sample --seed 7 --size 3 \(by("wang")) | tail -3").output
    let larger = try desk.shell("$S audit sample --seed 7 --size 5 \(by("wang"))").output
    for line in table.split(separator: "\n") { #expect(larger.contains(line)) }
    let all = try desk.shell("$S audit sample --seed 7 --size 99 \(by("wang")) | wc -l").output
    let one = try desk.shell(
      "$S audit sample --seed 7 --size 99 --from 2024-04 --to 2024-04 \(by("wang"))").output
    #expect(Int(all.trimmingCharacters(in: .whitespacesAndNewlines)).map { $0 > 8 } == true)
    #expect(one.contains("2024-04") && !one.contains("2024-03") && !one.contains("2025-05"))
  }

  @Test("an outsider draws the same from a package: decided lines with, reversed rolls without")
  func outside() throws {
    let copy = try desk.copy()
    try copy.write(
      "draw.py",
      """
      import csv, glob, hashlib, json, sys
      lines = []
      def table(name):
          return [json.loads(line) for line in open(f"{sys.argv[1]}/tables/{name}.jsonl")]
      reversed = {str(step["roll"]) for step in table("roll_step") if step["step"] == "reversed"}
      decided = {(str(d["roll"]), f"W{d['worker']:07}"): d["fen"] for d in table("line_decision")}
      for path in glob.glob(sys.argv[1] + "/rolls/*.csv"):
          roll = path.split("/")[-1][:-4]
          for row in csv.reader(open(path)):
              if row[0] != "difference" and roll not in reversed and (
                      row[7] == "pays" or decided.get((roll, row[1]), 0) > 0):
                  text = ",".join([sys.argv[2], roll, row[1], row[2], row[3]])
                  lines.append((hashlib.sha256(text.encode()).hexdigest(), row[1]))
      for draw, worker in sorted(lines):
          print(draw, worker)
      """)
    func lines() throws -> [String] {
      let json = try copy.shell("$S audit sample --seed 7 --size 99 --json \(by("wang"))").output
      let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      let rows = document?["sample"] as? [[String: Any]] ?? []
      let drawn = try copy.shell(
        "rm -rf p && $S audit package --out p \(by("wang")) > /dev/null && python3 draw.py p 7")
      #expect(
        rows.map { "\($0["draw"] ?? "") \($0["worker_key"] ?? "")\n" }.joined() == drawn.output,
        "\(drawn.all)")
      return rows.map { row in
        ["period", "worker_key", "amount_fen"].map { "\(row[$0] ?? "")" }.joined(separator: " ")
      }
    }
    let before = try lines()
    #expect(before.contains("2025-05 W0000002 30000"))
    let may = "--policy city/allowance --period 2025-05"
    try copy.script("roll reverse \(may) --reason 有异议 \(by("zhao"))")
    #expect(try lines() == before.filter { !$0.hasPrefix("2025-05") })
  }
}

@Suite("Flat tables")
struct FlatTableTests {
  @Test("CSV, SQLite and JSON hold the same rows, each column in the dictionary in two languages")
  func formats() throws {
    let desk = try Desk.audited.get().copy()
    try desk.script(
      """
      audit tables --format csv --out t --at 30 \(by("wang"))
      audit tables --format sqlite --out t.db --at 30 \(by("wang"))
      audit tables --format json --out t.json --at 30 \(by("wang"))
      """)
    try desk.write(
      "compare.py",
      """
      import csv, json, os, sqlite3
      document = json.load(open("t.json"))
      database = sqlite3.connect("t.db")
      def read(name):
          return list(csv.reader(open(f"t/{name}.csv", encoding="utf-8-sig", newline="")))
      words = document.pop("dictionary")
      flat = [[t, c, m["zh"], m["en"]] for t, table in words.items()
              for c, m in [("", table)] + list(table["columns"].items())]
      assert all(zh and en for _, _, zh, en in flat)
      assert read("dictionary")[1:] == flat
      assert [list(r) for r in database.execute("SELECT * FROM dictionary")] == flat
      assert sorted(os.listdir("t")) == sorted(f"{n}.csv" for n in list(document) + ["dictionary"])
      total = 0
      for name, rows in document.items():
          columns = list(words[name]["columns"])
          shown = [["" if r[c] is None else str(r[c]) for c in columns] for r in rows]
          stored = database.execute(f'SELECT * FROM "{name}"')
          assert [d[0] for d in stored.description] == columns
          assert [["" if v is None else str(v) for v in r] for r in stored] == shown, name
          assert read(name) == [columns] + shown, name
          total += len(rows)
      print(len(document), total)
      """)
    let run = try desk.shell("python3 compare.py")
    let counts = run.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(run.code == 0 && counts.count == 2 && counts[0] == 32 && counts[1] > 60, "\(run.all)")
    let text = try desk.text("t.json")
    #expect(text.contains("李明") && text.contains("640*************14"))
    #expect(!text.contains("640199199001010014") && !text.contains("argon2"))
  }

  @Test("budgets, transfers, batches, payments and the bank's answers are tables too")
  func money() throws {
    let desk = try Desk.paid.get().copy()
    try desk.script("audit tables --format json --out t.json \(by("wang"))")
    try desk.write(
      "tell.py",
      """
      import json
      tables = json.load(open("t.json"))
      for name, columns in [("bases", "base year yuan user"), ("budgets", "fund percent base"),
                            ("batches", "period batch payday payments yuan"),
                            ("batch_outcomes", "batch outcome user"),
                            ("payments_ordered", "worker reference account yuan"),
                            ("answers", "worker reference outcome reason file row")]:
          for row in tables[name]:
              print(name, *(row[column] for column in columns.split()))
      assert [row["ended_by"] is None for row in tables["payments_ordered"]] == [False, True]
      banked = [t for t in tables["transfers"] if "bank:main" in (t["from"], t["to"])]
      print(sum(t["amount"] if t["to"] == "bank:main" else -t["amount"] for t in banked))
      """)
    let run = try desk.shell("python3 tell.py")
    #expect(
      run.output == """
        bases 社会救助资金 2025 1000000.00 li
        budgets city 3.00 社会救助资金
        batches 2025-05 1 2025-06-16 1 600.00
        batches 2025-05 2 2025-06-23 1 600.00
        batch_outcomes 1 handed_over li
        batch_outcomes 2 handed_over li
        payments_ordered W0000005 R3-0001 999********05 600.00
        payments_ordered W0000005 R3-2-0001 999********05 600.00
        answers W0000005 R3-0001 failed 已销户 failed.csv 2
        answers W0000005 R3-2-0001 paid  paid.csv 2
        0

        """, "\(run.all)")
  }

  @Test("full numbers need a reason, and are on record with it")
  func revealed() throws {
    let desk = try Desk.audited.get().copy()
    try desk.script(
      """
      audit tables --format json --out t.json --reveal \(by("wang")) = 77
      audit tables --format json --out t.json --reveal --reason 核对卡号 \(by("wang"))
      """)
    #expect(try desk.text("t.json").contains("640199199001010014"))
    let last = try #require(try desk.rows("audit log --kind disclosure \(by("wang"))").last)
    #expect(last["reason"] as? String == "核对卡号" && last["actor"] as? String == "wang")
    #expect(last["source"] as? String == "audit tables full t.json")
  }
}
