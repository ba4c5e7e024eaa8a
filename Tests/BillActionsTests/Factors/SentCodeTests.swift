import BillCore
import BillTestSupport
import Testing

@testable import BillActions

@Suite struct SentCodeTests {
  private static func other(than code: String) -> String {
    code == "00000000" ? "00000001" : "00000000"
  }

  @Test func `A mailed code logs in once`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    #expect(try ana.addMail().recoveryCodes.count == 10)
    #expect(throws: AccessError.codeNeeded) { try ana.logIn() }
    let code = try ana.sent(for: .login)
    try ana.logIn(code: code)
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: code) }
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: code, after: 1) }
  }

  @Test func `Of one code 64 times at once one is accepted`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    let code = try ana.sent(for: .login)
    let codes = try ana.codes(for: .login)
    let outcomes = crowd(of: 64) { try codes.accept(code) }
    #expect(outcomes["done"] == 1)
    #expect(outcomes.values.reduce(0, +) == 64)
  }

  @Test func `A code of one purpose is worth nothing for another`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    let login = try ana.sent(for: .login)
    #expect(throws: AccessError.wrongCode) { try ana.stepUp(code: login) }
    try ana.logIn(code: login)
    let approval = try ana.sent(for: .stepUp)
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: approval) }
    #expect(try ana.stepUp(code: approval).isStepUp)
  }

  @Test func `A code holds for ten minutes, and a new one ends the one before`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    let first = try ana.sent(for: .login)
    #expect(throws: ConfirmationError.tooSoon(until: SimulatedHome.beginning.adding(seconds: 60))) {
      try ana.sent(for: .login, after: 59)
    }
    let second = try ana.sent(for: .login, after: 60)
    #expect(throws: ConfirmationError.wrongCode) {
      try ana.codes(for: .login, after: 61).accept(first)
    }
    #expect(throws: ConfirmationError.expired) {
      try ana.codes(for: .login, after: 660).accept(second)
    }
    try ana.codes(for: .login, after: 659).accept(second)
  }

  @Test func `Five wrong codes lock, and no new code unlocks`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    let code = try ana.sent(for: .login)
    for _ in 1...4 {
      #expect(throws: ConfirmationError.wrongCode) {
        try ana.codes(for: .login).accept(Self.other(than: code))
      }
    }
    let second = try ana.sent(for: .login, after: 60)
    #expect(throws: ConfirmationError.wrongCode) {
      try ana.codes(for: .login, after: 61).accept(Self.other(than: second))
    }
    #expect(throws: ConfirmationError.noTriesLeft) {
      try ana.codes(for: .login, after: 62).accept(second)
    }
    for seconds in [Int64(122), 700, 1860] {
      #expect(throws: ConfirmationError.self) { try ana.sent(for: .login, after: seconds) }
    }
    let third = try ana.sent(for: .login, after: 1861)
    try ana.codes(for: .login, after: 1862).accept(third)
  }

  @Test func `Of 64 guesses at once five are looked at`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    let wrong = Self.other(than: try ana.sent(for: .login))
    let codes = try ana.codes(for: .login)
    let outcomes = crowd(of: 64) { try codes.accept(wrong) }
    #expect(outcomes == ["wrongCode": 5, "noTriesLeft": 59])
  }

  @Test(
    .enabled(if: Tool("sqlite3") != nil),
    arguments: [
      "UPDATE challenge SET usedAt = NULL, tries = 0",
      "UPDATE challenge SET usedAt = NULL, tries = 0, expiresAt = 9e15, purpose = 'step-up'",
    ])
  func `A used code stays used whatever its row says`(sql: String) throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    let code = try ana.sent(for: .login)
    try ana.codes(for: .login).accept(code)
    try ana.edit(sql)
    #expect(throws: ConfirmationError.self) { try ana.codes(for: .login).accept(code) }
    #expect(throws: ConfirmationError.self) { try ana.codes(for: .stepUp).accept(code) }
  }

  @Test func `At most five codes are sent in an hour`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    for count in Int64(0)..<5 { _ = try ana.sent(for: .login, after: count * 60) }
    #expect(throws: ConfirmationError.tooSoon(until: SimulatedHome.beginning.adding(seconds: 3600)))
    { try ana.sent(for: .login, after: 300) }
    _ = try ana.sent(for: .login, after: 3600)
  }

  @Test func `Removing a factor makes its codes void`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    let result = try ana.addMail()
    let code = try ana.sent(for: .login)
    let spare = try #require(result.recoveryCodes.first).text
    try RemoveFactor(id: result.factor.id.description)
      .perform(result.factor, ana.stepUp(code: spare))
    #expect(throws: ConfirmationError.noTriesLeft) { try ana.codes(for: .login).accept(code) }
  }
}
