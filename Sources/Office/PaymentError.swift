public import Workforce

/// Why payments were not made, sent or answered.
public enum PaymentError: ExplainedError, Hashable {
  /// Payments, what is left out and what is carried do not come to the roll.
  case untied(payments: Money, roll: Money)
  /// The batch was made for another bank or day.
  case madeOtherwise(batch: String, profile: String, payday: CivilDate)
  /// The bank has the batch, and nobody said why its files are wanted again.
  case sentAlready(batch: String)
  /// The files of the batch cannot be made again with the same bytes.
  case notReproduced(file: String)
  /// There is no batch of the roll.
  case noBatch(policy: String, period: Period)
  /// The batch is open: the bank does not have it as far as anybody said.
  case notConfirmed(batch: String)
  /// The bank has the batch.
  case confirmed(batch: String)
  /// The roll cannot be reversed while files of it may be at the bank.
  case batchStands(batch: String)
  /// Nobody is owed a payment that failed, came back or was left out.
  case nothingToCorrect(policy: String, period: Period)
  /// The file was read before.
  case knownReturn(file: String, entry: EntryNumber)
  /// Payments without an answer, and workers who have no payment though one is due.
  case unsettled(waiting: Int, owed: Int)

  public var message: Sentence {
    switch self {
    case .untied(let payments, let roll):
      Sentence(
        zh: "付款、未列入与结转合计 \(payments.grouped) 元，与名册合计 \(roll.grouped) 元不符，没有生成文件；请报告这一错误",
        en: "payments, those left out and what is carried come to \(payments.grouped) yuan and the "
          + "roll to \(roll.grouped); no file was made; report this as a fault")
    case .madeOtherwise(let batch, let profile, let payday):
      Sentence(
        zh: "批次 \(batch) 已按“\(profile)”、付款日 \(payday) 生成；请用同样的参数，或先用 stipend pay withdraw 撤回",
        en: "batch \(batch) was made for \"\(profile)\" and \(payday); ask for the same, or withdraw "
          + "it first with stipend pay withdraw")
    case .sentAlready(let batch):
      Sentence(
        zh: "批次 \(batch) 已交银行；再次导出同一文件须说明理由：--reason \"……\"",
        en: "the bank has batch \(batch); to write its files again say why: --reason \"…\"")
    case .notReproduced(let file):
      Sentence(
        zh: "\(file) 不能逐字节重新生成（程序或字库版本不同），没有写出；请使用原来的文件",
        en: "\(file) cannot be made again byte for byte (another version of the program or of its "
          + "libraries) and was not written; use the file made before")
    case .noBatch(let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 还没有付款批次；请先 stipend pay export",
        en: "there is no batch of \(policy) for \(period); run stipend pay export first")
    case .notConfirmed(let batch):
      Sentence(
        zh: "批次 \(batch) 还没有确认交银行；请先 stipend pay confirm，或用 stipend pay withdraw 撤回",
        en: "nobody has confirmed that the bank has batch \(batch); run stipend pay confirm, or "
          + "withdraw it with stipend pay withdraw")
    case .confirmed(let batch):
      Sentence(
        zh: "批次 \(batch) 已交银行，不能撤回；未付成的由回盘记下",
        en: "the bank has batch \(batch), which cannot be withdrawn; what it does not pay is recorded "
          + "from its answer")
    case .batchStands(let batch):
      Sentence(
        zh: "批次 \(batch) 的付款文件还有效；请先用 stipend pay withdraw 撤回，再撤销名册",
        en: "the files of batch \(batch) stand; withdraw them with stipend pay withdraw before the "
          + "roll is reversed")
    case .nothingToCorrect(let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 没有须补发的付款：没有失败、退回或未列入的",
        en: "no payment of \(policy) for \(period) failed, came back or was left out; there is "
          + "nothing to pay again")
    case .knownReturn(let file, let entry):
      Sentence(
        zh: "\(file) 已在第 \(entry) 号记录中读入，内容相同，没有改动",
        en: "\(file) was read with entry \(entry) and has the same content; nothing was changed")
    case .unsettled(let waiting, let owed):
      Sentence(
        zh: "还有 \(waiting) 笔付款没有回盘结果，\(owed) 人应发未发；请读入回盘，或用 stipend pay correct 补发",
        en: "\(waiting) payment(s) have no answer and \(owed) worker(s) are owed; read the bank's "
          + "answer, or pay again with stipend pay correct")
    }
  }

  var exitCode: Int32 {
    switch self {
    case .untied: 70
    case .madeOtherwise: 64
    case .noBatch: 66
    case .notReproduced: 73
    case .knownReturn: 0
    case .sentAlready, .notConfirmed, .confirmed, .batchStands, .nothingToCorrect, .unsettled: 2
    }
  }

  /// Nothing was wrong and nothing was changed.
  public var isHarmless: Bool { exitCode == 0 }
}
