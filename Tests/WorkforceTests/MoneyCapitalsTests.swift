import Testing
import Workforce

@Suite("Money in capitals")
struct MoneyCapitalsTests {
  @Test(
    "papers of banks and offices",
    arguments: [
      (0, "零元整"), (140_950, "壹仟肆佰零玖元伍角"), (600_714, "陆仟零柒元壹角肆分"),
      (168_032, "壹仟陆佰捌拾元零叁角贰分"), (10_700_053, "壹拾万柒仟元零伍角叁分"),
      (1_640_902, "壹万陆仟肆佰零玖元零贰分"), (32_504, "叁佰贰拾伍元零肆分"),
      (-20_000, "负贰佰元整"), (5, "伍分"), (50, "伍角"), (55, "伍角伍分"), (100, "壹元整"),
      (1_005, "壹拾元零伍分"), (1_050, "壹拾元零伍角"), (100_000_000, "壹佰万元整"),
      (10_000_000_000, "壹亿元整"), (10_000_000_100, "壹亿零壹元整"),
      (10_000_100_000, "壹亿零壹仟元整"), (10_010_000_000, "壹亿零壹拾万元整"),
      (1_000_000_000_000_000, "壹拾万亿元整"), (100_010_000, "壹佰万零壹佰元整"),
      (Int64.max, "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"),
      (Int64.min, "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分"),
    ] as [(Int64, String)])
  func knownValues(fen: Int64, capitals: String) {
    #expect(Money(fen: fen).capitals == capitals)
    #expect(Money(fen: fen).capitalsWithCurrency == "人民币" + capitals)
  }

  @Test("capitals read back give the amount, and a run of zeros is one 零")
  func readBack() {
    var generator = SplitMix(state: 20_240_101)
    var wrong: [String] = []
    for round in 0..<20_000 {
      var fen = Int64(bitPattern: generator.next()) >> (round % 64)
      // Amounts with many zeros are where the rules bite.
      let hole = UInt64(generator.next() % 100_000_000 + 1)
      if round % 3 == 0 { fen -= fen % Int64(hole) }
      if round % 5 == 0 { fen = powerOfTen(round % 19) + powerOfTen(round / 5 % 19) }
      let text = Money(fen: fen).capitals
      let isRight =
        value(ofCapitals: text) == fen
        && !["零零", "零万", "零亿"].contains { text.contains($0) }
        && (!text.contains("零元") || fen == 0)
        && text.hasSuffix("整") == (fen % 100 == 0)
      if !isRight { wrong.append("\(fen) \(text)") }
    }
    #expect(wrong.prefix(3) == [])
  }

  private func powerOfTen(_ exponent: Int) -> Int64 {
    (0..<min(exponent, 17)).reduce(1) { power, _ in power * 10 }
  }

  /// Reads capitals the way a person does: digit, unit, 万 and 亿 multiply what stands before them.
  private func value(ofCapitals text: String) -> Int64? {
    let digits = Array("零壹贰叁肆伍陆柒捌玖")
    let units: [Character: Int64] = ["拾": 10, "佰": 100, "仟": 1000]
    var (whole, group, digit, fen): (UInt64, Int64, Int64, UInt64) = (0, 0, 0, 0)
    for character in text {
      if let value = digits.firstIndex(of: character) {
        digit = Int64(value)
      } else if let unit = units[character] {
        group += digit * unit
        digit = 0
      } else {
        switch character {
        case "万": (whole, group, digit) = (whole + UInt64(group + digit) * 10_000, 0, 0)
        case "亿": (whole, group, digit) = ((whole + UInt64(group + digit)) * 100_000_000, 0, 0)
        case "元": (whole, group, digit) = (whole + UInt64(group + digit), 0, 0)
        case "角": (fen, digit) = (fen + UInt64(digit) * 10, 0)
        case "分": (fen, digit) = (fen + UInt64(digit), 0)
        case "负", "整": break
        default: return nil
        }
      }
    }
    let sum = whole * 100 + fen
    return text.hasPrefix("负") ? Int64(exactly: -Int128(sum)) : Int64(exactly: sum)
  }
}
