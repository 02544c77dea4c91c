/// A run of days with both ends included; open ends are ``CivilDate/openStart`` and
/// ``CivilDate/openEnd``.
public struct DateSpan: Hashable, Sendable {
  public let first: CivilDate
  public let last: CivilDate

  /// Makes a span, or nil when it would end before it starts.
  public init?(first: CivilDate, last: CivilDate = .openEnd) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  public func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

  public func overlaps(_ other: DateSpan) -> Bool { first <= other.last && other.first <= last }
}
