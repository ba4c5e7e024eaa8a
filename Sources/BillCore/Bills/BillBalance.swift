/// What has happened to the amount of a bill so far.
package struct BillBalance: Hashable, Sendable {
  /// What is payable in all; nil when the payer chooses.
  package var amount: Money?
  /// Payments that are approved or further and not yet in the bank's hands.
  package var reserved: Money
  /// Payments in the bank's hands, and what was paid elsewhere.
  package var paid: Money
  /// The part of `paid` that the bank was given and has not confirmed.
  package var withBank: Money
  /// Credits allocated, discounts taken, amounts written off.
  package var credited: Money

  package init(amount: Money?, reserved: Money, paid: Money, credited: Money) {
    self.amount = amount
    self.reserved = reserved
    self.paid = paid
    withBank = .zero(paid.currency)
    self.credited = credited
  }

  /// What can still be paid: the amount less everything that is on its way, paid or credited.
  package var open: Money? {
    get throws {
      guard let amount else { return nil }
      return try amount - reserved - paid - credited
    }
  }

  /// Whether credits alone covered it, so that no money was paid or is to be.
  package var isCredited: Bool { credited == amount && reserved.isZero && paid.isZero }
}

extension Bill {
  /// The state of the bill on a day; nobody has to pay a credit note, so it is never overdue.
  package func state(_ balance: BillBalance, on today: CalendarDate) throws -> BillState {
    try .derive(
      standing: standing, balance: balance, due: type == .invoice ? due : nil, on: today)
  }
}

extension BillState {
  /// The state of a bill on a day.
  ///
  /// `in-flight` is said while anything is under way and nothing is left to pay; `paid` only when
  /// all of it is in the bank's hands.
  package static func derive(
    standing: BillStanding, balance: BillBalance, due: CalendarDate?, on today: CalendarDate
  ) throws -> BillState {
    switch standing {
    case .expected: return .expected
    case .debited: return .debited
    case .missing: return .missing
    case .held: return .held
    case .disputed: return .disputed
    case .cancelled: return .cancelled
    case .settled: return .paid
    case .open: break
    }
    guard let open = try balance.open else {
      if !balance.reserved.isZero { return .inFlight }
      return balance.paid.isZero ? .open : .paid
    }
    if !open.isPositive { return balance.reserved.isZero ? .paid : .inFlight }
    if let due, due < today { return .overdue }
    // What is only reserved may still be taken back, so it is not said to be paid.
    return balance.paid.isPositive || balance.credited.isPositive ? .partPaid : .open
  }
}
