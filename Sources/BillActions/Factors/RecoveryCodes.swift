import BillCore
package import BillCredentials
import BillStore

/// Makes a new set of recovery codes; every older one is void.
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
    let codes = try access.books.write(at: access.world.now) {
      try RecoveryCodes.replace($0, account: access.account.id)
    }
    try SecurityNotice(access.home, access.account).send(
      subject: "new recovery codes were made",
      body: "Ten new recovery codes were made as \(access.world.origin); older ones are void.")
    return codes
  }

  /// Puts a fresh set in the place of the one before it.
  static func replace(_ writer: BookWriter, account: RecordID) throws -> [RecoveryCode] {
    let codes = RecoveryCode.generateSet()
    try writer.replaceRecoveryCodes(codes.map { $0.verifier(account: account) })
    return codes
  }
}
