// What a sheet says, in rows: for a section head to sign, to list what is read, and to compare.

public import Workforce

/// A sheet in rows. Selections with a name are written out where they are used.
public struct SheetSummary: Sendable {
  /// One statement: a clause, an amount, a fund.
  public struct Row: Sendable, Hashable {
    /// In one spelling, locals followed: two rows with the same one say the same.
    public let spelling: String
    /// The word that says it, such as `measure.at_least`.
    public let word: String
    /// In the words of the vocabulary.
    public let words: Sentence
    public let line: Int
    /// Nouns of the facts it reads, such as `posting`, in the order of the alphabet.
    public let facts: [String]
    /// Names of the parameters it reads.
    public let parameters: [String]
    /// Names of the lists it reads.
    public let lists: [String]
  }

  /// A rule or a standard.
  public struct Part: Sendable, Hashable {
    /// `rule` or `standard`.
    public let kind: String
    public let id: String
    public let title: String
    public let line: Int
    /// Short names of its sources.
    public let sources: [String]
    /// Whom it is decided for; nil for everyone the sheet is about.
    public let subject: Row?
    public let pays: Row?
    public let clauses: [Row]
    public let amount: Row?
    public let fund: Row?
    /// What a standard states of each shortfall.
    public let reports: [Row]
    /// Open points marked within it.
    public let toConfirm: [String]
  }

  /// A value of a parameter from a day on, by level; the level is "" when there is one for all.
  public struct Segment: Sendable, Hashable {
    public let from: String
    public let values: [Value]
    public let line: Int

    /// The value for one level.
    public struct Value: Sendable, Hashable {
      public let level: String
      public let text: Sentence
    }
  }

  /// A dated parameter with its sources.
  public struct Parameter: Sendable, Hashable {
    public let id: String
    public let title: String
    public let sources: [String]
    public let segments: [Segment]
    public let line: Int
    public let toConfirm: [String]
  }

  /// A list of names.
  public struct Names: Sendable, Hashable {
    public let id: String
    public let title: String
    public let names: [String]
    public let line: Int
  }

  /// A short name and what it stands for.
  public struct Named: Sendable, Hashable {
    public let name: String
    public let text: String
  }

  /// Several rules together: a limit, an exclusion or a stacking.
  public struct Together: Sendable, Hashable {
    /// `limit`, `exclusive` or `stacking`.
    public let kind: String
    public let id: String
    public let rules: [String]
    /// At most how much, or which of them is taken; nil for a stacking, which takes all.
    public let says: Row?
    public let line: Int
  }

  public let file: String
  public let id: String
  public let title: String
  public let jurisdiction: String
  /// The first day in force, and the last where the sheet has one: `2021-01-01 – 2024-12-31`.
  public let inForce: String
  /// Whom all its rules and standards are about.
  public let subject: SubjectKind
  /// Ids of the policies whose place this one takes.
  public let replaces: [String]
  public let sources: [Named]
  public let funds: [Named]
  /// How what was paid too much is had back; nil where the sheet does not say.
  public let recovery: Row?
  public let lists: [Names]
  public let parameters: [Parameter]
  public let parts: [Part]
  public let together: [Together]
  /// Every open point of the sheet.
  public let toConfirm: [Named]
}

extension SheetSummary.Part {
  /// Every row with what it is: the subject, the cadence, the clauses, the amount.
  public var rows: [SheetSummary.Row] {
    [subject, pays].compactMap { $0 } + clauses + [amount, fund].compactMap { $0 } + reports
  }
}
