import Testing
import Workforce

@Suite("Identity numbers")
struct IdentityNumberTests {
  @Test(
    "right numbers are taken, whatever the age of their division code",
    arguments: [
      "340104199001010017", "510100199506150046", "110101199003070118", "640106198812310020",
      "640106200512310029",
    ])
  func good(text: String) throws {
    let number = try IdentityNumber(text)
    #expect(number.text == text)
    #expect(number.birthDate.description.filter { $0 != "-" } == text.dropFirst(6).prefix(8))
  }

  @Test(
    "the first fault is named",
    arguments: [
      ("32058319850229001X", .birthDate), ("340104199013010017", .birthDate),
      ("340104199001010018", .checkCharacter), ("11010119900307011X", .checkCharacter),
      ("34010419900101001", .form), ("3401041990010100177", .form), ("", .form),
      ("34010419900101001x", .form), ("34010419900101００17", .form), ("X40104199001010017", .form),
    ] as [(String, IdentityNumber.Fault)])
  func bad(text: String, fault: IdentityNumber.Fault) {
    #expect(throws: fault) { try IdentityNumber(text) }
  }

  @Test("changing any one digit is noticed")
  func oneDigit() {
    let good = Array("110101199003070118")
    for place in good.indices {
      for digit in "0123456789" where digit != good[place] {
        var changed = good
        changed[place] = digit
        #expect(throws: IdentityNumber.Fault.self) { try IdentityNumber(String(changed)) }
      }
    }
  }

  @Test("a masked number keeps three characters in front and two behind, short ones none")
  func masks() throws {
    #expect(try IdentityNumber("110101199003070118").masked == "110*************18")
    #expect(IdentityNumber.masked("E1234567") == "E12***67")
    #expect(IdentityNumber.masked("1234567") == "*******")
    #expect(IdentityNumber.masked("") == "")
  }
}

@Suite("Worker keys")
struct WorkerKeyTests {
  @Test("a key is W and at least seven digits, and reads back")
  func roundTrip() {
    let numbers: [Int64] = [1, 42, 9_999_999, 10_000_000, 1_099_511_627_775]
    for number in numbers {
      let key = WorkerKey(number: number)
      #expect(WorkerKey(key.description) == key)
    }
    #expect(WorkerKey(number: 42).description == "W0000042")
    #expect(WorkerKey("w42") == WorkerKey(number: 42))
  }

  @Test(
    "other texts are refused",
    arguments: [
      "", "W", "42", "W-1", "W1a", "W 1", "X0000042", "W９", "W1099511627776",
      "W9223372036854775808",
    ])
  func refuses(text: String) {
    #expect(WorkerKey(text) == nil)
  }
}

@Suite("Training hours")
struct HoursTests {
  @Test("hours are exact to the hundredth and print shortest")
  func prints() {
    #expect(Hours("7.5")?.hundredths == 750)
    #expect(Hours("11.25")?.description == "11.25")
    #expect(Hours("72.00")?.description == "72")
    #expect(Hours("77.50")?.description == "77.5")
    #expect(Hours(whole: 100).description == "100")
    #expect(Hours("0")?.description == "0")
    for hundredths in Int32(0)..<20_000 {
      let hours = Hours(hundredths: hundredths)
      #expect(Hours(hours.description) == hours)
    }
  }

  @Test("what is no number of hours is refused", arguments: ["", "x", "1.125", "1,000", "21474836.48"])
  func refuses(text: String) {
    #expect(Hours(text) == nil)
  }
}
