import BillCore
import BillCredentials
import BillStore

/// An account of a biller as it will be stored: raised by a version where it changes, and sealed.
struct SealedPayee {
  let before: Payee?
  let after: Payee
  let sealed: [UInt8]

  /// A new account that the holder vouches for.
  init(_ account: BankAccount, of biller: Biller, _ access: MoneyAccess) throws {
    var payee = Payee(
      id: access.world.newID(), billerID: biller.id, account: account,
      isQRIBAN: account.isQRIBAN,
      accountHash: try access.home.installKey().fingerprint(of: account),
      createdAt: access.world.now)
    payee.state = .accepted
    payee.address = biller.address
    before = nil
    after = payee
    sealed = access.seal(account.number, for: payee)
  }

  /// A known account in a state, in another name where one is given.
  ///
  /// - throws: `CredentialError.tampered`.
  init(_ payee: Payee, state: PayeeState, name: String? = nil, _ access: MoneyAccess) throws {
    let installKey = try access.home.installKey()
    self = try access.books.read {
      try SealedPayee(payee, state: state, name: name, access, $0, installKey)
    }
  }

  /// The same as of a point of a read, for many accounts at once.
  init(
    _ payee: Payee, state: PayeeState, name: String? = nil, _ access: MoneyAccess,
    _ reader: BookReader, _ installKey: InstallKey
  ) throws {
    let number = try access.number(of: payee, reader, installKey)
    var changed = payee
    changed.state = state
    changed.name = name ?? payee.name
    // Moving a number from its box under a seal changes nothing of the account.
    if changed != payee { changed.version += 1 }
    before = payee
    after = changed
    sealed = access.seal(number, for: changed)
  }

  /// Whether the row is still what the seal was made from.
  func isCurrent(_ reader: BookReader) throws -> Bool {
    guard let before else { return true }
    return try reader.payee(before.id) == before
  }

  /// Stores it.
  ///
  /// - throws: `StoreError.busy` where another process changed the account meanwhile.
  func store(_ writer: BookWriter) throws {
    guard try isCurrent(writer.reader) else { throw StoreError.busy }
    if before == nil {
      try writer.insert(after, secret: .sealed(sealed))
    } else {
      try writer.update(after, secret: .sealed(sealed))
    }
  }
}
