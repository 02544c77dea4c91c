// What can be changed in a dated value, of a parameter or of a floor or ceiling.

import Workforce

extension Policy {
  /// A parameter with one value a unit lower or higher, two levels swapped, or a day shifted.
  func parameterMutants(_ id: String) -> [PolicyMutant] {
    guard let parameter = parameters[id] else { return [] }
    func changed(_ variant: Variant<Parameter>, _ line: Int, _ known: Equivalence?) -> PolicyMutant {
      mutant(id, line, variant.change, known) { $0.parameters[id] = variant.changed }
    }
    return parameter.segments.indices.flatMap { place -> [PolicyMutant] in
      let segment = parameter.segments[place]
      let next = place + 1 < parameter.segments.count ? parameter.segments[place + 1].from : nil
      let values = parameter.valueVariants(place).map {
        changed($0, segment.line, .ofValue(until: next, in: self))
      }
      let dates = [-1, 1].map { step in
        let day = segment.from.adding(days: step)
        return changed(
          parameter.moved(place, to: day), segment.line, .ofDate(segment.from, to: day, in: self))
      }
      return values + dates
    }
  }

  /// A floor or ceiling with one of its values changed, a month earlier or later, or the other way
  /// round.
  func boundMutants(_ place: Int) -> [PolicyMutant] {
    let bound = bounds[place]
    func changed(
      _ line: Int, _ change: Sentence, _ alter: (inout RateBound) -> Void
    ) -> PolicyMutant {
      mutant(bound.id, line, change, reach: [bound.id]) { alter(&$0.bounds[place]) }
    }
    let (old, other) = bound.isFloor ? ("floor", "ceiling") : ("ceiling", "floor")
    let turned = changed(
      bound.values.line, Sentence(zh: "\(old) 改为 \(other)", en: "\(old) becomes \(other)")
    ) { $0.isFloor.toggle() }
    return [turned]
      + bound.values.segments.indices.flatMap { place -> [PolicyMutant] in
        let segment = bound.values.segments[place]
        // Policies are held to a bound day by day, tests see its months.
        let moved = [-1, 1].map {
          bound.values.moved(place, to: segment.from.adding(months: $0))
        }
        return (bound.values.valueVariants(place) + bound.values.missing(place) + moved).map {
          variant in changed(segment.line, variant.change) { $0.values = variant.changed }
        }
      }
  }

  /// The policy in force a month earlier or later: a roll needs it on the last day of its month. In
  /// a sheet with an end, its rules have a clause on that.
  func inForceMutants() -> [PolicyMutant] {
    guard inForce.last == .openEnd else { return [] }
    return [-1, 1].compactMap { step in
      let day = inForce.first.adding(months: step)
      guard let span = DateSpan(first: day) else { return nil }
      let change = Sentence(
        zh: "生效日 \(inForce.first) 改为 \(day)", en: "in force from \(inForce.first) becomes \(day)")
      return mutant("in_force", SheetSyntax(Array(text.utf8)).lineInForce, change) {
        $0.inForce = span
      }
    }
  }
}

extension SheetSyntax {
  /// Line of `in_force` in the head of the policy.
  fileprivate var lineInForce: Int {
    let entry = SheetOutline(self).policy?.entry("in_force")
    return entry.map { tokens[$0.tokens.lowerBound].line } ?? 1
  }
}

extension Parameter {
  /// One value of a segment a unit lower or higher, or two levels swapped.
  func valueVariants(_ place: Int) -> [Variant<Parameter>] {
    let segment = segments[place]
    let levels = segment.values.keys.sorted { ($0?.rawValue ?? 0) < ($1?.rawValue ?? 0) }
    var found: [Variant<Parameter>] = []
    for (order, level) in levels.enumerated() {
      guard let value = segment.values[level] else { continue }
      let title = level.map { "\($0.code) " } ?? ""
      for other in [value - unit.step, value + unit.step] {
        let texts = (text(value), text(other))
        found.append(
          Variant(
            zh: "\(title)\(texts.0.zh)改为\(texts.1.zh)", en: "\(title)\(texts.0.en) becomes \(texts.1.en)",
            with(segment.with(other, for: level), at: place)))
      }
      for other in levels[(order + 1)...] {
        guard let level, let other, let second = segment.values[other], second != value else {
          continue
        }
        found.append(
          Variant(
            zh: "\(level.code) 与 \(other.code) 对调", en: "\(level.code) and \(other.code) are swapped",
            with(segment.with(second, for: level).with(value, for: other), at: place)))
      }
    }
    return found
  }

  /// A segment without the value of one level.
  func missing(_ place: Int) -> [Variant<Parameter>] {
    segments[place].values.keys.compactMap { $0 }.sorted { $0.rawValue < $1.rawValue }.map { level in
      Variant(
        zh: "去掉 \(level.code)", en: "\(level.code) is dropped",
        with(segments[place].with(nil, for: level), at: place))
    }
  }

  /// A segment that begins on another day.
  func moved(_ place: Int, to day: CivilDate) -> Variant<Parameter> {
    let segment = segments[place]
    return Variant(
      zh: "\(segment.from) 改为 \(day)", en: "\(segment.from) becomes \(day)",
      with(Segment(from: day, values: segment.values, line: segment.line), at: place))
  }

  private func with(_ segment: Segment, at place: Int) -> Parameter {
    var segments = segments
    segments[place] = segment
    return Parameter(
      id: id, title: title, sources: sources, unit: unit, segments: segments, line: line)
  }
}

extension Parameter.Segment {
  fileprivate func with(_ value: Int64?, for level: CertificateLevel?) -> Parameter.Segment {
    var values = values
    values[level] = value
    return Parameter.Segment(from: from, values: values, line: line)
  }
}

extension Parameter.Unit {
  /// The smallest step a sheet can write.
  var step: Int64 { self == .hours ? 100 : 1 }
}
