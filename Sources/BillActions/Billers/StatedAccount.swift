package import BillCore

/// An account of a biller as a user states it.
package struct StatedAccount: Sendable, Hashable {
  /// An IBAN, or an account number beside `routing`.
  package var number: String
  package var routing: String?
  package var bic: String?
  /// The name on the account; the biller's without it.
  package var name: String?

  package init(number: String, routing: String? = nil, bic: String? = nil, name: String? = nil) {
    self.number = number
    self.routing = routing
    self.bic = bic
    self.name = name
  }

  /// The checked account.
  ///
  /// - throws: `IBANError`, `BICError`, `RoutingNumberError`, `WalletError`.
  package func account(of billerName: String) throws -> BankAccount {
    try AddBank.account(number: number, routing: routing, bic: bic, holder: name ?? billerName)
  }
}
