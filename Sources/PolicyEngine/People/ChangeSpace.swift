// The changes of one worker's facts that are worth trying against a policy in a month.
//
// Only values at the turns of clauses are tried: two days on the same side of every turn give the
// same decision. So the space is small enough to be searched completely, alone and in pairs.

import Workforce

/// Changes of one person's facts around the landmarks of a policy.
struct ChangeSpace {
  /// What may change.
  enum Reach {
    /// What a worker or an office can still bring about: nothing already there is lost.
    case attainable
    /// Anything, for tests: facts lost, unrecorded, or paid as well.
    case anything
  }

  let person: PersonFacts
  let landmarks: Landmarks
  let reach: Reach

  /// Every single change, the smaller of a group first.
  var changes: [FactChange] {
    if landmarks.policy.subject != .worker {
      return circumstanceChanges + staffChanges + (reach == .anything ? paymentChanges : [])
    }
    return postingChanges + newPostings + certificateChanges + registrationChanges + trainingChanges
      + assessmentChanges + circumstanceChanges + (reach == .anything ? losses + paymentChanges : [])
  }

  private var last: Int32 { landmarks.period.last.day }
  private var first: Int32 { landmarks.period.first.day }

  /// Days a fact may begin on, the latest first: the latest that does is the smallest change.
  private var beginnings: [Int32] { landmarks.days.sorted(by: >) }
  /// Days a fact may end on, the earliest first.
  private var ends: [Int32] { landmarks.days.sorted() + [CivilDate.openEnd.day] }

