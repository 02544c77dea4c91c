public import Workforce

extension Policy {
  /// The same policy with one value of a parameter replaced from a day on.
  /// - Parameters:
  ///   - parameter: its name.
  ///   - level: the level whose value changes; nil for a parameter with one value for all.
  ///   - value: fen, hundredths of an hour or a count, in the parameter's unit.
  /// - Returns: nil when the sheet has no such parameter, or no value of that level on that day.
  public func setting(
    _ parameter: String, _ level: CertificateLevel?, to value: Int64, from date: CivilDate
  ) -> Policy? {
    guard let old = parameters[parameter], let inForce = old.segment(on: date),
      inForce.values[level] != nil
    else { return nil }
    func changed(_ segment: Parameter.Segment, from day: CivilDate) -> Parameter.Segment {
      var values = segment.values
      values[level] = value
      return Parameter.Segment(from: day, values: values, line: segment.line, isAssumed: true)
    }
    let segments =
      old.segments.filter { $0.from < date } + [changed(inForce, from: date)]
      + old.segments.filter { $0.from > date }.map { changed($0, from: $0.from) }
    var copy = self
    copy.parameters[parameter] = Parameter(
      id: old.id, title: old.title, sources: old.sources, unit: old.unit, segments: segments,
      line: old.line)
    return copy
  }
}

extension LoadedSheet {
  /// The sheet's functions with a changed policy; see ``Policy/setting(_:_:to:from:)``.
  public func with(_ policy: Policy) -> LoadedSheet { LoadedSheet(policy: policy, state: state) }
}
