package import BillCore
import BillStore

/// Begins a second factor whose codes are mailed or texted, pending until the first came back.
package struct EnrollSentFactor: Sendable {
  package let kind: SecondFactor.Kind

  package init(_ kind: SecondFactor.Kind) { self.kind = kind }

  /// Where the first code will go.
  ///
  /// - throws: `FactorError`, `MessageError.noProgram`.
  package func plan(_ access: ReadAccess) throws -> String {
    try CodeDelivery(access.home).require(kind == .email ? .mail : .text)
    guard try !FactorChoice.active(access).contains(kind) else {
      throw FactorError.alreadyAdded(kind)
    }
    guard kind == .sms else { return access.account.email }
    guard access.account.phoneConfirmedAt != nil else { throw FactorError.noPhone }
    return access.account.maskedPhone
  }

  /// Makes the factor and sends its first code; one that was left pending before goes.
  ///
  /// - throws: as `plan`; `AccessError.passwordNeeded` without a proof in this very invocation,
  ///   `ConfirmationError.tooSoon`, `MessageError.notTaken`.
  package func perform(_ access: MoneyAccess) throws -> SecondFactor {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("adding a second factor"))
    }
    _ = try plan(access.read)
    let address = try address(access)
    let factor = SecondFactor(
      id: access.world.newID(), kind: kind, label: kind == .email ? "E-mail" : "Text message",
      createdAt: access.world.now)
    let codes = SentCodes(
      home: access.home, books: access.books, account: access.account.id,
      purpose: factor.enrolment)
    let code = try access.books.write(at: access.world.now) { writer in
      let code = try codes.make(writer)
      for old in try writer.reader.factors() where old.kind.isSent && old.state == .pending {
        try writer.setFactor(old.id, .removed)
      }
      try writer.insert(factor, sealed: nil)
      return code
    }
    do {
      try CodeDelivery(access.home).send(code, for: factor.enrolment, to: address)
    } catch {
      try codes.void()
      try access.books.write(at: access.world.now) { try $0.setFactor(factor.id, .removed) }
      throw error
    }
    return factor
  }

  private func address(_ access: MoneyAccess) throws -> CodeDelivery.Address {
    guard kind == .sms else { return .mail(access.account.email) }
    let phone = AccountPhone(access.home, access.account.id)
    guard let number = try access.books.read(phone.number) else { throw FactorError.noPhone }
    return .text(number)
  }
}

extension SecondFactor {
  /// What the first code of a factor that is sent is for.
  var enrolment: CodePurpose { kind == .email ? .enrollEmail : .enrollText }
}
