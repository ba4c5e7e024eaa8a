import BillActions
import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

/// Ana's account with a bank account in the wallet, on Wednesday, 18 November 2026.
struct PayFixture {
  let desk: ImportDesk

  static let testBank = "DE93999999990000000001"

  init(bank: String = "DE89370400440532013000") throws {
    desk = try ImportDesk()
    let add = AddBank(number: bank)
    _ = try add.perform(add.plan(holder: "Ana Beispiel"), desk.ana.stepUp())
  }

  func remove() { desk.remove() }

  var access: ReadAccess { get throws { try desk.ana.open() } }

  /// Takes a bill in.
  @discardableResult
  func bill(_ number: String = "R-1", _ amount: String = "119.00", isCredit: Bool = false) throws
    -> BillDetails
  {
    var sample = SampleBill()
    (sample.number, sample.amount, sample.isCredit) = (number, amount, isCredit)
    try desk.take(sample)
    return try #require(try desk.bill(number))
  }

  /// A request for bills by their numbers.
  func request(
    _ numbers: String..., rail: String? = "iso20022",
    _ change: (inout PayRequest) -> Void = { _ in }
  ) -> PayRequest {
    var request = PayRequest(.bills(numbers))
    request.rail = rail
    change(&request)
    return request
  }

  func plan(_ request: PayRequest) throws -> PayPlan {
    try PlanPayments(request, access).plan()
  }

  /// Plans and pays, proven anew.
  @discardableResult
  func pay(_ request: PayRequest, after seconds: Int64 = 0) throws -> PayResult {
    if seconds > 0 { try desk.ana.logIn(after: seconds) }
    let plan = try PlanPayments(request, desk.ana.open(after: seconds)).plan()
    return try PayBills(plan, desk.ana.stepUp(after: seconds)).perform()
  }

  @discardableResult
  func submit(_ names: [String] = [], after seconds: Int64 = 0) throws -> PayResult {
    if seconds > 0 { try desk.ana.logIn(after: seconds) }
    let access = try desk.ana.open(after: seconds)
    let waiting = try SubmitPayments.waiting(names, access)
    return try SubmitPayments(desk.ana.stepUp(after: seconds)).perform(waiting)
  }

  @discardableResult
  func say(_ claim: MovePayments.Claim, _ names: String...) throws -> PayResult {
    let action = MovePayments(claim, try access)
    let money = try action.stepUp.map { _ in try desk.ana.stepUp() }
    return try action.perform(action.plan(names), money)
  }

  func payments() throws -> [PaymentDetails] { try ListPayments().perform(access) }

  func state(_ number: String) throws -> BillState? { try desk.bill(number)?.state }

  func open(_ number: String) throws -> String? {
    try desk.bill(number)?.balance.open?.decimalText
  }

  /// The names in a folder of the home; none where it is not there.
  func names(_ folder: String) -> [String] {
    let path = "\(desk.ana.home.folder)/\(folder)"
    // why: a folder that was never made holds nothing.
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  var stage: [String] { names("data/stage/\(desk.ana.id)") }
  var outbox: [String] { names("data/outbox") }

  func file(_ name: String) throws -> String {
    try String(contentsOfFile: "\(desk.ana.home.folder)/data/outbox/\(name)", encoding: .utf8)
  }

  /// The lines of what left, without the words of its holder.
  var publishedLines: [Substring] {
    let path = "\(desk.ana.home.folder)/state/published.log"
    // why: without the file nothing was published.
    return ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n")
      .filter { !$0.contains(" said-") }
  }

  /// The postings of one account, summed, in minor units.
  func balance(_ account: String) throws -> Int64 {
    try access.books.read { reader in
      try reader.entries(from: .first, to: .last).flatMap(\.entry.postings)
        .filter { $0.account.code.hasPrefix(account) }.map(\.amount.minor).reduce(0, +)
    }
  }

  /// The ledger sums to zero and agrees with bills and payments.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    #expect(try desk.ledgerAgrees(), sourceLocation: location)
  }
}
