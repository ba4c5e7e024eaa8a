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
