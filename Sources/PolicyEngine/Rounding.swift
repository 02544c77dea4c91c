// How a part of an amount becomes whole fen.

import Workforce

/// A way to round to the fen.
enum Rounding: Sendable, CaseIterable {
  /// 四舍五入: a half goes up.
  case halfUp
  case down
  /// A half goes to the even fen.
  case halfEven

  var title: Sentence {
    switch self {
    case .halfUp: Sentence(zh: "四舍五入", en: "half up")
    case .down: Sentence(zh: "舍去尾数", en: "down")
    case .halfEven: Sentence(zh: "四舍六入五成双", en: "half to even")
    }
  }

  /// `money` × `part` ÷ `whole` in whole fen.
  @inline(__always)
  func prorate(_ money: Money, _ part: Int64, of whole: Int64) -> Money {
    let halfUp = money.prorated(part, of: whole)
    return self == .halfUp ? halfUp : correct(halfUp, money, part, whole)
  }

  private func correct(_ halfUp: Money, _ money: Money, _ part: Int64, _ whole: Int64) -> Money {
    // What rounding half up added, in 1/whole of a fen: above nothing when it went up. The
    // products are compared as they wrap: their difference is smaller than `whole`.
    let added = (halfUp.fen &* whole) &- (money.fen &* part)
    switch self {
    case .halfUp: return halfUp
    case .down: return added > 0 ? Money(fen: halfUp.fen - 1) : halfUp
    case .halfEven:
      return added * 2 == whole && halfUp.fen % 2 != 0 ? Money(fen: halfUp.fen - 1) : halfUp
    }
  }
}
