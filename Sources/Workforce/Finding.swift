/// Something wrong or doubtful in a row of input, said so that the person who sent the row can mend
/// it. Bad rows are findings and never errors: the good rows of the file go on.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Sendable {
    /// The row was left out.
    case rejected
    /// The row repeats one that is already there; it was left out and nothing is wrong.
    case duplicate
    /// The row was taken; somebody should look at it.
    case warning
  }

  public var severity: Severity
  /// Stable word for scripts, for example `bad_date`.
  public var code: String
  public var file: String
  public var sheet: String?
  /// Row in the file, counted from 1 with title and header rows.
  public var row: Int
  /// Header of the column as the file writes it; nil when the row as a whole is meant.
  public var column: String?
  /// The offending text; nil when it is a name or number of a person, which no message may carry.
  public var value: String?
  public var reason: Sentence
  public var suggestion: Sentence

  public init(
    severity: Severity, code: String, file: String, sheet: String?, row: Int, column: String?,
    value: String?, reason: Sentence, suggestion: Sentence
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.reason = reason
    self.suggestion = suggestion
  }
}
