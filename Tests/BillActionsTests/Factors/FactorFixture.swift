import BillCore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// Ana's account on a machine that sends mails and texts.
struct FactorFixture {
  let ana: AccountFixture
  let box = MessageBox()

  init() throws {
    ana = try AccountFixture()
    let folder = "\(ana.home.folder)/config"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let text = "[mail]\nprogram = \"mailer\"\n[sms]\nprogram = \"texter\"\n"
    let isWritten = FileManager.default.createFile(
      atPath: "\(folder)/config.toml", contents: Data(text.utf8),
      attributes: [.posixPermissions: 0o600])
    try #require(isWritten)
  }

  func home(after seconds: Int64 = 0) -> Home { Home(box.connect(ana.home.after(seconds).world)) }

  func open(after seconds: Int64 = 0) throws -> ReadAccess {
    try ReadAccess(home(after: seconds), email: nil)
  }

  func stepUp(code: String? = nil, after seconds: Int64 = 0) throws -> MoneyAccess {
    try open(after: seconds).money(by: AccountFixture.proof(code: code))
  }

  func logIn(code: String? = nil, after seconds: Int64 = 0) throws {
    _ = try LogIn(email: AccountFixture.email).perform(
      AccountFixture.proof(code: code), in: home(after: seconds))
  }

  /// Adds the factor of codes by mail.
  @discardableResult
  func addMail(after seconds: Int64 = 0) throws -> ConfirmFactor.Result {
    _ = try EnrollSentFactor(.email).perform(stepUp(after: seconds))
    return try ConfirmFactor().perform(box.code(), open(after: seconds).money())
  }

  /// Adds the confirmed number +49 30 901820.
  func addPhone(after seconds: Int64 = 0) throws {
    let change = ChangePhone("+49 30 901820")
    _ = try change.perform(stepUp(after: seconds))
    _ = try PhoneConfirmation(open(after: seconds)).confirm(code: box.code())
  }

  /// A code for a purpose, sent by mail.
  func sent(for purpose: CodePurpose, after seconds: Int64 = 0) throws -> String {
    _ = try SendFactorCode(by: .email, for: purpose).perform(open(after: seconds))
    return try box.code()
  }

  func codes(for purpose: CodePurpose, after seconds: Int64 = 0) throws -> SentCodes {
    let access = try open(after: seconds)
    return SentCodes(
      home: access.home, books: access.books, account: access.account.id, purpose: purpose)
  }

  /// Edits the database as somebody would who has it alone.
  func edit(_ sql: String) throws {
    let result = try #require(Tool("sqlite3")).run([
      ana.databasePath, "PRAGMA ignore_check_constraints = 1;" + sql,
    ])
    try #require(result.status == 0, "\(result.errors)")
  }

  func remove() { ana.home.remove() }
}
