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
  /// An address that gets no codes gets a mail that says so: sending takes as long as the mail
  /// program does. A number gets nothing, because a text costs money.
  ///
  /// - throws: `EmailAddressError`, `PhoneNumberError`, `HomeError` where it is not clear which
  ///   account is meant.
  package func perform(email: String?, phone: String?, in home: Home) throws {
    do {
      let id = try home.account(named: email, phone: phone)
      if let access = try ReadAccess(unproven: id, in: home) { _ = try perform(access) }
    } catch HomeError.unknownAccount {
      try turnAway(email, home)
    } catch is FactorError {
      try turnAway(email, home)
    } catch let error where error is ConfirmationError || error is MessageError {
      return
    }
  }

  private func turnAway(_ email: String?, _ home: Home) throws {
    let post = try Post(home)
    guard let email, kind != .sms, post.isSetUp, !home.isEmpty else { return }
    let strangers = Strangers(home)
    // As often as a code could be sent, and no more.
    let code = try strangers.underLock {
      try SentCodes(
        home: home, books: strangers.books(), account: Strangers.account, purpose: purpose,
        stranger: strangers.name(of: email)
      ).makeUnlessRecent()
    }
    guard code != nil else { return }
    _ = try post.send(SendFactorCode.refusal(to: EmailAddress(email).text))
  }

  private static func refusal(to email: String) -> Message {
    Message(
      to: email, subject: "billctl: no code for this address",
      body: """
        Somebody asked billctl for a code to log in as this address. No account on that machine
        gets its codes here, so there is none. If that was you, look which second factor your
        account has; else ignore this mail.
        """)
  }
}
