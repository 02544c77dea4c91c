// Floors and ceilings one policy sets on the rates of others.
//
// A province says "not lower than"; its cities set the real rate. Such a sheet pays nobody itself:
// when sheets are checked together, the rates of the places below it are held against it.

public import Workforce

/// `floor "community" { parameter = "allowance", from "2026-01-01" { junior = yuan(100) } }`
public struct RateBound: Sendable {
  public let id: String
  /// False for a ceiling.
  public internal(set) var isFloor: Bool
  /// Name of the parameter in the other sheets.
  public let parameter: String
  /// The bound itself, dated and by level.
  public internal(set) var values: Parameter

  /// Whether a rate breaks the bound. A level without a rate is below every floor.
  func isBroken(by rate: Int64?, level: CertificateLevel, on date: CivilDate) -> Bool {
    guard let bound = values.value(for: level, on: date) else { return false }
    guard let rate else { return isFloor }
    return isFloor ? rate < bound : rate > bound
  }
}

/// A rate of one policy beyond the bound of another.
public struct RateBreach: Sendable, Hashable {
  public let bound: String
  /// Id of the policy that set the bound.
  public let setBy: String
  public let isFloor: Bool
  public let parameter: String
  /// The day the broken rate begins, in the sheet that has it.
  public let segment: CivilDate
  public let level: CertificateLevel
  /// The first day on which the bound is broken.
  public let date: CivilDate
  /// In words; nil when the level has none.
  public let rate: Sentence?
  public let limit: Sentence

  /// What is wrong.
  public var text: Sentence {
    let zh = rate.map { "为 \($0.zh)" } ?? "没有标准"
    let en = rate.map { "is \($0.en)" } ?? "has no rate"
    return Sentence(
      zh: "\(date) 起\(level.title.zh)\(zh)，\(isFloor ? "低于下限" : "高于上限") \(limit.zh)"
        + "（\(setBy) 的 \(bound)）",
      en: "from \(date) \(level.title.en) \(en), \(isFloor ? "below" : "above") the "
        + "\(isFloor ? "floor" : "ceiling") of \(limit.en) (\(bound) of \(setBy))")
  }

  /// What to do about it.
  var advice: Sentence {
    Sentence(
      zh: "改正数值，或自 \(date) 起另写一段 from", en: "correct the value, or add a from for \(date)")
  }
}

extension Policy {
  /// Where another policy's rates break the bounds this one sets; none for places outside it.
  public func breaches(by other: Policy) -> [RateBreach] {
    guard other.id != id, covers(other) else { return [] }
    return bounds.flatMap { bound -> [RateBreach] in
      guard let found = other.parameters[bound.parameter], found.unit == bound.values.unit else {
        return []
      }
      // Both stay the same between these days, so looking at them is looking at every day.
      let begins = (bound.values.segments + found.segments).map(\.from)
      let days = Set(begins + [max(inForce.first, other.inForce.first)])
        .filter { inForce.contains($0) && other.inForce.contains($0) }.sorted()
      var seen: Set<[Int64?]> = []
      return days.flatMap { day in
        CertificateLevel.allCases.compactMap { level in
          let rate = found.value(for: level, on: day)
          guard let segment = found.segment(on: day),
            bound.isBroken(by: rate, level: level, on: day),
            let limit = bound.values.value(for: level, on: day),
            seen.insert([Int64(level.rawValue), rate, limit]).inserted
          else { return nil }
          return RateBreach(
            bound: bound.id, setBy: id, isFloor: bound.isFloor, parameter: found.id,
            segment: segment.from, level: level, date: day, rate: rate.map { found.text($0) },
            limit: found.text(limit))
        }
      }
    }
  }
}

extension Loading {
  /// Reads a `floor` or `ceiling`.
  func readBound(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> RateBound {
    RateBound(
      id: statement.id, isFloor: statement.kind == "floor",
      parameter: try statement.text("parameter"),
      values: try readParameter(statement, sources: sources, fields: ["parameter"]))
  }
}
