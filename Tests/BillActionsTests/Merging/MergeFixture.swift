import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

/// Ana's account with something in every table, all of it at the bank, and a second account beside
/// it that takes it over three days later.
struct MergeFixture {
  let run: RunFixture
  /// What Ana's agent paid for November.
  let rent: Schedule
  let newID: RecordID

  static let seconds = 3 * RunFixture.days
  static let email = "neu@example.org"
  static let password = "violet harbour counts seventeen"

  init() throws {
    umask(0o077)
    run = try RunFixture()
    rent = try run.schedule(day: 20)
    try run.pay.bill("R-2", "200.00")
    try run.pay.pay(run.pay.request("R-2") { $0.idempotencyKey = "key-1" })
    let elsewhere = try run.pay.bill("R-3", "30.00").bill
    let access = try run.pay.access
    let mark = MarkBillPaid()
    _ = try mark.perform(mark.plan(elsewhere, access), access)
    try run.pay.bill("R-4", "40.00")
    var change = ChangeAccount()
    change.income = SetIncome(payDay: "monthly on 25")
    _ = try change.perform(change.plan(access), access, run.pay.desk.ana.stepUp())
    let former = BillerMatch(name: "Früher Anders", vatID: nil, legalID: nil)
    try access.books.write(at: access.world.now) { [rent] in
      try $0.keep(former, of: rent.billerID)
    }
    let books = try ScheduleBooks(access)
    let skip = SkipOccurrence(date: try RunFixture.date("2027-01-20"))
    try skip.plan(run.stored(rent), books).perform(books)
    try run.runDaily(0...2)
    let late = try run.pay.desk.ana.logIn(after: MergeFixture.seconds)
    let done = MovePayments(.done, late)
    let batches = try late.books.read { try $0.batches() }.map(\.id.description)
    _ = try done.perform(done.plan(batches), nil)
    newID = try MergeFixture.start(run.home(MergeFixture.seconds))
  }

  /// Makes the account that stays.
  static func start(_ home: Home, email: String = MergeFixture.email) throws -> RecordID {
    let start = StartAccount(
      email: email, name: "Ana Neu", isTest: true, acceptsTerms: true, selfAttests: true, zone: nil)
    let account = try start.plan(in: home)
    _ = try start.perform(account, password: AccountFixture.secret(password), in: home)
    return account.id
  }

  func remove() { run.remove() }

  var home: Home { run.home(MergeFixture.seconds) }
  var oldID: RecordID { run.id }

  /// The account that stays, proven anew.
  func new(_ email: String = MergeFixture.email) throws -> MoneyAccess {
    try ReadAccess(home, email: email).money(by: AccountFixture.proof(MergeFixture.password))
  }

  /// The account that goes, proven anew.
  func old(_ new: MoneyAccess, _ password: String = AccountFixture.password) throws -> MoneyAccess {
    try action.open(AccountFixture.proof(password), besides: new.read)
  }

  var action: MergeAccounts { MergeAccounts(from: AccountFixture.email) }

  /// Merges, as the command does.
  @discardableResult
  func merge() throws -> MergePlan {
    let new = try new()
    let old = try old(new)
    let plan = try action.plan(old, into: new)
    try action.perform(plan, old, into: new)
    return plan
  }

  /// What is wrong with the home, with every seal of the account that stays opened.
  func problems() throws -> [HealthCheck] {
    let key = try Doctor.key(
      of: newID.description, AccountFixture.proof(MergeFixture.password), in: home)
    return Doctor(words: { "\($0)" }).perform(in: home, keys: key).filter {
      !$0.isRight && $0.subject != .agent
    }
  }

  func read<Value>(_ body: (BookReader) throws -> Value) throws -> Value {
    try home.books(of: newID).read(body)
  }

  /// Takes a bill into the account that stays.
  @discardableResult
  func bill(_ number: String, _ amount: String) throws -> Bill {
    var sample = SampleBill()
    (sample.number, sample.amount) = (number, amount)
    let file = try run.pay.desk.file("\(UUID().uuidString).xml", sample.xml)
    _ = try ImportBills(sources: [file]).perform(ReadAccess(home, email: MergeFixture.email))
    return try #require(try read { try $0.bills() }.first { $0.number == number })
  }

  /// The bills of a number after the merge, each with its standing and what is open of it.
  func bills(_ number: String) throws -> [String] {
    try read { reader in
      try reader.bills().filter { $0.number == number }.map { bill in
        let open = try reader.balances(of: bill.id)[bill.id]?.open?.decimalText
        return "\(bill.standing.rawValue) \(open ?? "")"
      }.sorted()
    }
  }
}
