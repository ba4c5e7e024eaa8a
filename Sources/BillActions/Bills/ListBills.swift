package import BillCore
import BillStore

/// Finds bills.
package struct ListBills: Sendable {
  package var states: Set<BillState>
  package var dueBefore: CalendarDate?
  package var biller: String?

  package init(states: Set<BillState> = [], dueBefore: CalendarDate? = nil, biller: String? = nil) {
    self.states = states
    self.dueBefore = dueBefore
    self.biller = biller
  }

  /// The bills that fit, the earliest due date first.
  package func perform(_ access: ReadAccess) throws -> [BillDetails] {
    let wanted = try biller.map { try Lookup(access).biller($0).id }
    return try access.books.read { reader in
      let billers = Dictionary(
        uniqueKeysWithValues: try reader.billers(archived: true).map { ($0.id, $0) })
      let balances = try reader.balances()
      let payees = try reader.payeesByBill()
      return try reader.bills().compactMap { bill in
        if let wanted, bill.billerID != wanted { return nil }
        if let dueBefore, bill.due.map({ $0 > dueBefore }) ?? true { return nil }
        guard let biller = billers[bill.billerID], let balance = balances[bill.id] else {
          throw StoreError.missing(table: "biller", id: bill.billerID)
        }
        let details = try BillDetails(
          bill, biller, balance, payees: payees[bill.id] ?? [], today: access.today)
        return states.isEmpty || states.contains(details.state) ? details : nil
      }
    }
  }
}

extension BillDetails {
  /// A stored bill on a day; its accounts are masked.
  init(
    _ bill: Bill, _ biller: Biller, _ balance: BillBalance, payees: [Payee], today: CalendarDate
  ) throws {
    self.init(
      bill: bill, biller: biller, balance: balance,
      state: try bill.state(balance, on: today),
      payees: payees.map { payee in
        BillPayee(
          id: payee.id, scheme: payee.scheme, account: "…\(payee.last4)", name: payee.name,
          state: payee.state)
      })
  }

  /// A bill that was stored just now, so that nothing has happened to its amount.
  init(new bill: Bill, _ biller: Biller, payees: [Payee], today: CalendarDate) throws {
    let zero = Money.zero(bill.currency)
    let balance = BillBalance(amount: bill.amount, reserved: zero, paid: zero, credited: zero)
    try self.init(bill, biller, balance, payees: payees, today: today)
  }

  /// The stored bill of an id.
  init(_ id: RecordID, _ reader: BookReader, today: CalendarDate) throws {
    let bill = try reader.bill(id)
    guard let balance = try reader.balances(of: id)[id] else {
      throw StoreError.missing(table: "bill", id: id)
    }
    try self.init(
      bill, reader.biller(bill.billerID), balance, payees: reader.payees(ofBill: id),
      today: today)
  }
}
