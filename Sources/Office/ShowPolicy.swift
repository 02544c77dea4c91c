// A sheet as a table that a section head can read and sign.

import Digests
import Exchange
public import PolicyEngine
public import Workforce

/// Shows one sheet in rows.
public struct ShowPolicy: Sendable {
  public var path: String

  public init(path: String) { self.path = path }

  /// A sheet in rows, and the digest of its text.
  public struct Answer: Sendable {
    public let summary: SheetSummary
    /// SHA-256, as the rolls computed from the sheet keep it.
    public let digest: String
  }

  /// - Throws: `PolicyError` for a sheet with a fault.
  public func run() throws -> Answer {
    let text = try PolicyLibrary.text(of: path)
    return Answer(
      summary: try SheetSummary(text: text, file: path),
      digest: SHA256.hex(String(decoding: text, as: UTF8.self)))
  }
}

extension ShowPolicy.Answer {
  /// The sheet as an HTML document; see ``PolicyEngine/SheetSummary/page(in:digest:)``.
  public func page(in language: Language) -> String { summary.page(in: language, digest: digest) }

  /// The sheet for a terminal.
  public func table(in language: Language) -> String { summary.table(in: language) }
}

/// The words of the form, shared by the table and the page.
enum ShowWords {
  static let number = Sentence(zh: "编号", en: "policy")
  static let digest = Sentence(zh: "文件摘要（SHA-256）", en: "digest (SHA-256)")
  static let item = Sentence(zh: "项目", en: "item")
  static let value = Sentence(zh: "数值", en: "value")
  static let jurisdiction = Sentence(zh: "区划", en: "division")
  static let inForce = Sentence(zh: "生效", en: "in force from")
  static let replaces = Sentence(zh: "代替", en: "replaces")
  static let sources = Sentence(zh: "依据", en: "sources")
  static let funds = Sentence(zh: "资金渠道", en: "funds")
  static let recovery = Sentence(zh: "多付的扣回", en: "recovery of what was paid too much")
  static let parameters = Sentence(zh: "标准（数值）", en: "rates")
  static let lists = Sentence(zh: "名单", en: "lists")
  static let rules = Sentence(zh: "条款", en: "rules")
  static let standards = Sentence(zh: "要求（只查不发）", en: "standards")
  static let together = Sentence(zh: "条款之间", en: "rules together")
  static let from = Sentence(zh: "自", en: "from")
  static let forAll = Sentence(zh: "各级别", en: "all levels")
  static let who = Sentence(zh: "对象", en: "who")
  static func everyone(_ kind: SubjectKind) -> Sentence {
    kind == .worker
      ? Sentence(zh: "每一位社会工作者", en: "every worker")
      : Sentence(zh: "每一个\(kind.title.zh)", en: "every \(kind.title.en)")
  }
  static let pays = Sentence(zh: "发放", en: "paid")
  static let conditions = Sentence(zh: "条件（须全部符合）", en: "conditions (all must hold)")
  static let amount = Sentence(zh: "金额", en: "amount")
  static let fund = Sentence(zh: "资金", en: "borne by")
  static let reports = Sentence(zh: "报告", en: "reports")
  static let toConfirm = Sentence(zh: "待核实", en: "TO CONFIRM")
  static let line = Sentence(zh: "行", en: "line")
  static let writer = Sentence(zh: "编制人签字", en: "written by")
  static let checker = Sentence(zh: "复核人签字", en: "checked by")
  static let head = Sentence(zh: "科室负责人签字", en: "head of section")
  static let date = Sentence(zh: "日期", en: "date")

  static func title(of part: SheetSummary.Part) -> Sentence {
    part.kind == "rule" ? rules : standards
  }

