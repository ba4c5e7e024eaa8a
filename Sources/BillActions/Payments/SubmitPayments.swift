import BillCore
import BillStore

/// Hands over payments that were approved and held, and lets the pretended bank move on.
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

  /// Hands the payments over.
  ///
  /// - throws: `StandingError`, `PayError.methodUnusable`, `StoreError.wrongState` for a payment
  ///   that is not approved (any more), `CreditTransferError`, `PublishError`.
  package func perform(_ waiting: [PaymentDetails]) throws -> PayResult {
    try Standing.require(access.read)
    for details in waiting {
      guard details.payment.state == .approved else {
        throw StoreError.wrongState(
          payment: details.payment.id, state: details.payment.state, wanted: .emitted)
      }
      if let obstacle = details.method.obstacle(on: access.today) {
        throw PayError.methodUnusable(label: details.method.label, obstacle)
      }
    }
    let outbox = Outbox(access.read)
    let desk = HandOver(access)
    return try outbox.underLock {
      let late = waiting.map(\.payment).map(notBeforeToday)
      let prepared = try desk.prepare(late)
      for (old, new) in zip(waiting.map(\.payment), late) where old != new {
        try access.books.write(at: access.world.now) { try $0.reschedule(new) }
      }
      _ = try SandboxCall(access).look()
      return try desk.carryOut(prepared, outbox)
    }
  }

  // A bank takes no date in the past, and a held payment may have waited past its own.
  private func notBeforeToday(_ payment: Payment) -> Payment {
    guard payment.executeOn < access.today else { return payment }
    let days = payment.expectedSettle.dayNumber - payment.executeOn.dayNumber
    var moved = payment
    moved.executeOn = access.today
    moved.expectedSettle = access.today.adding(days: days)
    return moved
  }
}
