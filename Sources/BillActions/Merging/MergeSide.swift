import BillCore
import BillCredentials
import BillStore

/// What a merge asks of one of the two accounts, read at one moment.
struct MergeSide {
  let access: MoneyAccess
  /// The end of its log.
  let position: Int64
  let methods: [PaymentMethod]
  /// The account numbers of methods that are in the wallet.
  let numbers: [RecordID: String]
  let billers: [Biller]
  let payees: [Payee]
  let bills: [Bill]
  let balances: [RecordID: BillBalance]
  let payments: [Payment]
  /// Every schedule there ever was, each as the log says.
  let schedules: [Schedule]
  let settled: [RecordID: Set<PeriodKey>]

  /// - throws: `AccessError.tampered`, `CredentialError.tampered`.
  init(_ access: MoneyAccess) throws {
    let installKey = try access.home.installKey()
    self = try access.books.read { try MergeSide(access, $0, installKey) }
  }

  private init(_ access: MoneyAccess, _ reader: BookReader, _ installKey: InstallKey) throws {
    self.access = access
    position = try reader.lastEvent()?.position ?? 0
    methods = try reader.methods(removed: true)
    numbers = try methods.reduce(into: [:]) { numbers, method in
      guard method.state != .removed else { return }
      numbers[method.id] = try access.number(of: method, reader)
    }
    billers = try reader.billers(archived: true)
    payees = try reader.payees()
    bills = try reader.bills()
    balances = try reader.balances()
    payments = try reader.payments()
    schedules = try reader.checkedSchedules(installKey, removed: true)
    settled = try schedules.reduce(into: [:]) { $0[$1.id] = try reader.settledPeriods(of: $1.id) }
  }

  /// Whether anything was paid of a bill, or is on its way, or was relieved otherwise.
  func isMoved(_ bill: RecordID) throws -> Bool {
    guard let balance = balances[bill] else { return false }
    return try !(balance.reserved + balance.paid + balance.credited).isZero
  }
}
