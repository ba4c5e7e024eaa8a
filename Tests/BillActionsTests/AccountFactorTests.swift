import BillActions
import BillCore
import BillCredentials
import BillTestSupport
import Foundation
import Testing

@Suite(.enabled(if: Tool("oathtool") != nil)) struct AccountFactorTests {
  /// What oathtool shows so many seconds after the beginning.
  private func code(_ seed: String, after seconds: Int64 = 0) throws -> String {
    let moment = SimulatedHome.beginning.adding(seconds: seconds).seconds
    let tool = try #require(Tool("oathtool"))
    let result = try tool.run(["--totp", "-b", seed, "-N", "@\(moment)"])
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// An account whose app was confirmed at the beginning.
  private func enrolled() throws -> (AccountFixture, seed: String, ConfirmFactor.Result) {
    let ana = try AccountFixture()
    let factor = try EnrollFactor(label: "Phone").perform(ana.stepUp())
    let result = try ConfirmFactor().perform(
      code(factor.seedText), ana.open().money())
    return (ana, factor.seedText, result)
  }

  @Test func `A pending factor counts after the code oathtool shows`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let factor = try EnrollFactor(label: "Phone").perform(ana.stepUp())
    #expect(
      factor.uri.hasPrefix("otpauth://totp/billctl%20TEST:ana%40example.org?secret=")
        && factor.uri.contains(factor.seedText))
    #expect(try !ana.open().hasSecondFactor())
    #expect(throws: AccessError.wrongCode) {
      try ConfirmFactor().perform(
        code(factor.seedText, after: 3600), ana.open().money())
    }
    let result = try ConfirmFactor().perform(
      code(factor.seedText), ana.open().money())
    #expect(result.recoveryCodes.count == 10)
    #expect(try ana.open().hasSecondFactor())
    #expect(throws: FactorError.nothingPending) {
      try ConfirmFactor().perform("000000", ana.open().money())
    }
  }

  @Test func `Enrolling needs a proof in the same invocation`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(throws: AccessError.self) {
      try EnrollFactor(label: "Phone").perform(ana.open().money())
    }
  }

  @Test func `A code opens once, also within its half minute`() throws {
    let (ana, seed, _) = try enrolled()
    defer { ana.home.remove() }
    #expect(throws: AccessError.codeNeeded) { try ana.logIn() }
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: code(seed)) }
    let next = try code(seed, after: 60)
    try ana.logIn(code: next, after: 60)
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: next, after: 61) }
    #expect(throws: AccessError.wrongCredentials) {
      try ana.logIn("wrong", code: code(seed, after: 120), after: 120)
    }
  }

  @Test func `Five wrong codes lock, with the right password or not`() throws {
    let (ana, seed, _) = try enrolled()
    defer { ana.home.remove() }
    for _ in 1...5 {
      #expect(throws: AccessError.wrongCode) { try ana.logIn(code: "000000", after: 90) }
    }
    let end = SimulatedHome.beginning.adding(seconds: 90 + 1800)
    #expect(throws: AccessError.locked(until: end)) {
      try ana.logIn(code: code(seed, after: 300), after: 300)
    }
  }

  @Test func `A recovery code stands in once, and a new set voids the old`() throws {
    let (ana, seed, result) = try enrolled()
    defer { ana.home.remove() }
    let first = try #require(result.recoveryCodes.first).text
    try ana.logIn(code: first.lowercased(), after: 60)
    #expect(throws: AccessError.wrongCode) { try ana.logIn(code: first, after: 61) }
    let money = try ana.stepUp(code: code(seed, after: 120), after: 120)
    let codes = try RecoveryCodes().perform(money)
    #expect(throws: AccessError.wrongCode) {
      try ana.logIn(code: result.recoveryCodes[1].text, after: 121)
    }
    try ana.logIn(code: codes[0].text, after: 122)
    #expect(try ListFactors().perform(ana.open(after: 123)).recoveryCodesLeft == 9)
  }

  @Test func `Removing the last factor takes the recovery codes with it`() throws {
    let (ana, seed, result) = try enrolled()
    defer { ana.home.remove() }
    let action = RemoveFactor(id: String(result.factor.id.description.prefix(10)))
    let factor = try action.plan(ana.open())
    #expect(throws: AccessError.self) { try action.perform(factor, ana.open().money()) }
    try action.perform(factor, ana.stepUp(code: code(seed, after: 60), after: 60))
    let listed = try ListFactors().perform(ana.open())
    #expect(listed.factors.isEmpty && listed.recoveryCodesLeft == 0)
    try ana.logIn(after: 61)
  }
}
