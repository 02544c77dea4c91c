// What everybody may read. A list that is posted on a wall or a page has more than once carried the
// numbers of identity cards and bank cards of everybody on it; so the list's own type has no place
// for such a number, and what is written into its other places is gone over for one.

import Workforce

/// A text without any number that could be of a document, card or telephone: every run of seven or
/// more digits is hidden, however the digits are written or set apart.
public struct PublicText: Hashable, Sendable {
  public let text: String

  /// Takes any text and hides what must not be shown.
  public init(_ text: String) {
    var out = Array(text.unicodeScalars)
    var run: [Int] = []
    func hide() {
      if run.count >= Self.shortestNumber { for place in run { out[place] = "*" } }
      run = []
    }
    for (place, scalar) in out.enumerated() {
      if Self.isDigit(scalar) {
        run.append(place)
      } else if !Self.isGap(scalar) {
        // The check character of an identity number may be an X.
        if run.count >= Self.shortestNumber, "xXｘＸ".unicodeScalars.contains(scalar) {
          run.append(place)
        }
        hide()
      }
    }
    hide()
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: out)
    self.text = DisplayText.escaped(String(scalars))
  }

  private static let shortestNumber = 7

  /// Digits of every script, circled and raised ones too, and the Chinese digits a number is spelt
  /// out with.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.numericType {
    case .decimal, .digit: true
    default: "〇零一二三四五六七八九".unicodeScalars.contains(scalar)
    }
  }

  /// What may stand between the digits of one number: blanks, strokes, dots and the unseen.
  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .dashPunctuation, .spaceSeparator, .connectorPunctuation: true
    default: scalar.properties.isWhitespace || ".·".unicodeScalars.contains(scalar)
    }
  }
}

/// How much of an identity number a publicity list shows.
public enum NumberMask: String, Sendable, CaseIterable {
  /// Nothing of it.
  case none
  /// The first six characters, which are a place, and the last: the birth date stays hidden.
  case sixAndOne = "6+1"
  /// The first four and the last two.
  case fourAndTwo = "4+2"

  /// How many characters are shown at each end.
  var shown: (first: Int, last: Int) {
    switch self {
    case .none: (0, 0)
    case .sixAndOne: (6, 1)
    case .fourAndTwo: (4, 2)
    }
  }
}

/// A number of a document of which the middle is gone. It cannot be made without a mask, and the
/// mask shows less than half: of a short number nothing.
public struct MaskedNumber: Hashable, Sendable {
  public let text: String

  /// - Returns: nil for the mask ``NumberMask/none``.
  public init?(_ number: String, mask: NumberMask) {
    guard mask != .none else { return nil }
    let (first, last) = mask.shown
    let isLong = number.count >= 2 * (first + last)
    let stars = String(repeating: "*", count: isLong ? number.count - first - last : number.count)
    text = isLong ? number.prefix(first) + stars + number.suffix(last) : stars
  }
}
