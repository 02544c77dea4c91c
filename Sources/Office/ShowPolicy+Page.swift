// The sheet as one page that stands on its own: no script, no outside file, black on white, A4.

public import PolicyEngine
public import Workforce

extension SheetSummary {
  /// The sheet as an HTML document.
  /// - Parameter digest: SHA-256 of the sheet's text, so that what is signed can be told from any
  ///   other version; rolls keep the same.
  public func page(in language: Language, digest: String) -> String {
    let page = SheetPage(summary: self, language: language, digest: digest)
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title.escapedForPage)</title>
      <style>\(page.style)</style>
      </head>
      <body>
      \(page.body)</body>
      </html>

      """
  }
}

/// Writes the parts of the page.
private struct SheetPage {
  let summary: SheetSummary
  let language: Language
  let digest: String

  private func say(_ sentence: Sentence) -> String { sentence.text(in: language).escapedForPage }
  private var colon: String { language == .zh ? "：" : ": " }

  var body: String {
    var body = "<h1>\(summary.title.escapedForPage)</h1>\n<table class=\"head\">\n<tbody>\n"
    body += row(ShowWords.number, summary.id.escapedForPage)
    body += row(ShowWords.jurisdiction, summary.jurisdiction.escapedForPage)
    body += row(ShowWords.inForce, summary.inForce.escapedForPage)
    if !summary.replaces.isEmpty {
      body += row(ShowWords.replaces, summary.replaces.joined(separator: ", ").escapedForPage)
    }
    if let recovery = summary.recovery { body += row(ShowWords.recovery, say(recovery.words)) }
    body += row(ShowWords.digest, "<code>\(digest.escapedForPage)</code>")
    body += "</tbody>\n</table>\n<h2>\(say(ShowWords.sources))</h2>\n<ol class=\"sources\">\n"
    for source in summary.sources { body += "<li>\(marked(source.text))</li>\n" }
    body += "</ol>\n"
    if !summary.funds.isEmpty {
      body += "<h2>\(say(ShowWords.funds))</h2>\n<p>"
      body += summary.funds.map { marked($0.text) }.joined(separator: language == .zh ? "；" : "; ")
      body += "</p>\n"
    }
    body += rates
    if !summary.lists.isEmpty {
      body += "<h2>\(say(ShowWords.lists))</h2>\n<dl>\n"
      for list in summary.lists {
        body += "<dt>\(list.title.escapedForPage)</dt>"
        body += "<dd>\(list.names.joined(separator: "、").escapedForPage)</dd>\n"
      }
      body += "</dl>\n"
    }
    for (number, part) in summary.parts.enumerated() { body += section(number + 1, part) }
    if !summary.together.isEmpty {
      body += "<h2>\(say(ShowWords.together))</h2>\n<ul>\n"
      for item in summary.together { body += "<li>\(say(ShowWords.together(item)))</li>\n" }
      body += "</ul>\n"
    }
    return body + openPoints + signatures
  }

  /// A text, with what is still open in it made plain to see.
  private func marked(_ text: String) -> String {
    let safe = text.escapedForPage
    return text.contains("TO CONFIRM") ? "<span class=\"open\">\(safe)</span>" : safe
  }

  private func row(_ head: Sentence, _ content: String) -> String {
    "<tr><th scope=\"row\">\(say(head))</th><td>\(content)</td></tr>\n"
  }

  /// The numbers of sources in the list at the top.
  private func numbers(of sources: [String]) -> String {
    let known = summary.sources.map(\.name)
    let numbers = sources.compactMap { known.firstIndex(of: $0) }.map { "[\($0 + 1)]" }
    return numbers.joined(separator: " ")
  }

  private func line(_ number: Int) -> String {
    let text = language == .zh ? "第 \(number) 行" : "line \(number)"
    return "<small>\(text)</small>"
  }

  /// One row for each day from which a rate holds, one column for each level.
  private var rates: String {
    guard !summary.parameters.isEmpty else { return "" }
    let used = Set(summary.parameters.flatMap { $0.segments.flatMap { $0.values.map(\.level) } })
    let levels = CertificateLevel.allCases.filter { used.contains($0.code) }
    var text = "<h2>\(say(ShowWords.parameters))</h2>\n<table>\n<thead><tr>"
    let heads = [ShowWords.item, ShowWords.from] + (levels.isEmpty ? [ShowWords.value] : levels.map(\.title))
    for head in heads + [ShowWords.sources] { text += "<th scope=\"col\">\(say(head))</th>" }
    text += "</tr></thead>\n<tbody>\n"
    for parameter in summary.parameters {
      for segment in parameter.segments {
        text += "<tr><td>\(parameter.title.escapedForPage) \(line(segment.line))</td>"
        text += "<td>\(segment.from.escapedForPage)</td>"
        if let all = segment.values.first(where: { CertificateLevel($0.level) == nil }) {
          let note = levels.isEmpty ? "" : " (\(say(ShowWords.forAll)))"
          text += "<td class=\"number\" colspan=\"\(max(1, levels.count))\">\(say(all.text))\(note)</td>"
        } else {
          for level in levels {
            let value = segment.values.first { $0.level == level.code }
            text += "<td class=\"number\">\(value.map { say($0.text) } ?? "—")</td>"
          }
        }
        text += "<td>\(numbers(of: parameter.sources))</td></tr>\n"
      }
    }
    return text + "</tbody>\n</table>\n"
  }

  private func section(_ number: Int, _ part: SheetSummary.Part) -> String {
    func said(_ one: SheetSummary.Row) -> String { "\(say(one.words)) \(line(one.line))" }
    var text = "<section>\n<h2>\(number). \(part.title.escapedForPage) "
    text += "<small>\(part.id.escapedForPage)</small></h2>\n<table>\n<tbody>\n"
    text += row(ShowWords.who, part.subject.map(said) ?? say(ShowWords.everyone(summary.subject)))
    if let pays = part.pays { text += row(ShowWords.pays, said(pays)) }
    if !part.clauses.isEmpty {
      let items = part.clauses.map { "<li>\(said($0))</li>" }.joined()
      text += row(ShowWords.conditions, "<ol>\(items)</ol>")
    }
    if let amount = part.amount { text += row(ShowWords.amount, said(amount)) }
    if let fund = part.fund { text += row(ShowWords.fund, said(fund)) }
    if !part.reports.isEmpty {
      text += row(ShowWords.reports, part.reports.map(said).joined(separator: "<br>"))
    }
    text += row(ShowWords.sources, numbers(of: part.sources))
    for point in part.toConfirm { text += row(ShowWords.toConfirm, marked(point)) }
    return text + "</tbody>\n</table>\n</section>\n"
  }

  private var openPoints: String {
    guard !summary.toConfirm.isEmpty else { return "" }
    let points = summary.toConfirm.map { point in
      "<li><span class=\"open\">\(point.text.escapedForPage)</span> \(line(Int(point.name) ?? 0))</li>\n"
    }
    return "<section>\n<h2>\(say(ShowWords.toConfirm))</h2>\n<ol>\n\(points.joined())</ol>\n</section>\n"
  }

  /// Who wrote the sheet, who checked it and who answers for it, each with name and day.
  private var signatures: String {
    let rows = [ShowWords.writer, ShowWords.checker, ShowWords.head].map { role in
      "<tr><th scope=\"row\">\(say(role))</th><td></td><td>\(say(ShowWords.date))\(colon)</td></tr>\n"
    }
    return "<table class=\"sign\">\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
  }

  var style: String {
    """
    @page { size: A4; margin: 18mm 16mm 20mm;
      @bottom-left { content: "\(summary.id) · SHA-256 \(digest.prefix(12))"; font-size: 8pt; }
      @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
    body { color: #000; background: #fff; font: 10.5pt/1.5 "Noto Serif CJK SC", SimSun, serif;
      max-width: 178mm; margin: 0 auto; padding: 4mm; }
    @media print { body { padding: 0; } }
    h1 { font-size: 16pt; margin: 0 0 3mm; text-align: center; }
    h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
    table { width: 100%; border-collapse: collapse; } tr { break-inside: avoid; }
    th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; }
    thead { display: table-header-group; }
    th[scope=row] { width: 22%; font-weight: normal; } td.number { text-align: right; }
    code { font-size: 8pt; overflow-wrap: anywhere; }
    small { font-size: 8pt; font-weight: normal; white-space: nowrap; color: #444; }
    section { break-inside: avoid; } dt { font-weight: bold; } dd { margin: 0 0 1mm 6mm; }
    ol { margin: 0; padding-left: 7mm; } ol.sources { list-style: none; padding: 0; counter-reset: s; }
    ol.sources li { counter-increment: s; padding-left: 8mm; text-indent: -8mm; }
    ol.sources li::before { content: "[" counter(s) "]"; display: inline-block; width: 8mm;
      text-indent: 0; }
    .open { font-weight: bold; text-decoration: underline; text-underline-offset: 2px; }
    .sign { margin-top: 10mm; break-inside: avoid; } .sign td { height: 12mm; width: 39%; }
    """
  }
}

extension String {
  /// The text with the characters that mean something in HTML written out.
  var escapedForPage: String {
    var text = ""
    for character in self {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.append(character)
      }
    }
    return text
  }
}
