import BillCore
import BillCredentials
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
    let installKey = try access.home.installKey()
    let (methods, payees, billers) = try access.books.read { reader in
      (
        try Set(payments.map(\.methodID)).values { try method($0, reader) },
        try Set(payments.compactMap(\.payeeID)).values { try payee($0, reader, installKey) },
        try Set(payments.map(\.billerID)).values(reader.biller)
      )
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

  private func method(_ id: RecordID, _ reader: BookReader) throws -> (
    holder: String, account: BankAccount?
  ) {
    let method = try reader.method(id)
    let account = try access.number(of: method, reader).map { number in
      BankAccount(
        scheme: method.scheme ?? .other, number: number, agent: method.agent, name: method.holder)
    }
    return (method.holder, account)
  }

  private func payee(_ id: RecordID, _ reader: BookReader, _ installKey: InstallKey) throws -> (
    payee: Payee, account: BankAccount
  ) {
    let payee = try reader.payee(id)
    let account = BankAccount(
      scheme: payee.scheme, number: try access.number(of: payee, reader, installKey),
      agent: payee.agent, name: payee.name)
    return (payee, account)
  }
}

extension Set<RecordID> {
  /// What each record is, read once.
  func values<Value>(_ read: (RecordID) throws -> Value) rethrows -> [RecordID: Value] {
    var values: [RecordID: Value] = [:]
    for id in self { values[id] = try read(id) }
    return values
  }
}
