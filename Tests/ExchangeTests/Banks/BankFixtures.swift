import Foundation
import Workforce

@testable import Exchange

/// The folder of the project.
let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

extension PaymentInstruction {
  /// A payment of 200 yuan. Tests change one thing at a time.
  static func payment(
    _ place: Int = 1, name: String = "王小明", bank: String? = "某银行某支行",
    account: String? = nil, fen: Int64 = 20_000
  ) -> PaymentInstruction {
    PaymentInstruction(
      reference: "R7-\(1000 + place)", worker: WorkerKey(number: Int64(place)), name: name,
      bank: bank, account: account ?? "999901\(1_000_000 + place)", amount: Money(fen: fen))
  }
}

extension PaymentOrder {
  static func march(_ instructions: [PaymentInstruction]) -> PaymentOrder {
    PaymentOrder(
      identifier: "R7", scheme: "持证奖补", period: Period("2024-03")!,
      payday: CivilDate(iso: "2024-04-15")!, instructions: instructions)
  }
}

/// A profile from the text of its file.
func profile(_ lines: String...) throws -> BankProfile {
  try BankProfile(SettingsText(lines.joined(separator: "\n"), file: "bank.txt"))
}

/// Settings every profile needs, for a text with commas.
let plainSettings = """
  名称 = 某银行
  形式 = 分隔文本
  文件名 = 代发_{年月}_{文件号:3}.csv
  用途 = {政策}{年}年{月}月
  """
