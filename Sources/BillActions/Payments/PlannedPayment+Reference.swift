package import BillCore

extension PlannedPayment {
  /// What the payment quotes: the bill's reference, and the credit notes it is less, where they
  /// fit.
  ///
  /// A structured reference stays alone, as SEPA and the Swiss scheme want it.
  package var reference: RemittanceReference? {
    creditedReference ?? bill.bill.reference
  }

  /// Whether the biller is told of every credit note that is used.
  package var namesCredits: Bool { creditedReference != nil }

  /// Unstructured remittance information holds so many characters (ISO 20022 `Ustrd`).
  private static let longestText = 140

  private var creditedReference: RemittanceReference? {
    let numbers = credits.compactMap(\.credit.number)
    guard !numbers.isEmpty, numbers.count == credits.count else { return nil }
    let own: String
    switch bill.bill.reference {
    case .text(let text): own = text
    case nil: own = bill.bill.number ?? ""
    case .creditorReference, .qrReference: return nil
    }
    let text = "\(own) less credit \(numbers.joined(separator: ", "))".drop { $0 == " " }
    guard text.unicodeScalars.count <= PlannedPayment.longestText else { return nil }
    return .text(String(text))
  }
}
