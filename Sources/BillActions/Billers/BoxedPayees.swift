import BillCore
import BillCredentials
import BillStore

/// Account numbers that came in while nobody held the key.
package enum BoxedPayees {
  /// Seals them under the account's key, now that it is open.
  ///
  /// One that is not what its keyed hash was made from, or that lies in an accepted row, stays as
  /// it is and says so when it is to be paid.
  package static func join(_ access: MoneyAccess) throws {
    let joining = try access.books.read { try sealed($0, access) }
    guard !joining.isEmpty else { return }
    try access.books.write(at: access.world.now) { writer in
      for payee in joining where try payee.isCurrent(writer.reader) {
        try writer.join(payee.after, sealed: payee.sealed)
      }
    }
  }

  private static func sealed(_ reader: BookReader, _ access: MoneyAccess) throws -> [SealedPayee] {
    var sealed: [SealedPayee] = []
    let installKey = try access.home.installKey()
    for payee in try reader.boxedPayees() {
      do {
        sealed.append(
          try SealedPayee(payee, state: payee.state, access, reader, installKey))
      } catch is CredentialError {
        continue  // why: paying to it or revealing it reports the tampering
      }
    }
    return sealed
  }
}
