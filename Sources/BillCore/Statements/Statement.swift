/// A period's charges, credits and payments of an account.
package struct Statement: Hashable, Sendable {
  /// How the period is named: `2026-10`, `2026`, `rolling`.
  package var period: String
  package var from: CalendarDate
  /// The last day, included.
  package var to: CalendarDate
  /// The e-mail address that names the account.
  package var account: String
  package var holder: String?
  /// Whether it was made in a test home: every page then says TEST.
  package var isTest: Bool
  /// The latest change of the books it was made from, so that the same books give the same bytes.
  package var made: Instant
  /// One section for each currency, by code.
  package var sections: [StatementSection]
  /// The day it was made on, where the period had not ended then.
  package var soFarUntil: CalendarDate?
  /// The day its balances are of: the last one, or the day it was made on.
  package var balanceDay: CalendarDate { soFarUntil ?? to }

  package init(
    period: String, from: CalendarDate, to: CalendarDate, account: String, holder: String? = nil,
    isTest: Bool, made: Instant, sections: [StatementSection]
  ) {
    self.period = period
    self.from = from
    self.to = to
    self.account = account
    self.holder = holder
    self.isTest = isTest
    self.made = made
    self.sections = sections
  }
}

/// The part of a statement that is in one currency.
///
/// `closing` is `opening + charges + credits + payments`: what is owed is positive, and each amount
/// is what it adds to that.
package struct StatementSection: Hashable, Sendable {
  package var currency: Currency
  package var opening: Money
  package var charges: Money
  /// Credit notes, discounts and amounts written off; negative.
  package var credits: Money
  /// Payments delivered in the period, less rejected and returned ones; negative.
  package var payments: Money
  package var closing: Money
  /// Approved or written but not in the bank's hands at the period's end; negative, and not part of
  /// `closing`.
  package var inFlight: Money
  package var lines: [StatementLine]
  package var inFlightLines: [StatementLine]
  /// Those of `lines` that were recorded after the period had ended; part of the totals.
  package var recordedLate: [StatementLine]
  package var billers: [BillerTotal]

  package init(
    currency: Currency, opening: Money, charges: Money, credits: Money, payments: Money,
    closing: Money, inFlight: Money, lines: [StatementLine] = [],
    inFlightLines: [StatementLine] = [], recordedLate: [StatementLine] = [],
    billers: [BillerTotal] = []
  ) {
    self.currency = currency
    self.opening = opening
    self.charges = charges
    self.credits = credits
    self.payments = payments
    self.closing = closing
    self.inFlight = inFlight
    self.lines = lines
    self.inFlightLines = inFlightLines
    self.recordedLate = recordedLate
    self.billers = billers
  }
}

/// One line of a statement.
package struct StatementLine: Hashable, Sendable {
  /// What a line records.
  package enum Kind: String, Sendable, CaseIterable {
    case charge, credit, payment, reversal
  }

  package var date: CalendarDate
  package var kind: Kind
  package var biller: String
  /// Invoice number, end-to-end id or what else names it.
  package var reference: String
  /// Of a payment: what names its bill.
  package var bill: String?
  /// What it adds to the balance: positive for charges, negative for credits and payments, the
  /// opposite for what takes these back.
  package var amount: Money
  /// The state of the bill or payment in the words of the contract.
  package var state: String
  /// Of a bill that is paid: how much of it the bank has not confirmed.
  package var withBank: Money?

  /// What names it for people, who know a payment by its bill.
  package var title: String { bill ?? reference }

  /// The state for people.
  package var stateText: String {
    BillState(rawValue: state)?.words(isCredit: kind == .credit, withBank: withBank) ?? state
  }

  package init(
    date: CalendarDate, kind: Kind, biller: String, reference: String, bill: String? = nil,
    amount: Money, state: String, withBank: Money? = nil
  ) {
    self.date = date
    self.kind = kind
    self.biller = biller
    self.reference = reference
    self.bill = bill
    self.amount = amount
    self.state = state
    self.withBank = withBank
  }
}

/// One biller's share of a statement section, its amounts signed as there.
package struct BillerTotal: Hashable, Sendable {
  package var biller: String
  package var charges: Money
  package var credits: Money
  package var payments: Money
  /// What is owed to the biller at the period's end.
  package var closing: Money

  package init(biller: String, charges: Money, credits: Money, payments: Money, closing: Money) {
    self.biller = biller
    self.charges = charges
    self.credits = credits
    self.payments = payments
    self.closing = closing
  }
}
