import BillCore
import BillCredentials
import BillStore

/// Logs in by a texted code in the place of the password: to look, never to pay.
///
/// Without the password nothing that is sealed can be opened, so there is no key in such a session.
package struct LogInByText: Sendable {
  package let phone: String

  package init(phone: String) { self.phone = phone }

  /// What the log calls the proof.
  private static let subject = "texted code"
  /// How long its session lasts, on a trusted device too.
  private static let longestSeconds: Int64 = 8 * 3600

  /// Who is in, and how unusual that was.
  package struct Entry: Sendable {
    package let access: ReadAccess
    package let record: LoginRecord
  }

  /// Texts a code, where an account has the number and the factor; nothing tells whether.
  ///
  /// - throws: `PhoneNumberError`, `MessageError.noProgram`.
  package func send(in home: Home) throws {
    try CodeDelivery(home).require(.text)
    try SendFactorCode(by: .sms, for: .textLogin).perform(email: nil, phone: phone, in: home)
  }

  /// Begins a session that may look.
  ///
  /// Only whoever has the code hears of a lock or a score: to everybody else a number that nobody
  /// has sounds the same.
  ///
  /// - throws: `PhoneNumberError`; `AccessError.wrongCredentials` whatever was wrong; with the code
  ///   `.locked`, `.needsVerification`, `.tooRisky`, `.textNotEnough`; `.tampered`.
  package func perform(_ code: String, in home: Home) throws -> Entry {
    let id: RecordID
    do {
      id = try home.account(phone: phone)
    } catch HomeError.unknownAccount {
      throw AccessError.wrongCredentials
    }
    guard let access = try ReadAccess(unproven: id, in: home) else {
      throw AccessError.wrongCredentials
    }
    try access.books.read(AccountSeal(home, id).check)
    guard try FactorChoice.active(access).contains(.sms) else { throw AccessError.wrongCredentials }
    let gate = LoginGate(home: home, books: access.books, account: access.account, typed: nil)
    var record = try gate.weigh().record
    record.subject = LogInByText.subject
    try accept(code, access, record)
    try refuseUnusual(record, gate)
    return try begin(access, record)
  }

  private func accept(_ code: String, _ access: ReadAccess, _ record: LoginRecord) throws {
    do {
      try SentCodes(
        home: access.home, books: access.books, account: access.account.id, purpose: .textLogin
      ).accept(code)
    } catch ConfirmationError.wrongCode {
      try note("login.failed", record, access)
      throw AccessError.wrongCredentials
    } catch is ConfirmationError {
      throw AccessError.wrongCredentials
    }
  }

  // A code that was texted proves less than a password, so it passes no door that one does not.
  private func refuseUnusual(_ record: LoginRecord, _ gate: LoginGate) throws {
    switch try gate.books.read({ try Attempts.lock(gate.home, gate.books, gate.account.id, $0) }) {
    case .until(let end): throw AccessError.locked(until: end)
    case .untilVerified: throw AccessError.needsVerification
    case nil: break
    }
    switch record.risk.level {
    case .normal: break
    case .secondFactor:
      try gate.books.write(at: gate.home.world.now) {
        try $0.record("login.refused", gate.account.id, record.text)
      }
      throw AccessError.textNotEnough(score: record.risk.score)
    case .locked: try gate.lock(record)
    }
  }

  private func begin(_ access: ReadAccess, _ record: LoginRecord) throws -> Entry {
    var start = SessionStart(
      home: access.home, books: access.books, account: access.account, device: record.device)
    start.limitSeconds = LogInByText.longestSeconds
    let begun = try start.begin(key: nil)
    try note("login.done", record, access)
    return Entry(access: begun, record: record)
  }

  private func note(_ kind: String, _ record: LoginRecord, _ access: ReadAccess) throws {
    try access.books.write(at: access.world.now) {
      try $0.record(kind, access.account.id, record.text)
    }
  }
}
