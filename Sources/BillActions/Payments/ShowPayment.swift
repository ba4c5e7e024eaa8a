package import BillCore
import BillStore

/// One payment with everything that is known of it.
package struct ShowPayment: Sendable {
  package private(set) var details: PaymentDetails
  package let steps: [PaymentStep]
  package let payee: Payee?

  /// - throws: `LookupError`.
  package init(_ name: String, _ access: ReadAccess) throws {
    let payment = try Lookup(access).payment(name)
    let all = try ListPayments(bill: payment.billID).perform(access)
    guard let details = all.first(where: { $0.payment.id == payment.id }) else {
      throw StoreError.missing(table: "payment", id: payment.id)
    }
    self.details = details
    (steps, payee) = try access.books.read { reader in
      (try reader.steps(of: payment.id), try payment.payeeID.map(reader.payee))
    }
    self.details.isOwnWord = steps.last?.isOwnWord ?? false
    if let batch = details.batch, batch.state == .emitted {
      let outbox = Outbox(access)
      self.details.isFileGone = try outbox.file(of: batch) == .missing
      if self.details.isFileGone { self.details.asidePath = try outbox.asidePath(of: batch) }
    }
  }
}
