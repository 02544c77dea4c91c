// Amounts in Chinese capitals (人民币大写).
//
// A paid roll carries its total in capitals beside the figures, because capitals cannot be altered
// with one stroke of a pen. Banks refuse a paper whose capitals do not agree with its figures.

extension Money {
  /// The amount in capitals, without the currency: `壹仟肆佰零玖元伍角`, `零元整`, `负贰佰元整`.
  ///
  /// 整 follows 元 when there is neither 角 nor 分, and nothing else. One 零 stands for a run of
  /// zeros; none stands where the run only ends a group of four digits and the next group starts
  /// with its thousands, as in 壹拾万柒仟元. A 零 does stand between 元 and 角 when the yuan end in
  /// zero, as in 陆佰捌拾元零叁角.
  ///
  /// Legal source: 《支付结算办法》附一《正确填写票据和结算凭证的基本规定》. Where it leaves a
  /// choice, the form above is always taken, so that one amount has one spelling.
  public var capitals: String {
    let yuan = fen.magnitude / 100
    let jiao = Int(fen.magnitude / 10 % 10)
    let cents = Int(fen.magnitude % 10)
    var text = fen < 0 ? "负" : ""
    if yuan > 0 || fen == 0 { text += Self.capitals(ofWhole: yuan) + "元" }
    if jiao == 0, cents == 0 { return text + "整" }
    if jiao > 0 {
      if yuan > 0, yuan % 10 == 0 { text += "零" }
      text += Self.numerals[jiao] + "角"
    } else if yuan > 0 {
      text += "零"
    }
    return cents > 0 ? text + Self.numerals[cents] + "分" : text
  }

  /// The amount in capitals behind the currency, as papers write it: `人民币贰仟元整`.
  public var capitalsWithCurrency: String { "人民币" + capitals }

  private static let numerals = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
  private static let unitsInGroup = ["", "拾", "佰", "仟"]

  private static func capitals(ofWhole whole: UInt64) -> String {
    if whole == 0 { return numerals[0] }
    var text = ""
    // Place of the digit written last; places count from 0 at the units.
    var before: Int?
    for place in stride(from: 19, through: 0, by: -1) {
      let digit = Int(whole / powersOfTen[place] % 10)
      if digit > 0 {
        if let before, needsZero(after: before, before: place) { text += numerals[0] }
        text += numerals[digit] + unitsInGroup[place % 4]
        before = place
      }
      // 亿 closes all that stands above it; 万 closes one group and is left out when the group is
      // empty.
      if place == 8 || place == 16, before != nil { text += "亿" }
      if place % 8 == 4, whole / powersOfTen[place] % 10_000 > 0 { text += "万" }
    }
    return text
  }

  private static func needsZero(after high: Int, before low: Int) -> Bool {
    guard high - low > 1 else { return false }
    let startsNextGroup = low % 4 == 3 && high / 4 == low / 4 + 1
    return !startsNextGroup
  }

  private static let powersOfTen: [UInt64] = (0..<20).map { place in
    (0..<place).reduce(1) { power, _ in power * 10 }
  }
}
