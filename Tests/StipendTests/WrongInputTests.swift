// Wrong inputs: each gives a clear message in both languages and the exit code a script can rely
// on, and leaves the register as it was.

import Foundation
import Testing

/// A wrong input and what must be said about it.
private struct WrongInput: Sendable, CustomTestStringConvertible {
  let name: String
  /// A line of the shell in which `$S` is the program.
  let line: String
  let code: Int32
  let zh: String
  let en: String
  var files: [String: Data] = [:]
  var testDescription: String { name }

  init(
    _ name: String, _ line: String, _ code: Int32, zh: String, en: String,
    files: [String: Data] = [:]
  ) {
    self.name = name
    self.line = line
    self.code = code
    self.zh = zh
    self.en = en
    self.files = files
  }
}

private let compound =
  Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  + Data(repeating: 0, count: 2000)

private func named(_ text: String) -> Data {
  Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) + Data(repeating: 0, count: 2000)
}

private let roster = "姓名,身份证号,性别,县(市、区),工作单位,岗位类别,是否在编,到岗日期"

private let files: [WrongInput] = [
  WrongInput(
    "a missing file", "$S import roster no.xlsx", 66, zh: "no.xlsx：没有这个文件",
    en: "no.xlsx: no such file"),
  WrongInput("a folder", "$S import roster policies", 65, zh: "不是普通文件", en: "not a regular file"),
  WrongInput(
    "an empty file", "$S import roster e.csv", 65, zh: "文件是空的", en: "the file is empty",
    files: ["e.csv": Data()]),
  WrongInput(
    "an old workbook under a new name", "$S import roster old.xlsx", 65, zh: "Excel 97-2003",
    en: "save it as .xlsx", files: ["old.xlsx": compound + named("Workbook")]),
  WrongInput(
    "an encrypted workbook", "$S import roster secret.xlsx", 65, zh: "工作簿有密码",
    en: "the workbook has a password", files: ["secret.xlsx": compound + named("EncryptedPackage")]),
  WrongInput(
    "a sheet with no known column", "$S import roster x.csv", 65, zh: "没有认识的列名",
    en: "no known column", files: ["x.csv": Data("a,b\n1,2\n".utf8)]),
  WrongInput(
    "a missing column", "$S import roster x.csv", 65, zh: "x.csv:1：表头缺少：到岗日期",
    en: "x.csv:1: the header lacks: Start date",
    files: ["x.csv": Data(roster.replacing(",到岗日期", with: "").utf8)]),
  WrongInput(
    "a sheet that is not in the workbook",
    "$S import roster \"\(sample)\" --sheet 名单", 65, zh: "没有名为“名单”的工作表",
    en: "no sheet named \"名单\""),
  WrongInput(
    "an identity column stored as numbers", "$S import roster x.csv", 65, zh: "末几位已经丢失",
    en: "lost its last digits",
    files: [
      "x.csv": Data("\(roster)\n李明,6.40199E+17,女,兴庆区,某社区,社区,否,2022-07-01\n".utf8)
    ]),
  WrongInput(
    "a mapping file that is not there", "$S import roster roster.csv --map no.txt", 66,
    zh: "no.txt：没有这个文件", en: "no.txt: no such file"),
  WrongInput(
    "a file for rejected rows in a folder that is not there",
    "$S import roster bad.csv --errors no/where.csv", 73, zh: "no/where.csv", en: "no/where.csv",
    files: ["bad.csv": Data("\(roster)\n李明,1,女,兴庆区,某社区,社区,否,2022-07-01\n".utf8)]),
]

private let sample = package.appending(path: "Scripts/sample/yinchuan/社会工作者花名册.xlsx").path

private func policy(_ text: String) -> [String: Data] { ["policies/x/t.lua": Data(text.utf8)] }
private let compute = "$S roll compute --policy x/t --period 2024-03"

