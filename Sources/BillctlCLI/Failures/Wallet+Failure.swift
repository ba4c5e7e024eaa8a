import BillActions
import BillCore

extension WalletError: Explained {
  var failure: Failure {
    switch self {
    case .malformedAccountNumber:
      Failure("bad-account-number", "an account number has 4 to 17 digits", status: .usage)
    case .alreadyThere(let label):
      Failure("already-there", "it is in the wallet as \"\(label)\"", status: .conflict)
    case .unknownCurrency(let code):
      Failure("unknown-currency", "there is no currency \(code)", status: .usage)
    case .expired(let month): Failure("expired", "the card expired at the end of \(month)")
    case .inUse(let label, let payments):
      Failure(
        "in-use",
        "\(label) still has \(payments) \(payments == 1 ? "payment" : "payments") under way",
        hints: ["billctl payments list"])
    case .usedBySchedules(let label, let schedules):
      Failure(
        "used-by-schedules",
        "\(label) is paid from by \(schedules.joined(separator: ", "))",
        hints: schedules.map { "billctl schedule edit \($0.shellWord) --from ANOTHER" }
          + schedules.map { "or: billctl schedule remove \($0.shellWord)" })
    case .nothingToChange:
      Failure("nothing-to-change", "nothing was given that changes it", status: .usage)
    case .wrongKind(let option, let kind):
      Failure("wrong-kind", "a \(kind.rawValue) takes no \(option)", status: .usage)
    case .unsuitableRail(let rail, let kind):
      Failure(
        "unsuitable-rail", "the rail \(rail.rawValue) takes no money from a \(kind.rawValue)",
        status: .usage)
    }
  }
}

extension CardNumberError: Explained {
  var failure: Failure {
    switch self {
    case .malformed:
      Failure("bad-card-number", "a card number has nothing but digits", status: .usage)
    case .wrongLength(let network, let found):
      Failure(
        "bad-card-number",
        "a number of \(found) digits is no \(network.map { "\($0.rawValue) " } ?? "")card's",
        status: .usage)
    case .wrongCheckDigit:
      Failure(
        "bad-card-number", "the card number is mistyped: its check digit is wrong", status: .usage)
    }
  }
}
