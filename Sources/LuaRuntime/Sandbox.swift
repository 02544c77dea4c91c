import CLua
public import Workforce

/// The names a sheet has and the names it must not have, each with its reason.
public enum Sandbox {
  /// One name and why it is on its list.
  public struct Entry: Sendable, Hashable {
    /// As a sheet would write it, such as `string.match`.
    public let name: String
    /// Why it is on its list.
    public let reason: Sentence
  }

  /// Names every sheet has, before the words of the prelude.
  public static let allowed = entries { clua_allowed($0) }
  /// Names that end a run as soon as they are touched.
  public static let forbidden = entries { clua_forbidden($0) }

  static func refusal(of name: String) -> Sentence {
    let reason = forbidden.first { $0.name == name }?.reason ?? Sentence(same: "")
    return Sentence(
      zh: "条文里不能用 \(name)：\(reason.zh)",
      en: "\(name) is not available in a rule sheet: \(reason.en)")
  }

  private static func entries(_ at: (Int32) -> UnsafePointer<clua_entry>?) -> [Entry] {
    var entries: [Entry] = []
    while let entry = at(Int32(entries.count))?.pointee {
      entries.append(
        Entry(
          name: String(cString: entry.name),
          reason: Sentence(
            zh: String(cString: entry.reason_zh), en: String(cString: entry.reason_en))))
    }
    return entries
  }
}
