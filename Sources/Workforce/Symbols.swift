/// Small numbers for texts that recur: kinds of post, counties, employers, measures.
///
/// Number 0 means "not recorded". A number means the same text for as long as the register lives.
public struct Symbols: Sendable {
  public private(set) var texts: [String] = [""]
  private var numbers: [String: Int32] = [:]

  public init() {}

  /// - Parameter texts: in the order of their numbers, from number 1.
  public init(texts: some Sequence<String>) {
    for text in texts { _ = number(adding: text) }
  }

  /// The number of a text, or nil when no fact carries it.
  public func number(of text: String) -> Int32? { numbers[text] }

  /// The number of a text, given out now when it is new.
  public mutating func number(adding text: String) -> Int32 {
    if text.isEmpty { return 0 }
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  public func text(of number: Int32) -> String { texts[Int(number)] }
}
