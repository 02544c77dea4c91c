/// A place of service (服务站点) for one stretch of days: a station, or the street, community or
/// village that must have social workers of its own.
///
/// What changes with time is kept as circumstances of the station, so every word of rule sheets that
/// reads a circumstance reads it.
public struct Station: Hashable, Sendable {
  /// The office's own number for it.
  public var code: String
  public var name: String
  /// A code of ``StationKind`` where the text is known, else the text as given.
  public var kind: String
  /// County, district or city it lies in, as the office writes it.
  public var county: String
  /// Street or town, where it lies in one.
  public var township: String?
  /// People living in the area it serves; nil when not recorded.
  public var residents: Int64?
  /// Tier (站点等级), for example 示范站.
  public var tier: String?
  /// Days for which all this is true: from the opening or the last change to the closing.
  public var span: DateSpan

  public init(
    code: String, name: String, kind: String, county: String, township: String? = nil,
    residents: Int64? = nil, tier: String? = nil, span: DateSpan
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.county = county
    self.township = township
    self.residents = residents
    self.tier = tier
    self.span = span
  }

  /// What the register keeps of it besides its code and name.
  public var circumstances: [Circumstance] {
    var found = [
      Circumstance(kind: CircumstanceKind.stationKind.rawValue, value: kind, span: span),
      Circumstance(
        kind: CircumstanceKind.location.rawValue, value: township, place: county, span: span),
    ]
    if let residents {
      found.append(
        Circumstance(kind: CircumstanceKind.residents.rawValue, number: residents, span: span))
    }
    if let tier {
      found.append(Circumstance(kind: CircumstanceKind.tier.rawValue, value: tier, span: span))
    }
    return found
  }
}

/// The kinds of station the product has a word for. A city may record others as plain text.
public enum StationKind: String, Sendable, CaseIterable {
  /// 社工站
  case station
  /// 社工室
  case room
  /// 街道、乡镇
  case street
  /// 城市社区
  case community
  /// 村
  case village

  public var title: Sentence {
    switch self {
    case .station: Sentence(zh: "社工站", en: "station")
    case .room: Sentence(zh: "社工室", en: "room")
    case .street: Sentence(zh: "街道（乡镇）", en: "street or town")
    case .community: Sentence(zh: "城市社区", en: "urban community")
    case .village: Sentence(zh: "村", en: "village")
    }
  }

  /// Other ways in which offices write the kind.
  private var synonyms: [String] {
    switch self {
    case .station: ["站", "社会工作服务站"]
    case .room: ["室", "社会工作室"]
    case .street: ["街道", "乡镇", "镇", "乡", "街道(乡镇)"]
    case .community: ["社区"]
    case .village: ["行政村"]
    }
  }

  /// The code for a Chinese title or a code; any other text stays as it is.
  public static func code(for text: String) -> String {
    allCases.first {
      $0.rawValue == text || $0.title.zh == text || $0.synonyms.contains(text)
    }?.rawValue ?? text
  }
}
