import BillCore

/// What an e-invoice states, in the business terms of EN 16931 and still as written.
///
/// Every syntax is mapped to this, so that one place decides what the facts mean.
struct EInvoiceFacts {
  let format: CaptureFormat
  /// Whether the root element alone makes it a credit note.
  var isCreditNote = false
  /// Whether it was sent to try the way out, and not to be paid (UN/CEFACT `TestIndicator`).
  var isTest = false
  /// Whether it says that it was sent before (UBL and UN/CEFACT `CopyIndicator`).
  var isCopy = false
  /// Specification identifier (BT-24).
  var profile: String?
  /// Business process (BT-23).
  var process: String?
  /// Invoice number (BT-1).
  var number: String?
  /// Type code (BT-3).
  var typeCode: String?
  /// Issue date (BT-2).
  var issued: String?
  /// Due dates (BT-9), one for each instalment, in document order.
  var dueDates: [String] = []
  /// Whether each due date stands with the part of the amount that is due then.
  var isInInstalments = false
  /// Currency (BT-5).
  var currency: String?
  /// The amounts of the lines (BT-131); empty where they are not stated, or not all of them count.
  var lines: [Amount] = []
  /// Sum of the lines (BT-106).
  var lineTotal: Amount?
  /// Allowances (BT-107) and charges (BT-108) on the whole document.
  var allowances: Amount?
  var charges: Amount?
  /// Total without tax (BT-109).
  var net: Amount?
  /// Tax, each in the currency beside it (BT-110, BT-111).
  var taxes: [Amount] = []
  /// Total with tax (BT-112).
  var gross: Amount?
  /// Paid amount (BT-113).
  var prepaid: Amount?
  /// Rounding of the amount due (BT-114).
  var rounding: Amount?
  /// Amount due for payment (BT-115).
  var payable: Amount?
  /// Seller (BG-4).
  var supplier = Party()
  /// Payee (BG-10), when it is not the seller.
  var payee: Party?
  /// Payment instructions (BG-16), in document order.
  var means: [Means] = []
  /// Remittance information (BT-83).
  var references: [String] = []
  /// Payment terms (BT-20).
  var terms: [String] = []
  var discounts: [Discount] = []
  /// Preceding invoice numbers (BT-25).
  var preceding: [String] = []
  /// Mandate reference (BT-89).
  var mandate: String?
  /// Creditor identifier (BT-90).
  var creditor: String?

  /// An amount and the currency written beside it.
  struct Amount {
    let text: String
    let currency: String?

    init?(_ element: XMLOutline?) {
      guard let element, !element.text.isEmpty else { return nil }
      text = element.text
      currency = element.attributes["currencyID"]
    }

    /// Of an amount that is stated in several currencies the one in the invoice's.
    init?(_ elements: [XMLOutline], in invoiceCurrency: String?) {
      let stated = elements.compactMap { Self($0) }
      let own = stated.first { $0.currency == nil || $0.currency == invoiceCurrency }
      guard let amount = own ?? stated.first else { return nil }
      self = amount
    }
  }

  struct Party {
    var name: String?
    var tradingName: String?
    var vatID: String?
    var legalID: String?
    var address: PostalAddress?
  }

  /// One payment means (BG-16) with the account it offers, if any.
  struct Means {
    /// UNTDID 4461 (BT-81); nil when it is absent or empty.
    var code: String?
    var account: String?
    var accountName: String?
    var agent: String?
  }

  /// A discount for early payment that is stated in elements, not in text.
  struct Discount {
    var percent: String
    /// The number of days it holds, when stated as a duration.
    var days: String?
    /// UN/ECE Recommendation 20 unit of `days`.
    var unit: String?
    /// The day the duration runs from; the issue date when absent.
    var from: String?
    /// The last day it holds, when stated as a date.
    var until: String?
    var base: String?
  }

  /// One group of payment terms (Factur-X EXTENDED, UBL `PaymentTerms`).
  struct Terms {
    /// The days it names, in document order.
    var dates: [String]
    var discount: Discount?
    /// Whether it states the part of the amount that it is about.
    var hasPart: Bool
  }
}

extension EInvoiceFacts {
  /// Takes the due dates and discounts of the groups of terms.
  ///
  /// The day beside a discount is the discount's last one where the document says elsewhere when
  /// the whole is due; otherwise it is the due date.
  mutating func take(_ groups: [Terms]) {
    let plain = groups.filter { $0.discount == nil && !$0.dates.isEmpty }
    let isDueElsewhere = !dueDates.isEmpty || !plain.isEmpty
    isInInstalments = plain.count > 1 && plain.allSatisfy(\.hasPart)
    for group in groups {
      if var discount = group.discount {
        if isDueElsewhere, discount.days == nil, discount.until == nil {
          discount.until = group.dates.first
        }
        discounts.append(discount)
      }
      if group.discount == nil || !isDueElsewhere { dueDates += group.dates }
    }
  }
}
