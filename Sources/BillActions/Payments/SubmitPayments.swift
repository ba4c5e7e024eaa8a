import BillCore
import BillRails
import BillStore

/// Hands over payments that were approved and held, shows codes and worklists again, lets the
/// pretended bank move on, and asks programs what became of what they were sent.
package struct SubmitPayments: Sendable {
  private let access: MoneyAccess

  package init(_ access: MoneyAccess) { self.access = access }

  /// The payments that wait; all of them, or the named ones.
  package static func waiting(_ names: [String], _ access: ReadAccess) throws -> [PaymentDetails] {
    if names.isEmpty { return try ListPayments(states: [.approved]).perform(access) }
    let lookup = Lookup(access)
    let ids = Set(try names.map { try lookup.payment($0).id })
    return try ListPayments().perform(access).filter { ids.contains($0.payment.id) }
  }

  /// Hands the payments over, and finishes what an interrupted run left.
  ///
  /// - throws: `StandingError`, `PayError`, `StoreError.wrongState` for a payment that is neither
  ///   approved nor shown (any more), `CreditTransferError`, `PublishError`.
  package func perform(_ waiting: [PaymentDetails]) throws -> PayResult {
    try access.books.read { reader in
      for details in waiting {
        try access.checkApproval(of: details.payment, reader)
        // Whoever dismisses an agent takes back what it has not handed over.
        if try details.payment.isOfDismissedAgent(access.account.id, reader) {
          throw PayError.agentDismissed(payment: details.payment.id)
        }
      }
    }
    try access.books.read { try check(waiting, $0) }
    let outbox = Outbox(access.read)
    let desk = HandOver(access)
    let interrupted = try access.books.read { try $0.payments(in: [.sending]) }
    return try outbox.underLock { finished in
      // Whoever held the lock before may have handed them over.
      try access.books.read { try check(waiting, $0) }
      let payments = try onPossibleDays(waiting.map(\.payment))
      let prepared = try desk.prepare(payments)
      try outbox.stage(prepared.files)
      try access.books.write(at: access.world.now) { writer in
        try check(waiting, writer.reader)
        for (old, new) in zip(waiting, payments) where old.payment != new {
          try writer.reschedule(new)
        }
        try desk.record(prepared, writer)
      }
      let moved = try SandboxCall(access).look() + interrupted + AskRails(access.read).askDue()
      var result = try desk.carryOut(prepared, outbox)
      let recovered = try access.books.read { reader in
        try moved.map { try reader.payment($0.id) }
          + finished.flatMap { try reader.payments(batch: $0.id) }
      }
      result.payments += try PayResult(payments: recovered, access.read).payments
      try result.add(finished, access.read)
      return result
    }
  }

  // Held payments may have waited for weeks, so everything is asked again. What is as it was when
  // its approval was looked at is still approved.
  private func check(_ waiting: [PaymentDetails], _ reader: BookReader) throws {
    let obstacles = try Standing.obstacles(access.read, reader)
    guard obstacles.isEmpty else { throw StandingError.mayNotPay(obstacles) }
    let payments = try reader.payments(waiting.map(\.payment.id))
    let methods = try Set(waiting.map(\.payment.methodID)).values(reader.method)
    let payees = try Set(waiting.compactMap(\.payment.payeeID)).values(reader.payee)
    let bills = try reader.bills(waiting.compactMap(\.payment.billID))
    for details in waiting {
      let known = details.payment
      guard let payment = payments[known.id], payment == known,
        payment.state == .approved || payment.state == .presented
      else {
        throw StoreError.wrongState(
          payment: known.id, state: payments[known.id]?.state ?? known.state, wanted: .emitted)
      }
      if let method = methods[payment.methodID], let obstacle = method.obstacle(on: access.today) {
        throw PayError.methodUnusable(label: method.label, obstacle)
      }
      let number = details.billNumber ?? details.biller.name
      if let payee = payment.payeeID.flatMap({ payees[$0] }), payee.state != .accepted {
        throw PayError.payeeNotAccepted(number: number, last4: payee.last4)
      }
      guard let bill = payment.billID.flatMap({ bills[$0] }) else { continue }
      if payment.state == .approved,
        let other = try reader.relative(of: bill, cameAfter: payment.createdAt)
      {
        throw PayError.joined(payment: payment.id, number: number, by: other.label)
      }
      guard bill.standing != .open else { continue }
      let state = try BillDetails(bill.id, reader, today: access.today).state
      throw PayError.notPayable(number: number, state, reason: bill.standingReason)
    }
  }

  // A bank takes no date in the past, and a held payment may have waited past its own.
  private func onPossibleDays(_ payments: [Payment]) throws -> [Payment] {
    let rails = try Rails(access.home)
    let hour = access.world.civilHour(access.world.now, access.account.zone) ?? 0
    return try payments.map { payment in
      let rail = try rails.named(payment.railName)
      let first = rail.firstDay(today: access.today, hour: hour)
      guard payment.state == .approved, payment.executeOn < first else { return payment }
      var moved = payment
      moved.executeOn = first
      moved.expectedSettle = rail.bankingDays.adding(businessDays: rail.leadDays, to: first)
      try checkDiscount(moved)
      return access.approved(moved)
    }
  }

  private func checkDiscount(_ payment: Payment) throws {
    try access.books.read { reader in
      guard let id = payment.billID, try reader.discount(of: payment) != nil else { return }
      let bill = try reader.bill(id)
      let lastDays = bill.discounts.compactMap { bill.issued?.adding(days: $0.days) }
      guard let last = lastDays.max(), payment.executeOn > last else { return }
      throw PayError.discountLapsed(payment: payment.id)
    }
  }
}
