package import BillCore
import BillStore

/// Changes the e-mail address of an account, once a code that was mailed to the new one came back.
package struct ChangeEmail: Sendable {
  package let address: String

  package init(_ address: String) { self.address = address }

  /// The old and the new address.
  package struct Plan: Hashable, Sendable {
    package let old: String
    package let new: EmailAddress
  }

  /// Checks the address.
  ///
  /// - throws: `EmailAddressError`, `IdentifierError`, `StartError.accountExists`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    let new = try EmailAddress(address)
    guard new.text != access.account.email else { throw IdentifierError.unchanged }
    if let other = try access.home.account(email: address), other != access.account.id {
      throw StartError.accountExists(address)
    }
    try access.books.read { try IdentifierChanges(access).requireSettled(.email, $0) }
    return Plan(old: access.account.email, new: new)
  }

  /// What is left to send once the change is written down: the code for the new address, and the
  /// one that stops the change for the old one.
  struct Written {
    let code: String
    let stopCode: String
  }

  /// Writes down that the address shall change; the old one stays until the code came back.
  ///
  /// - throws: `ConfirmationError.tooSoon`, `IdentifierError.changedLately`.
  static func write(_ plan: Plan, _ access: ReadAccess, _ writer: BookWriter) throws -> Written {
    let codes = SentCodes(
      home: access.home, books: access.books, account: access.account.id, purpose: .confirmEmail)
    let changes = IdentifierChanges(access)
    try changes.requireSettled(.email, writer.reader)
    let code = try codes.make(writer)
    let requested = try changes.request(
      .email, old: plan.old, state: access.account.emailState.rawValue, new: plan.new.text,
      writer)
    return Written(code: code, stopCode: requested.stopCode)
  }

  /// What became of the two mails.
  package struct Outcome: Hashable, Sendable {
    /// The code for the new address.
    package let code: MessageOutcome
    /// What tells the old one.
    package let notice: MessageOutcome
  }

  /// Tells the old address, and mails the code to the new one.
  static func send(_ written: Written, _ plan: Plan, _ access: ReadAccess) throws -> Outcome {
    let notice = try tellOld(plan, written.stopCode, access)
    let code = try Post(access.home).send(
      CodeDelivery.mail(written.code, for: .confirmEmail, to: plan.new.text))
    return Outcome(code: code, notice: notice)
  }

  // Whoever has an address that was never proven to be the holder's must not stop him.
  private static func tellOld(_ plan: Plan, _ stopCode: String, _ access: ReadAccess) throws
    -> MessageOutcome
  {
    let remedy =
      access.account.emailState == .unconfirmed
      ? "This address was never confirmed, so it cannot stop the change."
      : IdentifierChanges.remedy(stopCode)
    return try SecurityNotice(access.home, access.account).send(
      subject: "your e-mail address is to be changed",
      body: """
        Asked for as \(access.world.origin): the address of your account shall be
        \(plan.new.text) in the place of \(plan.old), as soon as a code that was mailed there is
        typed.

        \(remedy)
        """)
  }
}
