import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Testing

@testable import BillActions

/// A code of any kind opens once: not again a moment later, and not twice of 64 at once.
@Suite struct ReplayTests {
  /// A code that lies ready, and its use, which throws unless it was accepted.
  typealias Use = @Sendable () throws -> Void

  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case app, mail, text, recoveryCode, confirmEmail, confirmPhone, enrolment

    var testDescription: String { rawValue }
  }

  private struct NotAccepted: Error {}

  @Test(arguments: Kind.allCases) func `A code is accepted once in a row`(kind: Kind) throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    let use = try prepare(kind, ana)
    try use()
    #expect(throws: (any Error).self) { try use() }
  }

  @Test(arguments: Kind.allCases) func `A code is accepted once of 64 at once`(kind: Kind) throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    let outcomes = try crowd(of: 64, prepare(kind, ana))
    #expect(outcomes["done"] == 1)
    #expect(outcomes.values.reduce(0, +) == 64)
  }

  @Test func `A code that recovers an account does so once, also of 64 at once`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try StartRecovery(.email(AccountFixture.email)).perform(in: ana.home())
    let code = try ana.box.code()
    let action = RecoverAccount(
      .email(AccountFixture.email), evidence: .recoveryKey(ana.ana.recoveryKey))
    let recover: Use = {
      let proven = try action.prove(code, in: ana.home())
      _ = try action.perform(
        AccountFixture.secret(AccountFixture.newPassword), proven, in: ana.home())
    }
    #expect(crowd(of: 64, recover)["done"] == 1)
    #expect(throws: (any Error).self) { try recover() }
    #expect(try ana.ana.count("account.recovered") == 1)
  }

  private func prepare(_ kind: Kind, _ ana: FactorFixture) throws -> Use {
    switch kind {
    case .app: return try app(ana)
    case .mail:
      try ana.addMail()
      let code = try ana.sent(for: .login)
      return { try ana.codes(for: .login).accept(code) }
    case .text:
      try ana.addPhone()
      _ = try EnrollSentFactor(.sms).perform(ana.stepUp())
      _ = try ConfirmFactor().perform(ana.box.code(), ana.open().money())
      let action = LogInByText(phone: "+4930901820")
      try action.send(in: ana.home())
      let code = try ana.box.code()
      return { _ = try action.perform(code, in: ana.home()) }
    case .recoveryCode:
      let spare = try #require(try ana.addMail().recoveryCodes.first).text
      return try check(spare, ana)
    case .confirmEmail:
      _ = try EmailConfirmation(ana.open()).send()
      let (code, access) = (try ana.box.code(), try ana.open())
      return {
        guard try EmailConfirmation(access).confirm(code: code) else { throw NotAccepted() }
      }
    case .confirmPhone:
      let change = ChangePhone("+49 30 901820")
      _ = try change.perform(ana.stepUp())
      let (code, access) = (try ana.box.code(), try ana.open())
      return {
        guard try PhoneConfirmation(access).confirm(code: code) else { throw NotAccepted() }
      }
    case .enrolment:
      _ = try EnrollSentFactor(.email).perform(ana.stepUp())
      let code = try ana.box.code()
      return { _ = try ConfirmFactor().perform(code, ana.open().money()) }
    }
  }

  private func app(_ ana: FactorFixture) throws -> Use {
    let money = try ana.stepUp()
    _ = try EnrollFactor(label: "Phone").perform(money)
    let secrets = FactorSecrets(account: ana.ana.id, key: money.keys.key)
    let factor = try #require(try money.books.read { try $0.factors() }.first)
    let totp = try secrets.totp(of: factor, money.books)
    _ = try ConfirmFactor().perform(totp.code(at: money.world.now), money)
    return try check(
      totp.code(at: ana.home(after: 60).world.now), ana, key: money.keys.key, after: 60)
  }

  // Without the password in front: 64 of them take a while, and are not what is tried here.
  private func check(
    _ code: String, _ ana: FactorFixture, key: AccountDataKey? = nil, after seconds: Int64 = 0
  ) throws -> Use {
    let access = try ana.open(after: seconds)
    let key = try key ?? ana.open().money().keys.key
    let proof = Authentication(home: access.home, books: access.books, account: access.account)
    let active = try access.books.read { try $0.factors() }
    return {
      guard try proof.use(code, of: active, key: key) else { throw AccessError.wrongCode }
    }
  }
}
