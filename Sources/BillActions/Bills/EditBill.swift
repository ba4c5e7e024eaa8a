package import BillCore
import BillCredentials
import BillStore

/// Changes what the user may say about a bill, and lets a held one go.
package struct EditBill: Sendable {
  package var due: CalendarDate?
  package var reference: String?
  /// The least it asks for, as a decimal number; `none` forgets it.
  package var minimumDue: String?
  /// The changed bank details are right.
  package var acceptsPayee: Bool
  /// The held bill counts, in the place of an earlier one of that number.
  package var accepts: Bool

  package init(
    due: CalendarDate? = nil, reference: String? = nil, minimumDue: String? = nil,
    acceptsPayee: Bool = false, accepts: Bool = false
  ) {
    self.due = due
    self.reference = reference
    self.minimumDue = minimumDue
    self.acceptsPayee = acceptsPayee
    self.accepts = accepts
  }

  /// Whether money may leave by it that would not have, or for somebody else's account there.
  package var needsMoney: Bool { accepts || reference != nil }

  /// What will be different.
  package struct Plan: Sendable {
    package var before: Bill
    package var biller: Biller
    /// Accounts the biller had so far.
    package var knownPayees: [Payee]
    /// Accounts that are accepted by this; not empty means step-up.
    package var newPayees: [Payee]
    /// The bill counts from now on.
    package var isReleased: Bool
    /// An earlier bill of that number, which is cancelled for this one.
    package var replaced: Bill?
  }

  /// Decides what the edit means.
  ///
  /// - throws: `BillError`.
  package func plan(_ bill: Bill, _ access: ReadAccess) throws -> Plan {
    guard isChange || acceptsPayee || accepts else {
      throw BillError.nothingToChange
    }
    return try access.books.read { try plan(bill, $0, today: access.today) }
  }

  private func plan(_ bill: Bill, _ reader: BookReader, today: CalendarDate) throws -> Plan {
    let state = try BillDetails(bill.id, reader, today: today).state
    guard state != .cancelled else { throw BillError.wrongState(state) }
    if let due, let issued = bill.issued, due < issued {
      throw BillError.dueBeforeIssue(issued: issued, due: due)
    }
    _ = try edited(bill)
    let payees = try reader.payees(of: bill.billerID)
    let strangers = try reader.payees(ofBill: bill.id).filter { $0.state != .accepted }
    let suspects = strangers.filter { !$0.state.isTrusted }
    var plan = Plan(
      before: bill, biller: try reader.biller(bill.billerID),
      knownPayees: payees.filter(\.state.isTrusted), newPayees: acceptsPayee ? strangers : [],
      isReleased: false)
    if accepts && state != .held { throw BillError.notHeld(state) }
    guard state == .held else {
      if acceptsPayee && strangers.isEmpty && !isChange {
        throw BillError.nothingToChange
      }
      return plan
    }
    if accepts && !acceptsPayee && !suspects.isEmpty {
      throw BillError.payeeNotAccepted(last4: suspects.map(\.last4))
    }
    let earlier = try sameIdentity(bill, reader)
    // A held bill that only its accounts kept waiting goes with them; a conflict needs its own yes.
    plan.isReleased = accepts || (acceptsPayee && earlier == nil && bill.isHeldForPayee)
    if accepts, let earlier {
      let balance = try BillDetails(earlier.id, reader, today: today).balance
      guard try balance.open == balance.amount else {
        throw BillError.replacedHasPayments(earlier.id)
      }
      plan.replaced = earlier
    }
    return plan
  }

  private func sameIdentity(_ bill: Bill, _ reader: BookReader) throws -> Bill? {
    guard let number = bill.number else { return nil }
    return try reader.bills(of: bill.billerID, number: number, type: bill.type).first { other in
      other.id != bill.id && other.standing != .cancelled && other.standing != .held
    }
  }

  /// Stores it; `money` is asked for where `needsMoney`, and proven anew where accounts are
  /// accepted.
  package func perform(_ plan: Plan, _ access: ReadAccess, _ money: MoneyAccess?) throws
    -> BillDetails
  {
    guard !needsMoney || money != nil else { throw AccessError.passwordNeeded(.noMoneySession) }
    let accepted = try plan.newPayees.map { payee in
      guard let money, money.isStepUp else {
        throw AccessError.passwordNeeded(.operation("accepting an account of a biller"))
      }
      return try SealedPayee(payee, state: .accepted, money)
    }
    return try access.books.write(at: access.world.now) { writer in
      let current = try self.plan(
        writer.reader.bill(plan.before.id), writer.reader, today: access.today)
      guard current.before == plan.before, current.replaced == plan.replaced else {
        throw StoreError.busy
      }
      for payee in accepted { try payee.store(writer) }
      if let replaced = plan.replaced {
        try writer.cancel(
          replaced, reason: "replaced by \(plan.before.id)", today: access.today)
      }
      let bill = try edited(plan.before)
      if plan.isReleased {
        try writer.release(
          bill, to: bill.naturalStanding(paidBy: plan.biller.paidBy),
          category: plan.biller.category, today: access.today)
        try PlannedBill.replace(
          by: writer.reader.bill(bill.id), writer, today: access.today)
      } else if isChange {
        try writer.update(bill, because: "edited")
      }
      return try BillDetails(bill.id, writer.reader, today: access.today)
    }
  }

  private var isChange: Bool { due != nil || reference != nil || minimumDue != nil }

  private func edited(_ bill: Bill) throws -> Bill {
    var bill = bill
    if let due { (bill.due, bill.dueSource) = (due, .user) }
    if let reference { bill.reference = RemittanceReference(written: reference) }
    if let text = minimumDue { bill.minimumDue = text == "none" ? nil : try bill.minimum(text) }
    return bill
  }
}

extension Bill {
  /// Whether changed bank details are all that keeps it waiting.
  package var isHeldForPayee: Bool {
    standingReason?.hasPrefix(HoldReason.payeeChangedCode) ?? false
  }
}
