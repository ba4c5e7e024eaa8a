import BillActions
import BillCore
import BillCredentials
import BillStore
import Testing

/// A money session that is over stays over, whatever the clock does then.
struct SessionClockTests {
  private func isRefused(_ ana: AccountFixture, after seconds: Int64) throws -> Bool {
    do {
      _ = try ana.open(after: seconds).money()
      return false
    } catch AccessError.passwordNeeded(.noMoneySession) {
      return true
    }
  }

  @Test func `whoever finds it over ends it for good`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.stepUp()
    #expect(try !isRefused(ana, after: 10))
    #expect(try isRefused(ana, after: 400))
    #expect(try isRefused(ana, after: 20))
  }

  @Test func `looking at something is enough to end it`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.stepUp()
    _ = try ana.open(after: 400)
    #expect(try isRefused(ana, after: 10))
  }

  @Test func `none is used before what was logged since it began, until a password is given`()
    throws
  {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.stepUp()
    #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong", after: 200) }
    #expect(try isRefused(ana, after: 10))
    #expect(try AccountStatus(ana.home.after(10), email: nil).session == .read)
    #expect(try !isRefused(ana, after: 200))
    _ = try ana.stepUp(after: 20)
    #expect(try !isRefused(ana, after: 30))
  }
}
