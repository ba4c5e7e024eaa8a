import BillActions
import BillCore

extension PayError: Explained {
  var failure: Failure {
    switch self {
    case .noMethod:
      Failure("no-method", "the wallet is empty", hints: ["billctl wallet add bank IBAN"])
    case .methodUnusable(let label, let obstacle):
      Failure(
        "method-unusable", "\(label) cannot pay: \(obstacle.words)",
        hints: [obstacle.remedy(label), "or pay from another one: --from METHOD"])
    case .notPayable(let number, let state, let reason):
      Failure(
        "not-payable",
        "\(number) is \(state.rawValue)" + (reason.map { ": \($0)" } ?? ""),
        hints: ["billctl bills show \(number.shellWord)"])
    case .creditNote(let number):
      Failure(
        "credit-note", "\(number) is a credit: the biller owes you",
        hints: ["net it with a bill of the same biller: --net-credits"])
    case .paidBySomeoneElse(let biller, let paidBy):
      Failure(
        "paid-by-someone-else", "\(biller) is paid by \(paidBy.rawValue), not by you",
        hints: ["if that changed: billctl billers edit \(biller.shellWord) --paid-by me"])
    case .nothingOpen(let number):
      Failure(
        "nothing-open", "nothing is open on \(number)",
        hints: ["what became of it: billctl bills show \(number.shellWord)"])
    case .amountNeeded(let number):
      Failure(
        "amount-needed", "\(number) leaves the amount to you",
        hints: ["say it: --amount AMOUNT"], status: .usage)
    case .amountForSeveralBills:
      Failure("amount-for-several", "--amount goes with exactly one bill", status: .usage)
    case .amountNotPositive(let text):
      Failure("amount-not-positive", "\(text) is not more than nothing", status: .usage)
    case .overpayment(let open, let asked):
      Failure(
        "overpayment", "\(asked) is more than the open \(open)",
        hints: ["if you mean it: --overpay"])
    case .dateInThePast(let date):
      Failure("date-in-the-past", "\(date) is in the past", status: .usage)
    case .severalPayees(let number, let accounts):
      Failure(
        "several-payees", "\(number) can be paid to several accounts; choose one with --payee",
        hints: accounts, status: .conflict)
    case .unknownPayee(let text, let accounts):
      Failure(
        "unknown-payee", "the bill can be paid to no account \"\(text)\"", hints: accounts,
        status: .usage)
    case .payeeNotAccepted(let number, let last4):
      Failure(
        "payee-not-accepted", "\(number) names an account …\(last4) the biller never had",
        hints: ["ask the biller, then: billctl bills edit \(number.shellWord) --accept-payee"])
    case .unexpected(let count, let totals): PayError.unexpected(count, totals)
    case .keyUsedOtherwise(let key):
      Failure(
        "key-used-otherwise", "the key \(key) was used for something else", status: .conflict)
    case .planOutdated(let name):
      Failure(
        "plan-outdated", "\(name) changed since the plan was shown; nothing was paid",
        hints: ["run it again"])
    case .cannotBeWritten(let number, let field): PayError.unwritable(number, field)
    case .looksLike(let number, let other): PayError.alike(number, other)
    case .related(let number, let other, let isEarlier):
      PayError.related(number, other, isEarlier)
    case .mayReplace(let number, let missing): PayError.replacing(number, missing)
    case .noDueDate(let number): PayError.undated(number)
    case .discountLapsed(let payment): PayError.lapsed(payment)
    case .joined(let payment, let number, let other): PayError.joined(payment, number, other)
    case .agentDismissed(let payment): PayError.dismissed(payment)
    }
  }

  private static func unexpected(_ count: Int, _ totals: [Money]) -> Failure {
    Failure(
      "unexpected",
      "--expect does not hold: \(counted(count, "payment"))"
        + totals.map { ", \($0)" }.joined(), status: .conditionFailed)
  }

