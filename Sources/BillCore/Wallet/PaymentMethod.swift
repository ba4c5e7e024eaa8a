/// Where money comes from: a bank account or a card, in the wallet.
///
/// The full account number is sealed and not part of this value; of a card it is not kept at all,
/// only the token a rail knows it by.
package struct PaymentMethod: Hashable, Sendable {
  package var id: RecordID
  package var kind: MethodKind
  package var label: String
  package var last4: String
  package var holder: String
  /// The currency the account is held in; nil for a card.
  package var currency: Currency?
  /// How the sealed number is built; nil for a card.
  package var scheme: AccountScheme?
  /// BIC or routing number of the bank, where it was given.
  package var agent: String?
  /// ISO 3166-1 code of the bank's country, from the IBAN.
  package var country: String?
  /// The card's network; nil for a bank account.
  package var network: CardNetwork?
  /// The last month in which a card is good.
  package var expires: CalendarMonth?
  /// Where a card's bills go; nil where it was not given.
  package var address: PostalAddress?
  package var isDefault: Bool
  package var state: MethodState
  /// Why the method is declined, in the rail's words.
  package var declineReason: String?
  /// The rails it can be used on; empty means every rail that suits its kind.
  package var rails: [RailKind]
  package var createdAt: Instant
  /// Raised at each change of the sealed row.
  package var version: UInt32

  package init(
    id: RecordID, kind: MethodKind, label: String, last4: String, holder: String,
    createdAt: Instant
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.last4 = last4
    self.holder = holder
    self.isDefault = false
    self.state = .usable
    self.rails = []
    self.createdAt = createdAt
    self.version = 1
  }
}

/// What a method is.
package enum MethodKind: String, Sendable, Hashable, CaseIterable {
  case bank, card
}

/// Whether a method may pay.
package enum MethodState: String, Sendable, Hashable, CaseIterable {
  case usable
  /// A rail declined it; it pays nothing until it is edited.
  case declined
  /// Kept for history only.
  case removed
}
