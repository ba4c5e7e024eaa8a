import BillCore
import BillCredentials
import BillStore
import Foundation

@testable import BillActions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ana's account with the project's example bills in it and one payment delivered to the bank.
struct BilledFixture {
  let account: AccountFixture
  let payment: Payment

  init() throws {
    // As the program does before anything else; the tests' own process need not have it.
    umask(0o077)
    account = try AccountFixture()
    let access = try account.open()
    _ = try ImportBills(sources: [BilledFixture.examples]).perform(access)
    let added = AddBank(number: "DE21123456780000012345")
    let method = try added.perform(added.plan(holder: "Ana"), account.stepUp())
    payment = try BilledFixture.pay(account.stepUp(), method)
  }

  static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples").path

  static var password: SecureBytes { AccountFixture.secret(AccountFixture.password) }

  private static func pay(_ access: MoneyAccess, _ method: PaymentMethod) throws -> Payment {
    let bills = try access.books.read { try $0.bills() }
    guard let bill = bills.first(where: { $0.type == .invoice && $0.amount != nil }),
      let amount = bill.amount
    else { throw StoreError.notOurs }
    var payment = Payment(
      id: access.world.newID(), billID: bill.id, billerID: bill.billerID, methodID: method.id,
      payeeID: nil, rail: .qr, railName: "qr", amount: amount, executeOn: access.today,
      expectedSettle: access.today, createdAt: access.world.now)
    payment = access.approved(payment)
    try access.books.write(at: access.world.now) { try $0.insert([payment]) }
    for state in [PaymentState.presented, .delivered] {
      try access.books.write(at: access.world.now) {
        try $0.move(payment, to: state, on: access.today)
      }
      payment.state = state
    }
    return payment
  }

  var home: Home { account.home.after() }

  func remove() { account.home.remove() }
}
