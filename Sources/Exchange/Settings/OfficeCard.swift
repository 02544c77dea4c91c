public import Workforce

/// The office that signs letters and hears objections: who, by which telephone, where.
public struct OfficeCard: Hashable, Sendable {
  public var office: String
  public var telephone: String
  public var address: String

  public init(office: String, telephone: String, address: String) {
    self.office = office
    self.telephone = telephone
    self.address = address
  }

  /// Reads a file with 单位, 电话 and 地址 (`office`, `telephone`, `address`).
  /// - Throws: the errors of unreadable files, ``ExchangeError/settings(file:line:fault:)``.
  public init(path: String) throws(ExchangeError) {
    let text = try SettingsText(path: path)
    let names = [
      Sentence(zh: "单位", en: "office"), Sentence(zh: "电话", en: "telephone"),
      Sentence(zh: "地址", en: "address"),
    ]
    try text.check(names: names)
    self.init(
      office: try text.required(names[0]).value, telephone: try text.required(names[1]).value,
      address: try text.required(names[2]).value)
  }

  /// Office, telephone and address in one line.
  public func line(in language: Language) -> String {
    language == .zh
      ? "\(office)，电话 \(telephone)，地址：\(address)"
      : "\(office), telephone \(telephone), \(address)"
  }
}