  static func together(_ item: SheetSummary.Together) -> Sentence {
    let names = item.rules.joined(separator: ", ")
    let says = item.says?.words ?? Sentence(same: "")
    return switch item.kind {
    case "limit":
      Sentence(zh: "\(names) 合计不超过 \(says.zh)", en: "\(names): together at most \(says.en)")
    case "exclusive":
      Sentence(zh: "\(names) 只发一条（\(says.zh)）", en: "only one of \(names) (\(says.en))")
    default: Sentence(zh: "\(names) 可以叠加", en: "\(names) are paid beside each other")
    }
  }
}

extension SheetSummary {
  /// The sheet for a terminal.
  public func table(in language: Language) -> String {
    func say(_ sentence: Sentence) -> String { sentence.text(in: language) }
    var lines = ["\(title)  (\(id))"]
    lines.append(
      "\(say(ShowWords.jurisdiction)) \(jurisdiction)  \(say(ShowWords.inForce)) \(inForce)")
    if !replaces.isEmpty { lines.append("\(say(ShowWords.replaces)) \(replaces.joined(separator: ", "))") }
    if let recovery { lines.append("\(say(ShowWords.recovery)) \(say(recovery.words))") }
    lines += ["", say(ShowWords.sources)]
    lines += sources.map { "  \($0.name): \($0.text)" }
    if !funds.isEmpty {
      lines += ["", say(ShowWords.funds)] + funds.map { "  \($0.name): \($0.text)" }
    }
    if !parameters.isEmpty {
      var table = TextTable(columns: [
        .init(ShowWords.parameters), .init(ShowWords.from), .init(Sentence(zh: "级别", en: "level")),
        .init(Sentence(zh: "数值", en: "value"), .right), .init(ShowWords.sources),
      ])
      for parameter in parameters {
        for segment in parameter.segments {
          for value in segment.values {
            let level = CertificateLevel(value.level)?.title ?? ShowWords.forAll
            table.append([
              parameter.title, segment.from, say(level), say(value.text),
              parameter.sources.joined(separator: ", "),
            ])
          }
        }
      }
      lines += ["", table.text(in: language)]
    }
    for list in lists {
      lines.append("\(say(ShowWords.lists)) \(list.title): \(list.names.joined(separator: "、"))")
    }
    for (number, part) in parts.enumerated() { lines += ["", rows(number + 1, part, language)] }
    if !together.isEmpty {
      lines += ["", say(ShowWords.together)]
      lines += together.map { "  " + say(ShowWords.together($0)) }
    }
    if !toConfirm.isEmpty {
      lines += ["", say(ShowWords.toConfirm)]
      lines += toConfirm.map { "  \(say(ShowWords.line)) \($0.name): \($0.text)" }
    }
    return lines.joined(separator: "\n")
  }

  private func rows(_ number: Int, _ part: Part, _ language: Language) -> String {
    func say(_ sentence: Sentence) -> String { sentence.text(in: language) }
    var table = TextTable(columns: [
      .init(Sentence(same: "\(number). \(say(ShowWords.title(of: part)))")),
      .init(Sentence(same: "\(part.title) (\(part.id))")),
    ])
    table.append([say(ShowWords.who), say(part.subject?.words ?? ShowWords.everyone(subject))])
    if let pays = part.pays { table.append([say(ShowWords.pays), say(pays.words)]) }
    for (place, clause) in part.clauses.enumerated() {
      let head = place == 0 ? say(ShowWords.conditions) : ""
      table.append([head, "\(number).\(place + 1) \(say(clause.words))"])
    }
    if let amount = part.amount { table.append([say(ShowWords.amount), say(amount.words)]) }
    if let fund = part.fund { table.append([say(ShowWords.fund), say(fund.words)]) }
    for report in part.reports { table.append([say(ShowWords.reports), say(report.words)]) }
    table.append([say(ShowWords.sources), part.sources.joined(separator: ", ")])
    for text in part.toConfirm { table.append(["!! " + say(ShowWords.toConfirm), text]) }
    return table.text(in: language)
  }
}
