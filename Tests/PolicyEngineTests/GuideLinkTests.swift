import Foundation
import TestSupport
import Testing

@testable import PolicyEngine

@Suite("The links of the guides")
struct GuideLinkTests {
  private static let names = GuideChapter.names.flatMap { [$0.0, $0.1] }
  private static let glossary = "../../../Policies/GLOSSARY.md"

  /// `[label](file.md#anchor)` of a chapter; those within it have an empty file.
  private func links(_ chapter: GuideChapter) -> [(label: String, file: String, anchor: String)] {
    chapter.text.matches(of: #/\[([^\]]+)\]\(([^)#]*)#?([^)]*)\)/#).map {
      (String($0.1), String($0.2), String($0.3))
    }
  }

  /// The anchors of a file, made of its headings as web pages of repositories make them.
  private func anchors(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
  }

  private func text(_ file: String) throws -> String {
    let url = GuideChapter.folder.appendingPathComponent(file).standardizedFileURL
    return try String(contentsOf: url, encoding: .utf8)
  }

  @Test("every link leads somewhere", arguments: names)
  func lead(_ name: String) throws {
    let chapter = try GuideChapter(name)
    for link in links(chapter) where !link.file.hasPrefix("http") {
      let target = link.file.isEmpty ? chapter.text : try text(link.file)
      #expect(
        link.anchor.isEmpty || anchors(target).contains(link.anchor), "\(link.file)#\(link.anchor)")
    }
  }

  @Test("the glossary leads back to the guides")
  func glossary() throws {
    let folder = "../Sources/Office/Office.docc/"
    let found = try text(Self.glossary).matches(of: #/\]\(([^)#]+)#?([^)]*)\)/#)
    #expect(found.count > 8)
    for link in found {
      #expect(link.1.hasPrefix(folder))
      let target = try text(String(link.1.dropFirst(folder.count)))
      #expect(link.2.isEmpty || anchors(target).contains(String(link.2)), "\(link.0)")
    }
  }

  /// The heading of the glossary above each word.
  private func places() throws -> [String: String] {
    var places: [String: String] = [:]
    var anchor = ""
    for line in try text(Self.glossary).split(separator: "\n") {
      if line.hasPrefix("#") {
        anchor = anchors(String(line)).first ?? ""
      } else if let word = line.firstMatch(of: #/^\| `([\w.]+)` \|/#) {
        places[String(word.1)] = places[String(word.1)] ?? anchor
      }
    }
    return places
  }

  @Test(
    "every word is shown where it belongs and leads to its place in the glossary", arguments: [0, 1])
  func words(language: Int) throws {
    let places = try places()
    var shown: Set<String> = []
    for pair in GuideChapter.names {
      let chapter = try GuideChapter(language == 0 ? pair.0 : pair.1)
      let examples = chapter.text.replacing(#/\[`[\w.]+`\]/#, with: "")
      for link in links(chapter) where link.file == Self.glossary && link.label.hasPrefix("`") {
        let word = link.label.filter { $0 != "`" }
        #expect(places[word] == link.anchor, "\(chapter): \(word)")
        let last = word.split(separator: ".").last ?? ""
        #expect(examples.contains(last), "\(chapter): \(word) is in no example")
        shown.insert(word)
      }
    }
    #expect(Terms.all.map(\.path).filter { !shown.contains($0) } == [])
  }
}

@Suite("The shapes of rules")
struct GuideShapeTests {
  /// What notices ask for, and the recipes that say it.
  private static let shapes: [(shape: String, recipes: [String])] = [
    ("one-off by level, with levels that get nothing", ["some-levels"]),
    ("monthly while conditions hold, with a start", ["monthly", "next-month", "registered"]),
    ("a monthly rate paid once a year in arrears", ["arrears"]),
    ("yearly after an anniversary", ["yearly", "anniversary"]),
    ("continuous service", ["continuous", "run-in-year", "joined"]),
    ("a cohort of certificates, first of the level", ["cohort", "other-days"]),
    ("registration done, in time, here, valid", ["registered", "registered-in-time"]),
    ("five kinds of place", ["places", "registered", "post"]),
    ("status left out as of some day", ["excluded"]),
    ("tests of the employer", ["employer"]),
    ("tests of the post", ["post", "duty", "then"]),
    ("assessment", ["assessed", "seniority"]),
    ("the highest certificate only", ["highest"]),
    ("the difference on an upgrade", ["difference"]),
    ("a rule nobody saw", ["silent", "later-rounds", "unseen-amount", "cut-off-list"]),
    ("a cap of amount or years", ["cap", "at-most-years", "together"]),
    ("no double payment", ["not-twice", "one-a-month", "nothing-else", "stacking", "together"]),
    ("what was paid too much", ["recovery"]),
    ("claim windows", ["window", "rolling", "since-complete", "later-rounds"]),
    ("a commitment after payment", ["commitment"]),
    ("grade steps within a range", ["steps"]),
    ("an index by a coefficient", ["index"]),
    ("receipts, attempts and shares", ["receipts", "approved-sum", "band"]),
    ("honours, with the certificate as gate", ["honours", "any-certificate", "circumstances"]),
    ("payer by level, case or share", ["payer-by-level", "payer-by-case", "payer-shares"]),
    ("floors and ceilings for others", ["bounds"]),
    ("an organisation that claims, or is paid", ["on-behalf", "organisation"]),
    ("an increment on another pay item", ["on-top"]),
    ("age and duties", ["must-pass", "staffing", "hours"]),
    ("documents that replace each other", ["successor", "new-rate"]),
    ("evidence, and what stands in for it", ["evidence", "bank"]),
    ("rates by county", ["by-county"]),
    ("what words cannot say", ["functions", "anniversary"]),
  ]

  @Test("each has a recipe, and each recipe a shape")
  func recipes() throws {
    let shown = try GuideChapter.names.flatMap { try GuideChapter($0.0).blocks }
      .compactMap { $0.mark?.verb == "recipe" ? $0.mark?.rest : nil }
    #expect(Set(shown).count == shown.count)
    #expect(Set(Self.shapes.flatMap(\.recipes)) == Set(shown))
  }
}
