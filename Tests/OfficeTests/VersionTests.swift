// Versions of policies: proposed by one person, activated by another.

import Exchange
import Foundation
import Payouts
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

private let march = Period("2024-03") ?? Period(index: 0)
private let april = march.next

@Suite("Versions of policies")
struct VersionTests {
  let desk: UsersDesk
  let original: String

  init() throws {
    desk = try UsersDesk()
    original = try String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8)
  }

  /// The scheme with another rate for junior social workers.
  private func changed(junior: Int, _ name: String = "changed.lua") throws -> String {
    try desk.desk.folder.file(
      name,
      original.replacing("{ junior = yuan(200)", with: "{ junior = yuan(\(junior))"))
  }

  private func allowance(_ period: Period) throws -> Money? {
    let roll = try RunRoll(policy: scheme, period: period, library: library)
      .compute(desk.clerk("preparer")).roll
    return try desk.store.lines(ofRoll: roll.roll.number).map(\.line)
      .first { $0.rule == "allowance" }?.amount
  }

  @Test("a roll is computed with the version activated last of those whose days hold its month")
  func active() throws {
    #expect(try allowance(march) == Money(fen: 20_000))
    let fromApril = try desk.propose(changed(junior: 250), from: april.first)
    #expect(try allowance(april) == Money(fen: 20_000))
    try desk.activate(fromApril)
    #expect(try allowance(march) == Money(fen: 20_000))
    #expect(try allowance(april) == Money(fen: 25_000))
    let toMarch = try desk.propose(changed(junior: 210), to: march.last)
    try desk.activate(toMarch)
    #expect(try allowance(march) == Money(fen: 21_000))
    #expect(try allowance(april) == Money(fen: 25_000))
    // An earlier version comes back by being activated again.
    let first = try #require(try desk.store.versions().first { $0.policy == scheme })
    try desk.activate(first)
    #expect(try allowance(april) == Money(fen: 20_000))
    let before = try desk.store.versions().flatMap(\.activations).map(\.entry).max()
    let known = EntryNumber((before?.value ?? 0) - 1)
    #expect(
      try desk.store.activeVersion(of: scheme, for: april, asKnownAt: known)?.number
        == fromApril.number)
    #expect(try desk.store.activeVersion(of: scheme, for: april, asKnownAt: EntryNumber(1)) == nil)
  }

  @Test("nobody activates what they proposed, whatever roles they hold")
  func another() throws {
    try desk.add("both", [.author, .approver])
    let version = try ProposePolicy(path: changed(junior: 250)).run(desk.clerk("both"))
    #expect(throws: DutyError.ownPolicy) { try desk.activate(version, by: "both") }
    #expect(throws: StoreError.duty) {
      let both = try desk.clerk("both")
      try desk.store.activate(version, both.act(""))
    }
    #expect(throws: DutyError.roleNeeded([.approver])) { try desk.activate(version, by: "author") }
    #expect(throws: DutyError.roleNeeded([.author])) {
      _ = try ProposePolicy(path: changed(junior: 260)).run(desk.clerk("approver"))
    }
    #expect(try desk.activate(version).activations.map(\.name) == ["approver"])
  }

  @Test("a draft whose policy changed meanwhile is computed again before it is submitted")
  func changedMeanwhile() throws {
    try desk.compute()
    try desk.activate(desk.propose(changed(junior: 250)))
    #expect(throws: OfficeError.staleDraft(policy: scheme, period: march)) {
      try desk.take(.submitted, by: "preparer")
    }
    #expect(try desk.compute().change == .computed)
    try desk.take(.submitted, by: "preparer")
  }

  @Test("only what may pay is proposed: sound sheets, passing tests, days in force, each once")
  func proposals() throws {
    let path = try changed(junior: 250)
    func test(_ text: String) throws {
      try Data(text.utf8).write(to: URL(filePath: path.replacing(".lua", with: "_test.lua")))
    }
    let failing = "test \"t\" { period = \"2024-03\", worker = {}, expect = { allowance = yuan(1) } }"
    try test(failing)
    #expect(throws: OfficeError.failingTests(1, path: path)) { _ = try desk.propose(path) }
    try test(failing + "}")
    #expect(throws: PolicyError.self) { _ = try desk.propose(path) }
    let good = try changed(junior: 250, "good.lua")
    let days = OfficeError.versionDays(
      policy: scheme, inForce: try PolicyLibrary.load(good).policy.inForce)
    let early = CivilDate(iso: "2020-12-31")
    #expect(throws: days) { _ = try desk.propose(good, from: early) }
    #expect(throws: days) { _ = try desk.propose(good, to: early) }
    #expect(throws: days) { _ = try desk.propose(good, from: april.first, to: march.last) }
    _ = try desk.propose(good, from: april.first, to: april.first)
    #expect(throws: StoreError.nothingToChange) {
      _ = try desk.propose(good, from: april.first, to: april.first)
    }
    #expect(throws: PolicyError.self) {
      _ = try desk.propose(desk.desk.folder.file("bad.lua", "policy {"))
    }
  }

  @Test("with users sheets come from the register and from no folder, and a missing version says so")
  func folders() throws {
    let chosen = PolicyLibrary(folder: library.folder, isChosen: true)
    #expect(throws: DutyError.policiesAreKept) {
      try RunRoll(policy: scheme, period: march, library: chosen).compute(desk.clerk("preparer"))
    }
    #expect(throws: OfficeError.noActiveVersion(policy: "national/other", period: march)) {
      try RunRoll(policy: "national/other", period: march, library: library)
        .compute(desk.clerk("preparer"))
    }
    #expect(throws: OfficeError.unknownVersion(policy: scheme, version: 99)) {
      try ActivatePolicy(policy: scheme, version: 99).run(desk.clerk("approver"))
    }
    let text = try ListVersions(policy: scheme).text(ofVersion: 1, desk.clerk("auditor"))
    #expect(text == original)
  }
}
