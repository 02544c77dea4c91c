// The sheet as one page that stands on its own: no script, no outside file, black on white, A4.

public import PolicyEngine
public import Workforce

extension SheetSummary {
  /// The sheet as an HTML document.
  public func page(in language: Language) -> String {
    func say(_ sentence: Sentence) -> String { sentence.text(in: language).escapedForPage }
    var body = "<h1>\(title.escapedForPage)</h1>\n<p>\(id.escapedForPage) · "
    body += "\(say(ShowWords.jurisdiction)) \(jurisdiction.escapedForPage) · "
    body += "\(say(ShowWords.inForce)) \(inForce.escapedForPage)"
    if !replaces.isEmpty {
      body += " · \(say(ShowWords.replaces)) \(replaces.joined(separator: ", ").escapedForPage)"
    }
    body += "</p>\n"
    body += "<h2>\(say(ShowWords.sources))</h2>\n<dl>\n"
    for source in sources { body += definition(source.name, source.text) }
    body += "</dl>\n"
    if !funds.isEmpty {
      body += "<h2>\(say(ShowWords.funds))</h2>\n<dl>\n"
      for fund in funds { body += definition(fund.name, fund.text) }
      body += "</dl>\n"
    }
    body += rates(say)
    if !lists.isEmpty {
      body += "<h2>\(say(ShowWords.lists))</h2>\n<dl>\n"
      for list in lists { body += definition(list.title, list.names.joined(separator: "、")) }
      body += "</dl>\n"
    }
    for (number, part) in parts.enumerated() { body += section(number + 1, part, say) }
    if !together.isEmpty {
      body += "<h2>\(say(ShowWords.together))</h2>\n<ul>\n"
      for item in together { body += "<li>\(say(ShowWords.together(item)))</li>\n" }
      body += "</ul>\n"
    }
    if !toConfirm.isEmpty {
      body += "<h2>\(say(ShowWords.toConfirm))</h2>\n<dl>\n"
      for point in toConfirm {
        body += definition(
          "\(ShowWords.line.text(in: language)) \(point.name)", point.text, isOpen: true)
      }
      body += "</dl>\n"
    }
    body += "<p class=\"sign\">\(say(ShowWords.signed))："
    body += "<span></span> \(say(ShowWords.date))：<span></span></p>\n"
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title.escapedForPage)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private static let style = """
    @page { size: A4; margin: 18mm 16mm; }
    body { color: #000; background: #fff; font: 11pt/1.5 "Noto Serif CJK SC", SimSun, serif;
      max-width: 178mm; margin: 0 auto; padding: 4mm; }
    h1 { font-size: 16pt; margin: 0 0 2mm; } h2 { font-size: 12pt; margin: 6mm 0 2mm; }
    table { width: 100%; border-collapse: collapse; }
    th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; }
    th[scope=row] { width: 26%; font-weight: normal; } td.number { text-align: right; }
    section { break-inside: avoid; } dt { font-weight: bold; } dd { margin: 0 0 1mm 6mm; }
    .open { border: 2px solid #000; padding: 0 1mm; } ol { margin: 0; padding-left: 8mm; }
    .sign { margin-top: 14mm; }
    .sign span { display: inline-block; width: 45mm; border-bottom: 1px solid #000; }
    """

  private func definition(_ name: String, _ text: String, isOpen: Bool = false) -> String {
    let open = isOpen || text.contains("TO CONFIRM")
    let text = text.escapedForPage
    return "<dt>\(name.escapedForPage)</dt><dd>"
      + (open ? "<span class=\"open\">\(text)</span>" : text) + "</dd>\n"
  }

  private func rates(_ say: (Sentence) -> String) -> String {
    guard !parameters.isEmpty else { return "" }
    var text = "<h2>\(say(ShowWords.parameters))</h2>\n<table>\n<thead><tr>"
    for head in [
      ShowWords.parameters, ShowWords.from, Sentence(zh: "级别", en: "level"),
      Sentence(zh: "数值", en: "value"), ShowWords.sources,
    ] {
      text += "<th scope=\"col\">\(say(head))</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for parameter in parameters {
      for segment in parameter.segments {
        for value in segment.values {
          let level = CertificateLevel(value.level)?.title ?? ShowWords.forAll
          text += "<tr><td>\(parameter.title.escapedForPage)</td>"
          text += "<td>\(segment.from.escapedForPage)</td><td>\(say(level))</td>"
          text += "<td class=\"number\">\(say(value.text))</td>"
          text += "<td>\(parameter.sources.joined(separator: ", ").escapedForPage)</td></tr>\n"
        }
      }
    }
    return text + "</tbody>\n</table>\n"
  }

  private func section(_ number: Int, _ part: Part, _ say: (Sentence) -> String) -> String {
    func row(_ head: Sentence, _ content: String) -> String {
      "<tr><th scope=\"row\">\(say(head))</th><td>\(content)</td></tr>\n"
    }
    var text =
      "<section>\n<h2>\(number). \(part.title.escapedForPage) (\(part.id.escapedForPage))</h2>\n"
    text += "<table>\n<tbody>\n"
    text += row(ShowWords.who, say(part.subject?.words ?? ShowWords.everyone(subject)))
    if let pays = part.pays { text += row(ShowWords.pays, say(pays.words)) }
    if !part.clauses.isEmpty {
      let items = part.clauses.map { "<li>\(say($0.words))</li>" }.joined()
      text += row(ShowWords.conditions, "<ol>\(items)</ol>")
    }
    if let amount = part.amount { text += row(ShowWords.amount, say(amount.words)) }
    if let fund = part.fund { text += row(ShowWords.fund, say(fund.words)) }
    for report in part.reports { text += row(ShowWords.reports, say(report.words)) }
    text += row(ShowWords.sources, part.sources.joined(separator: ", ").escapedForPage)
    for point in part.toConfirm {
      text += row(ShowWords.toConfirm, "<span class=\"open\">\(point.escapedForPage)</span>")
    }
    return text + "</tbody>\n</table>\n</section>\n"
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
