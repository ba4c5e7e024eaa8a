package import BillCore

/// Shows the whole number of a bank account in the wallet.
package struct RevealMethod: Sendable {
  package init() {}

  /// The number; the log remembers that it was shown.
  ///
  /// - throws: `CredentialError.tampered` where the row was edited.
  package func perform(_ method: PaymentMethod, _ access: MoneyAccess) throws -> String? {
    let number = try access.number(of: method)
    try access.books.write(at: access.world.now) { try $0.record("method.revealed", method.id) }
    return number
  }
}
