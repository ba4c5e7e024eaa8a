import BillCore
package import BillCredentials
import BillStore

/// Makes a new set of recovery codes; every older one is void, and every other session over.
package struct RecoveryCodes: Sendable {
  package init() {}

  /// The codes, to show once.
  ///
  /// - throws: `FactorError.noFactor`, `AccessError.passwordNeeded` without a proof in this very
  ///   invocation.
  package func perform(_ access: MoneyAccess) throws -> [RecoveryCode] {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("making recovery codes"))
    }
    guard try access.read.hasSecondFactor() else { throw FactorError.noFactor }
    return try access.books.write(at: access.world.now) { writer in
      try access.endOtherSessions(writer)
      return try RecoveryCodes.replace(writer, account: access.account.id)
    }
  }

  /// Puts a fresh set in the place of the one before it.
  static func replace(_ writer: BookWriter, account: RecordID) throws -> [RecoveryCode] {
    let codes = RecoveryCode.generateSet()
    try writer.replaceRecoveryCodes(codes.map { $0.verifier(account: account) })
    return codes
  }
}
