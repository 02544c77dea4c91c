/// How a claim ends without a deduction.
public enum RecoveryWay: String, Hashable, Sendable {
  /// The worker paid it back.
  case cash
  /// It is given up.
  case waiver
}
