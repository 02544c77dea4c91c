// The guides, read as their readers see them: chapters, their blocks, and the marks above those.
//
// A mark is a comment of Markdown, which no reader sees: `<!-- file: Policies/某市/award.lua -->`.

public import Foundation

/// One chapter of a guide.
public struct GuideChapter: Sendable, CustomStringConvertible {
  /// Name of the file without its ending.
  public let name: String
  public let text: String
  /// What is marked or fenced, in order.
  public let pieces: [Piece]

  public var description: String { name }

  /// A mark, or the block between two fences.
  public enum Piece: Sendable, Hashable {
    /// `<!-- verb: rest -->`; `rest` is empty for a verb alone.
    case mark(verb: String, rest: String)
    /// The text after a fence of a kind, `lua` or `console`; empty for none.
    case block(kind: String, text: String)
  }

  /// Reads a chapter of the guides.
  public init(_ name: String) throws {
    self.name = name
    text = try String(
      contentsOf: Self.folder.appendingPathComponent("\(name).md"), encoding: .utf8)
    var pieces: [Piece] = []
    var block: (kind: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = block {
        if line == "```" {
          pieces.append(.block(kind: open.kind, text: open.lines.map { $0 + "\n" }.joined()))
          block = nil
        } else {
          block?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        block = (String(line.dropFirst(3)), [])
      } else if let mark = line.wholeMatch(of: #/<!-- (\w+)(?:: (.*))? -->/#) {
        pieces.append(.mark(verb: String(mark.1), rest: String(mark.2 ?? "")))
      }
    }
    self.pieces = pieces
  }

  /// Blocks with the mark that stands right above each; nil when none does.
  public var blocks: [(mark: (verb: String, rest: String)?, kind: String, text: String)] {
    pieces.indices.compactMap { place in
      guard case .block(let kind, let text) = pieces[place] else { return nil }
      guard place > 0, case .mark(let verb, let rest) = pieces[place - 1] else {
        return (nil, kind, text)
      }
      return ((verb, rest), kind, text)
    }
  }

  /// Where the guides lie.
  public static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Office/Office.docc")

  /// The chapters for policy authors, in Chinese and in English, in the same order.
  public static let names = [
    ("政策编写", "Writing-a-Policy"),
    ("条款写法-给谁", "Recipes-Who"),
    ("条款写法-发多少", "Recipes-How-Much"),
    ("条款写法-期限与重复", "Recipes-Once-and-in-Time"),
    ("政策检查与测试", "Checking-and-Testing"),
    ("政策试算与生效", "Rehearsing-and-Signing"),
  ]
}
