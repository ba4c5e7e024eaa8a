import BillActions
import BillCore
import BillStore
import Testing

@Suite struct AccountStandingTests {
  @Test func `Only a method is missing at first, and each obstacle is named`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(try Standing.obstacles(ana.open()) == [.emptyWallet])
    let bank = AddBank(number: "DE21123456780000012345")
    _ = try bank.perform(bank.plan(holder: "Ana Beispiel"), ana.stepUp())
    #expect(try Standing.obstacles(ana.open()).isEmpty)
    try Standing.require(ana.open())
    _ = try AcceptTerms(.withdraw).perform(ana.open(), nil)
    #expect(throws: StandingError.mayNotPay([.suspended])) { try Standing.require(ana.open()) }
    _ = try AcceptTerms(.accept).perform(ana.open(), ana.stepUp())
    try Standing.require(ana.open())
    for _ in 1...5 { #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") } }
    let end = SimulatedHome.beginning.adding(seconds: 1800)
    #expect(try Standing.obstacles(ana.open()) == [.locked(until: end)])
    #expect(try Standing.obstacles(ana.open(after: 1800)).isEmpty)
  }

  @Test func `A freeze needs no login, ends every session and stops paying`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let elsewhere = try ana.open()
    #expect(try FreezeAccount().perform(ana.id, in: ana.home.after()))
    #expect(throws: AccessError.notLoggedIn) { try ana.open() }
    #expect(try Standing.obstacles(elsewhere).contains(.frozen))
    #expect(throws: AccessError.passwordNeeded(.noMoneySession)) { try elsewhere.money() }
    #expect(try !FreezeAccount().perform(ana.id, in: ana.home.after()))
    #expect(try AccountStatus(ana.home.after(), email: nil).state == .frozen)
    let action = UnfreezeAccount(email: nil)
    #expect(throws: AccessError.wrongCredentials) {
      try action.perform(AccountFixture.proof("something else entirely"), in: ana.home.after())
    }
    #expect(try AccountStatus(ana.home.after(), email: nil).state == .frozen)
    _ = try action.perform(AccountFixture.proof(), in: ana.home.after())
    #expect(try !Standing.obstacles(ana.open()).contains(.frozen))
  }

  @Test func `The status needs no login and knows every state`() throws {
    let empty = try SimulatedHome()
    defer { empty.remove() }
    #expect(try AccountStatus(empty.after(), email: nil).state == .none)
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    func status(after seconds: Int64 = 0) throws -> AccountStatus {
      try AccountStatus(ana.home.after(seconds), email: nil)
    }
    #expect(try status().state == .good && status().session == .money)
    #expect(try status().expires == SimulatedHome.beginning.adding(seconds: 300))
    #expect(try status(after: 301).session == .read)
    let listed = try AccountSessions().list(ana.open(after: 301))
    #expect(listed.map(\.session.scope) == [.read])
    #expect(try status(after: 8 * 86_400).session == .none)
    _ = try AcceptTerms(.withdraw).perform(ana.open(), nil)
    #expect(try status().state == .suspended)
    _ = try AcceptTerms(.accept).perform(ana.open(), ana.stepUp())
    for _ in 1...5 { #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") } }
    #expect(try status().state == .locked)
  }

  @Test func `Sessions are listed and ended one by one`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let access = try ana.open()
    let all = try AccountSessions().list(access)
    #expect(all.count == 2 && all.allSatisfy(\.isCurrent))
    let money = try #require(all.first { $0.session.scope == .money })
    _ = try AccountSessions().end(money.session.id.description, access)
    #expect(throws: AccessError.passwordNeeded(.noMoneySession)) { try ana.open().money() }
    #expect(try AccountSessions().endOthers(access) == 0)
    #expect(throws: LookupError.self) { try AccountSessions().end("zzzz", access) }
  }

  @Test func `Activity tells logins and failures, the latest first`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong", after: 5) }
    try ana.logIn(after: 10)
    let events = try AccountActivity(limit: 100).perform(ana.open(after: 11))
    #expect(events.first?.kind == "login.done")
    #expect(
      events.contains { $0.kind == "login.failed" && $0.detail.hasPrefix("password") })
    #expect(try AccountActivity(limit: 1).perform(ana.open(after: 11)).count == 1)
  }
}
