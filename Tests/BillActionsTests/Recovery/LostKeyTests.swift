import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite struct LostKeyTests {
  @Test func `Without the key only a verified holder gets in, within a day and once`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(throws: RecoveryError.notVerified) { try ana.recover(by: .verification) }
    try ana.permitRecovery()
    #expect(throws: RecoveryError.notVerified) {
      try ana.recover(by: .verification, after: 24 * 3600)
    }
    try ana.recover(by: .verification, after: 24 * 3600 - 1)
    #expect(throws: RecoveryError.notVerified) {
      try ana.recover(by: .verification, after: 24 * 3600 + 120)
    }
  }

  @Test func `Account and history come back, what was sealed does not and says so`() throws {
    let run = try RunFixture()
    defer { run.remove() }
    let ana = run.pay.desk.ana
    try run.schedule()
    try run.pay.bill("R-2")
    try run.pay.pay(run.pay.request("R-2") { $0.hold = true })
    let before = try run.read { try $0.bills().count }
    try ana.permitRecovery()
    let result = try ana.recover(by: .verification)
    let losses = try #require(result.losses)
    #expect(losses.methods == 1 && losses.payees == 1 && losses.payments == 1)
    #expect(losses.originals > 0)

    let access = try ana.logIn(AccountFixture.newPassword)
    let proof = AccountFixture.proof(AccountFixture.newPassword)
    #expect(try run.read { try $0.bills().count } == before)
    let (method, payee, payments) = try access.books.read {
      (
        try #require(try $0.methods().first), try #require(try $0.payees().first),
        try $0.payments()
      )
    }
    #expect(method.state == .declined && payee.state == .lost)
    #expect(method.obstacle(on: access.today) == .numberLost)
    let bill = try #require(try access.books.read { try $0.bills() }.first { $0.format != .manual })
    #expect(throws: BillError.originalLost) { try OpenOriginal().plan(bill, access) }
    #expect(Set(payments.map(\.state)) == [.emitted, .cancelled])
    #expect(throws: WalletError.numberLost(label: method.label)) {
      var edit = EditMethod()
      edit.label = "Other"
      return try edit.plan(method, access.money(by: proof))
    }
    try DoctorLook.isClean(ana.home.after(), password: AccountFixture.newPassword)

    // Told again, they pay again.
    var edit = EditMethod()
    edit.number = "DE89370400440532013000"
    let money = try access.money(by: proof)
    _ = try edit.perform(edit.plan(method, money), money)
    let request = run.pay.request("R-2")
    #expect(throws: (any Error).self) { try PlanPayments(request, access).plan() }
    let biller = try access.books.read { try $0.biller(payee.billerID) }
    let account = StatedAccount(
      number: "DE21123456780000012345", routing: nil, bic: nil, name: nil)
    let change = EditBiller(facts: BillerFacts(), account: account)
    try change.perform(change.plan(biller, access), money)
    let plan = try PlanPayments(request, access).plan()
    let paid = try PayBills(plan, access.money(by: proof)).perform()
    #expect(paid.payments.map(\.payment.state) == [.emitted])
    #expect(try EnrolAgent().plan(access).schedules.count <= 1)
  }

  @Test func `A payment nobody approved is not approved by a recovery`() throws {
    let pay = try PayFixture()
    defer { pay.remove() }
    let ana = pay.desk.ana
    try pay.bill("R-1")
    try pay.pay(pay.request("R-1"))
    try #require(Tool.sqlite).edit(ana, "UPDATE payment SET amount = amount + 1")
    try ana.permitRecovery()
    try ana.recover(by: .verification)
    let books = try ana.home.after().books(of: ana.id)
    let (payment, keys) = try books.read {
      (try #require(try $0.payments().first), try #require(try $0.accountKeys()))
    }
    #expect(throws: AccessError.self) {
      try payment.checkApproval(account: keys.signingPublicKey, agents: [])
    }
  }
}
