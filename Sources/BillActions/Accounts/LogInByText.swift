import BillCore
import BillCredentials
import BillStore

/// Logs in by a texted code in the place of the password: to look, never to pay.
///
/// Without the password nothing that is sealed can be opened, so there is no key in such a session.
package struct LogInByText: Sendable {
  package let phone: String

  package init(phone: String) { self.phone = phone }

  /// Texts a code, where an account has the number and the factor; nothing tells whether.
  ///
  /// - throws: `PhoneNumberError`, `MessageError.noProgram`.
  package func send(in home: Home) throws {
    try CodeDelivery(home).require(.text)
    try SendFactorCode(by: .sms, for: .textLogin).perform(email: nil, phone: phone, in: home)
  }

  /// Begins a session that may look.
  ///
  /// - throws: `PhoneNumberError`, `AccessError.wrongCredentials` whatever was wrong, `.tampered`.
  package func perform(_ code: String, in home: Home) throws -> ReadAccess {
    let id: RecordID
    do {
      id = try home.account(phone: phone)
    } catch HomeError.unknownAccount {
      throw AccessError.wrongCredentials
    }
    let books = try home.books(of: id)
    try books.read(AccountSeal(home, id).check)
    guard let account = try books.read({ try $0.account() }) else {
      throw AccessError.wrongCredentials
    }
    let access = ReadAccess(home: home, books: books, account: account)
    guard try FactorChoice.active(access).contains(.sms) else { throw AccessError.wrongCredentials }
    do {
      try SentCodes(home: home, books: books, account: id, purpose: .textLogin).accept(code)
    } catch is ConfirmationError {
      throw AccessError.wrongCredentials
    }
    let device = try books.read(DeviceDesk(home, id).trusted)
    let start = SessionStart(home: home, books: books, account: account, device: device?.id)
    let begun = try start.beginReading()
    try books.write(at: home.world.now) {
      try $0.record("login.done", id, "by text, to look; \(home.world.origin)")
    }
    return begun
  }
}
