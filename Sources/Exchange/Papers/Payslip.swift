public import Workforce

/// What one worker gets in one month, on a page to hand over.
public struct Payslip: Sendable {
  /// A line of a roll, with how its amount came about.
  public struct Line: Hashable, Sendable {
    public var scheme: String
    public var rule: String
    public var level: CertificateLevel?
    public var fund: String
    public var amount: Money
    public var outcome: Outcome
    /// The arithmetic, or why the line waits.
    public var explanation: String
    /// How far the roll has come.
    public var state: String

    public init(
      scheme: String, rule: String, level: CertificateLevel?, fund: String, amount: Money,
      outcome: Outcome, explanation: String, state: String
    ) {
      self.scheme = scheme
      self.rule = rule
      self.level = level
      self.fund = fund
      self.amount = amount
      self.outcome = outcome
      self.explanation = explanation
      self.state = state
    }
  }

  public var worker: WorkerKey
  public var period: Period
  public var name: String
  /// Masked.
  public var idNumber: String
  public var bank: String?
  /// Masked.
  public var bankAccount: String?
  public var lines: [Line]
  public var office: OfficeCard

  public init(
    worker: WorkerKey, period: Period, name: String, idNumber: String, bank: String?,
    bankAccount: String?, lines: [Line], office: OfficeCard
  ) {
    self.worker = worker
    self.period = period
    self.name = name
    self.idNumber = idNumber
    self.bank = bank
    self.bankAccount = bankAccount
    self.lines = lines
    self.office = office
  }

  /// Writes the page as a PDF. The same payslip gives the same bytes.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(
    language: Language, to destination: ExportDestination
  ) throws(ExportError) {
    func text(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    func title(_ sentence: Sentence) -> String { sentence.text(in: language) }
    var total = Money.zero
    for line in lines where line.outcome == .pays {
      guard let sum = total.adding(line.amount) else { throw .totalTooLarge }
      total = sum
    }
    let account = [bank, bankAccount].compactMap { $0 }.joined(separator: " ")
    try PaperForm(
      size: .a4, language: language,
      title: text("\(period.year)年\(period.month)月补贴发放单", "Payslip for \(period)"),
      notes: [
        text(
          "姓名：\(name)    编号：\(worker)    证件号码：\(idNumber)",
          "Name: \(name)    Worker: \(worker)    ID number: \(idNumber)"),
        text("收款账户：", "Account: ") + (account.isEmpty ? text("未登记", "not recorded") : account),
      ],
      columns: [
        .init(title: title(RollWords.scheme), share: 100),
        .init(title: title(RollWords.rule), share: 90),
        .init(title: title(RollWords.level), share: 66),
        .init(title: title(RollWords.fund), share: 54),
        .init(title: title(RollWords.amount), share: 62, alignment: .right),
        .init(title: text("怎样得出", "How it came about"), share: 150),
        .init(title: title(RollWords.state), share: 42),
      ], amountColumn: 4,
      totals: [
        (title(RollWords.total), total.grouped, true),
        (title(RollWords.totalInCapitals), total.capitalsWithCurrency, false),
      ],
      remarks: [
        text(
          "如对以上内容有疑问，请联系\(office.line(in: .zh))。",
          "Questions are answered by \(office.line(in: .en)).")
      ],
      eachRow: { body throws(ExportError) in
        for line in lines {
          let waits =
            line.outcome == .pays ? "" : line.outcome.title.text(in: language) + text("：", ": ")
          try body(
            .init(
              cells: [
                line.scheme, line.rule, line.level.map { title($0.title) } ?? "", line.fund,
                line.amount.grouped, waits + line.explanation, line.state,
              ], amount: line.amount))
        }
      }
    ).write(to: destination)
  }
}
