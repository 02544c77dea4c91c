extension RollCycle {
  /// Whether a user may say how a claim of the roll ends: whoever takes money back prepares the roll,
  /// whoever waives it approves it.
  /// - Throws: what stands in the way.
  public func mayRecover(_ user: Int64, as place: Place) throws(CycleRefusal) {
    for other in Place.allCases where other != place && stands(user, at: other) {
      throw .samePerson(other)
    }
  }
}
