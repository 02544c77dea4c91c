// One thing a sheet states, changed.

import Workforce

/// A changed value and what was changed.
struct Variant<Changed> {
  let change: Sentence
  let changed: Changed

  init(_ change: Sentence, _ changed: Changed) {
    self.change = change
    self.changed = changed
  }

  init(zh: String, en: String, _ changed: Changed) {
    self.init(Sentence(zh: zh, en: en), changed)
  }

  func map<Other>(_ transform: (Changed) -> Other) -> Variant<Other> {
    Variant<Other>(change, transform(changed))
  }
}

extension Moment {
  /// The other moments a word allows.
  func others(among allowed: [Moment]) -> [Variant<Moment>] {
    allowed.filter { $0 != self }.map {
      Variant(
        zh: "“\(zh)”改为“\($0.zh)”", en: "\"\(rawValue)\" becomes \"\($0.rawValue)\"", $0)
    }
  }
}

extension LevelChoice {
  /// The choice with one setting changed or dropped.
  var variants: [Variant<LevelChoice>] {
    var found = approved.others(among: [.byLastDay, .inMonth, .beforeMonth]).map { other in
      Variant(
        zh: "批准：\(other.change.zh)", en: "approved: \(other.change.en)",
        with(self) { $0.approved = other.changed })
    }
    guard let registered else { return found }
    found += registered.others(among: [.onLastDay, .onSomeDay]).map { other in
      Variant(
        zh: "登记：\(other.change.zh)", en: "registered: \(other.change.en)",
        with(self) { $0.registered = other.changed })
    }
    found.append(
      Variant(
        zh: "不再要求登记", en: "registered is dropped", with(self) { $0.registered = nil }))
    return found
  }
}

extension PostingSelection {
  /// The selection with one setting changed or dropped. Names of a list are the policy's matter.
  var variants: [Variant<PostingSelection>] {
    var found: [Variant<PostingSelection>] = []
    if let kinds {
      found.append(Variant(zh: "不再限定 kind", en: "kind is dropped", with(self) { $0.kinds = nil }))
      if case .one(let kind) = kinds {
        let other = PostingKind.allCases.first { $0.rawValue != kind }?.rawValue ?? ""
        found.append(
          Variant(
            zh: "kind 由 \(kind) 改为 \(other)", en: "kind \(kind) becomes \(other)",
            with(self) { $0.kinds = .one(other) }))
      }
    }
    if countyList != nil {
      found.append(
        Variant(zh: "不再限定 county", en: "county is dropped", with(self) { $0.countyList = nil }))
    }
    if let onEstablishment {
      found.append(
        Variant(
          zh: "不再限定 on_establishment", en: "on_establishment is dropped",
          with(self) { $0.onEstablishment = nil }))
      found.append(
        Variant(
          zh: "on_establishment 改为 \(!onEstablishment)",
          en: "on_establishment becomes \(!onEstablishment)",
          with(self) { $0.onEstablishment = !onEstablishment }))
    }
    return found
  }
}

/// A copy of a value with a change made to it.
func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var copy = value
  change(&copy)
  return copy
}
