// A day a sheet names: a date, an end of the month, or a day of the person's own records.

import LuaRuntime
import Workforce

/// A day as a sheet states it.
enum DayChoice: Sendable {
  case date(Int32)
  /// First and last day of the month in question.
  case monthStart
  case monthEnd
  case measure(any Measure)

  private static let known = [
    "\"2024-07-11\"", "\"the first day\"", "\"the last day\"", "certificate.approval_day",
  ]

  init(_ value: LuaValue?, word: String, _ loading: Loading) throws(PolicyError.Problem) {
    switch value {
    case .string("the first day")?: self = .monthStart
    case .string("the last day")?: self = .monthEnd
    case .string(let text)?:
      guard let date = CivilDate(iso: text) else { throw .badDate(word: word, text: text) }
      self = .date(date.day)
    case let value?:
      guard let node = SheetNode(value) else {
        throw .wrongValue(word: word, expected: .oneOf(Self.known))
      }
      let measure = try loading.measure(node)
      guard measure.unit == .date else { throw .mixedUnits(word: word) }
      self = .measure(measure)
    case nil: throw .wrongValue(word: word, expected: .oneOf(Self.known))
    }
  }
}

extension DayChoice {
  /// The day before and after, or what a measure has.
  var variants: [Variant<DayChoice>] {
    switch self {
    case .date(let day):
      [day - 1, day + 1].map {
        let (old, new) = (CivilDate(day: day), CivilDate(day: $0))
        return Variant(zh: "\(old) 改为 \(new)", en: "\(old) becomes \(new)", .date($0))
      }
    case .monthStart: [Variant(zh: "首日改为末日", en: "the first day becomes the last", .monthEnd)]
    case .monthEnd: [Variant(zh: "末日改为首日", en: "the last day becomes the first", .monthStart)]
    case .measure(let measure): measure.variants.map { $0.map { .measure($0) } }
    }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    switch self {
    case .date(let day): landmarks.approvals.formUnion([day - 1, day, day + 1])
    case .measure(let measure): measure.note(&landmarks, binding)
    case .monthStart, .monthEnd: break
    }
  }

  func canBeUndecided(for subject: Subject) -> Bool {
    if case .measure(let measure) = self { measure.canBeUndecided(for: subject) } else { false }
  }
}

/// A named day over the facts of one period: one day for all, or one for each case.
final class BoundDay {
  private let fixed: Int64
  private let measure: (any BoundMeasure)?
  private lazy var scratch = Scratch()

  init(_ choice: DayChoice, _ binding: Binding) {
    switch choice {
    case .date(let day): (fixed, measure) = (Int64(day), nil)
    case .monthStart: (fixed, measure) = (Int64(binding.first), nil)
    case .monthEnd: (fixed, measure) = (Int64(binding.last), nil)
    case .measure(let day): (fixed, measure) = (unknownValue, day.bind(binding))
    }
  }

  /// Looks the day up for every case of a batch; ``day(_:)`` then gives it by place.
  func look(_ cases: CaseBatch) { measure?.values(cases, scratch.values) }

  /// The day of a case, or ``unknownValue`` when the record it comes from is missing.
  @inline(__always)
  func day(_ place: Int) -> Int64 { measure == nil ? fixed : scratch.values[place] }

  /// The day in words, with the facts it comes from.
  func evidence(_ item: Case) -> Evidence {
    guard let measure else {
      return Evidence(Sentence(same: CivilDate(day: Int32(truncatingIfNeeded: fixed)).description))
    }
    return measure.evidence(item)
  }
}

/// One case as a batch, for evidence that needs the value a batch would get.
func alone(_ item: Case) -> CaseBatch {
  let batch = CaseBatch()
  batch.append(worker: item.worker, level: item.level, certificate: item.certificate)
  return batch
}

extension BoundMeasure {
  /// The value of one case.
  func value(_ item: Case) -> Int64 {
    let scratch = Scratch()
    values(alone(item), scratch.values)
    return scratch.values[0]
  }
}
