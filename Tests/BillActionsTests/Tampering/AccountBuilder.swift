import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

/// Lives through what fills every table of an account's database, with all programs pretended.
struct AccountBuilder {
  let run: RunFixture
  let box = MessageBox()
  /// What the clock says, counted from the account's first moment.
  var seconds: Int64 = 0

  init() throws {
    run = try RunFixture()
    let folder = run.home().places.configuration
    try Disk.make(folder)
    try Disk.write(
      "\(folder)/config.toml", "[mail]\nprogram = \"mailer\"\n[sms]\nprogram = \"texter\"\n")
  }

  var home: Home { Home(box.connect(run.home(seconds).world)) }

  func open() throws -> ReadAccess { try ReadAccess(home, email: nil) }

  /// The key as a proof gives it.
  ///
  /// It comes from the live session: deriving it from the password for each of many steps would
  /// take as long as all the rest.
  func proven() throws -> MoneyAccess { try open().money().asProven }

  func write(_ body: (BookWriter) throws -> Void) throws {
    try home.books(of: run.id).write(at: home.world.now, body)
  }

  // MARK: Bills and payments

  /// Who sends the bills, each with an account of its own.
  enum Biller {
    case baker, joiner, gardener, landlord

    var facts: (name: String, vatID: String, account: String) {
      switch self {
      case .baker: ("Bäckerei Musterkorn", "DE999999990", SampleBill.account)
      case .joiner: ("Tischlerei Probe", "DE999999991", SampleBill.otherAccount)
      case .gardener: ("Gärtnerei Moosgrün", "DE999999992", "AT611904300234573201")
      case .landlord: ("Verwaltung Nord", "DE999999993", "NL91ABNA0417164300")
      }
    }
  }

  @discardableResult
  func bill(
    _ number: String, _ amount: String, of biller: Biller,
    _ change: (inout SampleBill) -> Void = { _ in }
  ) throws -> Bill {
    var sample = SampleBill()
    (sample.number, sample.amount) = (number, amount)
    sample.name = biller.facts.name
    (sample.vatID, sample.account) = (biller.facts.vatID, biller.facts.account)
    change(&sample)
    try run.pay.desk.take(sample)
    return try #require(try run.pay.desk.bill(number)).bill
  }

  @discardableResult
  func pay(_ number: String, _ change: (inout PayRequest) -> Void = { _ in }) throws -> Payment {
    let request = run.pay.request(number) { change(&$0) }
    let plan = try PlanPayments(request, open()).plan()
    return try #require(try PayBills(plan, proven()).perform().payments.first).payment
  }

  func say(_ claim: MovePayments.Claim, _ payment: Payment) throws {
    let action = MovePayments(claim, try open())
    _ = try action.perform(action.plan([(payment.batchID ?? payment.id).description]), proven())
  }

  // MARK: Schedules

  /// A monthly payment to a biller who is paid already: a fixed amount, or what his bills say.
  @discardableResult
  func schedule(_ name: String, to biller: Biller, isFixed: Bool = true) throws -> Schedule {
    let books = try open().books
    let (billers, payees) = try books.read { (try $0.billers(), try $0.payees()) }
    let id = try #require(billers.first { $0.name == biller.facts.name }).id
    let payee = try #require(payees.first { $0.billerID == id && $0.state == .accepted })
    return try run.schedule(
      isFixed ? nil : .openAmount, cap: isFixed ? nil : 20_000, day: 20, name: name
    ) {
      $0.billerID = payee.billerID
      $0.payeeID = payee.id
    }
  }
}

extension MoneyAccess {
  /// The same as after a proof by everything the account asks for.
  var asProven: MoneyAccess { MoneyAccess(read: read, keys: keys, strength: .full) }
}
