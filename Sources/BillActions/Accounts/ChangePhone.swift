import BillCore
import BillStore

/// Sets, changes or removes the phone number of an account; it counts once a texted code came back.
package struct ChangePhone: Sendable {
  /// Empty to remove the number.
  package let number: String

  package init(_ number: String) { self.number = number }

  /// The number as it will be.
  package struct Plan: Hashable, Sendable {
    package let old: String
    package let new: String
    let number: PhoneNumber?
  }

  /// What became of the number.
  package enum Outcome: Hashable, Sendable {
    case removed
    /// Kept, and a code was texted to it.
    case codeSent
    /// Kept, but it stays unconfirmed: no text message could be sent.
    case unconfirmed(MessageError)
    /// The old number stays until the code that was texted to the new one comes back.
    case waits
  }

  /// Checks the number.
  ///
  /// - throws: `PhoneNumberError`, `IdentifierError`, `FactorError.phoneInUse`,
  ///   `MessageError.noProgram` where a confirmed number would have to wait for ever.
  package func plan(_ access: ReadAccess) throws -> Plan {
    let new = number.isEmpty ? nil : try PhoneNumber(number)
    let isConfirmed = access.account.phoneConfirmedAt != nil
    let old = try access.books.read { reader in
      try IdentifierChanges(access).requireSettled(.phone, reader)
      return try AccountPhone(access.home, access.account.id).number(reader)
    }
    guard new != old else { throw IdentifierError.unchanged }
    if new == nil, try FactorChoice.active(access).contains(.sms) { throw FactorError.phoneInUse }
    if isConfirmed, new != nil { try CodeDelivery(access.home).require(.text) }
    let shown = new.map { "…\($0.e164.suffix(4))" } ?? ""
    return Plan(old: access.account.maskedPhone, new: shown, number: new)
  }

  /// What is left to send once the change is written down.
  struct Written {
    /// The code for the new number; nil where none can be sent.
    let code: String?
    /// The confirmed number that is told, and the code that stops the change.
    let confirmed: (old: PhoneNumber, stopCode: String)?
  }

  /// Stores the number, or writes down that it shall take the place of a confirmed one once its
  /// code came back.
  ///
  /// - throws: `ConfirmationError.tooSoon`, `IdentifierError.changedLately`.
  static func write(_ plan: Plan, _ access: ReadAccess, _ writer: BookWriter) throws -> Written {
    let phone = AccountPhone(access.home, access.account.id)
    let changes = IdentifierChanges(access)
    try changes.requireSettled(.phone, writer.reader)
    let canSend = try TextMessages(access.home).isSetUp
    let code = try plan.number.flatMap { _ in try canSend ? codes(access).make(writer) : nil }
    guard let confirmedAt = access.account.phoneConfirmedAt else {
      try phone.store(plan.number, confirmedAt: nil, writer)
      return Written(code: code, confirmed: nil)
    }
    guard let old = try phone.number(writer.reader) else { throw FactorError.noPhone }
    let requested = try changes.request(
      .phone, old: old.e164, state: confirmedAt.milliseconds.description,
      new: plan.number?.e164 ?? "", writer)
    if plan.number == nil { try changes.make(requested.change, writer) }
    return Written(code: code, confirmed: (old, requested.stopCode))
  }

  /// Tells the old number, and texts the code to the new one.
  ///
  /// - throws: `MessageError.notTaken` where the old number waits for a code that did not leave.
  static func send(_ written: Written, _ plan: Plan, _ access: ReadAccess) throws -> Outcome {
    if let (old, stopCode) = written.confirmed {
      try tellOld(old, plan, stopCode, access)
    }
    guard let number = plan.number else { return .removed }
    guard let code = written.code else { return .unconfirmed(.noProgram(.text)) }
    do {
      try CodeDelivery(access.home).send(code, for: .confirmPhone, to: .text(number))
    } catch let error as MessageError {
      try codes(access).void()
      guard written.confirmed == nil else { throw error }
      return .unconfirmed(error)
    }
    return written.confirmed == nil ? .codeSent : .waits
  }

  private static func codes(_ access: ReadAccess) -> SentCodes {
    SentCodes(
      home: access.home, books: access.books, account: access.account.id, purpose: .confirmPhone)
  }

  // The address is told as well: the old number may be out of order, which is why it changes.
  private static func tellOld(
    _ old: PhoneNumber, _ plan: Plan, _ stopCode: String, _ access: ReadAccess
  ) throws {
    let what = plan.new.isEmpty ? "was removed" : "is to be changed to \(plan.new)"
    let body = """
      Asked for as \(access.world.origin): the phone number \(plan.old) of your account \(what).

      \(IdentifierChanges.remedy(stopCode))
      """
    try SecurityNotice(access.home, access.account).send(
      subject: "your phone number \(what)", body: body)
    do {
      try TextMessages(access.home).send("billctl: \(body)", to: old)
    } catch is MessageError {
      // why: the mail has said it; a number that takes no text must not keep itself.
    }
  }
}
