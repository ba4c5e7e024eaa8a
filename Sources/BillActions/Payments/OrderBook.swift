import BillCore
import BillRails
import BillStore

/// Opens the account numbers payments need, each once.
struct OrderBook {
  private let access: MoneyAccess

  init(_ access: MoneyAccess) { self.access = access }

  /// The orders for payments.
  ///
  /// - throws: `CredentialError.tampered` where a row was edited.
  func orders(for payments: [Payment]) throws -> [TransferOrder] {
    let methods = try open(Set(payments.map(\.methodID))) { id in
      let method = try access.books.read { try $0.method(id) }
      let account = try access.number(of: method).map { number in
        BankAccount(
          scheme: method.scheme ?? .other, number: number, agent: method.agent,
          name: method.holder)
      }
      return (holder: method.holder, account: account)
    }
    let payees = try open(Set(payments.compactMap(\.payeeID))) { id in
      let payee = try access.books.read { try $0.payee(id) }
      return (
        payee: payee,
        account: BankAccount(
          scheme: payee.scheme, number: try access.number(of: payee), agent: payee.agent,
          name: payee.name)
      )
    }
    let billers = try open(Set(payments.map(\.billerID))) { id in
      try access.books.read { try $0.biller(id) }
    }
    return payments.map { payment in
      let payee = payment.payeeID.flatMap { payees[$0] }
      let biller = billers[payment.billerID]
      return TransferOrder(
        payment: payment, debtor: methods[payment.methodID]?.account,
        debtorName: methods[payment.methodID]?.holder ?? access.account.name,
        debtorAddress: access.account.address, creditor: payee?.account,
        creditorName: payee?.payee.name ?? biller?.name ?? "",
        creditorAddress: payee?.payee.address ?? biller?.address)
    }
  }

  private func open<Value>(_ ids: Set<RecordID>, _ read: (RecordID) throws -> Value) throws
    -> [RecordID: Value]
  {
    var values: [RecordID: Value] = [:]
    for id in ids { values[id] = try read(id) }
    return values
  }
}
