// The list that is shown to everybody before a roll is paid.

public import Exchange
import Foundation
import RegistryStore
public import Workforce

/// Makes the publicity list of a stored roll.
public struct PublishRoll: Sendable {
  public var policy: String
  public var period: Period
  public var mask: NumberMask
  /// The first day of the publicity period.
  public var first: CivilDate
  public var length: PublicityLength
  public var objections: OfficeCard
  public var library: PolicyLibrary

  public init(
    policy: String, period: Period, mask: NumberMask, first: CivilDate, length: PublicityLength,
    objections: OfficeCard, library: PolicyLibrary
  ) {
    self.policy = policy
    self.period = period
    self.mask = mask
    self.first = first
    self.length = length
    self.objections = objections
    self.library = library
  }

  /// Makes the list, and records that it was made, with its mask and its days.
  /// - Throws: ``OfficeError/noRoll(policy:period:)``, `WorkCalendar.UnknownYear`, `ExchangeError`,
  ///   `StoreError`.
  public func run(_ clerk: Clerk) throws -> PublicityList {
    try clerk.needs(.prepare)
    let roll = try ShowRoll(policy: policy, period: period).sheet(clerk)
    var numbers: [WorkerKey: String] = [:]
    if mask != .none, let stored = try clerk.store.roll(policy: policy, period: period) {
      try clerk.store.forEachLine(ofRoll: stored.roll.number) {
        numbers[$0.line.worker] = $0.documentNumber
      }
    }
    let list = try PublicityList(
      of: roll, mask: mask, number: { numbers[$0] }, from: first, for: length,
      calendar: try library.calendar(), objections: objections)
    try clerk.disclose(
      reason: "公示 \(list.first) 至 \(list.last)",
      source: "roll publish \(policy) \(period), mask \(mask.rawValue)")
    return list
  }
}

extension PolicyLibrary {
  /// The working days of the years that have a file in the folder `holidays`.
  func calendar() throws -> WorkCalendar {
    let holidays = folder + "/holidays"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: holidays)) ?? [])
      .filter { $0.hasSuffix(".txt") }.sorted()
    return try WorkCalendar(paths: names.map { "\(holidays)/\($0)" })
  }
}
