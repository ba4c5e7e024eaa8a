import BillCore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite(.enabled(if: Tool("oathtool") != nil)) struct FactorStrengthTests {
  private func code(_ seed: String, at seconds: Int64) throws -> String {
    let moment = SimulatedHome.beginning.adding(seconds: seconds).seconds
    let tool = try #require(Tool("oathtool"))
    let result = try tool.run(["--totp", "-b", seed, "-N", "@\(moment)"])
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func withApp(_ ana: FactorFixture) throws -> String {
    let app = try EnrollFactor(label: "Phone").perform(ana.stepUp())
    _ = try ConfirmFactor().perform(code(app.seedText, at: 0), ana.open().money())
    return app.seedText
  }

  @Test func `Beside an app a sent code is weak, alone it is all there is`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    #expect(try ana.stepUp(code: ana.sent(for: .stepUp)).strength == .full)
    let spare = try ana.sent(for: .stepUp)
    let app = try EnrollFactor(label: "Phone").perform(ana.stepUp(code: spare))
    _ = try ConfirmFactor().perform(code(app.seedText, at: 0), ana.open().money())
    let weak = try ana.stepUp(code: ana.sent(for: .stepUp, after: 61), after: 61)
    #expect(weak.strength == .weak && !weak.isStepUp)
    #expect(throws: AccessError.self) { try RecoveryCodes().perform(weak) }
    #expect(throws: AccessError.self) { try EnrollFactor(label: "Mine").perform(weak) }
    #expect(try ana.stepUp(code: code(app.seedText, at: 90), after: 90).strength == .full)
  }

  @Test(arguments: [(-60, false), (-30, true), (0, true), (30, true), (60, false)])
  func `A code of the app is taken one step before and after its own`(
    offset: Int64, isTaken: Bool
  ) throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    let seed = try withApp(ana)
    let code = try code(seed, at: 600 + offset)
    guard isTaken else {
      #expect(throws: AccessError.wrongCode) { try ana.logIn(code: code, after: 600) }
      return
    }
    try ana.logIn(code: code, after: 600)
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: code, after: 600) }
  }

  @Test func `A code of the app 64 times at once is taken once`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    let seed = try withApp(ana)
    let code = try code(seed, at: 600)
    let access = try ana.open(after: 600)
    let key = try ana.stepUp(code: self.code(seed, at: 60), after: 60).keys.key
    let proof = Authentication(home: access.home, books: access.books, account: access.account)
    let active = try access.books.read { try $0.factors() }
    let outcomes = crowd(of: 64) {
      guard try proof.use(code, of: active, key: key) else { throw AccessError.wrongCode }
    }
    #expect(outcomes == ["done": 1, "wrongCode": 63])
  }

  @Test func `The preferred factor is asked for first, else the strongest`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addMail()
    #expect(try FactorChoice.first(ana.open()) == .email)
    let app = try EnrollFactor(label: "Phone").perform(ana.stepUp(code: ana.sent(for: .stepUp)))
    _ = try ConfirmFactor().perform(code(app.seedText, at: 0), ana.open().money())
    #expect(try FactorChoice.first(ana.open()) == .totp)
    try ChangeSettings(preferring: .email).perform(ana.open().money())
    #expect(try FactorChoice.first(ana.open()) == .email)
    #expect(throws: SettingsError.factorNotAdded(.sms)) {
      try ChangeSettings(preferring: .sms).perform(ana.open().money())
    }
  }
}
