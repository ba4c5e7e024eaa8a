package import BillCore

/// Adds a bank account to the wallet.
package struct AddBank: Sendable {
  /// The account number as it was written: an IBAN, or an account number beside `routing`.
  package var number: String
  /// The ABA routing number of a United States account.
  package var routing: String?
  package var label: String?
  package var holder: String?
  package var bic: String?
  package var currency: String?
  /// Whether it becomes the default method.
  package var isDefault: Bool

  package init(
    number: String, routing: String? = nil, label: String? = nil, holder: String? = nil,
    bic: String? = nil, currency: String? = nil, isDefault: Bool = false
  ) {
    self.number = number
    self.routing = routing
    self.label = label
    self.holder = holder
    self.bic = bic
    self.currency = currency
    self.isDefault = isDefault
  }

  /// The account as it will be kept; nothing is changed yet.
  ///
  /// - throws: `IBANError`, `RoutingNumberError`, `BICError`, `WalletError`.
  package func plan(holder defaultHolder: String) throws -> BankAccount {
    try AddBank.account(
      number: number, routing: routing, bic: bic, holder: holder ?? defaultHolder)
  }

  /// Checks an account number as it was written.
  static func account(number: String, routing: String?, bic: String?, holder: String) throws
    -> BankAccount
  {
    if let routing {
      let digits = number.filter { !$0.isWhitespace && $0 != "-" }
      guard (4...17).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber })
      else { throw WalletError.malformedAccountNumber }
      return BankAccount(
        scheme: .aba, number: digits, agent: try RoutingNumber(routing).digits, name: holder)
    }
    let iban = try IBAN(number)
    return BankAccount(
      scheme: .iban, number: iban.compact, agent: try bic.map { try BIC($0).compact },
      name: holder)
  }

  /// Seals the number and adds the method.
  ///
  /// - throws: `WalletError.alreadyThere` for an account that is in the wallet.
  package func perform(_ account: BankAccount, _ access: MoneyAccess) throws -> PaymentMethod {
    try access.refuseKnown(account)
    var method = PaymentMethod(
      id: access.world.newID(), kind: .bank, label: label ?? "Bank account",
      last4: account.last4, holder: account.name ?? access.account.name,
      createdAt: access.world.now)
    method.scheme = account.scheme
    method.agent = account.agent
    method.country = account.scheme == .iban ? String(account.number.prefix(2)) : "US"
    method.currency = try currency(of: account)
    let sealed = access.seal(account.number, for: method)
    try access.books.write(at: access.world.now) { writer in
      try writer.insert(method, sealed: sealed)
      if isDefault { try writer.setDefaultMethod(method.id) }
    }
    return try access.books.read { try $0.method(method.id) }
  }

  // Without a word of the user an account is taken to be in its country's currency.
  private func currency(of account: BankAccount) throws -> Currency? {
    if let code = currency {
      guard let currency = Currency(code) else { throw WalletError.unknownCurrency(code) }
      return currency
    }
    guard account.scheme == .iban else { return Currency("USD") }
    return try IBAN(account.number).usualCurrency
  }
}

extension MoneyAccess {
  /// Refuses an account that is in the wallet under another method.
  ///
  /// - throws: `WalletError.alreadyThere`.
  func refuseKnown(_ account: BankAccount, except own: RecordID? = nil) throws {
    let known = try books.read { try $0.methods() }
    for method in known
    where method.kind == .bank && method.last4 == account.last4 && method.id != own {
      if try number(of: method) == account.number, method.scheme == account.scheme,
        account.scheme == .iban || method.agent == account.agent
      {
        throw WalletError.alreadyThere(label: method.label)
      }
    }
  }
}
