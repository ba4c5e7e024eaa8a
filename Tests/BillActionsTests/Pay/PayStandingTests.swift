import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// Edits of the plain columns that decide whether an account may pay.
@Suite(.enabled(if: Tool("sqlite3") != nil))
struct PayStandingTests {
  private static let altered = AccessError.tampered("account record")

  @Test(arguments: [
    "UPDATE account SET isTest = 0", "UPDATE account SET email = 'mallory@example.org'",
    "UPDATE account SET emailState = 'confirmed'", "UPDATE account SET termsAcceptedAt = 1",
    "UPDATE account SET zone = 'Europe/Berlin'", "UPDATE account SET boxPublicKey = zeroblob(32)",
    "UPDATE account SET signPublicKey = zeroblob(32)",
    "INSERT INTO recoveryCode (hash) VALUES (zeroblob(32))",
    "UPDATE factor SET state = 'removed'", "UPDATE factor SET state = 'active'",
    "UPDATE factor SET kind = 'sms'", "DELETE FROM factor",
    "UPDATE factor SET lastStep = 7", "UPDATE account SET standingMAC = zeroblob(32)",
  ])
  func `Nothing is paid and nobody logs in once they were edited`(sql: String) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    _ = try EnrollFactor(label: "Phone").perform(ana.desk.ana.stepUp())
    let plan = try ana.plan(ana.request("R-1"))
    let money = try ana.access.money()
    try ana.edit(sql)
    try ana.refusesEverything(PayStandingTests.altered)
    // A key that was open before the edit pays nothing either.
    #expect(throws: PayStandingTests.altered) {
      try Standing.require(money.read)
      _ = try PayBills(plan, money).perform()
    }
    #expect(throws: PayStandingTests.altered) { try ana.desk.take(SampleBill()) }
    #expect(ana.outbox.isEmpty && ana.stage.isEmpty)
    #expect(ana.wrongs.contains(.account))
  }

  @Test func `A freeze that was lifted by an edit still holds`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.freeze()
    try ana.edit("UPDATE account SET frozenAt = NULL")
    #expect(throws: PayStandingTests.altered) { try ana.desk.ana.logIn() }
    #expect(ana.wrongs.contains(.account))
  }

  @Test func `A row put back with the MAC it had before the freeze is noticed`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let mac = try ana.ask("SELECT hex(standingMAC) FROM account")
    try ana.freeze()
    try ana.edit("UPDATE account SET frozenAt = NULL, standingMAC = x'\(mac)'")
    #expect(throws: PayStandingTests.altered) { try ana.desk.ana.logIn() }
  }

  @Test func `A second factor put back out of the way with its old MAC is noticed`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let mac = try ana.ask("SELECT hex(standingMAC) FROM account")
    _ = try EnrollFactor(label: "Phone").perform(ana.desk.ana.stepUp())
    try ana.edit("DELETE FROM factor; UPDATE account SET standingMAC = x'\(mac)'")
    #expect(throws: PayStandingTests.altered) { try ana.desk.ana.logIn() }
  }

  @Test func `The next change of ours does not make an edit genuine`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.edit("UPDATE account SET isTest = 0")
    _ = try AcceptTerms(.withdraw).perform(ana.access, nil)
    #expect(throws: PayStandingTests.altered) { try ana.access.money() }
    #expect(try FreezeAccount().perform(ana.desk.ana.id, in: ana.desk.ana.home.after()))
    try ana.edit("UPDATE account SET isTest = 1")
    #expect(throws: PayStandingTests.altered) { try ana.desk.ana.logIn() }
  }

  @Test func `Freezing, thawing, terms and factors of our own leave it genuine`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.freeze()
    _ = try UnfreezeAccount(email: nil)
      .perform(AccountFixture.proof(), in: ana.desk.ana.home.after())
    _ = try AcceptTerms(.withdraw).perform(ana.access, nil)
    _ = try AcceptTerms(.accept).perform(ana.access, ana.desk.ana.stepUp())
    _ = try EnrollFactor(label: "Old").perform(ana.desk.ana.stepUp())
    _ = try EnrollFactor(label: "New").perform(ana.desk.ana.stepUp())
    try ana.pay(ana.request("R-1"))
    #expect(ana.wrongs == [])
  }
}

extension PayFixture {
  var wrongs: [HealthCheck.Subject] {
    Doctor(words: { "\($0)" }).perform(in: desk.ana.home.after()).filter { !$0.isRight }
      .map(\.subject)
  }

  fileprivate func freeze() throws {
    #expect(try FreezeAccount().perform(desk.ana.id, in: desk.ana.home.after()))
  }

  func ask(_ sql: String) throws -> String {
    let result = try #require(Tool("sqlite3")).run([desk.ana.databasePath, sql])
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  fileprivate func refusesEverything(
    _ error: AccessError, _ location: SourceLocation = #_sourceLocation
  ) throws {
    #expect(throws: error, sourceLocation: location) { try plan(request("R-1")) }
    #expect(throws: error, sourceLocation: location) { try access.money() }
    #expect(throws: error, sourceLocation: location) { try desk.ana.stepUp() }
    let home = desk.ana.home.after()
    #expect(throws: error, sourceLocation: location) {
      _ = try LogIn(email: nil).perform(AccountFixture.proof(), in: home)
    }
  }
}
