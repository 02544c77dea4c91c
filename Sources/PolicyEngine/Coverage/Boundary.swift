// Where a clause turns.

import Workforce

/// One place at a turn of a clause: a fact that begins on the last day, a number one below the
/// threshold.
struct Boundary {
  let title: Sentence
  /// Whether a case stands there.
  let met: (Case) -> Bool

  init(zh: String, en: String, _ met: @escaping (Case) -> Bool) {
    title = Sentence(zh: zh, en: en)
    self.met = met
  }
}

extension Boundary {
  /// The four days around a moment at which a stretch of days must be there.
  /// - Parameters:
  ///   - what: the fact.
  ///   - any: whether a case has such a stretch for which the closure holds.
  static func span(
    _ what: Sentence, _ moment: Moment, _ binding: Binding,
    _ any: @escaping (_ item: Case, _ holds: (_ first: Int32, _ last: Int32) -> Bool) -> Bool
  ) -> [Boundary] {
    let (first, last) = (binding.first, binding.last)
    let from = moment == .onSomeDay ? first : last
    let day = moment == .onSomeDay
      ? Sentence(zh: "首日", en: "the first day") : Sentence(zh: "月末日", en: "the last day")
    return [
      Boundary(zh: "\(what.zh)自月末日起", en: "\(what.en) begins on the last day") { item in
        any(item) { begins, _ in begins == last }
      },
      Boundary(zh: "\(what.zh)自次月首日起", en: "\(what.en) begins the day after the month") { item in
        any(item) { begins, _ in begins == last + 1 }
      },
      Boundary(zh: "\(what.zh)止于\(day.zh)", en: "\(what.en) ends on \(day.en)") { item in
        any(item) { _, ends in ends == from }
      },
      Boundary(zh: "\(what.zh)止于\(day.zh)的前一日", en: "\(what.en) ends the day before \(day.en)") {
        item in any(item) { _, ends in ends == from - 1 }
      },
    ]
  }

  /// One below a threshold, at it, and one above.
  static func threshold(
    _ unit: MeasureUnit, _ bound: Int64, _ level: CertificateLevel?,
    _ value: @escaping (Case) -> Int64
  ) -> [Boundary] {
    let title = level.map { Sentence(zh: "（\($0.title.zh)）", en: " (\($0.title.en))") }
    return [Int64(-1), 0, 1].map { step in
      let wanted = bound + step * unit.step
      let text = unit.text(wanted)
      return Boundary(
        zh: "恰为 \(text.zh)\(title?.zh ?? "")", en: "exactly \(text.en)\(title?.en ?? "")"
      ) { item in
        (level == nil || level?.rawValue == item.level) && value(item) == wanted
      }
    }
  }
}

extension MeasureUnit {
  /// The smallest step a sheet can write.
  var step: Int64 { self == .hours ? 100 : 1 }
}

extension LevelChoice {
  /// The days around the moments at which a certificate must be approved and its level registered.
  func boundaries(_ binding: Binding) -> [Boundary] {
    let certificates = binding.snapshot.certificates
    func day(_ zh: String, _ en: String, _ when: Int32) -> Boundary {
      Boundary(zh: "证书\(zh)批准", en: "a certificate approved \(en)") { item in
        certificates.byWorker.range(of: item.worker).contains { certificates.approved[$0] == when }
      }
    }
    var found: [Boundary] = []
    if approved == .inYearBefore || approved == .beforeYear {
      found.append(day("上年末日", "on the last day of the year before", binding.newYear(0) - 1))
      found.append(day("本年首日", "on the first day of the year", binding.newYear(0)))
      guard let registered else { return found }
      return found + registered.registrationBoundaries(binding)
    }
    if approved != .beforeMonth {
      found.append(day("月末日", "on the last day", binding.last))
      found.append(day("次月首日", "the day after the month", binding.last + 1))
    }
    if approved != .byLastDay {
      found.append(day("当月首日", "on the first day", binding.first))
      found.append(day("上月末日", "the day before the month", binding.first - 1))
    }
    guard let registered else { return found }
    return found + registered.registrationBoundaries(binding)
  }
}

extension Moment {
  /// The days around the moment at which a level must be registered.
  func registrationBoundaries(_ binding: Binding) -> [Boundary] {
    let terms = binding.snapshot.registrations
    let what = Sentence(zh: "登记", en: "a registration")
    return Boundary.span(what, self, binding) { item, holds in
      terms.byWorker.range(of: item.worker).contains {
        (item.level == 0 || terms.level[$0] == item.level) && holds(terms.first[$0], terms.last[$0])
      }
    }
  }
}

extension PostingSelection {
  /// The days around a moment at which a posting of the selection must be there.
  func boundaries(_ moment: Moment, _ binding: Binding) -> [Boundary] {
    let postings = BoundPostings(self, binding)
    return Boundary.span(Sentence(zh: "任职", en: "a posting"), moment, binding) { item, holds in
      postings.postings.byWorker.range(of: item.worker).contains {
        postings.match($0) == .yes && holds(postings.postings.first[$0], postings.postings.last[$0])
      }
    }
  }
}
