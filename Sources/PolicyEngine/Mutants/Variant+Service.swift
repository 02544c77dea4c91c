// What can be changed in a length of service.

import Workforce

extension ServiceSelection {
  /// The service with one setting changed.
  var variants: [Variant<ServiceSelection>] {
    var found = postings.variants.map { variant in
      variant.map { changed in with(self) { $0.postings = changed } }
    }
    for other in During.allCases where other != during {
      found.append(
        Variant(
          zh: "\(during.rawValue) 改为 \(other.rawValue)",
          en: "during \"\(during.rawValue)\" becomes \"\(other.rawValue)\"",
          with(self) { $0.during = other }))
    }
    for other in [gap - 1, gap + 1] where other >= 0 {
      found.append(
        Variant(
          zh: "gap \(gap) 改为 \(other)", en: "gap \(gap) becomes \(other)",
          with(self) { $0.gap = other }))
    }
    if sinceApproval {
      found.append(
        Variant(zh: "不再只计取得证书以后", en: "since is dropped", with(self) { $0.sinceApproval = false }))
    }
    if sameEmployer {
      found.append(
        Variant(zh: "不再要求同一单位", en: "employer is dropped", with(self) { $0.sameEmployer = false }))
    }
    return found
  }
}

extension ServiceMeasure.Question {
  /// The question with its way of counting changed.
  var variants: [Variant<ServiceMeasure.Question>] {
    switch self {
    case .months(let counting):
      ServiceMeasure.Counting.allCases.filter { $0 != counting }.map {
        Variant(
          zh: "\(counting.rawValue) 改为 \($0.rawValue)",
          en: "\"\(counting.rawValue)\" becomes \"\($0.rawValue)\"", .months($0))
      }
    case .longestRun:
      [Variant(zh: "longest_run 改为 current_run", en: "longest_run becomes current_run", .currentRun)]
    case .currentRun:
      [Variant(zh: "current_run 改为 longest_run", en: "current_run becomes longest_run", .longestRun)]
    case .startDay: []
    case .fullDay(let months):
      [months - 1, months + 1].map {
        Variant(
          zh: "\(months) 个月改为 \($0) 个月", en: "\(months) months becomes \($0)", .fullDay(months: $0))
      }
    }
  }
}
