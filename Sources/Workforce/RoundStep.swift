/// Round numbers to divide a scale by: 1, 2 or 5 times a power of ten.
public enum RoundStep {
  /// The smallest round step of which `count` reach as far as `most`.
  /// - Parameters:
  ///   - most: the far end of the scale.
  ///   - count: how many steps there may be; at least 4.
  ///   - unit: the smallest step, itself a power of ten.
  public static func reaching(_ most: UInt64, with count: UInt64, unit: UInt64) -> UInt64 {
    let needed = most / count + (most % count == 0 ? 0 : 1)
    var power = unit
    while true {
      for step in [power, power * 2, power * 5] where step >= needed { return step }
      power *= 10
    }
  }
}
