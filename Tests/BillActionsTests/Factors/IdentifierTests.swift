import BillCore
import BillTestSupport
import Testing

@testable import BillActions

@Suite struct IdentifierTests {
  private func change(_ ana: FactorFixture, to address: String, after seconds: Int64 = 0) throws {
    _ = try ChangeEmail(address).perform(ana.stepUp(after: seconds))
  }

  @Test func `A new address counts when its code came back, and not before`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try change(ana, to: "ben@example.org")
    let code = try ana.box.code()
    #expect(try ana.open().account.email == AccountFixture.email)
    #expect(throws: HomeError.self) { try ana.home().account(named: "ben@example.org") }
    #expect(try EmailConfirmation(ana.open()).confirm(code: code))
    #expect(try ana.open().account.email == "ben@example.org")
    #expect(try ana.open().account.emailState == .confirmed)
    let told = ana.box.all.filter { $0.contains("was changed") }
    #expect(told.count == 2)
    #expect(told.contains { $0.contains("To: <ana@example.org>") })
  }

  @Test func `Changing how one is reached needs a proof in the same invocation`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    let (email, phone) = (ChangeEmail("ben@example.org"), ChangePhone("+4930901820"))
    #expect(throws: AccessError.self) {
      try email.perform(ana.open().money())
    }
    #expect(throws: AccessError.self) {
      try phone.perform(ana.open().money())
    }
  }

  @Test func `The old address stops a change for 48 hours, which freezes the account`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try change(ana, to: "ben@example.org")
    let stop = try ana.box.stopCode()
    _ = try EmailConfirmation(ana.open()).confirm(code: ana.box.code())
    #expect(
      throws: IdentifierError.changedLately(
        until: SimulatedHome.beginning.adding(
          seconds: 48 * 3600))
    ) { try ChangeEmail("carl@example.org").plan(ana.open(after: 60)) }
    let account = try StopChange(code: stop).perform(in: ana.home(after: 48 * 3600 - 1))
    #expect(account.email == AccountFixture.email && account.emailState == .selfAttested)
    #expect(account.frozenAt != nil)
    #expect(throws: AccessError.notLoggedIn) { try ana.open() }
    #expect(throws: IdentifierError.nothingToStop) {
      try StopChange(code: stop).perform(in: ana.home(after: 48 * 3600 - 1))
    }
  }

  @Test func `After 48 hours the change stands, and another one may come`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try change(ana, to: "ben@example.org")
    let stop = try ana.box.stopCode()
    _ = try EmailConfirmation(ana.open()).confirm(code: ana.box.code())
    #expect(throws: IdentifierError.nothingToStop) {
      try StopChange(code: stop).perform(in: ana.home(after: 48 * 3600))
    }
    _ = try ChangeEmail("carl@example.org").plan(ana.open(after: 48 * 3600))
  }

  @Test func `A change that waits is stopped as well, and its code is worth nothing then`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try change(ana, to: "ben@example.org")
    let code = try ana.box.code()
    _ = try StopChange(code: ana.box.stopCode()).perform(in: ana.home())
    _ = try UnfreezeAccount(email: nil).perform(AccountFixture.proof(), in: ana.home())
    #expect(throws: ConfirmationError.noTriesLeft) {
      try EmailConfirmation(ana.open()).confirm(code: code)
    }
    #expect(try ana.open().account.email == AccountFixture.email)
  }

  @Test(.enabled(if: Tool("sqlite3") != nil)) func `An edited change is not made`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try change(ana, to: "ben@example.org")
    let code = try ana.box.code()
    try ana.edit("DELETE FROM identifierChange")
    #expect(throws: AccessError.self) { try EmailConfirmation(ana.open()).confirm(code: code) }
    #expect(try ana.open().account.email == AccountFixture.email)
  }

  @Test(
    .enabled(if: Tool("sqlite3") != nil),
    arguments: [
      "UPDATE account SET phoneHash = zeroblob(32)", "UPDATE account SET phoneSealed = NULL",
      "UPDATE account SET phoneConfirmedAt = 1", "UPDATE account SET preferredFactor = 'sms'",
    ])
  func `Nobody logs in once the phone number was edited`(sql: String) throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    try ana.edit(sql)
    #expect(throws: AccessError.tampered("account record")) { try ana.logIn() }
  }

  @Test func `A confirmed number names the account, and a texted code looks around`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    let home = ana.home()
    #expect(try home.account(phone: "+49 (0)30 901820") == ana.ana.id)
    #expect(throws: AccessError.wrongCredentials) {
      try LogIn(email: nil, phone: "+4930901821").perform(AccountFixture.proof(), in: home)
    }
    _ = try EnrollSentFactor(.sms).perform(ana.stepUp())
    _ = try ConfirmFactor().perform(ana.box.code(), ana.open().money())
    let action = LogInByText(phone: "+4930901820")
    let before = ana.box.all.count
    try LogInByText(phone: "+4930901821").send(in: home)
    #expect(ana.box.all.count == before)
    try action.send(in: home)
    let code = try ana.box.code()
    let access = try action.perform(code, in: home).access
    #expect(throws: AccessError.passwordNeeded(.noMoneySession)) { try access.money() }
    #expect(throws: AccessError.wrongCredentials) { try action.perform(code, in: home) }
    #expect(throws: AccessError.sessionEnded(.expired)) { try ana.open(after: 8 * 3600) }
  }

  @Test func `The old number stops a change, and so does the mail`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    let change = ChangePhone("+49 30 901899")
    #expect(try change.perform(ana.stepUp(after: 61)) == .waits)
    let told = ana.box.all.filter { $0.contains("--stop-change") }
    #expect(told.count == 2 && told.contains { $0.hasPrefix("+4930901820\n") })
    _ = try PhoneConfirmation(ana.open(after: 61)).confirm(code: ana.box.code())
    #expect(try ana.open().account.phoneLast4 == "1899")
    let account = try StopChange(code: ana.box.stopCode()).perform(in: ana.home(after: 62))
    #expect(account.phoneLast4 == "1820" && account.phoneConfirmedAt != nil)
  }
}
