import BillCore
package import BillCredentials
import BillStore

/// Makes a new recovery key for a holder who lost the old one, which is void then; every other
/// session is over.
package struct RenewRecoveryKey: Sendable {
  package init() {}

  /// The key, to show once.
  ///
  /// - throws: `AccessError.passwordNeeded` without a proof in this very invocation.
  package func perform(_ access: MoneyAccess) throws -> RecoveryKey {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("making a new recovery key"))
    }
    let recoveryKey = RecoveryKey.generate()
    let slot = try KeySlot.make(
      recoveryKey: recoveryKey, id: access.world.newID(), account: access.account.id,
      key: access.keys.key, at: access.world.now)
    try access.books.write(at: access.world.now) { writer in
      try writer.replace(slot)
      try access.endOtherSessions(writer)
    }
    return recoveryKey
  }
}
