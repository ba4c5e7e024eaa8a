import BillActions
import BillCore

extension RecoveryError: Explained {
  var failure: Failure {
    switch self {
    case .refused:
      Failure(
        "recovery-refused",
        "address, code or recovery key is wrong, or the code is too old or used up",
        hints: ["a new code: billctl account recover start"], status: .noAccess)
    case .notVerified:
      Failure(
        "not-verified", "without the recovery key your identity has to be verified first",
        hints: [
          "billctl support open, billctl support verify CASE, billctl support unlock CASE --recovery"
        ],
        status: .noAccess)
    }
  }
}

extension LimitError: Explained {
  var failure: Failure {
    switch self {
    case .malformed(let text):
      Failure(
        "bad-limit", "\"\(text)\" is no limit", hints: ["such as 500, \"500 EUR\" or none"],
        status: .usage)
    case .currencyNeeded(let known):
      Failure(
        "currency-needed", "say the currency of the limit",
        hints: ["such as \"500 \(known.first?.code ?? "EUR")\""], status: .usage)
    }
  }
}

extension MoneyLimit.Excess {
  /// What is above which limit, as the end of a sentence.
  var words: String {
    switch self {
    case .perPayment(let amount, let limit):
      "\(amount) is above your limit of \(limit) a payment"
    case .perDay(let sum, let limit):
      "with what was approved in the last 24 hours it is \(sum), above your limit of \(limit) a day"
    }
  }
}
