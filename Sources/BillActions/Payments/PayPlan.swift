package import BillCore
package import BillRails

/// What would be paid, decided and not yet done.
package struct PayPlan: Sendable {
  package var request: PayRequest
  package var items: [PlannedPayment]
  /// Bills that credits cover whole, so that no money moves.
  package var netted: [PlannedPayment] = []
  package var method: PaymentMethod
  /// Bills that were meant and cannot be paid, each with the reason.
  package var leftOut: [(bill: BillDetails, reason: any Error)]
  /// Bills that were not chosen by their due date, because they state none.
  package var undated: [(bill: BillDetails, reason: any Error)] = []
  /// The payments an idempotency key stands for already; nothing more is done then.
  package var repeated: [Payment]?
  /// The limit of the account that the plan breaks.
  package var overLimit: MoneyLimit.Excess?

  /// The totals by currency.
  package var totals: [Money] {
    get throws {
      try Dictionary(grouping: items, by: \.amount.currency).sorted { $0.key < $1.key }
        .map { currency, items in try Money.sum(items.map(\.amount), in: currency) }
    }
  }

  /// Whether there is nothing to do.
  package var isEmpty: Bool { items.isEmpty && netted.isEmpty && repeated == nil }

  /// Why password and second factor are asked for anew for this plan; nil where they are not.
  package var stepUp: PasswordReason? {
    if repeated != nil { return nil }
    if !newPayees.isEmpty { return .newPayees(newPayees.count) }
    return overLimit.map { .overLimit($0) }
  }

  /// The payee accounts in the plan to which nobody has said yes yet.
  package var newPayees: Set<RecordID> {
    Set(items.compactMap { $0.payee?.state == .accepted ? nil : $0.payee?.id })
  }
}

/// One payment of a plan.
package struct PlannedPayment: Sendable {
  package var bill: BillDetails
  package var payee: Payee?
  package var rail: Rail
  package var amount: Money
  package var timing: PaymentTiming
  /// The discount that is taken with it.
  package var discount: Money?
  /// Why a discount that the bill offers is not taken, though it was asked for.
  package var missedDiscount: MissedDiscount?
  /// The credit notes that are used with it.
  package var credits: [CreditPart] = []
  /// Open credit notes of the biller that would take something off, and are not asked for.
  package var unusedCredits: [CreditPart] = []
  /// The biller's usual amount, when this one is far from it.
  package var usualAmount: Money?
  /// Bills that look like the one that is paid, or like copies of it.
  package var copies: [BillDetails] = []
  /// Bills that it corrects or follows, or that correct or follow it.
  package var related: [BillDetails] = []
  /// An invoice that it corrects or follows and that is not here.
  package var missingEarlier: String?
  /// Whether the bill names no account, and one that is known of its biller is taken.
  package var takesKnownAccount = false
  /// What the bank file carries of the receiver's name, where most of it is lost.
  package var nameRemnant: String?

  /// What stays open of the bill once credits, discount and payment are taken off.
  package var openAfter: Money {
    get throws {
      let open = try bill.balance.open ?? amount
      let credited = try Money.sum(credits.map(\.amount), in: open.currency)
      return try open - amount - credited - (discount ?? .zero(open.currency))
    }
  }

  /// Why a discount is not taken.
  package enum MissedDiscount: Sendable, Hashable {
    /// The bank cannot execute by the last day of any offer.
    case lastDay(CalendarDate)
    /// Only a part of the bill is paid.
    case part
  }

  /// What one credit note takes off the payment.
  package struct CreditPart: Sendable, Hashable {
    package var credit: Bill
    package var amount: Money
  }
}

extension PayPlan {
  /// Refuses books from which nothing would be paid: a plan of them is no preview.
  ///
  /// - throws: `AccessError.tampered`, `PublishError`.
  package func checkBooks(_ access: ReadAccess) throws {
    try access.books.read { try Outbox(access).checkHistory($0) }
  }
}

/// Why a payment cannot be planned or made; nothing has changed.
package enum PayError: Error, Equatable {
  case noMethod
  case methodUnusable(label: String, MethodObstacle)
  case notPayable(number: String, BillState, reason: String?)
  case creditNote(number: String)
  case paidBySomeoneElse(biller: String, PaidBy)
  case nothingOpen(number: String)
  case amountNeeded(number: String)
  case amountForSeveralBills
  case amountNotPositive(String)
  case overpayment(open: Money, asked: Money)
  case dateInThePast(CalendarDate)
  case severalPayees(number: String, accounts: [String])
  case unknownPayee(String, accounts: [String])
  case payeeNotAccepted(number: String, last4: String)
  /// `--expect` does not hold.
  case unexpected(count: Int, totals: [Money])
  case keyUsedOtherwise(String)
  /// Something changed between the plan and its execution.
  case planOutdated(String)
  /// A bank file cannot carry one of its texts.
  case cannotBeWritten(number: String, Field)
  /// It was not chosen by a date, because it may be another bill once more.
  case looksLike(number: String, other: String)
  /// It was not chosen by a date, because one of the two corrects or follows the other.
  case related(number: String, other: String, isEarlier: Bool)
  /// It was not chosen by a date, because it corrects or follows one that is not here.
  case mayReplace(number: String, missing: String)
  /// It was not chosen by a date, because it states none.
  case noDueDate(number: String)
  /// A held payment waited past the last day of the discount it takes.
  case discountLapsed(payment: RecordID)
  /// Since it was approved an invoice came that its bill corrects or follows, or the reverse.
  case joined(payment: RecordID, number: String, by: String)
  /// It was left by an agent that was dismissed before it handed it over.
  case agentDismissed(payment: RecordID)

  /// A text of a bank file.
  package enum Field: Hashable, Sendable {
    case receiver(String)
    case payer(String)
    case reference(String)

    var text: String {
      switch self {
      case .receiver(let text), .payer(let text), .reference(let text): text
      }
    }
  }
}
