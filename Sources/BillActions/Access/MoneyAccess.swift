package import BillCore
package import BillCredentials
package import BillStore

/// An account whose key is open: it may spend.
package struct MoneyAccess: Sendable {
  package let read: ReadAccess
  package let keys: AccountKeys
  /// Whether password and second factor were proven in this very invocation.
  package let isStepUp: Bool

  package var books: Books { read.books }
  package var account: Account { read.account }
  package var world: World { read.world }
  package var home: Home { read.home }
  package var today: CalendarDate { read.today }

  /// What binds a sealed account number of the wallet to its row.
  func context(_ method: PaymentMethod) -> RowContext {
    RowContext(
      table: "method", group: "number", account: account.id, row: method.id,
      version: method.version,
      columns: [
        PlainColumn("kind", .text(method.kind.rawValue)),
        PlainColumn("scheme", .text(method.scheme?.rawValue ?? "")),
        PlainColumn("last4", .text(method.last4)), PlainColumn("holder", .text(method.holder)),
        PlainColumn("agent", .text(method.agent ?? "")),
        PlainColumn("currency", .text(method.currency?.code ?? "")),
      ])
  }

  /// What binds a sealed account number of a payee to its row.
  static func context(_ payee: Payee, account: RecordID) -> RowContext {
    RowContext(
      table: "payee", group: "number", account: account, row: payee.id, version: payee.version,
      columns: [
        PlainColumn("billerID", .bytes(payee.billerID.bytes)),
        PlainColumn("scheme", .text(payee.scheme.rawValue)),
        PlainColumn("last4", .text(payee.last4)), PlainColumn("name", .text(payee.name ?? "")),
        PlainColumn("agent", .text(payee.agent ?? "")),
        PlainColumn("state", .text(payee.state.rawValue)),
        PlainColumn("accountHash", .bytes(payee.accountHash)),
        PlainColumn("country", .text(payee.country ?? "")),
        PlainColumn("isQRIBAN", .integer(payee.isQRIBAN ? 1 : 0)),
        PlainColumn("address", value(payee.address)),
      ])
  }

  // Joined as it is stored, so that a part that holds a line feed or nothing reads the same after.
  private static func value(_ address: PostalAddress?) -> PlainValue {
    guard let address else { return .null }
    let parts = [
      address.street, address.building, address.postcode, address.town, address.country,
    ]
    return .text((parts.map { $0 ?? "" } + address.lines).joined(separator: "\n"))
  }

  /// The account number of a method.
  ///
  /// - throws: `CredentialError.tampered` where the row was edited.
  package func number(of method: PaymentMethod) throws -> String? {
    try books.read { try number(of: method, $0) }
  }

  func number(of method: PaymentMethod, _ reader: BookReader) throws -> String? {
    guard let blob = try reader.methodSecret(method.id) else { return nil }
    return MoneyAccess.text(try SealedRow.open(blob, for: context(method), key: keys.key))
  }

  /// The account number of a payee, sealed or boxed.
  ///
  /// Whoever writes to the database can box any number, so a box is never an accepted account, and
  /// every number must be the one that the keyed hash beside it was made from.
  ///
  /// - throws: `CredentialError.tampered` where the row was edited.
  package func number(of payee: Payee) throws -> String {
    let installKey = try home.installKey()
    return try books.read { try number(of: payee, $0, installKey) }
  }

  /// The same as of a point of a read, for many payees at once.
  func number(of payee: Payee, _ reader: BookReader, _ installKey: InstallKey) throws -> String {
    let number = try unproven(payee, reader)
    let account = BankAccount(scheme: payee.scheme, number: number, agent: payee.agent)
    guard installKey.fingerprint(of: account) == payee.accountHash else {
      throw CredentialError.tampered(.boxedValue)
    }
    return number
  }

  /// The account number of a payee whose hash another installation keyed.
  ///
  /// - throws: `CredentialError.tampered` where the row was edited.
  func unproven(_ payee: Payee, _ reader: BookReader) throws -> String {
    let context = MoneyAccess.context(payee, account: account.id)
    switch try reader.payeeSecret(payee.id) {
    case .sealed(let blob):
      return MoneyAccess.text(try SealedRow.open(blob, for: context, key: keys.key))
    case .boxed(let box):
      guard payee.state != .accepted else { throw CredentialError.tampered(.boxedValue) }
      return MoneyAccess.text(try keys.boxOpen(box, for: context))
    }
  }

  /// An account number sealed for a method's row.
  func seal(_ number: String, for method: PaymentMethod) -> [UInt8] {
    SealedRow.seal(SecureBytes(copying: Array(number.utf8)), for: context(method), key: keys.key)
  }

  /// An account number sealed for a payee's row.
  func seal(_ number: String, for payee: Payee) -> [UInt8] {
    SealedRow.seal(
      SecureBytes(copying: Array(number.utf8)),
      for: MoneyAccess.context(payee, account: account.id), key: keys.key)
  }

  private static func text(_ secret: SecureBytes) -> String {
    secret.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
