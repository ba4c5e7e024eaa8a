/// One charge owed to a biller, or a credit note.
package struct Bill: Hashable, Sendable {
  package var id: RecordID
  package var billerID: RecordID
  /// The biller's number; nil for a QR payload without one.
  package var number: String?
  package var type: BillType
  package var kind: BillKind
  package var format: CaptureFormat
  package var issued: CalendarDate?
  package var due: CalendarDate?
  package var dueDates: [CalendarDate]
  /// Where `due` comes from; nil while it is unknown.
  package var dueSource: DueSource?
  package var terms: String?
  package var discounts: [EarlyPaymentDiscount]
  package var currency: Currency
  package var gross: Money?
  package var prepaid: Money?
  /// What is payable; nil when the payer chooses.
  package var amount: Money?
  /// The least it asks for, as the statement of a credit card does; nil where it names none.
  package var minimumDue: Money?
  package var reference: RemittanceReference?
  package var corrects: [String]
  /// The name on the document, where it is not the biller's.
  package var nameOnDocument: String?
  /// What was odd about the document, in words.
  package var remarks: [String]
  package var standing: BillStanding
  /// Why the bill is held or disputed, for people.
  package var standingReason: String?
  /// The biller's own bill that came in the place of this one, which a schedule made.
  package var replacedBy: RecordID?
  package var createdAt: Instant

  package init(
    id: RecordID, billerID: RecordID, type: BillType, kind: BillKind, format: CaptureFormat,
    currency: Currency, amount: Money?, createdAt: Instant
  ) {
    self.id = id
    self.billerID = billerID
    self.type = type
    self.kind = kind
    self.format = format
    self.dueDates = []
    self.discounts = []
    self.currency = currency
    self.amount = amount
    self.corrects = []
    self.remarks = []
    self.standing = .open
    self.createdAt = createdAt
  }

  /// What it is called in a line that has room for one word: its number, else its id.
  package var label: String { number ?? id.short }
}

/// Where a due date comes from.
package enum DueSource: String, Sendable, Hashable, CaseIterable {
  /// The bill states it.
  case stated
  /// The issue date and the biller's terms, as the user stated them.
  case terms
  /// The user gave it.
  case user
}

/// The part of a bill's state that is decided, not derived from money.
package enum BillStanding: String, Sendable, Hashable, CaseIterable {
  case open
  /// Someone else pulls the money.
  case expected
  /// Someone else pulled the money.
  case debited
  /// Someone else should have pulled the money and did not.
  case missing
  /// Set aside until the user decides: a changed payee, a conflict.
  case held
  case disputed
  case cancelled
  /// Nothing is owed: paid before it came, self-billed.
  case settled
}

/// What a bill is called.
package enum BillState: String, Sendable, Hashable, CaseIterable {
  case open
  case partPaid = "part-paid"
  case inFlight = "in-flight"
  case paid
  case overdue
  case expected
  case debited
  case missing
  case held
  case disputed
  case cancelled

  /// The state for people: what the bank has not confirmed is not called paid without saying so,
  /// and a credit note or what its receiver wrote himself is not paid at all.
  package func words(isCredit: Bool, isSelfBilled: Bool = false, withBank: Money?) -> String {
    switch self {
    case .paid where isSelfBilled: return "self-billed, nothing to pay"
    case .paid where isCredit: return "netted"
    case .partPaid where isCredit: return "part-netted"
    case .paid, .partPaid:
      return rawValue + (withBank?.isPositive ?? false ? ", not confirmed" : "")
    case .open, .inFlight, .overdue, .expected, .debited, .missing, .held, .disputed, .cancelled:
      return rawValue
    }
  }
}