  private var kinds: [String] {
    reach == .attainable
      ? landmarks.kinds.sorted()
      : (landmarks.kinds.sorted() + PostingKind.allCases.map(\.rawValue).prefix(3))
        .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var counties: [String] {
    reach == .attainable ? landmarks.counties : landmarks.everyCounty + ["其他地区"]
  }

  private var postingChanges: [FactChange] {
    var found: [FactChange] = []
    for (row, posting) in person.postings.enumerated() {
      func change(
        _ group: String, _ zh: String, _ en: String,
        _ alter: @escaping @Sendable (inout PersonFacts.Posting) -> Void
      ) {
        found.append(
          FactChange(
            .posting, "\(row) \(group)", zh: "第 \(row + 1) 段任职\(zh)", en: "posting \(row + 1) \(en)"
          ) { if row < $0.postings.count { alter(&$0.postings[row]) } })
      }
      for kind in kinds where kind != posting.kind {
        let title = PostingKind(rawValue: kind)?.title ?? Sentence(same: kind)
        change("kind", "的类别改为\(title.zh)", "is of kind \(title.en)") { $0.kind = kind }
      }
      for county in counties where county != posting.county {
        change("county", "改在\(county)", "is in \(county)") { $0.county = county }
      }
      if landmarks.establishment {
        for value in [false, true] where posting.onEstablishment != value {
          change("establishment", value ? "为在编" : "为非在编", "is \(value ? "" : "not ")on the establishment") {
            $0.onEstablishment = value
          }
        }
      }
      let counted = landmarks.daysInPost.flatMap { [last + 1 - Int32($0), last - Int32($0)] }
      for day in beginnings + counted where day != posting.first && day <= posting.last {
        let text = CivilDate.text(day)
        change("from", "自 \(text.zh) 起", "begins on \(text.en)") { $0.first = day }
      }
      let countedEnds = landmarks.daysInPost.flatMap { [first + Int32($0) - 1, first + Int32($0)] }
      for day in ends + countedEnds where day != posting.last && day >= posting.first {
        let text = CivilDate.text(day)
        change("to", "至 \(text.zh)", "runs to \(text.en)") { $0.last = day }
      }
    }
    return found
  }

  private var newPostings: [FactChange] {
    let kinds = kinds.isEmpty ? [person.postings.first?.kind ?? "community"] : kinds
    // In a new posting one name of a list stands for the others.
    let counties = landmarks.counties.isEmpty ? [person.postings.first?.county ?? ""] : landmarks.counties
    let days = reach == .attainable ? [last, first] : [last, first + 15, first]
    return kinds.flatMap { kind in
      counties.flatMap { county in
        days.map { day in
          let title = PostingKind(rawValue: kind)?.title ?? Sentence(same: kind)
          let date = CivilDate(day: day)
          return FactChange(
            .posting, "new \(kind) \(county)",
            zh: "自 \(date) 起在\(county)任\(title.zh)岗位（非在编）",
            en: "a new \(title.en) posting in \(county), not on the establishment, from \(date)"
          ) {
            $0.postings.append(
              .init(
                kind: kind, county: county, onEstablishment: false, first: day,
                last: CivilDate.openEnd.day))
          }
        }
      }
    }
  }

  private var certificateChanges: [FactChange] {
    let days = [last, first, first - 1] + landmarks.approvals.sorted(by: >) + (reach == .anything ? [last + 1] : [])
    var found: [FactChange] = []
    for (row, certificate) in person.certificates.enumerated() {
      for day in days where certificate.approved != day {
        let date = CivilDate(day: day)
        found.append(
          FactChange(
            .certificate, "\(row)", zh: "\(certificate.level.title.zh)证书于 \(date) 批准",
            en: "the \(certificate.level.title.en) certificate approved on \(date)"
          ) { if row < $0.certificates.count { $0.certificates[row].approved = day } })
      }
    }
    for level in CertificateLevel.allCases {
      for day in days {
        let date = CivilDate(day: day)
        found.append(
          FactChange(
            .certificate, "new \(level.code)", zh: "新取得\(level.title.zh)证书，\(date) 批准",
            en: "a new \(level.title.en) certificate approved on \(date)"
          ) { $0.certificates.append(.init(level: level, approved: day)) })
      }
    }
    return found
  }

  private var registrationChanges: [FactChange] {
    var found: [FactChange] = []
    for (row, term) in person.registrations.enumerated() {
      for day in ends where term.last != day && day >= term.first {
        if reach == .attainable, day < term.last { continue }
        let text = CivilDate.text(day)
        found.append(
          FactChange(
            .registration, "\(row) to", zh: "\(term.level.title.zh)登记至 \(text.zh)",
            en: "the \(term.level.title.en) registration runs to \(text.en)"
          ) { if row < $0.registrations.count { $0.registrations[row].last = day } })
      }
      for day in beginnings where term.first != day && day <= term.last {
        let date = CivilDate(day: day)
        found.append(
          FactChange(
            .registration, "\(row) from", zh: "\(term.level.title.zh)登记自 \(date) 起",
            en: "the \(term.level.title.en) registration begins on \(date)"
          ) { if row < $0.registrations.count { $0.registrations[row].first = day } })
      }
    }
    for level in CertificateLevel.allCases {
      for day in [last, first] {
        let span = (CivilDate(day: day), CivilDate(day: day + 1094))
        found.append(
          FactChange(
            .registration, "new \(level.code)", zh: "\(level.title.zh)登记 \(span.0) 至 \(span.1)",
            en: "\(level.title.en.withArticle) registration from \(span.0) to \(span.1)"
          ) {
            $0.registrations.append(.init(level: level, first: day, last: span.1.day))
          })
      }
    }
    return found
  }

  private var trainingChanges: [FactChange] {
    let has = person.hours(passedBy: last)
    let steps = reach == .attainable ? [Int64(0)] : [-100, 0, 100]
    let missing = Set(landmarks.hours.flatMap { bound in steps.map { bound + $0 - has } })
    return missing.filter { $0 > 0 }.sorted().flatMap { hours in
      [last, first].map { day in
        let (date, text) = (CivilDate(day: day), Parameter.Unit.hours.text(hours))
        return FactChange(
          .training, "new", zh: "\(date) 完成 \(text.zh)并考核合格",
          en: "\(text.en) of training passed on \(date)"
        ) {
          $0.trainings.append(
            .init(first: day, last: day, hours: Int32(truncatingIfNeeded: hours), result: .passed))
        }
      }
    }
  }

  private var assessmentChanges: [FactChange] {
    let year = landmarks.period.year
    let years = reach == .attainable ? [year - 1] : [year - 1, year - 2, year]
    return years.flatMap { year in
      AssessmentResult.allCases.compactMap { result -> FactChange? in
        if person.assessments.contains(.init(year: year, result: result)) { return nil }
        return FactChange(
          .assessment, "\(year)", zh: "\(year) 年度考核为\(result.title.zh)",
          en: "the assessment of \(year) is \(result.title.en)"
        ) { person in
          person.assessments.removeAll { $0.year == year }
          person.assessments.append(.init(year: year, result: result))
        }
      }
    }
  }
}
