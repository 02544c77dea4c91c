// The forms of banks that lie beside the rule sheets.

public import Exchange
import Foundation

extension PolicyLibrary {
  /// The profile of a bank: the name of a file in the folder `banks`, or a path.
  /// - Throws: ``OfficeError/unknownBank(_:known:)``, `ExchangeError`.
  public func bank(_ name: String) throws -> BankProfile {
    let path = name.contains("/") ? name : "\(folder)/banks/\(name).txt"
    guard FileManager.default.fileExists(atPath: path) else {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/banks")) ?? []
      throw OfficeError.unknownBank(
        name, known: names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted())
    }
    return try BankProfile(path: path)
  }
}
