package import BillCore
import BillCredentials
package import BillStore

/// Opens the document a bill was read from.
package struct OpenOriginal: Sendable {
  package init() {}

  /// The name it came under and where in it the bill was.
  ///
  /// - throws: `BillError.noOriginal` for a bill that was typed in, `.originalLost` for one whose
  ///   document went with the recovery key.
  package func plan(_ bill: Bill, _ access: ReadAccess) throws -> StoredOriginal {
    guard let original = try access.books.read({ try $0.original(of: bill.id) }) else {
      throw bill.format == .manual ? BillError.noOriginal : .originalLost
    }
    return original
  }

  /// The document, byte for byte as it was given.
  ///
  /// - throws: `CredentialError.tampered`, `FileError.notFound`.
  package func perform(_ original: StoredOriginal, _ access: MoneyAccess) throws -> [UInt8] {
    let store = try OriginalStore(
      access.home, account: access.account.id, boxPublicKey: access.keys.boxPublicKey)
    return try store.open(original.sha256, keys: access.keys)
  }
}
