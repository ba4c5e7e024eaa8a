package import BillCore
package import BillCredentials

/// Adds a card to the wallet: what may be kept of it, never its number.
package struct AddCard: Sendable {
  package var expires: CalendarMonth
  package var label: String?
  package var holder: String?
  package var address: PostalAddress?
  /// What a rail knows the card by; kept sealed.
  package var token: String?
  /// Whether it becomes the default method.
  package var isDefault: Bool

  package init(
    expires: CalendarMonth, label: String? = nil, holder: String? = nil,
    address: PostalAddress? = nil, token: String? = nil, isDefault: Bool = false
  ) {
    self.expires = expires
    self.label = label
    self.holder = holder
    self.address = address
    self.token = token
    self.isDefault = isDefault
  }

  /// Looks at the number once and tells what may be kept of it; nothing is changed yet.
  ///
  /// - throws: `CardNumberError`, which never holds a digit, and `WalletError.expired`.
  package func plan(number: SecureBytes, today: CalendarDate) throws -> CardFacts {
    guard today <= expires.lastDay else { throw WalletError.expired(expires) }
    return try CardFacts(secret: number)
  }

  /// Adds the method.
  ///
  /// - throws: `WalletError.alreadyThere` for a card that is in the wallet.
  package func perform(_ facts: CardFacts, _ access: MoneyAccess) throws -> PaymentMethod {
    let same = try access.books.read { try $0.methods() }.first { method in
      method.network == facts.network && method.last4 == facts.last4 && method.expires == expires
    }
    if let same { throw WalletError.alreadyThere(label: same.label) }
    var method = PaymentMethod(
      id: access.world.newID(), kind: .card,
      label: label ?? "\(facts.network.rawValue.capitalized) card", last4: facts.last4,
      holder: holder ?? access.account.name, createdAt: access.world.now)
    method.network = facts.network
    method.expires = expires
    method.address = address
    let sealed = token.map { access.seal($0, for: method) }
    try access.books.write(at: access.world.now) { writer in
      try writer.insert(method, sealed: sealed)
      if isDefault { try writer.setDefaultMethod(method.id) }
    }
    return try access.books.read { try $0.method(method.id) }
  }
}

extension CardFacts {
  /// What may be kept of a number that was typed.
  ///
  /// - throws: `CardNumberError`.
  init(secret: SecureBytes) throws {
    self = try secret.withBytes { try CardNumber.check(String(decoding: $0, as: UTF8.self)) }
  }
}
