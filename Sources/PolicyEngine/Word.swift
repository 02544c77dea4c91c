// The closed vocabulary of rule sheets.
//
// A sheet can say only what is listed here. The list makes the names a sheet sees, the suggestion
// for a misspelt one, and the reference for authors; a word that is not in it stops the load.

public import Workforce

/// One word a rule sheet may use.
public struct Word: Sendable, Hashable {
  /// What must follow the word in a sheet.
  public enum Form: String, Sendable {
    /// Nothing: `certificate.is_held`.
    case plain
    /// A value or a table: `posting.held "on the last day"`, `certificate.highest { … }`.
    case call
    /// Nothing, or a call.
    case either
    /// Only a prefix of other words.
    case prefix
  }

  /// The word with its dots, for example `assessment.last_year.not_recorded_as`. Words that follow
  /// on a value have the kind of that value as their first part, for example `amount.prorated`.
  public let path: String
  public let form: Form
  /// Kind of value the word gives, whose own words may follow with a dot; nil when none do.
  public let gives: String?
  /// What the word means, for the guide and the editor.
  public let meaning: Sentence

  init(_ path: String, _ form: Form, gives: String? = nil, zh: String, en: String) {
    self.path = path
    self.form = form
    self.gives = gives
    meaning = Sentence(zh: zh, en: en)
  }
}

/// The known word nearest to a misspelt one, or nil when none is near.
public func nearest(to text: String, among known: some Sequence<String>) -> String? {
  var best: (word: String, distance: Int)?
  for word in known.sorted() {
    let distance = editDistance(Array(text.utf8), Array(word.utf8))
    if distance < (best?.distance ?? Int.max) { best = (word, distance) }
  }
  guard let best, best.distance <= max(2, text.utf8.count / 3) else { return nil }
  return best.word
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var previous = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = previous[column] + (byte == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}