private let policies: [WrongInput] = [
  WrongInput(
    "a policy with a typo", compute, 78, zh: "policies/x/t.lua:7: 词汇表中没有 assessment.last_yaer",
    en: "did you mean assessment.last_year",
    files: policy(sheet("x/t", clauses: "assessment.last_yaer.at_least \"passed\""))),
  WrongInput(
    "a policy of bytecode", compute, 78, zh: "policies/x/t.lua: 这是编译过的程序",
    en: "policies/x/t.lua: this is a compiled program",
    files: ["policies/x/t.lua": Data("\u{1B}LuaT\u{0}".utf8)]),
  WrongInput(
    "a policy cut off in the middle", compute, 78, zh: "policies/x/t.lua:1: 语法错误",
    en: "policies/x/t.lua:1: syntax error", files: policy("policy { id = \"x/t\"")),
  WrongInput(
    "a policy that is not there", compute, 78, zh: "没有政策 x/t；现有：city/allowance",
    en: "there is no policy x/t in policies; there are: city/allowance"),
  WrongInput(
    "a policy outside the folder", "$S roll compute --policy ../../etc/x --period 2024-03", 78,
    zh: "没有政策 ../../etc/x", en: "there is no policy ../../etc/x"),
  WrongInput(
    "a rate with a fraction of a yuan", compute, 78, zh: "policies/x/t.lua:4: 金额不能是小数",
    en: "policies/x/t.lua:4: money cannot be a float",
    files: policy(sheet("x/t").replacing("yuan(200)", with: "yuan(200.5)"))),
  WrongInput(
    "a roll after the end of its policy", compute, 2,
    zh: "政策 x/t 自 2021-01-01 起、至 2024-02-29 止有效",
    en: "policy x/t is in force from 2021-01-01 to 2024-02-29",
    files: policy(sheet("x/t").replacing("\"2021-01-01\",", with: "\"2021-01-01\" :to \"2024-02-29\","))),
  WrongInput(
    "an end before the start", "$S policy check policies/x", 78,
    zh: "错误: 2021-01-01 至 2020-12-31 的止日早于起日",
    en: "2021-01-01 to 2020-12-31 ends before it starts",
    files: policy(sheet("x/t").replacing("\"2021-01-01\",", with: "\"2021-01-01\" :to \"2020-12-31\","))),
  WrongInput(
    "overlaps of a sheet with a typo", "$S policy overlaps policies", 78,
    zh: "policies/x/t.lua:4: 金额不能是小数", en: "policies/x/t.lua:4: money cannot be a float",
    files: policy(sheet("x/t").replacing("yuan(200)", with: "yuan(200.5)"))),
  WrongInput(
    "overlaps of a sheet whose tests do not load", "$S policy overlaps policies", 78,
    zh: "policies/x/t_test.lua:1: test 缺少 period", en: "policies/x/t_test.lua:1: test has no period",
    files: policy(sheet("x/t")).merging(["policies/x/t_test.lua": Data("test \"a\" {}".utf8)]) { $1 }),
  WrongInput(
    "overlaps of nothing", "$S policy overlaps roster.csv", 66, zh: "roster.csv 中没有规则表",
    en: "no rule sheet (.lua) in roster.csv"),
  WrongInput(
    "a month that does not exist", "$S roll compute --policy city/allowance --period 2024-13", 64,
    zh: "“2024-13”不是月份", en: "not a month; write it as 2024-03"),
  WrongInput(
    "full numbers without a reason",
    "$S roll show --policy city/allowance --period 2024-03 --reveal", 77, zh: "须说明理由",
    en: "for a stated reason only"),
  WrongInput(
    "a roll that was never computed", "$S roll show --policy city/allowance --period 2024-03", 66,
    zh: "还没有 city/allowance 2024-03 的名册", en: "there is no roll of city/allowance for 2024-03"),
  WrongInput(
    "a worker nobody knows", "$S explain --worker W0000099 --period 2024-03", 66,
    zh: "W0000099", en: "W0000099"),
  WrongInput(
    "a batch nobody imported", "$S import undo 99", 66, zh: "没有第 99 号导入批次",
    en: "there is no import batch 99"),
  WrongInput(
    "an account of too few digits", "$S worker account W0000001 --number 62220200 --reason x", 64,
    zh: "9 至 32 位数字", en: "has 9 to 32 digits"),
  WrongInput(
    "an account without a reason", "$S worker account W0000001 --number 9999010000009", 64,
    zh: "须说明理由", en: "a reason is needed"),
  WrongInput(
    "an account of nobody", "$S worker account W0000099 --number 9999010000009 --reason x", 66,
    zh: "没有这位社会工作者：W0000099", en: "no such worker: W0000099"),
  WrongInput(
    "accounts with a column missing", "$S import accounts x.csv", 65, zh: "x.csv:1：表头缺少：银行账号",
    en: "Bank account", files: ["x.csv": Data("姓名,身份证号,开户行\n甲,1,某银行\n".utf8)]),
  WrongInput(
    "a register that is not one", "$S import roster roster.csv --db roster.csv", 65,
    zh: "不是登记库文件", en: "not a register file"),
  WrongInput(
    "a register that is not there", "$S import list --db no.db", 66, zh: "没有这个登记库文件",
    en: "no such register"),
  WrongInput(
    "a role there is not", "$S user add li --role boss --new-password-file passwords/li", 64,
    zh: "没有角色“boss”", en: "not a role"),
  WrongInput(
    "a decision without a verdict",
    "$S roll decide --policy city/allowance --period 2024-03 --worker W0000001 --reason x", 64,
    zh: "请给出 --pay 或 --due 金额", en: "or --refuse"),
  WrongInput(
    "a decision about nobody",
    "$S roll decide --policy city/allowance --period 2024-03 --refuse --reason x", 64,
    zh: "请给出 --worker 或 --all", en: "give --worker or --all"),
  WrongInput(
    "a version for no day", "$S policy propose policies/city/allowance.lua --from 2024-02-30", 64,
    zh: "“2024-02-30”不是日期", en: "not a day; write it as 2024-03-01"),
  WrongInput(
    "a step of a trial register", "$S roll approve --policy city/allowance --period 2024-03", 2,
    zh: "试用登记库", en: "a trial register without users"),
  WrongInput(
    "a register that is there already", "$S init", 73, zh: "文件已存在", en: "the file exists"),
]

