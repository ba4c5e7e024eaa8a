import BillCore
import BillRails

/// A payment that moves no money, between test accounts that belong to no bank.
struct TestPayment {
  private(set) var order: TransferOrder
  private let method: PaymentMethod

  /// One that a program of these capabilities can carry; nil for a program that can carry none.
  init?(_ capabilities: RailCapabilities, _ world: World) {
    guard let currency = capabilities.currencies.min() else { return nil }
    let limit = capabilities.limits.first { $0.currency == currency }?.minor ?? .max
    let (id, day) = (world.newID(), world.today(in: world.zone))
    // One less than the limit, because the same key is tried with one more.
    var payment = Payment(
      id: id, billID: nil, billerID: id, methodID: id, payeeID: nil, rail: .command,
      railName: "check", amount: Money(minor: max(1, min(100, limit - 1)), currency),
      executeOn: day, expectedSettle: day, createdAt: world.now)
    payment.reference = .text("conformance test")
    let kind: MethodKind = capabilities.methods.contains(.bank) ? .bank : .card
    method = PaymentMethod(
      id: id, kind: kind, label: "test", last4: "0001", holder: "Test Payer",
      createdAt: world.now)
    let source = BankAccount(scheme: .iban, number: "DE93999999990000000001")
    order = TransferOrder(
      payment: payment, debtor: kind == .bank ? source : nil, debtorName: method.holder,
      debtorAddress: nil, creditor: TestPayment.destination(capabilities),
      creditorName: "Test Payee",
      creditorAddress: PostalAddress(postcode: "10115", town: "Berlin", country: "DE"))
  }

  var key: String { order.payment.endToEndID }

  var request: RailRequest { .submit(order, method: method, isTest: true) }

  /// The same key with one minor unit more.
  var withOtherAmount: TestPayment {
    var other = self
    let amount = order.payment.amount
    other.order.payment.amount = Money(minor: amount.minor + 1, amount.currency)
    return other
  }

  private static func destination(_ capabilities: RailCapabilities) -> BankAccount? {
    let schemes = AccountScheme.allCases.filter(capabilities.payeeSchemes.contains)
    return schemes.first.map { scheme in
      switch scheme {
      case .iban: BankAccount(scheme: .iban, number: "DE66999999990000000002")
      case .aba: BankAccount(scheme: .aba, number: "000123456789", agent: "011000015")
      case .other: BankAccount(scheme: .other, number: "000123456789")
      }
    }
  }
}
