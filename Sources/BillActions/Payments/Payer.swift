import BillCore
import BillRails
import BillStore

/// Who hands payments over: a person whose key is open, or the agent under its mandates.
protocol Payer: Sendable {
  /// The account, to look at.
  var read: ReadAccess { get }

  /// Whether it can open the account numbers a payment needs.
  func opens(_ payment: Payment) -> Bool

  /// The payments with their account numbers.
  ///
  /// - throws: `CredentialError.tampered` where a row was edited.
  func orders(for payments: [Payment]) throws -> [TransferOrder]

  /// The payment with a signature over everything that was said yes to.
  func approved(_ payment: Payment) -> Payment

  /// Keeps the end of the event log outside the database, in a form that nobody else can make.
  func keepHead() throws

  /// Refuses a payment that is not the one that was approved.
  ///
  /// - throws: `AccessError.tampered`.
  func checkApproval(of payment: Payment, _ reader: BookReader) throws
}

extension Payer {
  var books: Books { read.books }
  var account: Account { read.account }
  var world: World { read.world }
  var home: Home { read.home }
  var today: CalendarDate { read.today }
}

extension MoneyAccess: Payer {
  func opens(_ payment: Payment) -> Bool { true }

  func keepHead() throws { try KeptHead(home, account.id).keep(self) }

  func orders(for payments: [Payment]) throws -> [TransferOrder] {
    try OrderBook(self).orders(for: payments)
  }
}
