// What can go wrong with a register, as values. The sentences are in StoreError+Message.swift.

internal import GRDBSQLite
public import Workforce

/// Why the register could not do what was asked.
public enum StoreError: ExplainedError, Hashable {
  /// There is no such file.
  case fileMissing(path: String)
  /// There is a file already where one should be created.
  case fileExists(path: String)
  /// The file cannot be opened: rights, or its folder.
  case cannotOpen(path: String)
  /// The file is not a SQLite database.
  case notADatabase(path: String?)
  /// The file is a SQLite database of another product.
  case notARegister(path: String)
  /// A newer program has changed the schema.
  case newerSchema(path: String)
  /// The schema is older and the register was opened for reading only.
  case olderSchema(path: String)
  /// The register was opened for reading only, or the file is write-protected.
  case readOnly
  /// No room on the disk, or the file has reached its allowed size.
  case diskFull
  /// Another program kept the register locked longer than the waiting time.
  case busy
  /// The file contradicts itself.
  case corrupted
  /// The disk failed to read or write; the code is SQLite's extended result code.
  case inputOutput(code: Int32)
  /// A second line for the same person, measure, period and instalment.
  case secondLine(worker: WorkerKey, rule: String, period: Period, instalment: Int)
  /// A row with this key is there already; for example an identity number recorded twice.
  case notUnique
  /// A change or deletion of what may only be added to: entries, facts, settled rolls.
  case appendOnly
  /// The cycle of a roll, or what somebody's role and earlier steps allow, forbids it.
  case duty
  /// A transfer would take more from an account than it holds.
  case ledger
  /// A fund has less left than it would spend.
  case budget
  /// There is no user of this name.
  case unknownUser(String)
  /// There is a user of this name already.
  case userExists(String)
  /// Without this one nobody could keep the users.
  case lastAdministrator
  /// What was asked for is so already.
  case nothingToChange
  /// A rule of the schema does not accept the row.
  case constraint
  /// There is no entry of this number.
  case unknownEntry(EntryNumber)
  /// There is no import batch of this number.
  case unknownBatch(Int64)
  /// The batch was withdrawn before, by this entry.
  case alreadyWithdrawn(batch: Int64, by: EntryNumber)
  /// There is no roll of this number.
  case unknownRoll(Int64)
  /// The roll is settled and never changes.
  case rollSettled(policy: String, period: Period)
  /// There is no worker of this key.
  case unknownWorker(WorkerKey)
  /// The worker has no such fact that is still known.
  case unknownFact(kind: FactKind, worker: WorkerKey, fact: Int64)
  /// A digest that is not 64 lower-case hexadecimal digits.
  case malformedDigest(String)
  /// The file with the secret key of the register is not there.
  case keyMissing(path: String)
  /// The file holds a key that is not the register's.
  case keyForeign(path: String)
  /// The file holds no key, or cannot be read.
  case keyUnreadable(path: String)
  /// The file with a new key cannot be written.
  case keyUnwritable(path: String)
  /// Any other failure; the code is SQLite's extended result code.
  case other(code: Int32)

  /// - Parameters:
  ///   - extendedCode: SQLite's extended result code.
  ///   - path: the file, while it is being opened.
  ///   - text: what SQLite says about it; triggers of duties raise texts that begin with "duty",
  ///     those of the ledger and of funds with "ledger" and "budget".
  init(extendedCode: Int32, path: String?, text: String = "") {
    switch extendedCode {
    case SQLITE_CONSTRAINT | (7 << 8):  // raised by a trigger
      self =
        switch text.prefix(while: { $0 != ":" }) {
        case "duty": .duty
        case "ledger": .ledger
        case "budget": .budget
        default: .appendOnly
        }
    case SQLITE_CONSTRAINT | (6 << 8), SQLITE_CONSTRAINT | (8 << 8): self = .notUnique
    default:
      switch extendedCode & 0xFF {
      case SQLITE_NOTADB: self = .notADatabase(path: path)
      case SQLITE_CANTOPEN: self = path.map { .cannotOpen(path: $0) } ?? .other(code: extendedCode)
      case SQLITE_READONLY: self = .readOnly
      case SQLITE_FULL: self = .diskFull
      case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
      case SQLITE_CORRUPT: self = .corrupted
      case SQLITE_IOERR: self = .inputOutput(code: extendedCode)
      case SQLITE_CONSTRAINT: self = .constraint
      default: self = .other(code: extendedCode)
      }
    }
  }
}
