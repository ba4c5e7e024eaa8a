import BillActions
import BillCore

extension BillError: Explained {
  var failure: Failure {
    switch self {
    case .notPositive(let amount):
      Failure("bad-amount", "\(amount) is no amount to pay", status: .usage)
    case .currencyNeeded:
      Failure(
        "currency-needed", "in which currency?", hints: ["say it: --currency EUR"], status: .usage)
    case .unknownCurrency(let code):
      Failure("unknown-currency", "there is no currency \(code)", status: .usage)
    case .alreadyThere(let id, let number):
      Failure(
        "already-there", "the biller's bill \(number) is here already",
        hints: ["billctl bills show \(id.short)"], status: .conflict)
    case .dueBeforeIssue(let issued, let due):
      Failure("due-before-issue", "due \(due), but issued \(issued)", status: .usage)
    case .dateInFuture(let date):
      Failure("date-in-future", "\(date) is yet to come", status: .usage)
    case .nothingToChange:
      Failure("nothing-to-change", "nothing was given that changes it", status: .usage)
    case .notHeld(let state): Failure("not-held", "the bill is \(state.rawValue), not held")
    case .payeeNotAccepted(let last4):
      Failure(
        "payee-not-accepted",
        "it is to be paid to …\(last4.joined(separator: ", …")), which was never paid before",
        hints: ["ask the biller by a number you know, then add --accept-payee"])
    case .replacedHasPayments(let id):
      Failure(
        "replaced-has-payments", "the earlier bill of that number has payments",
        hints: [
          "look: billctl bills show \(id.short)",
          "what you only noted as paid: billctl bills mark-paid \(id.short) --undo, then accept",
        ])
    case .wrongState(let state):
      Failure(
        "wrong-state", "the bill is \(state.rawValue)",
        hints: state == .inFlight
          ? ["see what is on its way, and how to stop it: billctl payments list"] : [])
    case .hasPayments(let amount, let id):
      Failure(
        "has-payments", "payments or credits of \(amount) stand against it",
        hints: ["see them: billctl bills show \(id.short)"])
    case .moreThanOpen(let amount, let open):
      Failure("more-than-open", "\(amount) is more than the \(open) that is open")
    case .amountNeeded:
      Failure(
        "amount-needed", "the bill leaves the amount to you",
        hints: ["say it: --amount AMOUNT"], status: .usage)
    case .notMarkedPaid:
      Failure("not-marked-paid", "nothing is noted on it as paid elsewhere")
    case .noOriginal:
      Failure("no-original", "the bill was typed in; there is no document")
    case .originalLost:
      Failure(
        "original-lost",
        "its document can be opened no longer: the account was recovered without its recovery key",
        hints: ["what was read from it: billctl bills show BILL"])
    }
  }
}

extension ImportInterrupted: Explained {
  var failure: Failure {
    var failure = Failure(cause)
    failure.hints.append(
      "\(counted(taken, "bill")) had been taken in before: import again for the rest")
    return failure
  }
}
