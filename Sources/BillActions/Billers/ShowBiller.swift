package import BillCore

/// A biller with what belongs to it.
package struct ShowBiller: Sendable {
  /// The bills and payments that are shown, at most.
  private static let recent = 10

  package init() {}

  /// What is known of one biller; its accounts are masked.
  package struct Result: Sendable {
    package var biller: Biller
    package var payees: [Payee]
    /// The latest bills first.
    package var bills: [BillDetails]
    /// The latest payments first.
    package var payments: [Payment]
    /// What is still to be paid, one amount for each currency.
    package var open: [Money]
  }

  /// The biller with its accounts and its latest bills and payments.
  package func perform(_ biller: Biller, _ access: ReadAccess) throws -> Result {
    let bills = try ListBills(biller: biller.id.description).perform(access)
      .sorted { $0.bill.createdAt > $1.bill.createdAt }
    return try access.books.read { reader in
      Result(
        biller: biller, payees: try reader.payees(of: biller.id),
        bills: Array(bills.prefix(ShowBiller.recent)),
        payments: Array(
          try reader.payments().filter { $0.billerID == biller.id }.prefix(ShowBiller.recent)),
        open: try ShowBiller.open(bills))
    }
  }

  // What somebody else pulls is not to be paid here; credits count against what is owed.
  private static func open(_ bills: [BillDetails]) throws -> [Money] {
    var sums: [Currency: Money] = [:]
    for details in bills where details.isOwed {
      guard let open = try details.balance.open else { continue }
      let signed = details.bill.type == .invoice ? open : try open.negated()
      sums[open.currency] = try (sums[open.currency] ?? .zero(open.currency)) + signed
    }
    return sums.values.filter { !$0.isZero }.sorted { $0.currency.code < $1.currency.code }
  }
}

extension BillDetails {
  /// Whether its open amount is to be paid by hand.
  fileprivate var isOwed: Bool {
    switch state {
    case .open, .partPaid, .overdue, .inFlight: true
    case .paid, .expected, .debited, .missing, .held, .disputed, .cancelled: false
    }
  }
}
