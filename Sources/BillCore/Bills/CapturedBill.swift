/// What a document of somebody else's says about a bill, before anything is decided about it.
///
/// Everything a document may leave out is optional; nothing here is a guess.
package struct CapturedBill: Hashable, Sendable {
  /// The format it was read from.
  package var format: CaptureFormat
  /// The specification the document names (BT-24), as written.
  package var profile: String?
  /// Invoice number (BT-1); nil for QR payloads.
  package var number: String?
  /// Document type code (BT-3, UNTDID 1001), as written.
  package var typeCode: String?
  package var type: BillType
  package var kind: BillKind
  /// Issue date (BT-2).
  package var issued: CalendarDate?
  /// Due date (BT-9): the first one in the document where there are several instalments.
  package var due: CalendarDate?
  /// Every due date stated, earliest first.
  package var dueDates: [CalendarDate] = []
  /// Payment terms as text (BT-20).
  package var terms: String?
  /// Discounts for early payment that the document states in a form that can be computed.
  package var discounts: [EarlyPaymentDiscount] = []
  /// Invoice currency (BT-5).
  package var currency: Currency
  /// Total with tax (BT-112).
  package var gross: Money?
  /// Paid amount (BT-113).
  package var prepaid: Money?
  /// Amount due for payment (BT-115); nil when the payer chooses the amount.
  ///
  /// Positive is owed by the receiver, whatever `type` says; for a credit note it is what the
  /// supplier owes, as a positive number.
  package var payable: Money?
  /// The amount due as the document writes it, where `payable` has its sign turned: a negative
  /// invoice is a credit.
  package var statedPayable: Money?
  package var supplier: CapturedParty
  /// The party to pay when it is not the supplier (BG-10).
  package var payee: CapturedParty?
  /// Payment means codes (BT-81, UNTDID 4461) as written, in document order, each once.
  package var means: [String] = []
  /// The accounts the document offers, in its order, without repetitions.
  package var accounts: [BankAccount] = []
  /// What to quote in the payment (BT-83).
  package var reference: RemittanceReference?
  /// Numbers of earlier invoices this one corrects or credits (BT-25).
  package var corrects: [String] = []
  /// The direct-debit mandate reference (BT-89).
  package var debitMandate: String?
  /// The direct-debit creditor identifier (BT-90).
  package var debitCreditor: String?
  /// What was odd but did not stop the reading, in words for the user.
  package var warnings: [String] = []

  package init(
    format: CaptureFormat, type: BillType = .invoice, kind: BillKind = .unknown,
    currency: Currency, supplier: CapturedParty
  ) {
    self.format = format
    self.type = type
    self.kind = kind
    self.currency = currency
    self.supplier = supplier
  }
}

/// The formats a bill can be read from.
package enum CaptureFormat: String, Sendable, Hashable, CaseIterable {
  /// OASIS UBL 2.1 Invoice or CreditNote.
  case ubl
  /// UN/CEFACT Cross Industry Invoice D16B, and Factur-X / ZUGFeRD 2.
  case cii
  /// ZUGFeRD 1.0 (`CrossIndustryDocument`).
  case zugferd1
  /// EPC069-12 payload.
  case epcQR = "epc-qr"
  /// Swiss QR-bill payload.
  case swissQR = "swiss-qr"
  /// Typed in by the user.
  case manual
  /// Made by a schedule for a period without a bill.
  case schedule
}

/// A party as a document names it.
package struct CapturedParty: Hashable, Sendable {
  /// Registered name (BT-27), or the only name there is.
  package var name: String
  /// Trading name (BT-28).
  package var tradingName: String?
  /// VAT identifier (BT-31), as written.
  package var vatID: String?
  /// Legal registration identifier (BT-30), as written.
  package var legalID: String?
  package var address: PostalAddress?

  package init(
    name: String, tradingName: String? = nil, vatID: String? = nil, legalID: String? = nil,
    address: PostalAddress? = nil
  ) {
    self.name = name
    self.tradingName = tradingName
    self.vatID = vatID
    self.legalID = legalID
    self.address = address
  }
}
