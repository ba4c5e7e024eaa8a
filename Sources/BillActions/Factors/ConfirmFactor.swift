package import BillCore
package import BillCredentials
import BillStore

/// Makes a pending factor count, once the app has shown a right code.
package struct ConfirmFactor: Sendable {
  package init() {}

  /// The factor, and the recovery codes that were made where there were none.
  package struct Result: Sendable {
    package let factor: SecondFactor
    package let recoveryCodes: [RecoveryCode]
  }

  /// Checks the code and activates the factor; the step of the code is used up with it.
  ///
  /// - throws: `FactorError.nothingPending`, `AccessError.wrongCode`.
  package func perform(_ code: String, _ access: MoneyAccess) throws -> Result {
    let factors = try access.books.read { try $0.factors() }
    guard var factor = factors.last(where: { $0.kind == .totp && $0.state == .pending }) else {
      throw FactorError.nothingPending
    }
    let secrets = FactorSecrets(account: access.account.id, key: access.keys.key)
    guard let step = try secrets.step(of: code, factor, access.books, at: access.world.now) else {
      throw AccessError.wrongCode
    }
    factor.state = .active
    factor.lastStep = step
    let codes = try access.books.write(at: access.world.now) { writer -> [RecoveryCode] in
      guard try writer.useStep(step, of: factor.id) else { throw AccessError.wrongCode }
      try writer.setFactor(factor.id, .active)
      guard try writer.reader.unusedRecoveryCodes().isEmpty else { return [] }
      return try RecoveryCodes.replace(writer, account: access.account.id)
    }
    return Result(factor: factor, recoveryCodes: codes)
  }
}

/// Why a second factor cannot be changed.
package enum FactorError: Error, Equatable {
  /// No factor waits for its first code.
  case nothingPending
  /// Recovery codes stand in for a factor, and there is none.
  case noFactor
}
