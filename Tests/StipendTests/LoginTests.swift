// Passwords on the way in: from a file or standard input, and never out again.

import Foundation
import Testing

@Suite("Logins on the command line")
struct LoginTests {
  private func desk() throws -> Desk {
    let desk = try Desk(filled: true)
    let run = try desk.run(
      "user", "add", "root", "--role", "administrator", "--role", "auditor",
      "--new-password-file", "passwords/root")
    #expect(run.code == 0, "\(run.all)")
    return desk
  }

  @Test("name and file come from flags or the environment, and flags win")
  func environment() throws {
    let desk = try desk()
    for line in [
      "$S roll list --as root --password-file passwords/root",
      "STIPEND_USER=root STIPEND_PASSWORD_FILE=passwords/root $S roll list",
      "STIPEND_USER=li STIPEND_PASSWORD_FILE=passwords/li $S roll list --as root --password-file passwords/root",
      "cat passwords/root | $S roll list --as root --password-file -",
      "printf 'only-for-tests-root\\r\\nmore' > p; $S roll list --as root --password-file p",
    ] {
      #expect(try desk.shell(line).code == 0, "\(line)")
    }
    for (line, code) in [
      ("STIPEND_USER=root STIPEND_PASSWORD_FILE=passwords/li $S roll list", 77),
      ("printf ' only-for-tests-root' > p; $S roll list --as root --password-file p", 77),
      (": > p; $S roll list --as root --password-file p", 66),
      ("$S roll list --as root --password-file policies", 66),
      ("$S roll list --as root", 77), ("$S roll list", 77),
    ] {
      let run = try desk.shell(line)
      #expect(run.code == Int32(code) && run.output.isEmpty, "\(line): \(run.all)")
    }
  }

  @Test("every command that opens the register asks who is there")
  func everyCommand() throws {
    let desk = try desk()
    let roll = "--policy city/allowance --period 2024-03"
    for command in [
      "import roster roster.csv", "import roster roster.csv --dry-run", "import list",
      "import undo 1", "worker account W0000001 --number 999901000 --reason x", "worker show W0000001", "worker find 李", "roll compute \(roll)",
      "roll settle \(roll)", "roll list", "roll show \(roll)", "roll diff \(roll)",
      "roll submit \(roll)", "roll check \(roll)", "roll approve \(roll)",
      "roll publicise \(roll)", "roll send-back \(roll)", "roll reverse \(roll)",
      "roll steps \(roll)", "roll decide \(roll) --all --refuse --reason x",
      "explain --worker W0000001 --period 2024-03", "findings \(roll)",
      "whynot --worker W0000001 \(roll)", "policy whatif policies/city/allowance.lua --from 2024-01 --to 2024-02",
      "policy propose policies/city/allowance.lua", "policy activate city/allowance --number 1",
      "policy versions", "user add x", "user grant x --role checker",
      "user withdraw x --role checker", "user passwd", "user lock x", "user unlock x", "user list",
    ] {
      let run = try desk.shell("$S \(command)")
      #expect(run.code == 77 && run.output.isEmpty, "\(command): \(run.all)")
    }
  }

  @Test("no password is in the register, and none in what a command says")
  func secrecy() throws {
    let desk = try desk()
    let password = try desk.text("passwords/root").trimmingCharacters(in: .newlines)
    let wrong = "wrong-\(password)"
    try desk.write("wrong", wrong)
    for line in [
      "$S user list --as root --password-file passwords/root --json",
      "$S user list --as root --password-file wrong",
      "$S user passwd --as root --password-file passwords/root --new-password-file wrong",
      "$S user list --as root --password-file passwords/root",
    ] {
      #expect(try !desk.shell(line).all.contains(password), "\(line)")
    }
    for ending in ["", "-wal"] {
      let bytes = FileManager.default.contents(atPath: desk.path("register.db" + ending)) ?? Data()
      #expect(bytes.range(of: Data(password.utf8)) == nil)
    }
  }
}
