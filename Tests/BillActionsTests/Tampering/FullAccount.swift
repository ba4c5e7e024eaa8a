import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

/// An account with rows in every table: what it was once, and what it became since.
///
/// Between the two lies everything that somebody might want undone: a used code, a dismissed
/// agent, a revoked device, an ended session, a schedule that was changed, counted failures.
struct FullAccount {
  let builder: AccountBuilder
  let keepsakes: Keepsakes
  /// The database as it was before that.
  let earlier: String

  /// What lies outside the database with its holder, or with whoever it was taken from.
  struct Keepsakes {
    let app: TOTP
    let recoveryKey: RecoveryKey
    let freshRecoveryCode: String
    /// What stops the last change of the phone number.
    let stopCode: String
    let usedRecoveryCode: String
    let usedAppCode: String
    let usedMailCode: String
    let endedSession: String
    let revokedDevice: String
    let dismissedAgent: String
  }

  init() throws {
    umask(0o077)
    var builder = try AccountBuilder()
    try builder.fillBills()
    let (rent, gym) = try builder.fillSchedules()
    try builder.fillSettings()
    let (app, codes) = try builder.fillFactors()
    let laptop = try builder.trustLaptop()
    let session = try builder.printSession()
    try builder.learnTyping()
    let mailed = try builder.sendCode(for: .login)
    let agent = try String(contentsOfFile: builder.agentKeyPath, encoding: .utf8)
    earlier = "\(builder.run.pay.desk.folder)/earlier.db"
    try Disk.copy(builder.run.pay.desk.ana.databasePath, to: earlier)
    builder.seconds = FullAccount.secondsBetween
    let appCode = try app.code(at: builder.home.world.now)
    try builder.use(mailed, besides: [codes[0].text, appCode])
    try builder.changePhone("+49 30 901899")
    let stopCode = try builder.box.stopCode()
    try builder.change(rent, removing: gym)
    try builder.dismissAndRevoke(endingBefore: session)
    // The last session signs the log.
    _ = try builder.open().money()
    self.builder = builder
    keepsakes = Keepsakes(
      app: app, recoveryKey: builder.run.pay.desk.ana.recoveryKey,
      freshRecoveryCode: codes[1].text, stopCode: stopCode, usedRecoveryCode: codes[0].text,
      usedAppCode: appCode, usedMailCode: mailed, endedSession: session, revokedDevice: laptop,
      dismissedAgent: agent)
  }

  /// Long enough for another code of the app, and another one by text.
  private static let secondsBetween: Int64 = 65

  func remove() { builder.run.remove() }
}

extension AccountBuilder {
  var agentKeyPath: String { "\(home.places.state)/agents/\(run.id).key" }

  func sendCode(for purpose: CodePurpose) throws -> String {
    _ = try SendFactorCode(by: .email, for: purpose).perform(open())
    return try box.code()
  }

  fileprivate func use(_ mailed: String, besides codes: [String]) throws {
    let access = try open()
    let key = try access.money().keys.key
    let door = Authentication(home: access.home, books: access.books, account: access.account)
    let active = try access.books.read { try $0.factors() }
    for code in codes { #expect(try door.use(code, of: active, key: key)) }
    try SentCodes(home: access.home, books: access.books, account: run.id, purpose: .login)
      .accept(mailed)
    _ = try sendCode(for: .stepUp)
  }

  fileprivate func change(_ rent: Schedule, removing gym: Schedule) throws {
    var terms = ScheduleTerms()
    terms.amount = "860.00"
    let edit = EditSchedule(terms: terms)
    try edit.perform(edit.plan(run.stored(rent), open()), open(), proven())
    let books = try ScheduleBooks(open())
    try ScheduleHalt.remove.plan(run.stored(gym), books).perform(books)
    var change = ChangeAccount()
    change.limits = ChangeLimits(perPayment: "5000 EUR")
    _ = try change.perform(change.plan(open()), open(), proven())
  }

  fileprivate func dismissAndRevoke(endingBefore session: String) throws {
    let enrol = EnrolAgent()
    _ = try enrol.perform(enrol.plan(open()), proven())
    let own = try DeviceDesk(home, run.id).ownID()
    let devices = try open().books.read { try $0.devices(of: run.id) }
    try AccountDevices().revoke(#require(devices.first { $0.id != own }), open())
    let ended = try #require(SessionFile.Tokens(session)).ids
    try write { writer in for id in ended { try writer.endSession(id) } }
    // Somebody tries passwords on a machine nobody trusts.
    let stranger = seen(by: "other")
    let attempts = try Attempts(stranger, stranger.books(of: run.id), run.id, "password")
    for _ in 1...5 { _ = try attempts.charge() }
  }
}