  private static func undated(_ number: String) -> Failure {
    Failure(
      "no-due-date", "\(number) states no due date",
      hints: ["billctl bills edit \(number.shellWord) --due DATE"])
  }

  private static func alike(_ number: String, _ other: String) -> Failure {
    Failure(
      "looks-like-another", "\(number) may be \(other) once more",
      hints: [
        "look: billctl bills show \(number.shellWord)",
        "pay it: billctl pay \(number.shellWord)",
        "drop it: billctl bills cancel \(number.shellWord) --reason duplicate",
      ])
  }

  private static func related(_ number: String, _ other: String, _ isEarlier: Bool) -> Failure {
    let verb = isEarlier ? "is corrected or followed by" : "corrects or follows"
    return Failure(
      "corrects-another", "\(number) \(verb) \(other): perhaps only one of them counts",
      hints: [
        "look: billctl bills show \(number.shellWord), billctl bills show \(other.shellWord)",
        "drop one: billctl bills cancel \((isEarlier ? number : other).shellWord) --reason corrected",
        "pay it: billctl pay \(number.shellWord)",
      ])
  }

  private static func joined(_ payment: RecordID, _ number: String, _ other: String) -> Failure {
    Failure(
      "corrects-another",
      "since \(payment.short) was approved \(other) came: one of it and \(number) corrects or follows "
        + "the other",
      hints: [
        "look: billctl bills show \(number.shellWord), billctl bills show \(other.shellWord)",
        "then: billctl payments cancel \(payment.short), and pay what counts",
      ])
  }

  private static func replacing(_ number: String, _ missing: String) -> Failure {
    Failure(
      "corrects-another", "\(number) corrects or follows \(missing), which is not here",
      hints: [
        "look: billctl bills show \(number.shellWord)",
        "where that one was not paid, and only this counts: billctl pay \(number.shellWord)",
      ])
  }

  private static func unwritable(_ number: String, _ field: Field) -> Failure {
    Failure(
      "cannot-be-written",
      "\(number) cannot be paid by a bank file: nothing of \(field.words) can be written in a "
        + "bank's letters",
      hints: [field.way(number)])
  }

  private static func lapsed(_ payment: RecordID) -> Failure {
    Failure(
      "discount-lapsed", "payment \(payment.short) waited past its discount",
      hints: payAgain(payment))
  }

  private static func dismissed(_ payment: RecordID) -> Failure {
    Failure(
      "agent-dismissed",
      "payment \(payment.short) was left by an agent that was dismissed since",
      hints: payAgain(payment))
  }

  private static func payAgain(_ payment: RecordID) -> [String] {
    ["billctl payments cancel \(payment.short)", "then pay the bill again"]
  }
}

extension PayError.Field {
  fileprivate var words: String {
    switch self {
    case .receiver(let name): "the receiver's name \"\(name)\""
    case .payer(let name): "your name \"\(name)\""
    case .reference(let text): "the reference \"\(text)\""
    }
  }

  fileprivate func way(_ number: String) -> String {
    switch self {
    case .receiver(let name):
      "tell the name on the account: billctl billers edit \(name.shellWord) --account IBAN "
        + "--name-on-account NAME"
    case .payer: "tell it in Latin letters: billctl wallet edit METHOD --holder NAME"
    case .reference: "billctl bills edit \(number.shellWord) --reference TEXT"
    }
  }
}

extension MethodObstacle {
  var words: String {
    switch self {
    case .expired(let month): "it expired at the end of \(month)"
    case .declined(let reason): "it was declined" + (reason.map { " (\($0))" } ?? "")
    case .numberLost: PaymentMethod.lostNumber
    case .removed: "it was removed"
    }
  }

  /// The command that makes the method pay again.
  func remedy(_ label: String) -> String {
    switch self {
    case .expired, .declined, .removed: "billctl wallet edit \(label.shellWord)"
    case .numberLost: "billctl wallet edit \(label.shellWord) --number NUMBER"
    }
  }
}
