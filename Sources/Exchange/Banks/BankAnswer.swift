public import Workforce

/// What a bank answers to payment files (回盘): a result for each payment, and what it says of whole
/// files.
public struct BankAnswer: Hashable, Sendable {
  /// What holds for the payments of one file without a result of their own.
  public struct Group: Hashable, Sendable {
    /// The message the bank was given, `R12-1` for the first file of the order `R12`; nil when the bank
    /// does not say.
    public var message: String?
    public var outcome: PaymentResult.Outcome
    public var reason: String?
  }

  public var results: [PaymentResult] = []
  /// In the order of the answer; the last one about a file counts.
  public var groups: [Group] = []
  /// Rows that could not be read.
  public var findings: [Finding] = []
  /// What the bank calls what it says, for the findings.
  public var columns = Columns()

  /// Titles of columns, or names of elements.
  public struct Columns: Hashable, Sendable {
    public var reference: String? = "EndToEndId"
    public var account: String? = "Acct"
    public var amount = "Amt"
    public var status = "Sts"

    public init() {}
  }

  public init() {}

  /// Reads an answer: a table as the profile lays it out, camt.053 or pain.002. Its form is known
  /// by the bytes of the file.
  /// - Throws: the errors of unreadable files, ``ExchangeError/unknownAnswer(file:expected:)``.
  public init(path: String, profile: BankProfile) throws {
    if try Self.isXML(path) {
      let events = AnswerMessage(file: path)
      try XMLPart.read(try XMLFile(path: path), into: events, limits: .standard)
      guard events.isKnown else {
        throw ExchangeError.unknownAnswer(file: path, expected: profile.answer?.titles ?? [])
      }
      self = events.answer
    } else if let layout = profile.answer {
      self = try AnswerTable(path: path, layout: layout).read()
    } else {
      throw ExchangeError.unknownAnswer(file: path, expected: [])
    }
  }

  private static func isXML(_ path: String) throws(ExchangeError) -> Bool {
    var start = [UInt8](repeating: 0, count: 64)
    let count = try InputFile(path: path).read(into: &start)
    let bytes = start[..<count].drop { $0 <= 0x20 || CSVText.byteOrderMark.contains($0) }
    return bytes.first == 0x3C
  }
}

extension BankAnswerLayout {
  /// The titles a table must have.
  var titles: [String] { [reference, account, amount, status].compactMap { $0 } }
}
