package import BillCore
import BillFormats
package import BillRails

/// Why a run leaves a period unpaid until the user did something, or until it is too late.
package enum RunRefusal: Error, Hashable, Sendable {
  case amount(AmountRefusal)
  case limit(ScheduleLimits.Excess)
  /// More than leaves the account without a person.
  case accountLimit(MoneyLimit.Excess)
  /// No mandate was ever signed for this agent.
  case noMandate
  /// The schedule changed since its mandate was signed.
  case mandateOutdated
  case mandateRevoked
  case mandateExpired(CalendarDate)
  case methodChanged
  case methodUnusable(MethodObstacle)
  case railChanged
  /// Its program was not set up to run with nobody watching.
  case railNeedsPerson
  /// Its program asks at the terminal, or cannot say what became of a payment.
  case railAsksPerson
  case rail(RailObstacle)
  case payeeNotAccepted
  /// The bill names other bank details than the mandate.
  case payeeDiffers
  /// Neither the account nor the agent vouched for the bill.
  case notVouched
  /// It was vouched for, and the signature is gone.
  case signatureLost
  /// The bank's rules for its files refuse the payment.
  case refusedByFormat
  /// More than the rail carries in one payment.
  case overRailLimit(Money)
  /// The rail's program says other things of itself than when it was set up.
  case programChanged
  /// The rail's program gave no answer of the protocol.
  case programSilent
  /// The rail's program is gone, cannot be run, or others could exchange it.
  case programUnusable
  /// It looks like what another schedule of the biller paid or listed; the number of that bill.
  case looksPaid(String)
  /// One of the bill and another corrects or follows the other; the number of that bill.
  case related(String)
  /// It waits for a person to say that it may still be paid.
  case late(days: Int)

  /// How the code of a late period begins.
  static let lateCode = "late"

  /// What the books keep of the reason; it holds no account number.
  package var code: String {
    switch self {
    case .amount(let refusal): refusal.code
    case .limit(let excess): excess.code
    case .accountLimit(.perPayment(let amount, let limit)):
      "over-payment-limit: \(amount), at most \(limit)"
    case .accountLimit(.perDay(let sum, let limit)): "over-day-limit: \(sum), at most \(limit)"
    case .noMandate: "no-mandate"
    case .mandateOutdated: "mandate-outdated"
    case .mandateRevoked: "mandate-revoked"
    case .mandateExpired(let day): "mandate-expired: on \(day)"
    case .methodChanged: "method-changed"
    case .methodUnusable(.expired(let month)): "method-expired: at the end of \(month)"
    case .methodUnusable(.declined): "method-declined"
    case .methodUnusable(.numberLost): "method-number-lost"
    case .methodUnusable(.removed): "method-removed"
    case .railChanged: "rail-changed"
    case .railNeedsPerson: "rail-needs-person"
    case .railAsksPerson: "rail-asks-person"
    case .rail: "rail-unsuited"
    case .payeeNotAccepted: "payee-not-accepted"
    case .payeeDiffers: "payee-differs"
    case .notVouched: "bill-not-vouched-for"
    case .signatureLost: "bill-signature-lost"
    case .refusedByFormat: "refused-by-format"
    case .overRailLimit(let limit): "over-rail-limit: at most \(limit)"
    case .programChanged: "program-changed"
    case .programSilent: "program-silent"
    case .programUnusable: "program-unusable"
    case .looksPaid(let number): "looks-like-paid: \(number)"
    case .related(let number): "corrects-another: \(number)"
    case .late(let days): "\(RunRefusal.lateCode): \(days) days"
    }
  }
}

extension RunRefusal {
  /// What it means for a period that its hand-over was refused before anything was sent; nil for
  /// what is wrong with the whole run.
  init?(handOver error: any Error) {
    switch error {
    case CommandRailError.changed: self = .programChanged
    case CommandRailError.noAnswer, CommandRailError.badAnswer: self = .programSilent
    case CommandRailError.unusable: self = .programUnusable
    case CommandRailError.aboveLimit(_, let limit): self = .overRailLimit(limit)
    case is CreditTransferError, is RailObstacle, is HandOverError, is RailChoiceError,
      is CommandRailError:
      self = .refusedByFormat
    default: return nil
    }
  }

  /// Whether nothing can go through the program of the rail, whatever the payment.
  var isOfProgram: Bool { [.programChanged, .programSilent, .programUnusable].contains(self) }
}

extension AmountRefusal {
  fileprivate var code: String {
    switch self {
    case .noBill: "no-bill"
    case .noMinimumDue: "no-minimum-due"
    case .notEnoughHistory(let needed, let found): "not-enough-history: \(found) of \(needed)"
    case .nothingToPay(let amount): "nothing-to-pay: \(amount)"
    case .overCap(let amount, let cap): "over-cap: \(amount), at most \(cap)"
    case .mixedCurrencies(let left, let right): "mixed-currencies: \(left.code), \(right.code)"
    case .averageOutOfRange(let count): "average-out-of-range: \(count)"
    case .tooLarge: "too-large"
    }
  }
}

extension ScheduleLimits.Excess {
  fileprivate var code: String {
    switch self {
    case .perMonth(let sum, let limit): "over-month-limit: \(sum), at most \(limit)"
    case .total(let sum, let limit): "over-total-limit: \(sum), at most \(limit)"
    case .count(let limit): "over-count: at most \(limit)"
    }
  }
}
