package import BillCore
import BillCredentials
import BillStore

/// Sends a code of a second factor by mail or text.
package struct SendFactorCode: Sendable {
  /// The factor; nil for the preferred one.
  package let kind: SecondFactor.Kind?
  package let purpose: CodePurpose

  package init(by kind: SecondFactor.Kind?, for purpose: CodePurpose) {
    self.kind = kind
    self.purpose = purpose
  }

  /// Where a code went.
  package struct Result: Hashable, Sendable {
    package let kind: SecondFactor.Kind
    /// The address, or the last digits of the number.
    package let place: String
    package let expires: Instant
  }

  /// The factor whose code would be sent.
  ///
  /// - throws: `FactorError.notSent`.
  package func plan(_ access: ReadAccess) throws -> SecondFactor.Kind {
    try FactorChoice.sent(access, asked: kind)
  }

  /// Sends a code to the holder of an account.
  ///
  /// - throws: `FactorError`, `MessageError`, `ConfirmationError.tooSoon`.
  package func perform(_ access: ReadAccess) throws -> Result {
    let (home, account) = (access.home, access.account)
    try access.books.read(AccountSeal(home, account.id).check)
    let kind = try plan(access)
    let delivery = CodeDelivery(home)
    let codes = SentCodes(
      home: home, books: access.books, account: account.id, purpose: purpose)
    if kind == .email {
      try delivery.require(.mail)
      try delivery.send(codes, to: .mail(account.email))
    } else {
      try delivery.require(.text)
      let phone = try access.books.read(AccountPhone(home, account.id).number)
      guard let phone, account.phoneConfirmedAt != nil else { throw FactorError.noPhone }
      try delivery.send(codes, to: .text(phone))
    }
    return Result(
      kind: kind, place: kind == .email ? account.email : account.maskedPhone,
      expires: home.world.now.adding(seconds: OneTimeCode.lifetimeSeconds))
  }

  /// Sends a code to whoever has the address or number, without telling whether anybody has.
  ///
  /// - throws: `PhoneNumberError`, `HomeError` where it is not clear which account is meant.
  package func perform(email: String?, phone: String?, in home: Home) throws {
    do {
      let id = try home.account(named: email, phone: phone)
      if let access = try ReadAccess(unproven: id, in: home) { _ = try perform(access) }
    } catch HomeError.unknownAccount {
      return
    } catch let error
      where error is FactorError || error is ConfirmationError || error is MessageError
    {
      return
    }
  }
}
