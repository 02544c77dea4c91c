/// A language the product speaks to people in.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}

/// A text for people in both languages. Every message is built as a pair, so that none can exist
/// in one language alone.
public struct Sentence: Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same text in both languages: a name, a number, a quotation from a sheet.
  public init(same text: String) { self.init(zh: text, en: text) }

  public func text(in language: Language) -> String { language == .zh ? zh : en }
}

/// An error that can tell a person what is wrong, what was expected and what to do.
public protocol ExplainedError: Error, Sendable {
  /// The whole message, without names or identity numbers.
  var message: Sentence { get }
}
