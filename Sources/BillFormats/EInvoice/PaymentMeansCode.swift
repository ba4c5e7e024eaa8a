package import BillCore

extension BillKind {
  /// How a payment means of UNTDID 4461 (BT-81) is paid; `unknown` for one billctl does not guess.
  package init(paymentMeans code: String) {
    switch code {
    // 31 is "debit transfer" by its name, but what is sent with it is to be transferred.
    case "30", "31", "42", "58": self = .transfer
    case "49", "59": self = .directDebit
    case "48", "54", "55": self = .card
    case "68": self = .online
    default: self = .unknown
    }
  }

  /// The kind that is followed where a document states several: what the biller collects itself
  /// comes before what the receiver would transfer, so that nothing is paid twice.
  static func leading(_ kinds: [BillKind]) -> BillKind {
    let byPrecedence: [BillKind] = [.directDebit, .card, .online, .transfer]
    return byPrecedence.first(where: kinds.contains) ?? .unknown
  }
}

/// What a document type code of UNTDID 1001 (BT-3) makes of a bill.
enum DocumentTypeCode {
  /// The credit notes among the codes EN 16931 allows for BT-3.
  static let creditNotes: Set<String> = [
    "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532",
  ]
  /// Documents that their receiver issued, being the seller.
  static let selfBilled: Set<String> = [
    "261", "389", "471", "473", "500", "501", "502", "527",
  ]
  /// Accounting information, not a demand for payment.
  static let bookkeepingOnly = "751"
}
