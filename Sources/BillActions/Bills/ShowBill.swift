package import BillCore
package import BillStore

/// A bill with what belongs to it.
package struct ShowBill: Sendable {
  package init() {}

  /// What is known of one bill.
  package struct Result: Sendable {
    package var details: BillDetails
    package var payments: [Payment]
    package var original: StoredOriginal?
    /// What was noted as paid outside billctl and not taken back, the earliest first.
    package var paidElsewhere: [PaidElsewhere]
    /// The credits that were taken off, or of a credit note what it was taken off.
    package var nettings: [Netting]
    /// Bills here that it corrects or credits.
    package var corrected: [Bill]
    /// Bills here that correct or follow it.
    package var followedBy: [Bill]
  }

  /// What one credit note took off one bill.
  package struct Netting: Sendable {
    package let amount: Money
    /// The bill on the other side.
    package let other: Bill
  }

  /// The bill; with `money` its accounts are shown in full.
  ///
  /// - throws: `CredentialError.tampered` where an account's row was edited.
  package func perform(_ bill: Bill, _ access: ReadAccess, revealing money: MoneyAccess?) throws
    -> Result
  {
    var result = try access.books.read { reader in
      Result(
        details: try BillDetails(bill.id, reader, today: access.today),
        payments: try reader.payments(bill: bill.id), original: try reader.original(of: bill.id),
        paidElsewhere: try reader.paidElsewhere(bill),
        nettings: try reader.nettings(of: bill.id).compactMap { use in
          try (use.billID == bill.id ? use.creditID : use.billID).map {
            Netting(amount: use.amount, other: try reader.bill($0))
          }
        },
        corrected: try bill.corrects.flatMap { try reader.bills(of: bill.billerID, number: $0) }
          .filter { $0.id != bill.id },
        followedBy: try reader.invoiceFamily(of: bill.billerID).followers(of: bill))
    }
    guard let money else { return result }
    let payees = try money.books.read { try $0.payees(ofBill: bill.id) }
    result.details.payees = try payees.map { payee in
      BillPayee(
        id: payee.id, scheme: payee.scheme, account: try money.number(of: payee),
        name: payee.name, state: payee.state)
    }
    return result
  }
}