private let whatif =
  "$S policy whatif --against city/allowance --from 2024-01 --to 2024-03 --set allowance.junior=300"

private let rehearsals: [WrongInput] = [
  WrongInput(
    "a budget of a misspelt fund", whatif + " --budget citty=100", 64,
    zh: "--budget citty=100：没有这个资金渠道；是否想写 city？",
    en: "--budget citty=100: there is no such fund; did you mean city?"),
  WrongInput(
    "a budget of a fund far from any", whatif + " --budget 中央财政=100", 64,
    zh: "没有这个资金渠道；现有：city、region", en: "there is no such fund; there are: city, region"),
  WrongInput(
    "a budget with three decimals", whatif + " --budget city=100.005", 64, zh: "最多两位小数",
    en: "with at most two decimals"),
  WrongInput(
    "a budget below zero", whatif + " --budget city=-1", 64, zh: "不为负", en: "not below zero"),
  WrongInput(
    "a budget without an amount", whatif + " --budget city", 64, zh: "应写成 渠道=元",
    en: "write fund=yuan"),
  WrongInput(
    "two budgets of one fund", whatif + " --budget city=1 --budget city=2", 64,
    zh: "同一资金渠道只能写一次", en: "a fund is named once"),
  WrongInput(
    "a first month after the last",
    "$S policy whatif --against city/allowance --from 2024-03 --to 2024-01 --set allowance.junior=3",
    64, zh: "起始月 2024-03 晚于结束月 2024-01", en: "the first month 2024-03 is after the last 2024-01"
  ),
  WrongInput(
    "a workbook in a folder that is not there", whatif + " --out no/w.xlsx", 73,
    zh: "文件夹不存在：no", en: "no: the folder does not exist"),
  WrongInput(
    "a workbook under the name of a folder", whatif + " --out policies --format xlsx", 73,
    zh: "policies 是文件夹", en: "policies: is a folder"),
  WrongInput(
    "charts where no folder can be", whatif + " --charts roster.csv", 73, zh: "roster.csv",
    en: "roster.csv"),
  WrongInput(
    "a format nobody writes", whatif + " --format pdf", 64, zh: "可用：table、xlsx、json",
    en: "there are table, xlsx, json"),
  WrongInput(
    "a changed value of a misspelt parameter", whatif + " --set alowance.junior=300", 64,
    zh: "--set alowance.junior=300：没有这个参数；是否想写 allowance？",
    en: "--set alowance.junior=300: there is no such parameter; did you mean allowance?"),
  WrongInput(
    "a changed value of a parameter far from any", whatif + " --set x=300", 64,
    zh: "没有这个参数；现有：allowance、award", en: "there are: allowance, award"),
  WrongInput(
    "a changed value without its level", whatif + " --set allowance=300", 64,
    zh: "请写明级别：junior、intermediate、senior",
    en: "name one of its levels: junior, intermediate, senior"),
  WrongInput(
    "a changed value of a level there is not", whatif + " --set allowance.chief=300", 64,
    zh: "请写明级别", en: "name one of its levels"),
  WrongInput(
    "a changed value without its level's name", whatif + " --set allowance.=300", 64,
    zh: "请写明级别", en: "name one of its levels"),
  WrongInput(
    "a changed value that is no amount", whatif + " --set allowance.junior=3OO", 64,
    zh: "数值应为元", en: "the value is in yuan"),
  WrongInput(
    "a changed value below zero", whatif + " --set allowance.junior=-1", 64, zh: "不为负",
    en: "not below zero"),
  WrongInput(
    "a changed value without a value", whatif + " --set allowance.junior", 64,
    zh: "应写成 参数.级别=数值", en: "write parameter.level=value"),
  WrongInput(
    "a changed value before the parameter begins",
    "$S policy whatif --against city/allowance --from 2020-12 --to 2021-03 --set allowance.junior=3",
    64, zh: "在 2020-12-01 还没有数值", en: "no value yet on 2020-12-01"),
  WrongInput(
    "a rehearsal of no change",
    "$S policy whatif --against city/allowance --from 2024-01 --to 2024-03", 64,
    zh: "没有要试算的规则表", en: "there is nothing to rehearse"),
  WrongInput(
    "a changed sheet of a policy nobody has",
    "$S policy whatif policies/x/t.lua --from 2024-01 --to 2024-03", 78,
    zh: "没有政策 x/u；现有", en: "there is no policy x/u", files: policy(sheet("x/u"))),
]

