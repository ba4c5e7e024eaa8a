package import BillCore
package import BillCredentials
import BillStore

/// Makes a pending factor count, once the app has shown a right code; every other session is over.
package struct ConfirmFactor: Sendable {
  package init() {}

  /// The factor, and the recovery codes that were made where there were none.
  package struct Result: Sendable {
    package let factor: SecondFactor
    package let recoveryCodes: [RecoveryCode]
  }

  /// Checks the code and activates the factor; the code is used up with it.
  ///
  /// - throws: `FactorError.nothingPending`, `AccessError.wrongCode`, `ConfirmationError`.
  package func perform(_ code: String, _ access: MoneyAccess) throws -> Result {
    let isSent = OneTimeCode.canBe(code)
    let pending = try access.books.read { try $0.factors() }.last { factor in
      factor.state == .pending && factor.kind.isSent == isSent
    }
    guard let factor = pending else { throw FactorError.nothingPending }
    return try isSent ? confirm(factor, sent: code, access) : confirm(factor, code, access)
  }

  private func confirm(_ factor: SecondFactor, _ code: String, _ access: MoneyAccess) throws
    -> Result
  {
    let secrets = FactorSecrets(account: access.account.id, key: access.keys.key)
    guard let step = try secrets.step(of: code, factor, access.books, at: access.world.now) else {
      throw AccessError.wrongCode
    }
    return try access.books.write(at: access.world.now) { writer in
      guard try writer.useStep(step, of: factor.id) else { throw AccessError.wrongCode }
      return try activate(factor, writer, access)
    }
  }

  private func confirm(_ factor: SecondFactor, sent code: String, _ access: MoneyAccess) throws
    -> Result
  {
    var result: Result?
    let codes = SentCodes(
      home: access.home, books: access.books, account: access.account.id,
      purpose: factor.enrolment)
    try codes.accept(code) { result = try activate(factor, $0, access) }
    guard let result else { throw FactorError.nothingPending }
    return result
  }

  private func activate(_ factor: SecondFactor, _ writer: BookWriter, _ access: MoneyAccess) throws
    -> Result
  {
    try writer.setFactor(factor.id, .active)
    try access.endOtherSessions(writer)
    var active = factor
    active.state = .active
    let hasCodes = try !writer.reader.unusedRecoveryCodes().isEmpty
    return Result(
      factor: active,
      recoveryCodes: hasCodes
        ? [] : try RecoveryCodes.replace(writer, account: access.account.id))
  }
}

/// Why a second factor cannot be changed.
package enum FactorError: Error, Equatable {
  /// No factor waits for its first code.
  case nothingPending
  /// Recovery codes stand in for a factor, and there is none.
  case noFactor
  /// The kind was not added, or none whose codes are sent.
  case notSent(SecondFactor.Kind?)
  case alreadyAdded(SecondFactor.Kind)
  /// Codes are texted to a confirmed phone number only, and there is none.
  case noPhone
  /// The phone number is the one that codes are texted to.
  case phoneInUse
}
