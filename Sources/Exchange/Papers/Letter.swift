public import Workforce

/// A letter of the office on A4, with the margins of official papers.
///
/// Legal source of the margins: GB/T 9704-2012, 37 mm above, 35 below, 28 left and 26 right.
public struct Letter: Hashable, Sendable {
  /// A piece of the letter's text.
  public enum Part: Hashable, Sendable {
    case paragraph(String)
    /// A heading above the paragraphs that follow.
    case heading(String)
    /// A fact beside its label.
    case fact(label: String, text: String)
  }

  public var language: Language
  public var title: String
  /// To whom, for example 王小明同志.
  public var addressee: String
  public var parts: [Part]
  public var office: OfficeCard
  public var date: CivilDate

  public init(
    language: Language, title: String, addressee: String, parts: [Part], office: OfficeCard,
    date: CivilDate
  ) {
    self.language = language
    self.title = title
    self.addressee = addressee
    self.parts = parts
    self.office = office
    self.date = date
  }

  private static let millimetre = 72 / 25.4
  private static let top = 37 * millimetre
  private static let bottom = Paper.Size.a4.height - 35 * millimetre
  private static let left = 28 * millimetre
  private static let width = Paper.Size.a4.width - 54 * millimetre
  private static let labelWidth = 84.0
  private static let body = Paper.Style(size: 12, lines: 40)
  private static let heading = Paper.Style(size: 13.5)
  private static let right = Paper.Style(size: 12, alignment: .right)
  private static let titleStyle = Paper.Style(size: 18, alignment: .centre)

  /// Writes the letter as a PDF. The same letter gives the same bytes.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(to destination: ExportDestination) throws(ExportError) {
    let paper = try Paper(.a4, title: title, to: destination)
    var y = Self.top
    /// Makes room for a block of some height, on a new page when this one is full.
    func room(_ height: Double) throws(ExportError) {
      if y + height > Self.bottom, y > Self.top {
        try paper.endPage()
        y = Self.top
      }
    }
    func block(_ text: String, _ style: Paper.Style, after gap: Double = 8) throws(ExportError) {
      try room(paper.height(of: text, width: Self.width, style))
      y += paper.draw(text, x: Self.left, y: y, width: Self.width, style) + gap
    }
    try block(title, Self.titleStyle, after: 22)
    try block(addressee + (language == .zh ? "：" : ":"), Self.body)
    for part in parts {
      switch part {
      case .paragraph(let text): try block((language == .zh ? "　　" : "") + text, Self.body)
      case .heading(let text):
        y += 4
        // A heading stays with the lines below it.
        try room(60)
        try block(text, Self.heading)
      case .fact(let label, let text):
        let textWidth = Self.width - Self.labelWidth
        let height = max(
          paper.height(of: text, width: textWidth, Self.body),
          paper.height(of: label, width: Self.labelWidth - 6, Self.body))
        try room(height)
        paper.draw(label, x: Self.left, y: y, width: Self.labelWidth - 6, Self.body)
        paper.draw(text, x: Self.left + Self.labelWidth, y: y, width: textWidth, Self.body)
        y += height + 4
      }
    }
    // Office and date keep together.
    try room(80)
    y += 24
    try block(office.office, Self.right, after: 4)
    let (year, month, day) = date.parts
    try block(
      language == .zh ? "\(year)年\(month)月\(day)日" : date.description, Self.right)
    try paper.endPage()
    guard paper.missingCharacters == 0 else {
      throw .charactersWithoutFont(count: paper.missingCharacters, rows: [])
    }
    try paper.finish()
  }
}