@Suite("Wrong inputs")
struct WrongInputTests {
  @Test("a wrong input is named in both languages and changes nothing", arguments: files + policies + rehearsals)
  fileprivate func wrong(input: WrongInput) throws {
    let desk = try Desk(filled: true)
    for (name, bytes) in input.files { try desk.write(name, bytes) }
    let before = try desk.state()
    for (language, wanted) in [("zh", input.zh), ("en", input.en)] {
      let run = try desk.shell(input.line, language: language)
      #expect(run.code == input.code, "\(run.all)")
      #expect(run.all.contains(wanted), "\(run.all)")
      // A message names rows and workers' keys, never a person.
      for secret in ["64019919900101", "李明"] { #expect(!run.errors.contains(secret)) }
    }
    #expect(try desk.state() == before)
  }

  @Test("a line of 100 MB is refused in bounded memory", arguments: ["zh", "en"])
  func longLine(language: String) throws {
    let desk = try Desk(filled: true)
    let before = try desk.state()
    try desk.write("long.csv", Data("\(roster)\n".utf8))
    let file = try FileHandle(forWritingTo: desk.folder.appending(path: "long.csv"))
    try file.seekToEnd()
    let piece = Data(repeating: 0x41, count: 1 << 20)
    for _ in 0..<100 { try file.write(contentsOf: piece) }
    try file.close()
    let run = try desk.run("import", "roster", "long.csv", language: language)
    #expect(run.code == 65 && run.errors.contains("long.csv[R2C1]"), "\(run.all)")
    #expect(run.errors.contains(language == "zh" ? "字段字节数超过" : "bytes of a field beyond"))
    #expect(run.peak < 100 << 10)
    #expect(try desk.state() == before)
  }

  @Test(
    "a function that never ends, or gives no whole fen, holds its line and names its place",
    arguments: [
      (
        "check(\"查\", function(w, p) while true do end end)", "by_level \"allowance\"", "步数用完",
        "steps are spent"
      ),
      ("", "function(w, p) return 200.5 end", "金额必须是整数分", "must be whole fen"),
      ("", "function(w, p) return -1 end", "金额不能为负", "must not be negative"),
      ("", "function(w, p) local x; return x.y end", "规则表中的计算报错", "calculation failed"),
    ])
  func heldLines(clauses: String, amount: String, zh: String, en: String) throws {
    let desk = try Desk(filled: true)
    try desk.write("policies/x/t.lua", sheet("x/t", amount: amount, clauses: clauses))
    let run = try desk.run("roll", "compute", "--policy", "x/t", "--period", "2024-03")
    #expect(run.code == 1 && run.output.contains("4 行待定或暂缓"), "\(run.all)")
    #expect(run.seconds < 5)
    for (language, wanted) in [("zh", zh), ("en", en)] {
      let roll = try desk.run(
        "roll", "show", "--policy", "x/t", "--period", "2024-03", "--format", "csv",
        language: language)
      let line = try #require(roll.output.split(separator: "\r\n").dropFirst().first)
      #expect(line.contains("held") && line.contains("t.lua:\(clauses.isEmpty ? 8 : 7)"), "\(line)")
      #expect(line.contains(wanted), "\(line)")
    }
    let settle = try desk.run("roll", "settle", "--policy", "x/t", "--period", "2024-03")
    #expect(settle.code == 2)
  }

  @Test("a roll goes nowhere when its folder is missing, and no half file stays")
  func missingFolder() throws {
    let desk = try Desk(filled: true)
    _ = try desk.run("roll", "compute", "--policy", "city/allowance", "--period", "2024-03")
    for (place, zh, en) in [
      ("no/roll.csv", "文件夹不存在", "folder"), ("policies", "是文件夹", "is a folder"),
    ] {
      for (language, wanted) in [("zh", zh), ("en", en)] {
        let run = try desk.run(
          "roll", "show", "--policy", "city/allowance", "--period", "2024-03", "--out", place,
          language: language)
        #expect(run.code == 73 && run.errors.contains(wanted), "\(run.all)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path("no")))
  }

  @Test("who reads only the beginning of a roll is not told about it")
  func brokenPipe() throws {
    let desk = try Desk(filled: true)
    _ = try desk.run("roll", "compute", "--policy", "city/allowance", "--period", "2024-03")
    for format in ["table", "csv", "json"] {
      let run = try desk.shell(
        """
        { for i in 1 2 3 4 5 6 7 8; do $S roll show --policy city/allowance --period 2024-03 \
        --format \(format) || echo "$?" >codes; done; } | head -1
        """)
      #expect(run.code == 0 && run.errors == "" && !run.output.isEmpty)
      // Ended by the signal for it, or by the write that failed: nothing a script must handle.
      let codes = (try? desk.text("codes")) ?? ""
      #expect(["", "141\n", "74\n", "0\n"].contains(codes))
    }
  }
}
