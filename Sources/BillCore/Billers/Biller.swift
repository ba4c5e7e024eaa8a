/// Who gets paid.
package struct Biller: Hashable, Sendable {
  package var id: RecordID
  package var name: String
  /// VAT identifier without blanks, capital letters.
  package var vatID: String?
  /// Legal registration identifier.
  package var legalID: String?
  package var address: PostalAddress?
  /// The number under which the biller knows the holder.
  package var customerNumber: String?
  package var supportPhone: String?
  package var supportEmail: String?
  package var url: String?
  package var category: String
  package var paidBy: PaidBy
  /// Payment terms in days after the issue date, as the user stated them.
  package var termsDays: Int?
  /// The rails it can be reached by; empty means every rail its account suits.
  package var rails: [RailKind]
  package var isArchived: Bool
  package var createdAt: Instant

  package init(id: RecordID, name: String, createdAt: Instant) {
    self.id = id
    self.name = name
    self.category = "uncategorised"
    self.paidBy = .me
    self.rails = []
    self.isArchived = false
    self.createdAt = createdAt
  }
}

/// Who moves the money to a biller.
package enum PaidBy: String, Sendable, Hashable, CaseIterable {
  /// The holder pays each bill.
  case me
  /// The biller collects by direct debit.
  case debit
  /// The biller charges a card.
  case card
  /// The bank has a standing order.
  case standingOrder = "standing-order"
}
