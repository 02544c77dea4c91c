extension Known {
  /// The same row of the register with another view of its value.
  public func map<Other: Sendable>(_ transform: (Fact) -> Other) -> Known<Other> {
    Known<Other>(
      fact: fact, worker: worker, entry: entry, sourceRow: sourceRow, value: transform(value))
  }
}
