// Every message exists in both languages and has its three parts.

import Testing
import Workforce

@testable import Exchange

@Suite struct SentenceTests {
  @Test("every reason has its words in both languages", arguments: FindingCode.allCases)
  func catalogue(code: FindingCode) {
    for sentence in [code.reason, code.suggestion] {
      #expect(!sentence.zh.isEmpty && !sentence.en.isEmpty && sentence.zh != sentence.en)
    }
  }

  @Test("findings made later carry their place and the other row")
  func constructors() {
    let place = FindingPlace(file: "a.csv", sheet: nil, row: 3, column: "姓名")
    #expect(Finding.unknownPerson(at: place).code == "unknown_person")
    #expect(Finding.unknownPerson(at: place).severity == .rejected)
    #expect(Finding.nameMismatch(at: place).severity == .warning)
    #expect(Finding.duplicate(at: place, otherRow: 2).severity == .duplicate)
    let conflict = Finding.conflictingDuplicate(
      at: place, otherRow: 9, otherFile: "b.csv", column: "学时")
    #expect(conflict.severity == .rejected && conflict.column == "学时" && conflict.value == nil)
    #expect(conflict.reason.zh.contains("b.csv 第 9 行") && conflict.reason.en.contains("row 9"))
  }

  @Test("every error says what is wrong, what was expected and what to do")
  func errors() {
    let place = ExchangeError.Place(row: 2, column: 3)
    let name = Sentence(zh: "姓名", en: "Name")
    let errors: [ExchangeError] =
      [
        .missingFile(file: "f"), .unreadableFile(file: "f", code: 13), .notAFile(file: "f"),
        .emptyFile(file: "f"), .oldExcel(file: "f"), .encrypted(file: "f"),
        .notAWorkbook(file: "f"), .noWorkbookInZip(file: "f"),
        .noSuchSheet(file: "f", sheet: "s", sheets: ["t"]),
        .sheetInTextFile(file: "f", sheet: "s"),
        .noKnownColumns(file: "f", sheet: nil, found: [], expected: [name]),
        .missingColumns(file: "f", sheet: "s", row: 1, missing: [name], found: ["a"]),
        .ambiguousColumn(file: "f", sheet: nil, field: name, columns: ["a", "b"]),
        .damagedZip(file: "f", part: ""), .damagedXML(file: "f", part: "p", line: 1),
        .declarationsInXML(file: "f", part: "p", line: 1),
        .brokenText(file: "f", place: place, encoding: .gb18030),
        .nulCharacter(file: "f", place: place),
        .unterminatedQuote(file: "f", line: 1, place: place),
        .textAfterQuote(file: "f", line: 1, place: place), .mappingLine(file: "f", line: 1),
        .mappingField(file: "f", line: 1, text: "t", suggestion: "u", known: ["u"]),
        .mappingRepeated(file: "f", line: 1, text: "t"),
        .mappingHeader(file: "f", header: "h", found: []), .unwritable(file: "f", code: 28),
        .unknownOutputForm(file: "f"),
      ]
      + SourceLimits.Limit.allCases.map {
        .beyondLimit(file: "f", limit: $0, bound: 1, place: place)
      }
    for error in errors {
      let message = error.message
      #expect(message.zh.hasPrefix("f") && message.en.hasPrefix("f"), "\(error)")
      #expect(message.zh.split(separator: "；").count == 3, "\(message.zh)")
      #expect(message.en.split(separator: ";").count == 3, "\(message.en)")
      #expect(message.zh.contains("应") || message.zh.contains("现有"), "\(message.zh)")
      #expect(message.en.contains("expected") || message.en.contains("found"), "\(message.en)")
    }
  }
}
