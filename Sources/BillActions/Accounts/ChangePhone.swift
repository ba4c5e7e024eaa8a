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

  /// Stores the number, or asks the new one for its code, and tells the old one.
  ///
  /// - throws: `AccessError.passwordNeeded` without a proof in this very invocation,
  ///   `ConfirmationError.tooSoon`, `MessageError.notTaken`.
  package func perform(_ plan: Plan, _ access: MoneyAccess) throws -> Outcome {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("changing the phone number"))
    }
    guard access.account.phoneConfirmedAt == nil else { return try replace(plan, access) }
    try access.books.write(at: access.world.now) { writer in
      try AccountPhone(access.home, access.account.id)
        .store(plan.number, confirmedAt: nil, writer)
    }
    guard plan.number != nil else { return .removed }
    do {
      try PhoneConfirmation(access.read.refreshed()).send()
      return .codeSent
    } catch let error as MessageError {
      return .unconfirmed(error)
    }
  }

  private func replace(_ plan: Plan, _ access: MoneyAccess) throws -> Outcome {
    let codes = SentCodes(
      home: access.home, books: access.books, account: access.account.id, purpose: .confirmPhone)
    let phone = AccountPhone(access.home, access.account.id)
    guard let old = try access.books.read(phone.number) else { throw FactorError.noPhone }
    let confirmedAt = access.account.phoneConfirmedAt?.milliseconds.description ?? ""
    let (code, stopCode) = try access.books.write(at: access.world.now) { writer in
      let changes = IdentifierChanges(access.read)
      try changes.requireSettled(.phone, writer.reader)
      let code = try plan.number.map { _ in try codes.make(writer) }
      let requested = try changes.request(
        .phone, old: old.e164, state: confirmedAt, new: plan.number?.e164 ?? "", writer)
      if plan.number == nil { try changes.make(requested.change, writer) }
      return (code, requested.stopCode)
    }
    try tellOld(old, plan, stopCode, access)
    guard let number = plan.number, let code else { return .removed }
    try CodeDelivery(access.home).send(code, for: .confirmPhone, to: .text(number))
    return .waits
  }

  // The address is told as well: the old number may be out of order, which is why it changes.
  private func tellOld(
    _ old: PhoneNumber, _ plan: Plan, _ stopCode: String, _ access: MoneyAccess
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
