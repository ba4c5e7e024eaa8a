import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite struct RecoveryTests {
  @Test func `Code and recovery key give everything back and close what was open`() throws {
    let run = try RunFixture()
    defer { run.remove() }
    let ana = run.pay.desk.ana
    try run.schedule()
    for _ in 1...5 { #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") } }
    let result = try ana.recover()
    #expect(result.losses == nil && result.recoveryKey != ana.recoveryKey)
    #expect(throws: AccessError.notLoggedIn) { try ana.open() }
    #expect(throws: AccessError.wrongCredentials) { try ana.logIn() }
    #expect(throws: AgentError.notEnrolled) { try run.run(1) }
    // Not locked any more, and every number opens.
    let access = try ana.logIn(AccountFixture.newPassword)
    let money = try access.money(by: AccountFixture.proof(AccountFixture.newPassword))
    let (method, payee) = try money.books.read {
      (try #require(try $0.methods().first), try #require(try $0.payees().first))
    }
    #expect(try money.number(of: method) == "DE89370400440532013000")
    #expect(try !money.number(of: payee).isEmpty)
    #expect(try ana.count("device.revoked") == 1)
    #expect(try ana.count("account.recovered") == 1)
    #expect(try ana.count("agent.revoked") == 1)
    try DoctorLook.isClean(ana.home.after(), password: AccountFixture.newPassword)
  }

  @Test func `Each recovery makes a new key and voids the one before`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let first = try ana.recover()
    #expect(throws: RecoveryError.refused) { try ana.recover(after: 61) }
    try ana.recover(by: .recoveryKey(first.recoveryKey), after: 122)
  }

  @Test func `A code is good for ten minutes, once, and for its own account`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let action = RecoverAccount(
      .email(AccountFixture.email), evidence: .recoveryKey(ana.recoveryKey))
    #expect(throws: RecoveryError.refused) { try action.prove("12345678", in: ana.home.after()) }
    try StartRecovery(.email(AccountFixture.email)).perform(in: ana.home.after())
    let code = try ana.mailedCode()
    #expect(throws: RecoveryError.refused) { try action.prove(code, in: ana.home.after(600)) }
    let eva = RecoverAccount(.email("eva@example.org"), evidence: action.evidence)
    #expect(throws: RecoveryError.refused) { try eva.prove(code, in: ana.home.after(599)) }
    let proven = try action.prove(code, in: ana.home.after(599))
    // Two that proved at once: only one of them goes on.
    let again = try action.prove(code, in: ana.home.after(599))
    let password = AccountFixture.secret(AccountFixture.newPassword)
    _ = try action.perform(password, proven, in: ana.home.after(599))
    #expect(throws: RecoveryError.refused) {
      try action.perform(password, again, in: ana.home.after(599))
    }
  }

  @Test func `Five tries, whatever is sent again, and no more codes than five an hour`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let start = StartRecovery(.email(AccountFixture.email))
    let action = RecoverAccount(
      .email(AccountFixture.email), evidence: .recoveryKey(ana.recoveryKey))
    try start.perform(in: ana.home.after())
    for _ in 1...4 {
      #expect(throws: RecoveryError.refused) { try action.prove("00000000", in: ana.home.after()) }
    }
    try start.perform(in: ana.home.after(60))
    let code = try ana.mailedCode()
    #expect(throws: RecoveryError.refused) { try action.prove("00000000", in: ana.home.after(60)) }
    #expect(throws: RecoveryError.refused) { try action.prove(code, in: ana.home.after(60)) }
    for minute in 2...50 { try start.perform(in: ana.home.after(Int64(minute) * 60)) }
    #expect(try ana.count("code.sent") == 5)
  }

  @Test func `Tries stand in the log: an edited row and a new code bring none, a lock ends them`()
    throws
  {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let start = StartRecovery(.email(AccountFixture.email))
    let action = RecoverAccount(
      .email(AccountFixture.email), evidence: .recoveryKey(ana.recoveryKey))
    try start.perform(in: ana.home.after())
    let code = try ana.mailedCode()
    for _ in 1...5 {
      #expect(throws: RecoveryError.refused) { try action.prove("00000000", in: ana.home.after()) }
      try #require(Tool.sqlite).edit(ana, "UPDATE challenge SET tries = 0")
    }
    #expect(try ana.count("code.tried") == 5)
    #expect(throws: RecoveryError.refused) { try action.prove(code, in: ana.home.after(599)) }
    // Ten minutes later it is locked as before; half an hour later there are five tries again.
    try start.perform(in: ana.home.after(601))
    #expect(try ana.count("code.sent") == 1)
    try start.perform(in: ana.home.after(1800))
    _ = try action.prove(ana.mailedCode(), in: ana.home.after(1800))
  }

  @Test func `An address without an account has the same tries`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let start = StartRecovery(.email("eva@example.org"))
    let action = RecoverAccount(
      .email("eva@example.org"), evidence: .recoveryKey(ana.recoveryKey))
    try start.perform(in: ana.home.after())
    for _ in 1...7 {
      #expect(throws: RecoveryError.refused) { try action.prove("00000000", in: ana.home.after()) }
    }
    let events = try Strangers(ana.home.after()).books().read { try $0.events(limit: 100) }
    #expect(events.filter { $0.kind == "code.tried" }.count == 5)
  }

  @Test func `A changed address voids the code that went to the old one`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try StartRecovery(.email(AccountFixture.email)).perform(in: ana.home())
    let code = try ana.box.code()
    let change = ChangeEmail("ben@example.org")
    _ = try change.perform(ana.stepUp())
    _ = try EmailConfirmation(ana.open()).confirm(code: ana.box.code())
    let action = RecoverAccount(
      .email("ben@example.org"), evidence: .recoveryKey(ana.ana.recoveryKey))
    #expect(throws: RecoveryError.refused) { try action.prove(code, in: ana.home()) }
  }

  @Test func `A code that was texted to the confirmed number recovers too`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    let (before, home) = (ana.box.all.count, ana.home(after: 61))
    try StartRecovery(.phone("+49 30 901821")).perform(in: home)
    #expect(ana.box.all.count == before)
    try StartRecovery(.phone("+49 (0)30 901820")).perform(in: home)
    #expect(ana.box.all.last?.hasPrefix("+4930901820\nTEST: billctl code ") == true)
    let code = try ana.box.code()
    let evidence = RecoveryEvidence.recoveryKey(ana.ana.recoveryKey)
    let stranger = RecoverAccount(.phone("+49 30 901821"), evidence: evidence)
    #expect(throws: RecoveryError.refused) { try stranger.prove(code, in: home) }
    let action = RecoverAccount(.phone("+4930901820"), evidence: evidence)
    _ = try action.perform(
      AccountFixture.secret(AccountFixture.newPassword), action.prove(code, in: home), in: home)
    try ana.ana.logIn(AccountFixture.newPassword, after: 62)
    #expect(throws: RecoveryError.refused) { try action.prove(code, in: home) }
  }

  @Test func `A text needs a program, and a number that is not confirmed recovers nothing`() throws
  {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(throws: MessageError.noProgram(.text)) {
      try StartRecovery(.phone("+4930901820")).perform(in: ana.home.after())
    }
    let factors = try FactorFixture()
    defer { factors.remove() }
    let change = ChangePhone("+49 30 901820")
    _ = try change.perform(factors.stepUp())
    let before = factors.box.all.count
    try StartRecovery(.phone("+4930901820")).perform(in: factors.home(after: 61))
    #expect(factors.box.all.count == before)
  }

  @Test func `An edited account or log is not recovered`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    try StartRecovery(.email(AccountFixture.email)).perform(in: ana.home.after())
    let code = try ana.mailedCode()
    try #require(Tool.sqlite).edit(ana, "UPDATE account SET emailState = 'confirmed'")
    let action = RecoverAccount(
      .email(AccountFixture.email), evidence: .recoveryKey(ana.recoveryKey))
    #expect(throws: AccessError.tampered("account record")) {
      try action.prove(code, in: ana.home.after())
    }
  }
}
