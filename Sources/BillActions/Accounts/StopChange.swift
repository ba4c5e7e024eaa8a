package import BillCore
import BillCredentials
import BillStore

/// Stops the change of an e-mail address or phone number, with the code that its old holder got.
///
/// It needs no login: whoever changed the address had the password. What was changed is put back,
/// and the account is frozen, because somebody has password and second factor who should not.
package struct StopChange: Sendable {
  package let code: String

  package init(code: String) { self.code = code }

  /// Stops the change that the code is for, in whichever account of the home.
  ///
  /// - throws: `IdentifierError.nothingToStop`, `AccessError.tampered`.
  package func perform(in home: Home) throws -> Account {
    guard let code = RecoveryCode(code) else { throw IdentifierError.nothingToStop }
    for id in try home.accountIDs() {
      let books = try home.books(of: id)
      guard let account = try books.read({ try $0.account() }) else { continue }
      let changes = IdentifierChanges(home: home, account: account)
      let isStopped = try books.write(at: home.world.now) { writer in
        try AccountSeal(home, id).check(writer.reader)
        try EventLog.check(home, id, writer.reader)
        guard try stop(code, account, changes, writer) else { return false }
        _ = try FreezeAccount().perform(home.world.origin, writer)
        return true
      }
      guard isStopped else { continue }
      try SessionFile(home, account: id).remove()
      return try books.read { try $0.account() } ?? account
    }
    throw IdentifierError.nothingToStop
  }

  private func stop(
    _ code: RecoveryCode, _ account: Account, _ changes: IdentifierChanges, _ writer: BookWriter
  ) throws -> Bool {
    for kind in IdentifierChange.Kind.allCases {
      guard let (change, isMade) = try changes.stoppable(kind, writer.reader),
        code.index(in: [change.stopVerifier], account: account.id) != nil
      else { continue }
      try changes.stop(change, isMade: isMade, writer)
      return true
    }
    return false
  }
}
